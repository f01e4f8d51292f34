// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curveaxis.h"
#include "widgets/plot/plotstyle.h"

#include <QList>
#include <QRectF>

#include <limits>

class QPainter;

namespace mlsysim::widgets {

/// A line of a plot. A point without a finite value breaks it.
struct Curve {
    QString id {}; ///< of the machine or series it stands for
    QString name {}; ///< at the end of the line
    int series = 0;
    bool overflow = false, current = false;
    struct Point {
        double x = 1, y = 0;
        bool fits = true;
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points {}; ///< ascending x
    double pole = std::numeric_limits<double>::quiet_NaN(); ///< where it grows without end

    /// The value at `x`, read along the line between two points; NaN where there is none.
    double at(double x, const CurveAxis& across, const CurveAxis& up) const;
    bool operator==(const Curve&) const = default;
};

/// Quantities of one unit over a common axis: one panel.
struct CurvePanel {
    QString title {}; ///< "Throughput, tokens per second"; may be empty
    QString advice {}; ///< which end is good: "higher is better"
    CurveAxis y {};
    std::vector<Curve> curves {};
};

/// Curves in one or several panels over one axis, with the present value marked, and how they are drawn.
struct CurveFigure {
    std::vector<CurvePanel> panels {};
    CurveAxis x {};
    QString x_title {};
    double now = std::numeric_limits<double>::quiet_NaN(); ///< the present value on x
    QString notice {}; ///< stands in the middle when nothing can be drawn

    bool empty() const;
    /// Where a panel's curves lie in a figure of that size.
    QRectF area(std::size_t panel, const QSizeF& size, const PlotStyle& style) const;
    void paint(QPainter& painter, const QSizeF& size, const PlotStyle& style) const;
    /// Every point as numbers in coherent units, C locale: panel, curve, x, y.
    QByteArray csv() const;

private:
    struct Place;
    Place placeOf(std::size_t panel, const QSizeF& size, const PlotStyle& style) const;
    void paintGrid(QPainter& painter, const Place& place) const;
    void paintPanel(QPainter& painter, const Place& place) const;
    void paintLine(QPainter& painter, const Place& place, const Curve& curve) const;
    void paintNames(QPainter& painter, const Place& place) const;
    void paintPresent(QPainter& painter, const Place& place, const Curve& curve) const;
};

} // namespace mlsysim::widgets
