// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/displaylist.h"
#include "widgets/plot/legendtable.h"
#include "widgets/plot/rooflineelement.h"
#include "widgets/plot/rooflineframe.h"

#include <array>

namespace mlsysim::widgets {

/// From back to front. Fixed labels lie under the curves, moving ones among them.
enum class RooflineLayer { Grid, Fills, Roofs, Labels, Trajectories, Overlay };
inline constexpr std::size_t roofline_layers = 6;

/// Something in the plot that the pointer can find: a point, or a piece of a line.
struct RooflineTarget {
    RooflineElement element;
    QLineF line; ///< of no length for a point
    double radius = 0; ///< of the mark

    bool isPoint() const { return line.p1() == line.p2(); }
    QPointF point() const { return line.p1(); }
};

/// What the picture depends on besides the scene.
struct RooflineLook {
    PlotStyle style;
    QSizeF size; ///< px
    RooflineView view;
    QStringList hidden; ///< machines
    QString highlighted; ///< machine
    QString hovered_row; ///< machine
    bool legend_lifted = true;
};

/// The whole picture in pixels, ready to be painted and to be pointed at.
struct RooflineLayout {
    RooflineMapping mapping;
    std::array<DisplayList, roofline_layers> layers;
    std::vector<RooflineTarget> targets;
    LegendTable legend;
    QRectF legend_rect; ///< empty: there is none

    DisplayList& layer(RooflineLayer which) { return layers[static_cast<std::size_t>(which)]; }
    const DisplayList& layer(RooflineLayer which) const { return layers[static_cast<std::size_t>(which)]; }
};

/// Lays a scene out. Pure: the same scene and look give the same picture.
RooflineLayout layOutRoofline(const RooflineScene& scene, const RooflineLook& look);

/// The nearest target within `tolerance` px of `position`; points go before lines. None: nullptr.
const RooflineTarget* nearestTarget(
    const std::vector<RooflineTarget>& targets, QPointF position, double tolerance = 10);

/// Nearest place on a line.
QPointF nearestOn(const QLineF& line, QPointF position);

/// The part of `line` inside `rect`; of no length when there is none.
QLineF clipped(const QLineF& line, const QRectF& rect);

/// The pieces of a line through points that lie inside `rect`, and the part of a polygon that does.
std::vector<QPolygonF> clippedLine(const QPolygonF& points, const QRectF& rect);
QPolygonF clippedArea(const QPolygonF& polygon, const QRectF& rect);

} // namespace mlsysim::widgets
