// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/thermal_throttle/thermal_throttle.h"

#include "engine/catalogue.h"

#include <limits>

namespace mlsysim {

constinit const Solver catalogue::thermal_throttle = Describe<ThermalThrottle>::make();

Time thermal_throttle::warming(Temperature start, Temperature target, Temperature end, Time time_constant)
{
    if (start >= target)
        return {};
    if (end <= target)
        return Time::from_value(std::numeric_limits<double>::infinity());
    return time_constant * std::log(double((end - start) / (end - target)));
}

std::optional<std::int64_t> thermal_throttle::whole_ticks(Time span, Time tick)
{
    constexpr double countable = 9e15;
    const double ticks = std::floor(double(span / tick));
    return ticks <= countable ? std::optional(static_cast<std::int64_t>(ticks)) : std::nullopt;
}

void ThermalThrottle::check(const In& in, Problems& problems)
{
    if (in.clear > in.trip)
        problems.push_back({ "clear", "is above the trip: the clock would come back while it must stay down" });
}

} // namespace mlsysim
