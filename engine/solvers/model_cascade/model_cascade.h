// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace model_cascade {

struct In {
    std::int64_t tasks = 1000;
    std::vector<Money> call_costs;
    Money gate_cost;
    std::vector<Time> call_times;
    Time gate_time;
    std::vector<std::int64_t> accepted_by_tier;
    std::int64_t direct_accepted = 1;
    std::optional<double> false_accept_rate;
    std::optional<Money> harm_per_false_accept;
};
struct Out {
    std::vector<std::int64_t> reached;
    std::vector<double> conditional_acceptance, reach_shares;
    std::int64_t accepted = 0, unresolved = 0;
    Money spend, per_initiated, per_accepted, direct_spend, direct_per_accepted;
    Time mean_time, all_tiers_time, direct_time;
    double direct_ratio = 1;
    Money lower_tier_toll, saving_per_accepted;
    std::optional<double> false_accept_breakeven;
    std::optional<Money> harm_cost, per_accepted_with_harm;
};

} // namespace model_cascade

/// A ladder of models, each with a gate behind it, against calling the top model at once.
struct ModelCascade {
    using In = model_cascade::In;
    using Out = model_cascade::Out;
    static constexpr std::string_view id = "model_cascade", title = "Cascade of models", domain = "Operations";
    static constexpr std::string_view summary
        = "Cost and time of a task that climbs from small to large models until an answer is accepted.";
    static constexpr std::array walls { 17 };
    static constexpr DefaultPlot plot { .x = "gate_cost", .y = "per_accepted,direct_per_accepted" };

    static constexpr auto inputs = std::tuple {
        common::count<&In::tasks>({ "tasks", "N", "Tasks", "Tasks that enter at the lowest tier." }, 1, 1000000, 1000),
        field<&In::call_costs>({ .id = "call_costs",
            .symbol = "c",
            .label = "Prices of a call",
            .help = "Of each tier, the cheapest first.",
            .unit = unit::usd,
            .min = Money::from_value(0),
            .max = Money::from_value(common::largest),
            .preset = "0.002, 0.01, 0.08",
            .required = true }),
        common::amount<&In::gate_cost>(
            { "gate_cost", "g", "Price of the gate", "Of deciding once whether an answer is accepted." }, unit::usd,
            1e-6, 1, 0.0005),
        field<&In::call_times>({ .id = "call_times",
            .symbol = "t",
            .label = "Times of a call",
            .help = "Of each tier.",
            .unit = unit::second,
            .min = Time::from_value(0),
            .max = Time::from_value(common::longest),
            .preset = "1 s, 3 s, 9 s",
            .required = true }),
        common::amount<&In::gate_time>(
            { "gate_time", "u", "Time of the gate", "Of deciding once." }, unit::second, 1e-3, 60, 0.4),
        field<&In::accepted_by_tier>({ .id = "accepted_by_tier",
            .symbol = "A",
            .label = "Accepted",
            .help = "Tasks that end at each tier.",
            .min = 0,
            .max = common::most,
            .preset = "600, 250, 100",
            .required = true }),
        common::count<&In::direct_accepted>({ "direct_accepted", "A_d", "Accepted from the top",
                                                "Tasks that the top model solves when all go to it at once." },
            1, 1000000, 930),
        field<&In::false_accept_rate>({ .id = "false_accept_rate",
            .symbol = "φ",
            .label = "Wrongly accepted",
            .help = "Part of what the lowest tier passes that is wrong; only with a harm.",
            .unit = unit::percent,
            .min = 0,
            .max = 1 }),
        field<&In::harm_per_false_accept>({ .id = "harm_per_false_accept",
            .symbol = "h",
            .label = "Harm",
            .help = "What a wrong answer that was accepted costs.",
            .unit = unit::usd,
            .min = Money::from_value(common::least),
            .max = Money::from_value(common::largest),
            .low = 0.01 * unit::usd,
            .high = 1000.0 * unit::usd,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::per_accepted>({ .id = "per_accepted",
            .symbol = "p",
            .label = "Cost of an answer",
            .help = "Spend over accepted tasks.",
            .unit = unit::usd }),
        shown<&Out::direct_per_accepted>({ .id = "direct_per_accepted",
            .symbol = "p_d",
            .label = "Cost from the top",
            .help = "The same when all tasks go to the top model.",
            .unit = unit::usd }),
        shown<&Out::direct_ratio>({ .id = "direct_ratio",
            .symbol = "x",
            .label = "Times cheaper",
            .help = "Cost from the top over that of the cascade.",
            .unit = unit::one }),
        shown<&Out::saving_per_accepted>({ .id = "saving_per_accepted",
            .symbol = "d",
            .label = "Saving",
            .help = "Of each accepted task; below zero the cascade costs more.",
            .unit = unit::usd }),
        shown<&Out::mean_time>({ .id = "mean_time",
            .symbol = "T",
            .label = "Mean time",
            .help = "Of a task in the cascade.",
            .unit = unit::second }),
        shown<&Out::direct_time>({ .id = "direct_time",
            .symbol = "T_d",
            .label = "Time from the top",
            .help = "Of a task that goes to the top model.",
            .unit = unit::second }),
        shown<&Out::all_tiers_time>({ .id = "all_tiers_time",
            .symbol = "T_n",
            .label = "Longest way",
            .help = "Time of a task that passes all tiers.",
            .unit = unit::second }),
        shown<&Out::reached>(
            { .id = "reached", .symbol = "r", .label = "Reached", .help = "Tasks that come to each tier." }),
        shown<&Out::conditional_acceptance>({ .id = "conditional_acceptance",
            .label = "Acceptance",
            .help = "Part of the tasks of a tier that end there.",
            .unit = unit::percent }),
        shown<&Out::reach_shares>({ .id = "reach_shares",
            .label = "Reach",
            .help = "Part of all tasks that come to each tier.",
            .unit = unit::percent }),
        shown<&Out::accepted>({ .id = "accepted", .symbol = "A_n", .label = "Accepted", .help = "Of all tiers." }),
        shown<&Out::unresolved>(
            { .id = "unresolved", .symbol = "U", .label = "Unresolved", .help = "Tasks that no tier solves." }),
        shown<&Out::spend>(
            { .id = "spend", .symbol = "K", .label = "Spend", .help = "Of all calls and gates.", .unit = unit::usd }),
        shown<&Out::per_initiated>({ .id = "per_initiated",
            .symbol = "p_1",
            .label = "Cost of a task",
            .help = "Spend over all tasks.",
            .unit = unit::usd }),
        shown<&Out::direct_spend>({ .id = "direct_spend",
            .symbol = "K_d",
            .label = "Spend from the top",
            .help = "When all tasks go to the top model.",
            .unit = unit::usd }),
        shown<&Out::lower_tier_toll>({ .id = "lower_tier_toll",
            .symbol = "l",
            .label = "Toll of the lower tiers",
            .help = "What a task that reaches the top has paid before.",
            .unit = unit::usd }),
        shown<&Out::false_accept_breakeven>({ .id = "false_accept_breakeven",
            .symbol = "φ*",
            .label = "Error that eats the saving",
            .help = "Part of wrong answers of the lowest tier at which the harm equals the saving.",
            .unit = unit::percent }),
        shown<&Out::harm_cost>({ .id = "harm_cost",
            .symbol = "H",
            .label = "Harm",
            .help = "Of all wrong answers of the lowest tier.",
            .unit = unit::usd }),
        shown<&Out::per_accepted_with_harm>({ .id = "per_accepted_with_harm",
            .symbol = "p_h",
            .label = "Cost with harm",
            .help = "Spend and harm over accepted tasks.",
            .unit = unit::usd }),
    };

    static void check(const In& in, Problems& problems);
    template <class Tracer> static Out solve(const In& in, Tracer& trace);
};

} // namespace mlsysim

#include "engine/solvers/model_cascade/model_cascade.inl.h"
