// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"
#include "engine/systems/reliabilitycomponent.h"

#include <algorithm>
#include <cmath>

namespace mlsysim {

namespace reliability {

struct In {
    const Fleet* fleet = nullptr;
    Time job_duration;
    Time checkpoint_time = 60.0 * unit::second, avg_recovery_time = 300.0 * unit::second;
    const ReliabilityComponent* gpu = nullptr;
    const ReliabilityComponent* nic = nullptr;
    const ReliabilityComponent* psu = nullptr;
};
struct Out {
    Time fleet_mtbf;
    double failure_probability = 0;
    Time optimal_checkpoint_interval;
    double expected_failures = 0, goodput_ratio = 0;
};

template <auto Pointer>
constexpr auto part(std::string_view id, std::string_view label, std::string_view help, std::string_view preset)
{
    return field<Pointer>({ .id = id, .label = label, .help = help, .preset = preset, .tier = Tier::Advanced });
}

} // namespace reliability

/// How often a fleet that works as one fails, and what the best checkpoint interval leaves of its time.
struct Reliability {
    using In = reliability::In;
    using Out = reliability::Out;
    static constexpr std::string_view id = "reliability", title = "Failures of a fleet", domain = "Fleet";
    static constexpr std::string_view summary
        = "Time between failures, the best checkpoint interval, and the share of time that is left.";
    static constexpr std::array walls { 15 };
    static constexpr DefaultPlot plot { .x = "checkpoint_time", .y = "goodput_ratio" };

    static constexpr auto inputs = std::tuple {
        common::fleet<&In::fleet>("Nodes that all stop when a part of one fails."),
        field<&In::job_duration>({ .id = "job_duration",
            .symbol = "t",
            .label = "Duration of the job",
            .help = "Time that the job runs.",
            .unit = unit::hour,
            .min = Time(),
            .max = common::longest * unit::second,
            .low = Time(),
            .high = 2160.0 * unit::hour,
            .standard = 720.0 * unit::hour,
            .required = true }),
        field<&In::checkpoint_time>({ .id = "checkpoint_time",
            .symbol = "w",
            .label = "Write time",
            .help = "Time of writing one checkpoint.",
            .unit = unit::second,
            .min = common::least * unit::second,
            .max = common::longest * unit::second,
            .low = 1.0 * unit::second,
            .high = 3600.0 * unit::second,
            .standard = 60.0 * unit::second,
            .axis = Axis::Logarithmic }),
        field<&In::avg_recovery_time>({ .id = "avg_recovery_time",
            .symbol = "r",
            .label = "Recovery",
            .help = "Time from a failure until the job runs again.",
            .unit = unit::second,
            .min = Time(),
            .max = common::longest * unit::second,
            .low = Time(),
            .high = 3600.0 * unit::second,
            .standard = 300.0 * unit::second }),
        reliability::part<&In::gpu>("gpu", "Accelerator", "How often an accelerator fails.", "Systems.Reliability.Gpu"),
        reliability::part<&In::nic>(
            "nic", "Network card", "How often a network card fails.", "Systems.Reliability.Nic"),
        reliability::part<&In::psu>("psu", "Power supply",
            "How often a power supply fails; those with a spare do not count.", "Systems.Reliability.Psu"),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::fleet_mtbf>({ .id = "fleet_mtbf",
            .symbol = "M",
            .label = "Time between failures",
            .help = "Mean time until any part of the fleet fails.",
            .unit = unit::hour }),
        shown<&Out::failure_probability>({ .id = "failure_probability",
            .symbol = "P",
            .label = "Chance of a failure",
            .help = "Chance that the job is hit at least once.",
            .unit = unit::percent }),
        shown<&Out::optimal_checkpoint_interval>({ .id = "optimal_checkpoint_interval",
            .symbol = "i",
            .label = "Best interval",
            .help = "Time between checkpoints that wastes least.",
            .unit = unit::second }),
        shown<&Out::expected_failures>({ .id = "expected_failures",
            .symbol = "n",
            .label = "Failures",
            .help = "Failures to be expected in the job." }),
        shown<&Out::goodput_ratio>({ .id = "goodput_ratio",
            .symbol = "G",
            .label = "Goodput",
            .help = "Share of time after writing and recovering; the work that is done again is not taken off.",
            .unit = unit::percent }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Node& node = *in.fleet->node;
        Frequency rate;
        const auto add
            = [&](std::string_view symbol, std::string_view label, int count, const ReliabilityComponent& part) {
                  rate += trace({ symbol, label, "", unit::per_day, "parts of a node over their time to failure" },
                      static_cast<double>(count) / part.mttf);
              };
        add("λ_a", "Accelerators", node.accelerators_per_node, *in.gpu);
        add("λ_n", "Network cards", node.nics_per_node, *in.nic);
        add("λ_p", "Power supplies without a spare", node.series_psus(), *in.psu);
        trace({ "λ", "Failures of a node", "λ_a + λ_n + λ_p", unit::per_day }, rate);
        const double nodes = trace({ "K", "Nodes", "", unit::one, "the fleet" }, static_cast<double>(in.fleet->count));
        const Time job = trace({ "t", "Duration of the job", "", unit::hour, "your setting" }, in.job_duration);
        const Time write = trace({ "w", "Write time", "", unit::second, "your setting" }, in.checkpoint_time);
        const Time recovery = trace({ "r", "Recovery", "", unit::second, "your setting" }, in.avg_recovery_time);
        Out out;
        out.fleet_mtbf = trace({ "M", "Time between failures", "1 / (λ·K)", unit::hour }, 1.0 / (rate * nodes));
        out.expected_failures = trace({ "n", "Failures", "t / M", unit::one }, double(job / out.fleet_mtbf));
        out.failure_probability
            = trace({ "P", "Chance of a failure", "1 − exp(−n)", unit::percent }, 1 - std::exp(-out.expected_failures));
        out.optimal_checkpoint_interval = trace({ "i", "Best interval", "√(2·w·M)", unit::second },
            Time::from_value(std::sqrt(2 * si(write) * si(out.fleet_mtbf))));
        out.goodput_ratio = trace({ "G", "Goodput", "max(0, 1 − w / i − r / M)", unit::percent },
            std::max(0.0, 1 - double(write / out.optimal_checkpoint_interval) - double(recovery / out.fleet_mtbf)));
        return out;
    }
};

} // namespace mlsysim
