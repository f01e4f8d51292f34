// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curvefigure.h"
#include "widgets/solvers/plotchoice.h"

namespace mlsysim::widgets {

/// The output that says whether what is asked for is physically possible, in every solver that has one.
inline constexpr std::string_view possible_output = "feasible";

/// Up to `count` values of the field from `from` to `to`, evenly spaced on the axis; whole ones for an integer.
std::vector<double> samples_between(const CurveAxis& axis, double from, double to, int count, const Field& field);

/// A solver along the input that stands across. What is impossible has no value.
class CurveSweep {
public:
    /// `evaluation` must outlive it.
    CurveSweep(const Evaluation& evaluation, const PlotChoice& choice);

    /// The points of each chosen output over `xs`.
    std::vector<std::vector<Curve::Point>> points(std::span<const double> xs);
    /// Adds points where the curve of output `y` ends, and says how it ends: at a pole, or where it is impossible.
    void sharpen(Curve& curve, std::size_t y, const CurveAxis& axis);

    const Problems& problems() const { return m_problems; }

private:
    const Evaluation& m_evaluation;
    std::string m_x;
    const Field& m_field;
    std::vector<std::string> m_outputs;
    bool m_judged = false;
    Problems m_problems;
};

} // namespace mlsysim::widgets
