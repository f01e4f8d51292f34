// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/rooflinescene.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <vector>

namespace mlsysim::widgets {

/// Limits of a roofline in powers of ten: x of FLOP/byte, y of FLOP/s.
struct RooflineView {
    double x_low = -1, x_high = 5, y_low = 11, y_high = 16;

    double xDecades() const { return x_high - x_low; }
    double yDecades() const { return y_high - y_low; }
    bool contains(double intensity, double rate) const;
    bool operator==(const RooflineView&) const = default;
};

/// The whole decades that show every machine's ridge, slope and peak, whatever the workload.
RooflineView frameOfMachines(const std::vector<Roof>& roofs);

/// The frame of a scene: of its machines (or, when asked for, of what is drawn), grown by whole decades where a
/// drawn point lies outside. It never shrinks to a point.
RooflineView frameOf(const RooflineScene& scene);

/// The smallest view that holds both.
RooflineView united(const RooflineView& a, const RooflineView& b);

/// The largest rectangle of `view`'s shape inside `available`, so that a decade is as long on x as on y. Centred
/// across, and down as well when more than a decade is left.
QRectF areaFor(const RooflineView& view, const QRectF& available);

/// `view` zoomed by `factor` (above 1 comes closer) with the value at (x, y), in powers of ten, held in place.
RooflineView zoomed(const RooflineView& view, double factor, double x, double y);

/// The smallest view of the shape of `shape` that holds `part`.
RooflineView fitted(const RooflineView& part, const RooflineView& shape);

/// Between values and pixels, both ways.
class RooflineMapping {
public:
    RooflineMapping() = default;
    RooflineMapping(const RooflineView& view, const QRectF& area)
        : m_view(view)
        , m_area(area)
    {
    }

    const RooflineView& view() const { return m_view; }
    const QRectF& area() const { return m_area; }
    double pixelsPerDecade() const { return m_area.width() / m_view.xDecades(); }

    /// px of an intensity (FLOP/byte) and a rate (FLOP/s); what is not positive lies far outside.
    QPointF toPixel(double intensity, double rate) const;
    double xOf(double intensity) const;
    double yOf(double rate) const;
    double intensityAt(double x) const;
    double rateAt(double y) const;
    bool operator==(const RooflineMapping&) const = default;

private:
    RooflineView m_view;
    QRectF m_area { 0, 0, 600, 500 };
};

/// A line of the grid, with the text beside the axis when it has one.
struct RooflineTick {
    double exponent = 0; ///< log10 of the value
    bool major = true;
    QString text;
    bool operator==(const RooflineTick&) const = default;
};

/// Ticks from `low` to `high` (powers of ten): decades, thinned until their texts stand `gap` px apart, and with
/// 2 and 5 (or 1…9) named where a view shows hardly one decade. `minor` adds the lines 2…9.
std::vector<RooflineTick> logTicks(
    double low, double high, double pixels_per_decade, double gap, bool si_prefixes, bool minor);

/// "0.1", "1", "100", "1 k", "10 T"; without prefixes below one thousand and for small numbers.
QString tickText(double value, bool si_prefixes);

} // namespace mlsysim::widgets
