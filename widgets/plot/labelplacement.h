// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace mlsysim::widgets {

/// What gives way when there is no room: later ones first.
enum class LabelPriority { CurrentPoint, MemoryFull, Roof, Ridge, GhostFactor, BatchNumber, Achievable, Region };

/// A rectangle turned by `angle` degrees clockwise on the screen about its centre.
struct LabelBox {
    QPointF center;
    QSizeF size;
    double angle = 0;

    bool intersects(const LabelBox& other) const;
    bool intersects(const QLineF& line) const;
    QRectF bounds() const;
    QPolygonF corners() const;
    bool operator==(const LabelBox&) const = default;
};

/// A label that wants a place; `places` in order of liking.
struct LabelRequest {
    struct Place {
        QPointF center;
        double angle = 0;
    };
    int id = 0;
    LabelPriority priority = LabelPriority::BatchNumber;
    QSizeF size;
    std::vector<Place> places;
    int line_crossings = 0; ///< how many lines the label may cover when no free place is left
    QSizeF short_size; ///< valid: a shorter text that is taken when the whole one has no free place
    std::vector<Place> short_places;
};

/// What labels must keep clear of, px.
struct LabelObstacles {
    QRectF frame; ///< labels stay inside
    std::vector<QRectF> marks; ///< markers, legend, card: never covered
    std::vector<QLineF> lines; ///< covered only by labels that may
};

/// Where a label stands.
struct PlacedLabel {
    int id = 0;
    LabelBox box;
    bool shortened = false;
};

/// Gives each label the first of its places that is free, the most important label first. No two placed labels
/// touch, none covers a mark, none leaves the frame, and a line is covered only where the request allows it and nothing
/// else is left; what finds no place is left out.
std::vector<PlacedLabel> placeLabels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles);

/// Places round a point for a horizontal text of `size`: to the sides first, then above and below, at `distance` px and
/// at multiples of it up to `rings`. `prefer_left` starts on the left and above, else on the right and below.
std::vector<LabelRequest::Place> placesAround(
    QPointF point, QSizeF size, double distance, bool prefer_left, int rings = 3);

/// Places along `line` on the side that is up (`above`) or down, `offset` px off it, from the share `from` of the
/// line to `to` in steps of about `step` px; turned with the line.
std::vector<LabelRequest::Place> placesAlong(
    const QLineF& line, QSizeF size, double offset, bool above, double from, double to, double step);

} // namespace mlsysim::widgets
