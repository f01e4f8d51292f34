// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/compression_sweep/compression_sweep.h"

#include "engine/catalogue.h"

#include <algorithm>
#include <cmath>

namespace mlsysim {

constinit const Solver catalogue::compression_sweep = Describe<CompressionSweep>::make();

namespace {

using namespace compression_sweep;

constexpr Sparsity kind_of(Spelling spelling)
{
    return spelling == Spelling::Unstructured ? Sparsity::Unstructured
        : spelling == Spelling::Structured    ? Sparsity::Structured
                                              : Sparsity::Pattern;
}

std::string label_of(const Config& config)
{
    const auto bits = std::to_string(config.target_bitwidth);
    switch (config.method) {
    case Method::Quantization:
        return (config.target_bitwidth < 16 ? "INT" : "FP") + bits + " quantization";
    case Method::Pruning:
        return std::string(choices<Sparsity>[static_cast<std::size_t>(kind_of(config.sparsity_type))]) + " pruning "
            + std::to_string(std::lround(100 * config.sparsity)) + "%";
    case Method::Distillation:
        break;
    }
    return "distillation";
}

/// Whether the machine has arithmetic for it: a rate at so few bits, or low-precision matrix units for patterns.
bool supported(const Config& config, const Compute& compute)
{
    if (config.method == Method::Quantization)
        return config.target_bitwidth >= 16 || compression::quantized_rate(compute, config.target_bitwidth);
    if (config.method == Method::Pruning)
        switch (kind_of(config.sparsity_type)) {
        case Sparsity::Unstructured:
            return false;
        case Sparsity::Pattern:
            return compute.lists(Precision::Int8) || compute.lists(Precision::Fp8) || compute.lists(Precision::Tf32);
        case Sparsity::Structured:
            break;
        }
    return true;
}

Constraint broken(const In& in, const Candidate& c)
{
    if (in.size_limit && c.compressed_size > *in.size_limit)
        return Constraint::ModelSize;
    if (in.max_accuracy_drop && std::fabs(c.estimated_accuracy_delta) > *in.max_accuracy_drop)
        return Constraint::Quality;
    if (in.min_speedup && c.inference_speedup < *in.min_speedup)
        return Constraint::Speedup;
    if (in.require_hardware_support && !c.hardware_supported)
        return Constraint::HardwareSupport;
    return Constraint::None;
}

bool dominates(const Candidate& a, const Candidate& b)
{
    const bool no_worse = a.compressed_size <= b.compressed_size && a.inference_speedup >= b.inference_speedup
        && a.estimated_accuracy_delta >= b.estimated_accuracy_delta;
    return no_worse
        && (a.compressed_size < b.compressed_size || a.inference_speedup > b.inference_speedup
            || a.estimated_accuracy_delta > b.estimated_accuracy_delta);
}

/// What the best candidate has least of: first change of accuracy, then size over speed.
std::pair<double, double> cost(const Candidate& c)
{
    return { std::fabs(c.estimated_accuracy_delta), si(c.compressed_size) / std::max(c.inference_speedup, 1e-9) };
}

} // namespace

CompressionSweep::Out CompressionSweep::evaluate(const In& in)
{
    NoTrace none;
    Out out;
    out.objective = "min_size_max_speed_preserve_quality";
    for (const Config& config : in.candidate_configs) {
        const bool quantizes = config.method == Method::Quantization;
        const auto result = Compression::solve({ .model = in.model,
                                                   .hardware = in.hardware,
                                                   .method = config.method,
                                                   .target_bitwidth = config.target_bitwidth,
                                                   .sparsity = config.sparsity,
                                                   .sparsity_type = kind_of(config.sparsity_type),
                                                   .baseline_precision = in.baseline_precision },
            none);
        Candidate c;
        c.label = label_of(config);
        c.method = config.method;
        if (quantizes)
            c.target_bitwidth = config.target_bitwidth;
        c.sparsity = config.sparsity;
        c.sparsity_type = kind_of(config.sparsity_type);
        c.baseline_precision = result.baseline_precision;
        c.original_size = result.original_size;
        c.compressed_size = result.compressed_size;
        c.compression_ratio = result.compression_ratio;
        c.estimated_accuracy_delta = result.estimated_accuracy_delta;
        c.memory_savings = result.memory_savings;
        c.inference_speedup = result.inference_speedup;
        c.hardware_supported = supported(config, in.hardware->compute);
        c.binding_constraint = broken(in, c);
        c.feasible = c.binding_constraint == Constraint::None;
        out.candidates.push_back(std::move(c));
    }
    const Candidate* best = nullptr;
    for (Candidate& c : out.candidates) {
        const bool beaten
            = std::ranges::any_of(out.candidates, [&](const Candidate& other) { return dominates(other, c); });
        c.pareto_status = beaten ? Pareto::Dominated : Pareto::Frontier;
        (beaten ? out.dominated_labels : out.frontier_labels).push_back(c.label);
        if (!beaten && c.feasible && (!best || cost(c) < cost(*best)))
            best = &c;
    }
    if (best)
        out.best_candidate_label = best->label;
    return out;
}

} // namespace mlsysim
