// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace mlsysim {

namespace tail_latency {

struct In {
    Frequency arrival_rate;
    Time service_latency;
    std::int64_t num_replicas = 1;
    double service_time_cv = 1;
};
struct Out {
    Time p50_latency, p99_latency;
    double queue_utilization = 0;
    bool is_stable = true;
    double slo_headroom_ratio = 0;
};

inline constexpr double objective = 5; ///< service times; the objective that the headroom is measured against

/// The share of arrivals that wait in an M/M/c queue at utilization `rho` (Erlang 1917), by the stable recursion of the
/// loss formula.
inline double waiting_probability(std::int64_t servers, double rho)
{
    const double offered = static_cast<double>(servers) * rho;
    double lost = 1;
    for (std::int64_t i = 1; i <= servers; ++i)
        lost = offered * lost / (static_cast<double>(i) + offered * lost);
    return std::fmin(std::fmax(lost / (1 - rho * (1 - lost)), 0.0), 1.0);
}

template <auto Pointer> constexpr auto service_time_cv(Tier tier = Tier::Basic)
{
    return field<Pointer>({ .id = "service_time_cv",
        .symbol = "v",
        .label = "Variability of service",
        .help = "Standard deviation of the service time over its mean: 0 always alike, 1 exponential.",
        .min = 0,
        .max = 1000,
        .low = 0,
        .high = 3,
        .standard = 1,
        .tier = tier });
}

} // namespace tail_latency

/// Median and 99th percentile of the response time of identical replicas behind one queue.
struct TailLatency {
    using In = tail_latency::In;
    using Out = tail_latency::Out;
    static constexpr std::string_view id = "tail_latency", title = "Tail latency", domain = "Node";
    static constexpr std::string_view summary
        = "Waiting time of requests at replicas behind one queue, and its 99th percentile.";
    static constexpr std::array walls { 7 };
    static constexpr DefaultPlot plot {
        .x = "arrival_rate", .y = "p99_latency,p50_latency", .series = "num_replicas=4,8,16"
    };

    static constexpr auto inputs = std::tuple {
        field<&In::arrival_rate>({ .id = "arrival_rate",
            .symbol = "λ",
            .label = "Arrival rate",
            .help = "Requests that arrive per second, at random.",
            .unit = unit::per_second,
            .min = 0.0 * unit::per_second,
            .max = 1e9 * unit::per_second,
            .low = 0.1 * unit::per_second,
            .high = 1000.0 * unit::per_second,
            .standard = 8.0 * unit::per_second,
            .required = true,
            .axis = Axis::Logarithmic }),
        field<&In::service_latency>({ .id = "service_latency",
            .symbol = "s",
            .label = "Service time",
            .help = "Time that a replica is busy with one request.",
            .unit = unit::millisecond,
            .min = 1e-12 * unit::second,
            .max = 1e9 * unit::second,
            .low = 0.1 * unit::millisecond,
            .high = 1e4 * unit::millisecond,
            .standard = 100.0 * unit::millisecond,
            .required = true,
            .axis = Axis::Logarithmic }),
        field<&In::num_replicas>({ .id = "num_replicas",
            .symbol = "c",
            .label = "Replicas",
            .help = "Identical servers that share the queue.",
            .min = 1,
            .max = 1000000,
            .low = 1,
            .high = 128,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        tail_latency::service_time_cv<&In::service_time_cv>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::p50_latency>({ .id = "p50_latency",
            .symbol = "t50",
            .label = "Median latency",
            .help = "Half of the requests are answered within this time.",
            .unit = unit::millisecond }),
        shown<&Out::p99_latency>({ .id = "p99_latency",
            .symbol = "t99",
            .label = "p99 latency",
            .help = "99 of 100 requests are answered within this time.",
            .unit = unit::millisecond }),
        shown<&Out::queue_utilization>({ .id = "queue_utilization",
            .symbol = "ρ",
            .label = "Utilization",
            .help = "Share of the time that a replica is busy; 1 when the queue grows without end.",
            .unit = unit::percent }),
        shown<&Out::is_stable>(
            { .id = "is_stable", .label = "Stable", .help = "Whether the replicas keep up with the arrivals." }),
        shown<&Out::slo_headroom_ratio>({ .id = "slo_headroom_ratio",
            .label = "Wait over objective",
            .help = "99th percentile of the wait over five service times; above 1 misses the objective.",
            .unit = unit::one }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace tail_latency;
        const Frequency arrivals
            = trace({ "λ", "Arrival rate", "", unit::per_second, "your setting" }, in.arrival_rate);
        const Time service = trace({ "s", "Service time", "", unit::millisecond, "your setting" }, in.service_latency);
        const double servers
            = trace({ "c", "Replicas", "", unit::one, "your setting" }, static_cast<double>(in.num_replicas));
        const double variability = trace({ "v", "Variability", "", unit::one, "your setting" }, in.service_time_cv);
        const Frequency capacity = trace({ "μ", "Rate of all replicas", "c / s", unit::per_second }, servers / service);
        if (arrivals >= capacity) {
            const Time never = Time::from_value(std::numeric_limits<double>::infinity());
            return { never, never, 1, false, 1 };
        }
        const double load = trace({ "ρ", "Utilization", "λ / μ", unit::percent }, double(arrivals / capacity));
        const double waiting = trace({ "p", "Share that waits", "Erlang C of c and ρ", unit::percent },
            waiting_probability(in.num_replicas, load));
        const Frequency spare = trace({ "r", "Spare rate", "μ·(1 − ρ)", unit::per_second }, capacity * (1 - load));
        const double spread
            = trace({ "k", "Variability factor", "(v² + 1) / 2", unit::one }, (variability * variability + 1) / 2);
        const auto quantile = [&](double beyond) {
            return waiting < beyond ? Time() : std::fmax(0.0, std::log(waiting / beyond)) / spare * spread;
        };
        const Time median_wait
            = trace({ "w50", "Median wait", "k·max(0, ln(p / 0.5)) / r", unit::millisecond }, quantile(0.5));
        const Time tail_wait
            = trace({ "w99", "p99 wait", "k·max(0, ln(p / 0.01)) / r", unit::millisecond }, quantile(0.01));
        return { .p50_latency = trace({ "t50", "Median latency", "w50 + s", unit::millisecond }, median_wait + service),
            .p99_latency = trace({ "t99", "p99 latency", "w99 + s", unit::millisecond }, tail_wait + service),
            .queue_utilization = load,
            .is_stable = load < 1,
            .slo_headroom_ratio = tail_wait / (objective * service) };
    }
};

} // namespace mlsysim
