// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/curvesweep.h"

#include "engine/study/sweep.h"
#include "widgets/parameters/text.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int zooms = 3, zoom_samples = 12; ///< towards the place where a curve ends

/// Whether one of two neighbours has a value and the other has none.
bool ends_between(const Curve::Point& a, const Curve::Point& b) { return std::isfinite(a.y) != std::isfinite(b.y); }

} // namespace

std::vector<double> samples_between(const CurveAxis& axis, double from, double to, int count, const Field& field)
{
    const bool integer = (field.type->element ? field.type->element : field.type)->kind == Kind::Integer;
    const double a = axis.share(from), b = axis.share(to);
    std::vector<double> xs;
    for (int i = 0; i < count; ++i) {
        double x = i == 0 ? from : i == count - 1 ? to : axis.at(a + (b - a) * i / (count - 1));
        x = std::clamp(integer ? std::round(x) : x, field.min, field.max);
        if (xs.empty() || x > xs.back())
            xs.push_back(x);
    }
    return xs;
}

CurveSweep::CurveSweep(const Evaluation& evaluation, const PlotChoice& choice)
    : m_evaluation(evaluation)
    , m_x(utf8(choice.x))
    , m_field(*find_field(evaluation.solver().inputs, m_x))
    , m_judged(evaluation.solver().outputs.find(possible_output))
{
    for (const QString& y : choice.ys)
        m_outputs.push_back(utf8(y));
    if (m_judged)
        m_outputs.emplace_back(possible_output);
}

std::vector<std::vector<Curve::Point>> CurveSweep::points(std::span<const double> xs)
{
    std::vector<std::vector<double>> columns(m_outputs.size(), std::vector<double>(xs.size()));
    const std::vector<std::string_view> outputs(m_outputs.begin(), m_outputs.end());
    const std::vector<std::span<double>> spans(columns.begin(), columns.end());
    m_problems = sweep(m_evaluation, m_x, xs, outputs, spans).problems;
    std::vector<std::vector<Curve::Point>> all(m_outputs.size() - (m_judged ? 1 : 0));
    for (std::size_t y = 0; y < all.size(); ++y)
        for (std::size_t k = 0; m_problems.empty() && k < xs.size(); ++k)
            all[y].push_back({ xs[k], m_judged && columns.back()[k] == 0 ? std::nan("") : columns[y][k] });
    return all;
}

void CurveSweep::sharpen(Curve& curve, std::size_t y, const CurveAxis& axis)
{
    auto& all = curve.points;
    for (std::size_t k = 1; k < all.size(); ++k) {
        if (!ends_between(all[k - 1], all[k]))
            continue;
        Curve::Point left = all[k - 1], right = all[k];
        for (int i = 0; i < zooms; ++i) {
            const auto part = points(samples_between(axis, left.x, right.x, zoom_samples, m_field)).at(y);
            const auto end = std::ranges::adjacent_find(part, ends_between);
            if (end == part.end())
                break;
            left = *end;
            right = *std::next(end);
            const auto first = std::ranges::lower_bound(all, part.front().x, {}, &Curve::Point::x);
            const auto last = std::ranges::upper_bound(all, part.back().x, {}, &Curve::Point::x);
            all.insert(all.erase(first, last), part.begin(), part.end());
        }
        const auto [inside, outside] = std::isfinite(left.y) ? std::pair(left, right) : std::pair(right, left);
        if (std::isinf(outside.y))
            curve.pole = outside.x;
        else
            std::ranges::find(all, inside.x, &Curve::Point::x)->fits = false;
        k = static_cast<std::size_t>(std::ranges::upper_bound(all, right.x, {}, &Curve::Point::x) - all.begin());
    }
}

} // namespace mlsysim::widgets
