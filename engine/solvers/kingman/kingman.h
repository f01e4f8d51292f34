// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace kingman {

struct In {
    Time service_time;
    double arrival_scv = 1, service_scv = 1, low = 0.5, high = 0.9;
    common::MoneyRate holding_rate;
};
struct Out {
    double variability = 0;
    Time wait_low, wait_high;
    Money holding_low, holding_high;
    double wait_ratio = 1, throughput_gain = 0, unit_wait_utilization = 0;
};

} // namespace kingman

/// Mean wait in front of one server at two loads, and what it costs to hold something while it waits.
struct Kingman {
    using In = kingman::In;
    using Out = kingman::Out;
    static constexpr std::string_view id = "kingman", title = "Wait at two loads", domain = "Operations";
    static constexpr std::string_view summary = "Mean wait of a single server at two utilizations, and its cost.";
    static constexpr DefaultPlot plot { .x = "high", .y = "wait_high,wait_low" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::service_time>(
            { "service_time", "s", "Service time", "Mean time of one job at the server." }, unit::second, 1e-3, 1e5, 2,
            common::least),
        common::amount<&In::arrival_scv>({ "arrival_scv", "C_a", "Variability of arrivals",
                                             "Squared coefficient of variation of the time between arrivals: 0 evenly "
                                             "spaced, 1 at random." },
            unit::one, 0.01, 10, 1),
        common::amount<&In::service_scv>({ "service_scv", "C_s", "Variability of service",
                                             "Squared coefficient of variation of the service time: 0 always alike, 1 "
                                             "exponential." },
            unit::one, 0.01, 10, 0.5),
        common::share<&In::low>(
            { "low", "ρ_1", "Lower load", "Share of the time that the server is busy." }, 0.5, 1e-6, 1 - 1e-6, 0.05),
        common::share<&In::high>(
            { "high", "ρ_2", "Higher load", "Share of the time that it is busy after the change." }, 0.9, 1e-6,
            1 - 1e-6, 0.05),
        common::amount<&In::holding_rate>(
            { "holding_rate", "h", "Cost of waiting", "What one waiting job costs per unit of time." },
            common::usd_per_hour, 0.01, 1e4, 36),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::variability>({ .id = "variability",
            .symbol = "v",
            .label = "Variability",
            .help = "Mean of the variabilities of arrivals and service.",
            .unit = unit::one }),
        shown<&Out::wait_low>({ .id = "wait_low",
            .symbol = "w_1",
            .label = "Wait at the lower load",
            .help = "Mean time in the queue.",
            .unit = unit::second }),
        shown<&Out::wait_high>({ .id = "wait_high",
            .symbol = "w_2",
            .label = "Wait at the higher load",
            .help = "Mean time in the queue.",
            .unit = unit::second }),
        shown<&Out::holding_low>({ .id = "holding_low",
            .symbol = "k_1",
            .label = "Cost at the lower load",
            .help = "What the wait of one job costs.",
            .unit = unit::usd }),
        shown<&Out::holding_high>({ .id = "holding_high",
            .symbol = "k_2",
            .label = "Cost at the higher load",
            .help = "What the wait of one job costs.",
            .unit = unit::usd }),
        shown<&Out::wait_ratio>({ .id = "wait_ratio",
            .symbol = "r",
            .label = "Growth of the wait",
            .help = "Wait at the higher load over that at the lower one; the same whatever the variability.",
            .unit = unit::one }),
        shown<&Out::throughput_gain>({ .id = "throughput_gain",
            .symbol = "g",
            .label = "Gain of throughput",
            .help = "Jobs per second gained by the higher load.",
            .unit = unit::percent }),
        shown<&Out::unit_wait_utilization>({ .id = "unit_wait_utilization",
            .symbol = "ρ*",
            .label = "Load of equal wait",
            .help = "Utilization at which the wait is as long as the service.",
            .unit = unit::percent }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Time service = common::given(trace, "s", "Service time", unit::second, in.service_time);
        const double arrivals = common::setting(trace, "C_a", "Variability of arrivals", in.arrival_scv);
        const double services = common::setting(trace, "C_s", "Variability of service", in.service_scv);
        const double low = common::given(trace, "ρ_1", "Lower load", unit::percent, in.low);
        const double high = common::given(trace, "ρ_2", "Higher load", unit::percent, in.high);
        const auto rate = common::given(trace, "h", "Cost of waiting", common::usd_per_hour, in.holding_rate);
        Out out;
        const double v = out.variability
            = trace({ "v", "Variability", "(C_a + C_s) / 2", unit::one }, (arrivals + services) / 2);
        out.wait_low = trace(
            { "w_1", "Wait at the lower load", "v·ρ_1 / (1 − ρ_1)·s", unit::second }, v * low / (1 - low) * service);
        out.wait_high = trace(
            { "w_2", "Wait at the higher load", "v·ρ_2 / (1 − ρ_2)·s", unit::second }, v * high / (1 - high) * service);
        out.holding_low = trace({ "k_1", "Cost at the lower load", "w_1·h", unit::usd }, out.wait_low * rate);
        out.holding_high = trace({ "k_2", "Cost at the higher load", "w_2·h", unit::usd }, out.wait_high * rate);
        out.wait_ratio = trace({ "r", "Growth of the wait", "ρ_2·(1 − ρ_1) / (ρ_1·(1 − ρ_2))", unit::one },
            high * (1 - low) / (low * (1 - high)));
        out.throughput_gain = trace({ "g", "Gain of throughput", "ρ_2 / ρ_1 − 1", unit::percent }, high / low - 1);
        out.unit_wait_utilization = trace({ "ρ*", "Load of equal wait", "1 / (1 + v)", unit::percent }, 1 / (1 + v));
        return out;
    }
};

} // namespace mlsysim
