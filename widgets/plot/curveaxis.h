// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace mlsysim::widgets {

/// One side of a plot: a range of values, linear or logarithmic, and how its values are written.
struct CurveAxis {
    double low = 1, high = 10;
    bool logarithmic = true;
    double unit = 1; ///< round multiples of it get a line and a text
    std::function<QString(double)> text {};
    std::function<QString(double)> tick_text {}; ///< of round multiples of the unit; as `text` when empty

    /// Where a value lies: 0 at the low end, 1 at the high one, below 0 for what a logarithm can't show.
    double share(double value) const;
    double at(double share) const;

    /// The smallest range with round ends that holds all that can be shown of `values`.
    void hold(std::span<const double> values);

    struct Tick {
        double value = 0;
        bool major = true; ///< has a text
        QString text;
    };
    /// Lines for an axis of that length, so that texts stand `gap` px apart.
    std::vector<Tick> ticks(double pixels, double gap) const;
};

} // namespace mlsysim::widgets
