// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of compression.md. Included by compression.h.
namespace mlsysim {

namespace compression {

/// Speed-up of quantized weights: all of the ratio where reading them binds, at most that where arithmetic does.
template <class Tracer> double quantized_speedup(const In& in, Data weights, double ratio, Tracer& trace)
{
    const Hardware& machine = *in.hardware;
    const Work ops = trace({ "O", "Work of one unit", "", unit::gigaflop, common::source_of(trace, *in.model) },
        lower(*in.model, in.baseline_precision).ops);
    const ComputeRate peak = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                                       common::source_of(trace, machine, "compute.peak_flops") },
        machine.compute.peak_flops);
    const Bandwidth bandwidth = trace({ "BW", "Memory bandwidth", "", unit::gigabyte_per_second,
                                          common::source_of(trace, machine, "memory.bandwidth") },
        machine.memory.bandwidth);
    const Time compute = trace({ "t_c", "Compute time before", "O / F", unit::millisecond }, ops / peak);
    const Time memory = trace({ "t_m", "Memory time before", "W / BW", unit::millisecond }, weights / bandwidth);
    // A tie counts as memory here, unlike in the roofline: that is how the reference decides its one recorded tie.
    if (common::verdict(trace, "bound", "Memory binds", "t_m ≥ t_c", memory >= compute && si(memory) >= nothing))
        return trace({ "a", "Speed-up", "r", unit::one }, ratio);
    const auto rate = quantized_rate(machine.compute, in.target_bitwidth);
    if (!rate)
        return trace({ "a", "Speed-up", "", unit::one, "no rate of its own at n bits" }, 1.0);
    const ComputeRate quantized = trace({ "F_n", "Peak at n bits", "", unit::teraflop_per_second,
                                            common::source_of(trace, machine, "compute.precision_flops") },
        *rate);
    return trace({ "a", "Speed-up", "min(F_n / F, r)", unit::one }, std::min(double(quantized / peak), ratio));
}

/// Speed-up of pruned weights, which does not depend on what binds.
template <class Tracer> double pruned_speedup(const In& in, double ratio, Tracer& trace)
{
    if (in.sparsity_type == Sparsity::Structured)
        return trace({ "a", "Speed-up", "r", unit::one }, ratio);
    if (in.sparsity_type == Sparsity::Pattern && std::fabs(in.sparsity - pattern_sparsity) < pattern_window)
        return trace(
            { "a", "Speed-up", "", unit::one, "sparse matrix units, for patterns near a half" }, pattern_speedup);
    return trace({ "a", "Speed-up", "", unit::one, "arithmetic skips no single zeros" }, 1.0);
}

} // namespace compression

template <class Tracer> compression::Out Compression::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace compression;
    Out out;
    out.baseline_precision = in.baseline_precision;
    const double width = trace(
        { "b", "Bytes of a weight before", "", unit::one, "the baseline" }, bytes_per_element(in.baseline_precision));
    out.original_size = trace({ "W", "Size before", "", unit::gigabyte, common::source_of(trace, *in.model) },
        weight_bytes(*in.model, in.baseline_precision));
    double ratio = 1;
    if (in.method == Method::Quantization) {
        const double bits = common::setting(trace, "n", "Bits", in.target_bitwidth);
        ratio = trace({ "r", "Ratio", "8·b / n", unit::one }, 8 * width / bits);
        out.estimated_accuracy_delta = trace(
            { "δ", "Accuracy", "", unit::percent, "a table over the bits n" }, accuracy_change(in.target_bitwidth));
        out.inference_speedup = quantized_speedup(in, out.original_size, ratio, trace);
    } else if (in.method == Method::Pruning) {
        const double sparsity = common::setting(trace, "s", "Sparsity", in.sparsity);
        ratio
            = trace({ "r", "Ratio", sparsity < 1 ? "1 / (1 − s)" : "", unit::one, sparsity < 1 ? "" : "all is pruned" },
                sparsity < 1 ? 1 / (1 - sparsity) : whole_ratio);
        out.estimated_accuracy_delta = trace({ "δ", "Accuracy", sparsity <= mild_sparsity ? "" : "−0.01·exp(2·s)",
                                                 unit::percent, "up to one half, −0.1 %" },
            accuracy_change(sparsity));
        out.inference_speedup = pruned_speedup(in, ratio, trace);
    } else {
        constexpr std::string_view why = "distillation makes another model; this one stays as it is";
        trace({ "r", "Ratio", "", unit::one, why }, 1.0);
        trace({ "δ", "Accuracy", "", unit::percent, why }, 0.0);
        trace({ "a", "Speed-up", "", unit::one, why }, 1.0);
    }
    out.compression_ratio = ratio;
    out.compressed_size = trace({ "W_c", "Size after", "W / r", unit::gigabyte }, out.original_size / ratio);
    out.memory_savings = trace({ "m", "Memory saved", "1 − 1 / r", unit::percent }, 1 - 1 / ratio);
    return out;
}

} // namespace mlsysim
