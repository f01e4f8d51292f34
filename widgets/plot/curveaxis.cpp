// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curveaxis.h"

#include "widgets/plot/rooflineframe.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace mlsysim::widgets {

namespace {

constexpr double far_below = -10; ///< share of what can't be shown
constexpr double few_decades = 3;
constexpr double from_zero = 0.4; ///< a linear axis whose least value is a smaller part of the largest starts at zero
constexpr std::array round_numbers { 1.0, 2.0, 5.0, 10.0 };

double power_below(double x) { return std::pow(10, std::floor(std::log10(x) + 1e-12)); }

double round_below(double x)
{
    const double power = power_below(x);
    double best = power;
    for (const double n : round_numbers)
        if (n * power <= x * (1 + 1e-9))
            best = n * power;
    return best;
}

double round_above(double x)
{
    const double power = power_below(x);
    return power * *std::ranges::find_if(round_numbers, [&](double n) { return n * power >= x * (1 - 1e-9); });
}

} // namespace

double CurveAxis::share(double value) const
{
    if (!logarithmic)
        return (value - low) / (high - low);
    return value > 0 ? std::log(value / low) / std::log(high / low) : far_below;
}

double CurveAxis::at(double share) const
{
    return logarithmic ? low * std::pow(high / low, share) : low + (high - low) * share;
}

void CurveAxis::hold(std::span<const double> values)
{
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const double v : values)
        if (std::isfinite(v) && (v > 0 || !logarithmic)) {
            least = std::min(least, v / unit);
            most = std::max(most, v / unit);
        }
    if (least > most) {
        low = logarithmic ? unit : 0;
        high = logarithmic ? 10 * unit : unit;
        return;
    }
    if (logarithmic) {
        low = round_below(least) * unit;
        high = round_above(most) * unit;
        if (high < low * 1.5) {
            low /= 2;
            high *= 2;
        }
        return;
    }
    if (least >= 0 && least < from_zero * most)
        least = 0;
    if (most <= 0 && most > from_zero * least)
        most = 0;
    if (most == least) {
        const double around = most == 0 ? 1 : std::fabs(most) / 2;
        least -= around;
        most += around;
    }
    const double step = round_above((most - least) / 8);
    low = std::floor(least / step + 1e-9) * step * unit;
    high = std::ceil(most / step - 1e-9) * step * unit;
}

std::vector<CurveAxis::Tick> CurveAxis::ticks(double pixels, double gap) const
{
    std::vector<Tick> result;
    const auto add = [&](double value, bool major) {
        const auto& written = tick_text ? tick_text : text;
        result.push_back({ value, major, major && written ? written(value) : QString() });
    };
    if (logarithmic) {
        const double from = std::log10(low / unit), to = std::log10(high / unit);
        // With few decades the lines at 2 and 5 are named too.
        const bool few = to - from < few_decades && pixels / (to - from) * std::log10(2.0) > gap;
        for (const auto& tick : logTicks(from, to, pixels / (to - from), gap, false, true)) {
            const double digit = std::round(std::pow(10, tick.exponent - std::floor(tick.exponent + 1e-9)));
            add(std::pow(10, tick.exponent) * unit, !tick.text.isEmpty() || (few && (digit == 2 || digit == 5)));
        }
        return result;
    }
    const double room = std::max(1.0, pixels / std::max(gap, 1.0));
    const double step = round_above((high - low) / unit / room) * unit;
    for (double n = std::ceil(low / step - 1e-9); n * step <= high + step * 1e-9; ++n)
        add(n == 0 ? 0 : n * step, true);
    return result;
}

} // namespace mlsysim::widgets
