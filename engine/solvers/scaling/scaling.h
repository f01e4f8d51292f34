// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

namespace mlsysim {

namespace scaling {

struct In {
    Work compute_budget = 1e24 * unit::flop;
    std::optional<Time> device_time {};
    std::optional<double> target_model_size {};
};
struct Out {
    double optimal_parameters = 0, optimal_tokens = 0;
    Work compute_budget_flops;
    double tokens_per_parameter = 0, loss = 0;
};

inline constexpr double training_ops = 6; ///< per parameter and token, forward and backward (Hoffmann et al. 2022)
inline constexpr double tokens_per_parameter = 20; ///< at the compute optimum (Hoffmann et al. 2022)
inline constexpr double reference_rate = 989e12; ///< FLOP/s, H100 SXM dense fp16 (NVIDIA data sheet)
inline constexpr double sustained_share = 0.4; ///< of that rate in training; a convention
/// The fitted loss E + A / P^α + B / D^β (Hoffmann et al. 2022, approach 3).
inline constexpr double irreducible = 1.69, size_weight = 406.4, size_power = 0.34, data_weight = 410.7,
                        data_power = 0.28;

} // namespace scaling

/// Parameters and tokens that spend a training budget best, or the tokens for a given size.
struct Scaling {
    using In = scaling::In;
    using Out = scaling::Out;
    static constexpr std::string_view id = "scaling", title = "Compute-optimal training", domain = "Algorithm";
    static constexpr std::string_view summary = "Parameters and tokens that a training budget pays for.";
    static constexpr std::array walls { 11 };
    static constexpr DefaultPlot plot { .x = "compute_budget", .y = "loss,optimal_parameters,optimal_tokens" };

    static constexpr auto inputs = std::tuple {
        field<&In::compute_budget>({ .id = "compute_budget",
            .symbol = "C",
            .label = "Training budget",
            .help = "Operations of the whole training run.",
            .unit = unit::flop,
            .min = Work::from_value(common::least),
            .max = Work::from_value(1e60),
            .low = 1e17 * unit::flop,
            .high = 1e28 * unit::flop,
            .standard = 1e24 * unit::flop,
            .axis = Axis::Logarithmic }),
        field<&In::device_time>({ .id = "device_time",
            .symbol = "t",
            .label = "Device time",
            .help = "Time on one H100 that sustains 40 % of its dense fp16 rate; takes the place of the budget.",
            .unit = unit::day,
            .min = common::least * unit::second,
            .max = common::longest * unit::second,
            .low = 1.0 * unit::day,
            .high = 1e6 * unit::day,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        field<&In::target_model_size>({ .id = "target_model_size",
            .symbol = "P_t",
            .label = "Parameters wanted",
            .help = "Trains a model of this size instead of the best one; 0 counts as not given.",
            .unit = unit::one,
            .min = 0,
            .max = common::largest,
            .low = 1e6,
            .high = 1e13,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::optimal_parameters>({ .id = "optimal_parameters",
            .symbol = "P",
            .label = "Parameters",
            .help = "Size of the model.",
            .unit = unit::one }),
        shown<&Out::optimal_tokens>({ .id = "optimal_tokens",
            .symbol = "D",
            .label = "Tokens",
            .help = "Tokens that it is trained on.",
            .unit = unit::one }),
        shown<&Out::compute_budget_flops>({ .id = "compute_budget_flops",
            .symbol = "C",
            .label = "Training budget",
            .help = "Operations of the whole training run.",
            .unit = unit::flop }),
        shown<&Out::tokens_per_parameter>({ .id = "tokens_per_parameter",
            .symbol = "r",
            .label = "Tokens per parameter",
            .help = "20 at the optimum; more trains a smaller model for longer.",
            .unit = unit::one }),
        shown<&Out::loss>({ .id = "loss",
            .symbol = "ℓ",
            .label = "Expected loss",
            .help = "Loss in nats per token of the published fit, for comparison of budgets rather than as a forecast.",
            .unit = unit::one }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace scaling;
        Out out;
        if (in.device_time) {
            const Time time = trace({ "t", "Device time", "", unit::day, "your setting" }, *in.device_time);
            const ComputeRate rate
                = trace({ "F", "Rate of the reference device", "", unit::teraflop_per_second, "H100 SXM, dense fp16" },
                    ComputeRate::from_value(reference_rate));
            out.compute_budget_flops
                = trace({ "C", "Training budget", "t·F·0.4", unit::flop }, time * rate * sustained_share);
        } else {
            out.compute_budget_flops
                = trace({ "C", "Training budget", "", unit::flop, "your setting" }, in.compute_budget);
        }
        const double budget = si(out.compute_budget_flops);
        if (in.target_model_size && *in.target_model_size > 0) {
            const double wanted = common::setting(trace, "P_t", "Parameters wanted", *in.target_model_size);
            out.optimal_parameters = trace({ "P", "Parameters", "P_t", unit::one }, wanted);
            out.optimal_tokens = trace({ "D", "Tokens", "C / (6·P)", unit::one }, budget / (training_ops * wanted));
        } else {
            out.optimal_parameters = trace({ "P", "Parameters", "√(C / 120)", unit::one },
                std::sqrt(budget / (training_ops * scaling::tokens_per_parameter)));
            out.optimal_tokens
                = trace({ "D", "Tokens", "20·P", unit::one }, scaling::tokens_per_parameter * out.optimal_parameters);
        }
        out.tokens_per_parameter
            = trace({ "r", "Tokens per parameter", "D / P", unit::one }, out.optimal_tokens / out.optimal_parameters);
        out.loss = trace({ "ℓ", "Expected loss", "1.69 + 406.4 / P^0.34 + 410.7 / D^0.28", unit::one },
            irreducible + size_weight / std::pow(out.optimal_parameters, size_power)
                + data_weight / std::pow(out.optimal_tokens, data_power));
        return out;
    }
};

} // namespace mlsysim
