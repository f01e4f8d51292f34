// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/compression/compression.h"

namespace mlsysim {

namespace compression_sweep {

using compression::Method, compression::Sparsity;

/// Kinds of sparsity with the spellings that a list of candidates may use; see `kind_of`.
enum class Spelling { Unstructured, Structured, Pattern, TwoFour, Colon, Dash, Short, TwoFourDash, TwoFourLine };

struct Config {
    Method method {};
    std::int64_t target_bitwidth = 8;
    double sparsity = 0;
    Spelling sparsity_type {};
};
struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::vector<Config> candidate_configs {
        { Method::Quantization, 8, 0, {} },
        { Method::Quantization, 4, 0, {} },
        { Method::Pruning, 8, 0.5, Spelling::Pattern },
        { Method::Pruning, 8, 0.9, Spelling::Structured },
    };
    Precision baseline_precision = Precision::Fp32;
    std::optional<Data> size_limit {};
    std::optional<double> max_accuracy_drop {}, min_speedup {};
    bool require_hardware_support = false;
};

/// The first limit that a candidate breaks.
enum class Constraint { None, ModelSize, Quality, Speedup, HardwareSupport };
enum class Pareto { Frontier, Dominated };

struct Candidate {
    std::string label;
    Method method {};
    std::optional<std::int64_t> target_bitwidth {};
    double sparsity = 0;
    Sparsity sparsity_type {};
    Precision baseline_precision {};
    Data original_size, compressed_size;
    double compression_ratio = 1, estimated_accuracy_delta = 0, memory_savings = 0, inference_speedup = 1;
    bool hardware_supported = true, feasible = true;
    Constraint binding_constraint {};
    Pareto pareto_status {};
};
struct Out {
    std::vector<Candidate> candidates;
    std::vector<std::string> frontier_labels, dominated_labels;
    std::optional<std::string> best_candidate_label {};
    std::string objective;
};

} // namespace compression_sweep

template <>
inline constexpr std::array<std::string_view, 9> choices<compression_sweep::Spelling> { "unstructured", "structured",
    "n_m", "2:4", "n:m", "n-m", "nm", "2-4", "2_4" };
template <>
inline constexpr std::array<std::string_view, 5> choices<compression_sweep::Constraint> { "none", "model_size",
    "quality", "speedup", "hardware_support" };
template <>
inline constexpr std::array<std::string_view, 2> choices<compression_sweep::Pareto> { "frontier", "dominated" };

} // namespace mlsysim

#include "engine/solvers/compression_sweep/compression_sweep.fields.h"

namespace mlsysim {

/// Candidates for compressing one model: which keep the limits, which no other beats in everything, which is best.
struct CompressionSweep {
    using In = compression_sweep::In;
    using Out = compression_sweep::Out;
    static constexpr std::string_view id = "compression_sweep", title = "Ways to compress", domain = "Algorithm";
    static constexpr std::string_view summary
        = "Compression candidates against limits of size, accuracy and speed, and their Pareto frontier.";
    static constexpr std::array walls { 13 };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>(),
        common::hardware<&In::hardware>(),
        field<&In::candidate_configs>({ .id = "candidate_configs",
            .label = "Candidates",
            .help = "Methods to compare, each with its bits or sparsity.",
            .required = true }),
        field<&In::baseline_precision>({ .id = "baseline_precision",
            .symbol = "p",
            .label = "Baseline",
            .help = "Number format before compression.",
            .standard = Precision::Fp32 }),
        field<&In::size_limit>({ .id = "size_limit",
            .symbol = "W_max",
            .label = "Largest size",
            .help = "Bytes that the compressed weights may take.",
            .unit = unit::gigabyte,
            .min = 0.0 * unit::byte,
            .max = Data::from_value(common::largest),
            .low = 0.01 * unit::gigabyte,
            .high = 1000.0 * unit::gigabyte,
            .axis = Axis::Logarithmic }),
        field<&In::max_accuracy_drop>({ .id = "max_accuracy_drop",
            .symbol = "δ_max",
            .label = "Largest loss of accuracy",
            .help = "Change of accuracy that is acceptable.",
            .unit = unit::percent,
            .min = 0,
            .max = 1,
            .low = 0,
            .high = 0.1 }),
        field<&In::min_speedup>({ .id = "min_speedup",
            .symbol = "a_min",
            .label = "Smallest speed-up",
            .help = "Speed-up that is needed.",
            .unit = unit::one,
            .min = 0,
            .max = common::most,
            .low = 1,
            .high = 8 }),
        field<&In::require_hardware_support>({ .id = "require_hardware_support",
            .label = "Supported only",
            .help = "Refuse what the machine has no arithmetic for.",
            .standard = false }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::candidates>(
            { .id = "candidates", .label = "Candidates", .help = "One row for each candidate, in the order given." }),
        shown<&Out::frontier_labels>({ .id = "frontier_labels",
            .label = "Frontier",
            .help = "Candidates that no other beats in size, speed and accuracy." }),
        shown<&Out::dominated_labels>(
            { .id = "dominated_labels", .label = "Dominated", .help = "Candidates that another one beats." }),
        shown<&Out::best_candidate_label>({ .id = "best_candidate_label",
            .label = "Best",
            .help = "Of the frontier and within the limits: least change of accuracy, then least size over speed." }),
        shown<&Out::objective>(
            { .id = "objective", .label = "Objective", .help = "Name of the rule of choice.", .tier = Tier::Advanced }),
    };

    static Out evaluate(const In& in);
    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        Out out = evaluate(in);
        if constexpr (Tracer::active)
            for (const auto& c : out.candidates) {
                trace({ "W_c(" + c.label + ")", "Size after", "", unit::gigabyte, "compression" }, c.compressed_size);
                trace(
                    { "δ(" + c.label + ")", "Accuracy", "", unit::percent, "compression" }, c.estimated_accuracy_delta);
                trace({ "a(" + c.label + ")", "Speed-up", "", unit::one, "compression" }, c.inference_speedup);
            }
        return out;
    }
};

} // namespace mlsysim
