// SPDX-License-Identifier: Apache-2.0
#include "app/shared/rooflinedata.h"

namespace mlsysim::shared {

namespace {

constexpr double largest_batch = 4096;

PointKind kind_of(const CaseSolver& solver, const Model& model)
{
    if (!model.is_transformer() && solver.phase() != Phase::Train)
        return PointKind::Forward;
    switch (solver.phase()) {
    case Phase::Prefill:
        return PointKind::Prefill;
    case Phase::Train:
        return PointKind::Train;
    case Phase::Decode:
        break;
    }
    return solver.detailed() ? PointKind::Decode : PointKind::Forward;
}

RoofData roof_of(const Design& design, int index, const CaseSolver* solver, Precision precision)
{
    const Hardware& machine = *design.hardware[static_cast<std::size_t>(index)];
    const double n = design.drawn.machines[static_cast<std::size_t>(index)].count;
    const auto detailed_rate
        = solver && solver->detailed() ? language_phases::compute_rate(machine, precision) : std::nullopt;
    RoofData roof { index };
    roof.peak = n * si(detailed_rate ? *detailed_rate : machine.compute.rate(precision));
    roof.bandwidth = n * si(machine.memory.bandwidth);
    roof.rate = solver && solver->detailed() && precision == Precision::Int4 ? Precision::Fp16 : precision;
    if (solver) {
        roof.efficiency = solver->efficiency();
        roof.now = solver->now();
        roof.problem = solver->problem();
        roof.achievable_peak = roof.peak * roof.efficiency;
        roof.achievable_bandwidth = solver->detailed() ? roof.now->effective_bandwidth : roof.bandwidth;
    }
    const auto level = [&](MemoryLevel name, const std::optional<Bandwidth>& bandwidth) {
        if (bandwidth)
            roof.memory_levels.emplace_back(name, n * si(*bandwidth));
    };
    level(MemoryLevel::Sram, machine.memory.sram_bandwidth);
    level(MemoryLevel::Flash, machine.memory.flash_bandwidth);
    if (machine.interconnect)
        level(MemoryLevel::HostLink, machine.interconnect->one_way());
    for (const Precision other :
        { Precision::Fp32, Precision::Fp16, Precision::Bf16, Precision::Fp8, Precision::Int8 }) {
        const double rate = n * si(machine.compute.rate(other));
        const bool drawn_already
            = rate == roof.peak || (!roof.other_peaks.empty() && roof.other_peaks.back().second == rate);
        if (other != precision && machine.compute.lists(other) && !drawn_already)
            roof.other_peaks.emplace_back(other, rate);
    }
    return roof;
}

CurveData curve_of(const Design& design, int machine, int model, const CaseSolver& solver)
{
    CurveData curve { machine, model, kind_of(solver, *design.models[static_cast<std::size_t>(model)]) };
    const double full = solver.memoryFullBatch();
    const double last = std::max(largest_batch, solver.batch());
    double before = 0;
    for (double batch = 1; batch <= last; batch *= 2) {
        const StepResult r = solver.at(batch);
        if (full > 0 && batch > full && batch > 1)
            break;
        curve.points.push_back(r);
        const double ridge = r.effective_peak / r.effective_bandwidth;
        if (batch > 1 && before < ridge && r.intensity >= ridge && !curve.ridge) {
            // Where the curve meets the ridge, between two powers of two.
            double low = batch / 2, high = batch;
            for (int i = 0; i < 40; ++i) {
                const double middle = (low + high) / 2;
                (solver.at(middle).intensity < ridge ? low : high) = middle;
            }
            curve.ridge = solver.at(high);
        }
        before = r.intensity;
    }
    if (full >= 1 && full <= 1e6) {
        curve.memory_full = solver.at(full);
        curve.memory_full->fits = false;
    }
    curve.current = solver.now();
    if (machine == design.drawn.machine && model == design.drawn.model) {
        curve.prefill = solver.prefill();
        curve.prompt = solver.prompt();
    }
    return curve;
}

} // namespace

RooflineData roofline_data(const Design& design)
{
    RooflineData data;
    data.precision = static_cast<Precision>(static_cast<int>(design.parameters->input("precision")));
    for (int machine = 0; machine < static_cast<int>(design.hardware.size()); ++machine) {
        std::optional<CaseSolver> subject;
        for (int model = 0; model < static_cast<int>(design.models.size()); ++model) {
            const CaseSolver solver = design.solver(design.subject(machine, model));
            if (model == design.drawn.model)
                subject = solver;
            if (solver.problem().empty())
                data.curves.push_back(curve_of(design, machine, model, solver));
        }
        data.roofs.push_back(roof_of(design, machine, subject ? &*subject : nullptr, data.precision));
    }
    return data;
}

} // namespace mlsysim::shared
