// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

namespace mlsysim {

namespace compression {

enum class Method { Quantization, Pruning, Distillation };
enum class Sparsity { Unstructured, Structured, Pattern };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Method method {};
    std::int64_t target_bitwidth = 8;
    double sparsity = 0;
    Sparsity sparsity_type {};
    Precision baseline_precision = Precision::Fp32;
};
struct Out {
    Precision baseline_precision {};
    Data original_size, compressed_size;
    double compression_ratio = 1, estimated_accuracy_delta = 0, memory_savings = 0, inference_speedup = 1;
};

// Changes of accuracy: Gholami et al. 2021 for quantization, Blalock et al. 2020 for pruning.
inline constexpr double eight_bit_change = -0.002; ///< the value of fp8 for every format of 8 bits
inline constexpr double four_bit_change = -0.025; ///< of 4 to 15 bits other than 8
inline constexpr double few_bit_change = -0.05; ///< below 4 bits
inline constexpr double mild_sparsity = 0.5, mild_change = -0.001; ///< up to this sparsity, by this much
inline constexpr double steep_change = -0.01, steepness = 2; ///< beyond it, times e^(2·s)
inline constexpr double whole_ratio = 100; ///< size ratio when everything is pruned; a convention
inline constexpr double pattern_sparsity = 0.5, pattern_window = 0.05; ///< where patterns such as 2:4 apply
inline constexpr double pattern_speedup = 2; ///< sparse tensor cores (NVIDIA Ampere white paper)
inline constexpr double nothing = 1e-18; ///< s; a time below this counts as absent

/// The row of the rate table that quantized arithmetic is looked up in: integers up to 8 bits, floats above.
constexpr std::optional<RateFormat> rate_format(std::int64_t bits)
{
    switch (bits) {
    case 4:
        return RateFormat::Int4;
    case 8:
        return RateFormat::Int8;
    case 16:
        return RateFormat::Fp16;
    case 32:
        return RateFormat::Fp32;
    case 64:
        return RateFormat::Fp64;
    default:
        return {};
    }
}

/// The rate of quantized arithmetic, where the machine states one.
constexpr std::optional<ComputeRate> quantized_rate(const Compute& compute, std::int64_t bits)
{
    const auto format = rate_format(bits);
    if (!format || !compute.precision_flops.has(*format))
        return {};
    return compute.precision_flops[*format];
}

inline double accuracy_change(std::int64_t bits)
{
    return bits >= 16 ? 0 : bits == 8 ? eight_bit_change : bits >= 4 ? four_bit_change : few_bit_change;
}
inline double accuracy_change(double sparsity)
{
    return sparsity <= mild_sparsity ? mild_change : steep_change * std::exp(steepness * sparsity);
}

} // namespace compression

template <>
inline constexpr std::array<std::string_view, 3> choices<compression::Method> { "quantization", "pruning",
    "distillation" };
template <>
inline constexpr std::array<std::string_view, 3> choices<compression::Sparsity> { "unstructured", "structured", "n_m" };

/// Size, accuracy and speed of a model after quantization or pruning, against a baseline precision.
struct Compression {
    using In = compression::In;
    using Out = compression::Out;
    static constexpr std::string_view id = "compression", title = "Compression", domain = "Algorithm";
    static constexpr std::string_view summary = "Size, accuracy and speed after quantization or pruning.";
    static constexpr std::array walls { 13 };
    static constexpr DefaultPlot plot { .x = "target_bitwidth", .y = "compressed_size,estimated_accuracy_delta" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>(),
        common::hardware<&In::hardware>(),
        field<&In::method>({ .id = "method",
            .label = "Method",
            .help = "Fewer bits for each weight, or fewer weights; distillation changes nothing here.",
            .standard = compression::Method::Quantization }),
        field<&In::target_bitwidth>({ .id = "target_bitwidth",
            .symbol = "n",
            .label = "Bits",
            .help = "Bits of a weight after quantization.",
            .min = 1,
            .max = 64,
            .low = 1,
            .high = 32,
            .standard = 8,
            .when = "method=quantization" }),
        field<&In::sparsity>({ .id = "sparsity",
            .symbol = "s",
            .label = "Sparsity",
            .help = "Share of the weights that is pruned.",
            .min = 0,
            .max = 1,
            .standard = 0,
            .when = "method=pruning" }),
        field<&In::sparsity_type>({ .id = "sparsity_type",
            .label = "Kind of sparsity",
            .help = "Single weights, whole structures, or n of every m weights.",
            .standard = compression::Sparsity::Unstructured,
            .when = "method=pruning" }),
        field<&In::baseline_precision>({ .id = "baseline_precision",
            .symbol = "p",
            .label = "Baseline",
            .help = "Number format before compression.",
            .standard = Precision::Fp32 }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::baseline_precision>(
            { .id = "baseline_precision", .label = "Baseline", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::original_size>({ .id = "original_size",
            .symbol = "W",
            .label = "Size before",
            .help = "Bytes of the weights in the baseline precision.",
            .unit = unit::gigabyte }),
        shown<&Out::compressed_size>({ .id = "compressed_size",
            .symbol = "W_c",
            .label = "Size after",
            .help = "Bytes of the compressed weights.",
            .unit = unit::gigabyte }),
        shown<&Out::compression_ratio>({ .id = "compression_ratio",
            .symbol = "r",
            .label = "Ratio",
            .help = "Size before over size after; below 1 when bits are added.",
            .unit = unit::one }),
        shown<&Out::estimated_accuracy_delta>({ .id = "estimated_accuracy_delta",
            .symbol = "δ",
            .label = "Accuracy",
            .help = "Change of accuracy that is to be expected.",
            .unit = unit::percent }),
        shown<&Out::memory_savings>({ .id = "memory_savings",
            .symbol = "m",
            .label = "Memory saved",
            .help = "Share of the size that is saved.",
            .unit = unit::percent }),
        shown<&Out::inference_speedup>({ .id = "inference_speedup",
            .symbol = "a",
            .label = "Speed-up",
            .help = "How many times faster one pass becomes.",
            .unit = unit::one }),
    };

    /// Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/compression/compression.inl.h"
