// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of thermal_throttle.md. Included by thermal_throttle.h.
namespace mlsysim {

namespace thermal_throttle {

/// The timing of one execution at both clocks.
template <class Tracer> void timing(const In& in, Out& out, Tracer& trace)
{
    const Time longest = common::given(trace, "w", "Execution time", unit::millisecond, in.wcet);
    const Time held
        = common::given(trace, "I", "Blocking and interference", unit::millisecond, in.blocking_and_interference);
    const Time deadline = common::given(trace, "D", "Deadline", unit::millisecond, in.deadline);
    const Frequency nominal = common::given(trace, "f_0", "Nominal clock", unit::megahertz, in.nominal_clock);
    const Frequency throttled = common::given(trace, "f_1", "Throttled clock", unit::megahertz, in.throttled_clock);
    out.cycles = trace({ "N", "Cycles", "w·f_0", unit::one }, double(longest * nominal));
    out.execution = trace({ "e_0", "Execution", "N / f_0", unit::millisecond }, out.cycles / nominal);
    out.execution_throttled
        = trace({ "e_1", "Execution, throttled", "N / f_1", unit::millisecond }, out.cycles / throttled);
    out.response = trace({ "R_0", "Response", "e_0 + I", unit::millisecond }, out.execution + held);
    out.response_throttled
        = trace({ "R_1", "Response, throttled", "e_1 + I", unit::millisecond }, out.execution_throttled + held);
    out.slack = trace({ "S", "Slack", "D − R_0", unit::millisecond }, deadline - out.response);
    out.overrun = trace({ "V", "Overrun", "R_1 − D", unit::millisecond }, out.response_throttled - deadline);
    out.overrun_ratio = trace({ "v", "Overrun over deadline", "V / D", unit::percent }, double(out.overrun / deadline));
}

} // namespace thermal_throttle

template <class Tracer>
thermal_throttle::Out ThermalThrottle::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace thermal_throttle;
    Out out;
    timing(in, out, trace);
    const Temperature ambient = common::given(trace, "T_a", "Ambient", unit::kelvin, in.ambient);
    const Temperature trip = common::given(trace, "T_t", "Trip", unit::kelvin, in.trip);
    const Temperature clear = common::given(trace, "T_c", "Clear", unit::kelvin, in.clear);
    const ThermalResistance theta = common::given(trace, "θ", "Thermal resistance", kelvin_per_watt, in.theta);
    const Power quiet = common::given(trace, "P_q", "Quiet power", unit::watt, in.quiet_power);
    const Power loaded = common::given(trace, "P_l", "Loaded power", unit::watt, in.loaded_power);
    const Time constant = common::given(trace, "τ", "Time constant", unit::second, in.time_constant);
    out.junction_quiet = trace({ "T_q", "Junction, quiet", "T_a + θ·P_q", unit::kelvin }, ambient + theta * quiet);
    out.loaded_rise = trace({ "Δ", "Rise under load", "θ·P_l", unit::kelvin }, theta * loaded);
    out.junction_loaded = trace({ "T_l", "Junction, loaded", "T_a + Δ", unit::kelvin }, ambient + out.loaded_rise);

    const auto reached = [&](std::string_view symbol, std::string_view label, std::string_view formula, Time time) {
        const double seconds = si(time);
        const bool crossed = seconds > 0 && std::isfinite(seconds);
        return trace(
            { symbol, label, crossed ? formula : "", unit::second, seconds > 0 ? "never reached" : "at once" }, time);
    };
    // Something that cools is something that warms, upside down.
    const auto cooling = [&](Temperature start) { return warming(-start, -clear, -out.junction_quiet, constant); };
    out.time_to_trip = reached("t_1", "Time to trip", "τ·ln((T_l − T_q) / (T_l − T_t))",
        warming(out.junction_quiet, trip, out.junction_loaded, constant));
    out.recovery = reached("t_2", "Recovery", "τ·ln((T_t − T_q) / (T_c − T_q))", cooling(trip));
    out.recovery_from_loaded
        = reached("t_3", "Recovery from full heat", "τ·ln((T_l − T_q) / (T_c − T_q))", cooling(out.junction_loaded));

    const Time tick = common::given(trace, "p", "Period", unit::millisecond, in.tick);
    const auto exposed = [&](std::string_view symbol, std::string_view formula, Time recovery) {
        const auto ticks = whole_ticks(recovery, tick);
        if (ticks)
            trace({ symbol, "Periods exposed", formula, unit::one }, static_cast<double>(*ticks));
        return ticks;
    };
    out.ticks_exposed = exposed("n_2", "⌊t_2 / p⌋", out.recovery);
    out.ticks_exposed_from_loaded = exposed("n_3", "⌊t_3 / p⌋", out.recovery_from_loaded);
    out.heat_capacity = trace({ "C", "Heat capacity", "τ / θ", joule_per_kelvin }, constant / theta);
    out.theta_never_trips = trace(
        { "θ*", "Resistance that never trips", "(T_t − T_a) / P_l", kelvin_per_watt }, (trip - ambient) / loaded);
    return out;
}

} // namespace mlsysim
