// SPDX-License-Identifier: Apache-2.0
#include "app/shared/casesolver.h"

namespace mlsysim::shared {

namespace {

/// A machine with the rates, memory and power of `count` of them and no network between: the textbook model has none.
std::shared_ptr<const Hardware> pooled(std::shared_ptr<const Hardware> one, int count)
{
    if (count <= 1)
        return one;
    auto all = std::make_shared<Hardware>(*one);
    const double n = count;
    all->compute.scale(n);
    all->memory.capacity *= n;
    all->memory.bandwidth *= n;
    if (all->tdp)
        *all->tdp *= n;
    return all;
}

/// The parameters that both models share, as far as the present solver has them.
template <class In> void take_over(In& in, const Evaluation& from)
{
    const auto number = [&](std::string_view id, double& to) {
        if (const double x = from.input(id); x == x)
            to = x;
    };
    number("batch_size", in.batch_size);
    number("efficiency", in.efficiency);
    double precision = static_cast<double>(in.precision);
    number("precision", precision);
    in.precision = static_cast<Precision>(static_cast<int>(precision));
}

template <class Out> StepResult common(double batch, const Out& out)
{
    StepResult r;
    r.batch = batch;
    r.latency = si(out.latency);
    r.compute = si(out.latency_compute);
    r.memory = si(out.latency_memory);
    r.overhead = si(out.latency_overhead);
    r.throughput = si(out.throughput);
    r.intensity = si(out.arithmetic_intensity);
    r.attained = si(out.attained_flops);
    r.peak = si(out.peak_flops);
    r.effective_peak = si(out.peak_flops_actual);
    r.effective_bandwidth = si(out.peak_bw_actual);
    r.mfu = out.mfu;
    r.energy = si(out.energy);
    r.needed = si(out.memory_footprint);
    r.capacity = si(out.memory_capacity);
    r.fits = out.feasible;
    r.overhead_bound = out.overhead_dominated;
    return r;
}

} // namespace

Verdict StepResult::verdict() const
{
    if (!fits)
        return Verdict::DoesNotFit;
    if (overhead_bound)
        return Verdict::Overhead;
    if (network > std::max(compute, memory))
        return Verdict::Network;
    return memory > compute ? Verdict::Memory : Verdict::Compute;
}

CaseSolver::CaseSolver(const Evaluation& parameters, Fidelity fidelity, const Subject& subject)
    : m_subject(subject)
{
    const bool language = parameters.solver().id == LanguagePhases::id;
    Problems problems;
    if (fidelity == Fidelity::Detailed && subject.workload->is_transformer()) {
        m_detailed = language ? parameters.in<language_phases::In>() : language_phases::In();
        if (!language)
            take_over(*m_detailed, parameters);
        m_detailed->model = subject.workload;
        m_detailed->hardware = subject.hardware.get();
        m_detailed->devices = subject.count;
        LanguagePhases::check(*m_detailed, problems);
    } else {
        m_textbook = language ? engine_solve::In() : parameters.in<engine_solve::In>();
        if (language) {
            take_over(*m_textbook, parameters);
            m_textbook->is_training = parameters.in<language_phases::In>().phase == Phase::Train;
        }
        m_pooled = pooled(subject.hardware, subject.count);
        m_textbook->model = subject.workload;
        m_textbook->hardware = m_pooled.get();
        EngineSolve::check(*m_textbook, problems);
    }
    if (!problems.empty())
        m_problem = problems.front().message;
}

StepResult CaseSolver::at(double batch) const
{
    NoTrace none;
    if (m_detailed) {
        auto in = *m_detailed;
        in.batch_size = batch;
        const auto out = LanguagePhases::solve(in, none);
        StepResult r = common(batch, out);
        r.network = si(out.latency_network);
        r.bandwidth = si(in.hardware->memory.bandwidth) * static_cast<double>(in.devices);
        return r;
    }
    auto in = *m_textbook;
    in.batch_size = batch;
    StepResult r = common(batch, EngineSolve::solve(in, none));
    r.bandwidth = si(in.hardware->memory.bandwidth);
    return r;
}

Phase CaseSolver::phase() const
{
    if (m_detailed)
        return m_detailed->phase;
    return m_textbook->is_training ? Phase::Train : Phase::Decode;
}

double CaseSolver::memoryFullBatch() const
{
    NoTrace none;
    return m_detailed ? LanguagePhases::solve(*m_detailed, none).memory_full_batch : 0;
}

std::optional<StepResult> CaseSolver::prefill() const
{
    if (!m_detailed || m_detailed->phase != Phase::Decode)
        return {};
    auto in = *m_detailed;
    in.phase = Phase::Prefill;
    in.batch_size = 1;
    in.context = prompt();
    NoTrace none;
    return common(1, LanguagePhases::solve(in, none));
}

Trace CaseSolver::explain() const
{
    Trace trace;
    if (m_detailed)
        LanguagePhases::solve(*m_detailed, trace);
    else
        EngineSolve::solve(*m_textbook, trace);
    return trace;
}

} // namespace mlsysim::shared
