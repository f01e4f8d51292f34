// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace responsible {

struct In {
    Time base_training_time;
    double epsilon = 1, delta = 1e-5, min_subgroup_prevalence = 0.01;
};
struct Out {
    double dp_slowdown_factor = 1;
    Time effective_training_time;
    double additional_data_requirement = 1, epsilon = 1, delta = 0, min_subgroup_prevalence = 1;
    double privacy_cost_ratio = 1, fairness_data_ratio = 1;
};

inline constexpr double slowdown = 2; ///< at a budget of 1; a convention of the textbook, without a source
inline constexpr double smallest_budget = 0.01, rarest = 1e-6; ///< where the two factors stop growing

} // namespace responsible

/// A rough price of differential privacy in training time, and of a rare subgroup in data.
struct Responsible {
    using In = responsible::In;
    using Out = responsible::Out;
    static constexpr std::string_view id = "responsible", title = "Price of privacy and fairness",
                                      domain = "Operations";
    static constexpr std::string_view summary
        = "Training time under differential privacy, and data that covers a rare subgroup.";
    static constexpr std::array walls { 20 };
    static constexpr DefaultPlot plot { .x = "epsilon", .y = "dp_slowdown_factor" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::base_training_time>(
            { "base_training_time", "T_0", "Training time", "Without privacy." }, unit::day, 0.01, 365, 10),
        field<&In::epsilon>({ .id = "epsilon",
            .symbol = "ε",
            .label = "Privacy budget",
            .help = "Of differential privacy: the smaller, the more private.",
            .min = 0,
            .max = common::most,
            .low = 0.01,
            .high = 10,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        field<&In::delta>({ .id = "delta",
            .symbol = "δ",
            .label = "Failure of privacy",
            .help = "Probability that the budget does not hold; it is reported but changes nothing.",
            .min = 0,
            .max = 1,
            .low = 1e-9,
            .high = 1e-2,
            .standard = 1e-5,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        field<&In::min_subgroup_prevalence>({ .id = "min_subgroup_prevalence",
            .symbol = "q",
            .label = "Rarest subgroup",
            .help = "Its part of the population.",
            .unit = unit::percent,
            .min = 0,
            .max = 1,
            .low = 1e-6,
            .high = 1,
            .standard = 0.01,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::dp_slowdown_factor>({ .id = "dp_slowdown_factor",
            .symbol = "k",
            .label = "Slowdown",
            .help = "How many times longer training takes.",
            .unit = unit::one }),
        shown<&Out::effective_training_time>({ .id = "effective_training_time",
            .symbol = "T",
            .label = "Training time",
            .help = "With privacy.",
            .unit = unit::day }),
        shown<&Out::additional_data_requirement>({ .id = "additional_data_requirement",
            .symbol = "d",
            .label = "Data for the subgroup",
            .help = "Samples to collect at random for one of the subgroup.",
            .unit = unit::one }),
        shown<&Out::epsilon>({ .id = "epsilon",
            .symbol = "ε",
            .label = "Privacy budget",
            .help = "As given.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::delta>({ .id = "delta",
            .symbol = "δ",
            .label = "Failure of privacy",
            .help = "As given.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::min_subgroup_prevalence>({ .id = "min_subgroup_prevalence",
            .symbol = "q",
            .label = "Rarest subgroup",
            .help = "As given.",
            .unit = unit::percent,
            .tier = Tier::Advanced }),
        shown<&Out::privacy_cost_ratio>({ .id = "privacy_cost_ratio",
            .label = "Price of privacy",
            .help = "The slowdown.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::fairness_data_ratio>({ .id = "fairness_data_ratio",
            .label = "Price of fairness",
            .help = "The data for the subgroup.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace responsible;
        const Time base
            = common::given(trace, "T_0", "Training time without privacy", unit::day, in.base_training_time);
        const double budget = common::setting(trace, "ε", "Privacy budget", in.epsilon);
        const double prevalence
            = common::given(trace, "q", "Rarest subgroup", unit::percent, in.min_subgroup_prevalence);
        const double factor = trace(
            { "k", "Slowdown", "1 + 2 / max(ε, 0.01)", unit::one }, 1 + slowdown / std::max(budget, smallest_budget));
        const double data = trace(
            { "d", "Data for the subgroup", "1 / max(q, 0.000001)", unit::one }, 1 / std::max(prevalence, rarest));
        return { factor, trace({ "T", "Training time", "T_0·k", unit::day }, base * factor), data, budget, in.delta,
            prevalence, factor, data };
    }
};

} // namespace mlsysim
