// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/labelplacement.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace mlsysim::widgets {
namespace {

constexpr double gap = 2; // px between two labels
constexpr double beside_line = 4, over_line = 2.4; // px between a label and a line, along and across the text

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double dot(QPointF a, QPointF b) { return a.x() * b.x() + a.y() * b.y(); }

/// Half the length of the shadow of `box` on a unit axis.
double reach(const LabelBox& box, QPointF u, QPointF v, QPointF axis)
{
    return box.size.width() / 2 * std::abs(dot(u, axis)) + box.size.height() / 2 * std::abs(dot(v, axis));
}

std::array<QPointF, 2> axes(const LabelBox& box)
{
    if (box.angle == 0)
        return { QPointF(1, 0), QPointF(0, 1) };
    const double c = std::cos(radians(box.angle)), s = std::sin(radians(box.angle));
    return { QPointF(c, s), QPointF(-s, c) };
}

bool clips(double start, double direction, double half, double& from, double& to)
{
    if (std::abs(direction) < 1e-12)
        return std::abs(start) < half;
    double a = (-half - start) / direction, b = (half - start) / direction;
    if (a > b)
        std::swap(a, b);
    from = std::max(from, a);
    to = std::min(to, b);
    return from < to;
}

} // namespace

bool LabelBox::intersects(const LabelBox& other) const
{
    const auto mine = axes(*this), theirs = axes(other);
    const QPointF between = other.center - center;
    for (const QPointF& axis : { mine[0], mine[1], theirs[0], theirs[1] })
        if (std::abs(dot(between, axis))
            >= reach(*this, mine[0], mine[1], axis) + reach(other, theirs[0], theirs[1], axis))
            return false;
    return true;
}

bool LabelBox::intersects(const QLineF& line) const
{
    const auto [u, v] = axes(*this);
    const QPointF start = line.p1() - center, along = line.p2() - line.p1();
    double from = 0, to = 1;
    return clips(dot(start, u), dot(along, u), size.width() / 2, from, to)
        && clips(dot(start, v), dot(along, v), size.height() / 2, from, to);
}

QRectF LabelBox::bounds() const
{
    const auto [u, v] = axes(*this);
    const double x = reach(*this, u, v, { 1, 0 }), y = reach(*this, u, v, { 0, 1 });
    return { center.x() - x, center.y() - y, 2 * x, 2 * y };
}

QPolygonF LabelBox::corners() const
{
    const auto [u, v] = axes(*this);
    const QPointF a = u * (size.width() / 2), b = v * (size.height() / 2);
    return QPolygonF { center - a - b, center + a - b, center + a + b, center - a + b };
}

std::vector<PlacedLabel> placeLabels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles)
{
    std::vector<std::size_t> order(requests.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return requests[a].priority < requests[b].priority; });

    std::vector<PlacedLabel> placed;
    std::vector<LabelBox> taken; // with the gap round each
    const auto blocked = [&](const LabelBox& box, const QRectF& bounds) {
        if (!obstacles.frame.contains(bounds))
            return true;
        for (const QRectF& mark : obstacles.marks)
            if (mark.intersects(bounds) && box.intersects(LabelBox { mark.center(), mark.size(), 0 }))
                return true;
        return std::any_of(taken.begin(), taken.end(), [&](const LabelBox& other) { return box.intersects(other); });
    };
    const auto crossings = [&](const LabelBox& box, const QRectF& bounds, int limit) {
        int count = 0;
        for (const QLineF& line : obstacles.lines) {
            if (std::max(line.x1(), line.x2()) < bounds.left() || std::min(line.x1(), line.x2()) > bounds.right()
                || std::max(line.y1(), line.y2()) < bounds.top() || std::min(line.y1(), line.y2()) > bounds.bottom())
                continue;
            if (box.intersects(line) && ++count > limit)
                break;
        }
        return count;
    };

    struct Choice {
        const LabelRequest::Place* place = nullptr;
        int crossed = 0;
    };
    const auto choose = [&](const std::vector<LabelRequest::Place>& places, QSizeF size, int limit) {
        Choice choice { nullptr, limit + 1 };
        for (const LabelRequest::Place& place : places) {
            const LabelBox box { place.center, size, place.angle };
            if (blocked(box, box.bounds()))
                continue;
            const LabelBox wide { place.center, size + QSizeF(2 * beside_line, 2 * over_line), place.angle };
            const int count = crossings(wide, wide.bounds(), choice.crossed);
            if (count < choice.crossed)
                choice = { &place, count };
            if (choice.crossed == 0)
                break;
        }
        return choice;
    };
    for (const std::size_t index : order) {
        const LabelRequest& request = requests[index];
        Choice choice = choose(request.places, request.size, request.line_crossings);
        bool shortened = false;
        if (request.short_size.isValid() && (!choice.place || choice.crossed > 0)) {
            const int limit = choice.place ? choice.crossed - 1 : request.line_crossings;
            const Choice other = choose(request.short_places, request.short_size, limit);
            shortened = other.place != nullptr;
            if (shortened)
                choice = other;
        }
        if (!choice.place)
            continue;
        const QSizeF size = shortened ? request.short_size : request.size;
        placed.push_back({ request.id, { choice.place->center, size, choice.place->angle }, shortened });
        taken.push_back({ choice.place->center, size + QSizeF(2 * gap, 2 * gap), choice.place->angle });
    }
    return placed;
}

std::vector<LabelRequest::Place> placesAround(QPointF point, QSizeF size, double distance, bool prefer_left, int rings)
{
    const double w = size.width() / 2, h = size.height() / 2;
    std::vector<LabelRequest::Place> places;
    for (int ring = 1; ring <= rings; ++ring) {
        const double d = distance * ring;
        const double side = prefer_left ? -1 : 1;
        const std::array<QPointF, 12> offsets { QPointF(side * (w + d), side * h * 0.6), QPointF(side * (w + d), 0),
            QPointF(side * (w + d * 0.7), side * (h + d * 0.7)), QPointF(0, side * (h + d)),
            QPointF(-side * (w + d), 0), QPointF(-side * (w + d), -side * h * 0.6),
            QPointF(-side * (w + d * 0.7), -side * (h + d * 0.7)), QPointF(0, -side * (h + d)), QPointF(0.6 * w, h + d),
            QPointF(-0.6 * w, h + d), QPointF(0.6 * w, -h - d), QPointF(-0.6 * w, -h - d) };
        for (const QPointF& offset : offsets)
            places.push_back({ point + offset, 0 });
    }
    return places;
}

std::vector<LabelRequest::Place> placesAlong(
    const QLineF& line, QSizeF size, double offset, bool above, double from, double to, double step)
{
    std::vector<LabelRequest::Place> places;
    const double length = line.length();
    if (length < size.width() + 4)
        return places;
    const QPointF along = (line.p2() - line.p1()) / length;
    QPointF normal(along.y(), -along.x());
    if ((normal.y() > 0) == above) // screen y grows downwards
        normal = -normal;
    const QPointF shift = normal * (size.height() / 2 + offset);
    double angle = std::atan2(along.y(), along.x()) * 180 / std::numbers::pi;
    if (std::abs(angle) < 1e-6)
        angle = 0;
    const double half = size.width() / 2 + 2;
    const double first = std::clamp(from * length, half, length - half),
                 last = std::clamp(to * length, half, length - half);
    const double way = last >= first ? step : -step;
    const int count = static_cast<int>(std::abs(last - first) / step) + 1;
    for (int i = 0; i < count; ++i)
        places.push_back({ line.p1() + along * (first + way * i) + shift, angle });
    return places;
}

} // namespace mlsysim::widgets
