// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace thermal_throttle {

using ThermalResistance = decltype(Temperature() / Power());
using HeatCapacity = decltype(Energy() / Temperature());
inline constexpr DisplayUnit<ThermalResistance> kelvin_per_watt { "K/W" };
inline constexpr DisplayUnit<HeatCapacity> joule_per_kelvin { "J/K" };

struct In {
    Time wcet, blocking_and_interference, deadline, tick;
    Frequency nominal_clock, throttled_clock;
    Time time_constant;
    Temperature ambient, trip, clear;
    ThermalResistance theta;
    Power quiet_power, loaded_power;
};
struct Out {
    double cycles = 0;
    Time execution, execution_throttled, response, response_throttled, slack, overrun;
    double overrun_ratio = 0;
    Temperature junction_quiet, junction_loaded, loaded_rise;
    Time time_to_trip, recovery, recovery_from_loaded;
    std::optional<std::int64_t> ticks_exposed, ticks_exposed_from_loaded;
    HeatCapacity heat_capacity;
    ThermalResistance theta_never_trips;
};

/// Time in which something that warms from `start` towards `end` comes to `target`; infinite when it never does.
Time warming(Temperature start, Temperature target, Temperature end, Time time_constant);

/// Whole ticks in a time; absent when it never ends.
std::optional<std::int64_t> whole_ticks(Time span, Time tick);

template <auto Pointer> constexpr auto temperature(common::Words words, double standard)
{
    return field<Pointer>({ .id = words.id,
        .symbol = words.symbol,
        .label = words.label,
        .help = words.help,
        .unit = unit::kelvin,
        .min = 1.0 * unit::kelvin,
        .max = 1e4 * unit::kelvin,
        .low = 233.15 * unit::kelvin,
        .high = 423.15 * unit::kelvin,
        .standard = standard * unit::kelvin,
        .required = true });
}

} // namespace thermal_throttle

/// A periodic task on a device that slows its clock when it gets hot, and how long the slow clock lasts.
struct ThermalThrottle {
    using In = thermal_throttle::In;
    using Out = thermal_throttle::Out;
    static constexpr std::string_view id = "thermal_throttle", title = "Deadlines and heat", domain = "Node";
    static constexpr std::string_view summary
        = "Whether a periodic task keeps its deadline at the throttled clock, and how long heat holds the clock down.";
    static constexpr DefaultPlot plot { .x = "loaded_power", .y = "time_to_trip,recovery" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::wcet>({ "wcet", "w", "Execution time", "Longest execution time at the nominal clock." },
            unit::millisecond, 0.01, 1000, 4),
        common::amount<&In::blocking_and_interference>({ "blocking_and_interference", "I", "Blocking and interference",
                                                           "Time for which other tasks hold the task up." },
            unit::millisecond, 0.001, 1000, 0.5),
        common::amount<&In::deadline>({ "deadline", "D", "Deadline", "Time until which the task must be done." },
            unit::millisecond, 0.01, 1000, 6, common::least),
        common::amount<&In::tick>({ "tick", "p", "Period", "Time between two starts of the task." }, unit::millisecond,
            0.1, 1e4, 10, common::least),
        common::amount<&In::nominal_clock>(
            { "nominal_clock", "f_0", "Nominal clock", "Clock while the device is cool." }, unit::megahertz, 1, 5000,
            1000, common::least),
        common::amount<&In::throttled_clock>(
            { "throttled_clock", "f_1", "Throttled clock", "Clock while it is too hot." }, unit::megahertz, 1, 5000,
            500, common::least),
        common::amount<&In::time_constant>(
            { "time_constant", "τ", "Time constant", "Time in which a step of power is felt to 63 %." }, unit::second,
            0.1, 1000, 30, common::least),
        thermal_throttle::temperature<&In::ambient>(
            { "ambient", "T_a", "Ambient", "Temperature around the device." }, 313.15),
        thermal_throttle::temperature<&In::trip>(
            { "trip", "T_t", "Trip", "Junction temperature at which the clock is throttled." }, 358.15),
        thermal_throttle::temperature<&In::clear>(
            { "clear", "T_c", "Clear", "Junction temperature at which the clock comes back." }, 348.15),
        common::amount<&In::theta>({ "theta", "θ", "Thermal resistance", "From junction to ambient." },
            thermal_throttle::kelvin_per_watt, 0.01, 100, 10, common::least),
        common::amount<&In::quiet_power>(
            { "quiet_power", "P_q", "Quiet power", "Power at little load." }, unit::watt, 0.01, 1000, 1),
        common::amount<&In::loaded_power>(
            { "loaded_power", "P_l", "Loaded power", "Power at full load." }, unit::watt, 0.01, 1000, 6, common::least),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::response>({ .id = "response",
            .symbol = "R_0",
            .label = "Response",
            .help = "Longest response time at the nominal clock.",
            .unit = unit::millisecond }),
        shown<&Out::response_throttled>({ .id = "response_throttled",
            .symbol = "R_1",
            .label = "Response, throttled",
            .help = "Longest response time at the throttled clock.",
            .unit = unit::millisecond }),
        shown<&Out::slack>({ .id = "slack",
            .symbol = "S",
            .label = "Slack",
            .help = "Time left until the deadline at the nominal clock.",
            .unit = unit::millisecond }),
        shown<&Out::overrun>({ .id = "overrun",
            .symbol = "V",
            .label = "Overrun",
            .help = "Time beyond the deadline at the throttled clock; below zero it is kept.",
            .unit = unit::millisecond }),
        shown<&Out::overrun_ratio>({ .id = "overrun_ratio",
            .symbol = "v",
            .label = "Overrun over deadline",
            .help = "The overrun as part of the deadline.",
            .unit = unit::percent }),
        shown<&Out::time_to_trip>({ .id = "time_to_trip",
            .symbol = "t_1",
            .label = "Time to trip",
            .help = "From quiet to throttled under full load; infinite when the device stays cool enough.",
            .unit = unit::second }),
        shown<&Out::recovery>({ .id = "recovery",
            .symbol = "t_2",
            .label = "Recovery",
            .help = "From the trip to the full clock when the load ends there; infinite when it never cools enough.",
            .unit = unit::second }),
        shown<&Out::recovery_from_loaded>({ .id = "recovery_from_loaded",
            .symbol = "t_3",
            .label = "Recovery from full heat",
            .help = "To the full clock after a long load; infinite when it never cools enough.",
            .unit = unit::second }),
        shown<&Out::ticks_exposed>({ .id = "ticks_exposed",
            .symbol = "n_2",
            .label = "Periods exposed",
            .help = "Whole periods at the throttled clock; none when it never recovers." }),
        shown<&Out::ticks_exposed_from_loaded>({ .id = "ticks_exposed_from_loaded",
            .symbol = "n_3",
            .label = "Periods exposed from full heat",
            .help = "The same after a long load." }),
        shown<&Out::junction_quiet>({ .id = "junction_quiet",
            .symbol = "T_q",
            .label = "Junction, quiet",
            .help = "Temperature after a long time at quiet power.",
            .unit = unit::kelvin }),
        shown<&Out::junction_loaded>({ .id = "junction_loaded",
            .symbol = "T_l",
            .label = "Junction, loaded",
            .help = "Temperature after a long time at loaded power.",
            .unit = unit::kelvin }),
        shown<&Out::loaded_rise>({ .id = "loaded_rise",
            .symbol = "Δ",
            .label = "Rise under load",
            .help = "Above ambient, after a long time.",
            .unit = unit::kelvin }),
        shown<&Out::theta_never_trips>({ .id = "theta_never_trips",
            .symbol = "θ*",
            .label = "Resistance that never trips",
            .help = "Largest thermal resistance at which full load stays at the trip.",
            .unit = thermal_throttle::kelvin_per_watt }),
        shown<&Out::heat_capacity>({ .id = "heat_capacity",
            .symbol = "C",
            .label = "Heat capacity",
            .help = "Energy that warms the device by one kelvin.",
            .unit = thermal_throttle::joule_per_kelvin }),
        shown<&Out::cycles>({ .id = "cycles",
            .symbol = "N",
            .label = "Cycles",
            .help = "Of one execution.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::execution>({ .id = "execution",
            .symbol = "e_0",
            .label = "Execution",
            .help = "At the nominal clock.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
        shown<&Out::execution_throttled>({ .id = "execution_throttled",
            .symbol = "e_1",
            .label = "Execution, throttled",
            .help = "At the throttled clock.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems);
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/thermal_throttle/thermal_throttle.inl.h"
