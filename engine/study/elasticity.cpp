// SPDX-License-Identifier: Apache-2.0
#include "engine/study/elasticity.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mlsysim {

namespace {

constexpr double step = 0.01; // relative; small enough for a slope, large enough to be no rounding

double output_at(Evaluation& evaluation, const Place& input, double value, std::string_view output)
{
    const double before = input.get();
    input.set(value);
    evaluation.solve();
    const double result = evaluation.output(output);
    input.set(before);
    return result;
}

} // namespace

double elasticity(Evaluation& evaluation, std::string_view input, std::string_view output)
{
    const Place place = evaluation.input_place(input);
    if (!place || !place.type->set)
        return std::numeric_limits<double>::quiet_NaN();
    const double x = place.get();
    const bool whole = place.type->kind == Kind::Integer;
    const double up = std::min(whole ? std::max(x + 1, std::round(x * (1 + step))) : x * (1 + step), place.field->max);
    const double less
        = std::max(whole ? std::min(x - 1, std::round(x / (1 + step))) : x / (1 + step), place.field->min);
    const double down = less > 0 ? less : x; // no logarithm of nothing
    const double here = output_at(evaluation, place, x, output);
    const double above = output_at(evaluation, place, up, output), below = output_at(evaluation, place, down, output);
    if (above == here && below == here)
        return 0;
    if (!(above > 0 && below > 0 && up > down && down > 0))
        return std::numeric_limits<double>::quiet_NaN();
    return std::log(above / below) / std::log(up / down);
}

double effect_begins(Evaluation& evaluation, std::string_view input, std::string_view output, std::string_view along)
{
    const Place place = evaluation.input_place(along);
    if (!place || !place.type->set)
        return 0;
    const double before = place.get();
    const auto matters = [&](double value) {
        place.set(value);
        const bool effect = elasticity(evaluation, input, output) != 0;
        place.set(before);
        return effect;
    };
    // The first power of two that matters, then the exact whole number below it.
    double high = std::exp2(std::floor(std::log2(before)) + 1);
    while (high <= place.field->high && !matters(high))
        high *= 2;
    if (high > place.field->high)
        return 0;
    double low = std::max(before, high / 2);
    while (high - low > 1) {
        const double middle = std::floor((low + high) / 2);
        (matters(middle) ? high : low) = middle;
    }
    return high;
}

} // namespace mlsysim
