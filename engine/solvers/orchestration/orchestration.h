// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"

#include <limits>

namespace mlsysim {

namespace orchestration {

struct In {
    const Fleet* fleet = nullptr;
    Frequency arrival_rate;
    Time avg_job_duration;
};
struct Out {
    double cluster_utilization = 0;
    Time avg_wait_time;
    double avg_queue_length = 0;
    bool is_stable = true;
};

} // namespace orchestration

/// Waiting for a shared fleet when each job takes all of it.
struct Orchestration {
    using In = orchestration::In;
    using Out = orchestration::Out;
    static constexpr std::string_view id = "orchestration", title = "Queue for the fleet", domain = "Fleet";
    static constexpr std::string_view summary = "Mean wait of jobs that each take the whole fleet.";
    static constexpr std::array walls { 16 };
    static constexpr DefaultPlot plot { .x = "arrival_rate", .y = "avg_wait_time", .series = "avg_job_duration=1,2,4" };

    static constexpr auto inputs = std::tuple {
        common::fleet<&In::fleet>("The fleet that is shared; its size does not enter."),
        field<&In::arrival_rate>({ .id = "arrival_rate",
            .symbol = "λ",
            .label = "Arrival rate",
            .help = "Jobs that are submitted, at random.",
            .unit = unit::per_day,
            .min = Frequency(),
            .max = 1e9 * unit::per_second,
            .low = Frequency(),
            .high = 2.0 * unit::per_day,
            .standard = 0.4 * unit::per_day,
            .required = true }),
        field<&In::avg_job_duration>({ .id = "avg_job_duration",
            .symbol = "D",
            .label = "Duration of a job",
            .help = "Every job takes this long.",
            .unit = unit::day,
            .min = common::least * unit::second,
            .max = common::longest * unit::second,
            .low = 0.1 * unit::day,
            .high = 30.0 * unit::day,
            .standard = 2.0 * unit::day,
            .required = true,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::cluster_utilization>({ .id = "cluster_utilization",
            .symbol = "ρ",
            .label = "Load",
            .help = "Work that arrives against what the fleet can do; above 100 % the queue grows for ever.",
            .unit = unit::percent }),
        shown<&Out::avg_wait_time>({ .id = "avg_wait_time",
            .symbol = "W",
            .label = "Mean wait",
            .help = "Time from submission to start.",
            .unit = unit::day }),
        shown<&Out::avg_queue_length>(
            { .id = "avg_queue_length", .symbol = "L", .label = "Mean queue", .help = "Jobs that wait." }),
        shown<&Out::is_stable>(
            { .id = "is_stable", .symbol = "ok", .label = "Stable", .help = "Whether the queue empties again." }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        constexpr double never = std::numeric_limits<double>::infinity();
        const Frequency arrivals = trace({ "λ", "Arrival rate", "", unit::per_day, "your setting" }, in.arrival_rate);
        const Time job = trace({ "D", "Duration of a job", "", unit::day, "your setting" }, in.avg_job_duration);
        Out out;
        out.cluster_utilization = trace({ "ρ", "Load", "λ·D", unit::percent }, double(arrivals * job));
        out.is_stable = common::verdict(trace, "ok", "Stable", "ρ < 1", out.cluster_utilization < 1);
        const double load = out.cluster_utilization;
        const std::string_view wait = out.is_stable ? "ρ·D / (2·(1 − ρ))" : "", queue = out.is_stable ? "λ·W" : "",
                               why = out.is_stable ? "" : "the queue never empties";
        out.avg_wait_time = trace({ "W", "Mean wait", wait, unit::day, why },
            out.is_stable ? load * job / (2 * (1 - load)) : Time::from_value(never));
        out.avg_queue_length = trace(
            { "L", "Mean queue", queue, unit::one, why }, out.is_stable ? load * load / (2 * (1 - load)) : never);
        return out;
    }
};

} // namespace mlsysim
