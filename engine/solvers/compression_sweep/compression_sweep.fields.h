// SPDX-License-Identifier: Apache-2.0
#pragma once

// What is said about a candidate for compression. Included by compression_sweep.h.
namespace mlsysim {

template <>
inline constexpr auto fields_of<compression_sweep::Config> = std::tuple {
    field<&compression_sweep::Config::method>({ .id = "method",
        .label = "Method",
        .help = "Fewer bits for each weight, or fewer weights.",
        .standard = compression::Method::Quantization }),
    field<&compression_sweep::Config::target_bitwidth>({ .id = "target_bitwidth",
        .symbol = "n",
        .label = "Bits",
        .help = "Bits of a weight after quantization.",
        .min = 1,
        .max = 64,
        .low = 1,
        .high = 32,
        .standard = 8,
        .when = "method=quantization" }),
    field<&compression_sweep::Config::sparsity>({ .id = "sparsity",
        .symbol = "s",
        .label = "Sparsity",
        .help = "Share of the weights that is pruned.",
        .min = 0,
        .max = 1,
        .standard = 0,
        .when = "method=pruning" }),
    field<&compression_sweep::Config::sparsity_type>({ .id = "sparsity_type",
        .label = "Kind of sparsity",
        .help = "Single weights, whole structures, or n of every m weights; the last in any spelling.",
        .standard = compression_sweep::Spelling::Unstructured,
        .when = "method=pruning" }),
};
static_assert(well_described<compression_sweep::Config>(fields_of<compression_sweep::Config>));

template <>
inline constexpr auto fields_of<compression_sweep::Candidate> = std::tuple {
    shown<&compression_sweep::Candidate::label>(
        { .id = "label", .label = "Candidate", .help = "Method and its bits or sparsity." }),
    shown<&compression_sweep::Candidate::method>({ .id = "method", .label = "Method", .help = "As given." }),
    shown<&compression_sweep::Candidate::target_bitwidth>(
        { .id = "target_bitwidth", .symbol = "n", .label = "Bits", .help = "Bits of a weight; only of quantization." }),
    shown<&compression_sweep::Candidate::sparsity>({ .id = "sparsity",
        .symbol = "s",
        .label = "Sparsity",
        .help = "Share of the weights that is pruned.",
        .unit = unit::one }),
    shown<&compression_sweep::Candidate::sparsity_type>(
        { .id = "sparsity_type", .label = "Kind of sparsity", .help = "In its normal spelling." }),
    shown<&compression_sweep::Candidate::baseline_precision>(
        { .id = "baseline_precision", .label = "Baseline", .help = "Number format before compression." }),
    shown<&compression_sweep::Candidate::original_size>({ .id = "original_size",
        .symbol = "W",
        .label = "Size before",
        .help = "Bytes of the weights in the baseline precision.",
        .unit = unit::gigabyte }),
    shown<&compression_sweep::Candidate::compressed_size>({ .id = "compressed_size",
        .symbol = "W_c",
        .label = "Size after",
        .help = "Bytes of the compressed weights.",
        .unit = unit::gigabyte }),
    shown<&compression_sweep::Candidate::compression_ratio>({ .id = "compression_ratio",
        .symbol = "r",
        .label = "Ratio",
        .help = "Size before over size after.",
        .unit = unit::one }),
    shown<&compression_sweep::Candidate::estimated_accuracy_delta>({ .id = "estimated_accuracy_delta",
        .symbol = "δ",
        .label = "Accuracy",
        .help = "Change of accuracy that is to be expected.",
        .unit = unit::percent }),
    shown<&compression_sweep::Candidate::memory_savings>({ .id = "memory_savings",
        .symbol = "m",
        .label = "Memory saved",
        .help = "Share of the size that is saved.",
        .unit = unit::percent }),
    shown<&compression_sweep::Candidate::inference_speedup>({ .id = "inference_speedup",
        .symbol = "a",
        .label = "Speed-up",
        .help = "How many times faster one pass becomes.",
        .unit = unit::one }),
    shown<&compression_sweep::Candidate::hardware_supported>(
        { .id = "hardware_supported", .label = "Supported", .help = "Whether the machine has arithmetic for it." }),
    shown<&compression_sweep::Candidate::feasible>(
        { .id = "feasible", .label = "Within limits", .help = "Whether it keeps every limit." }),
    shown<&compression_sweep::Candidate::binding_constraint>(
        { .id = "binding_constraint", .label = "Broken limit", .help = "The first limit that it breaks." }),
    shown<&compression_sweep::Candidate::pareto_status>(
        { .id = "pareto_status", .label = "Pareto", .help = "On the frontier, or beaten by another one." }),
};
static_assert(well_described<compression_sweep::Candidate>(fields_of<compression_sweep::Candidate>));

} // namespace mlsysim
