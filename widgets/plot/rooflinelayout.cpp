// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinelayout.h"

#include "widgets/plot/rooflinebuilder.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double advantage_of_points = 4; // px

/// Takes points and curves away again. Everything else is where it would be with them, so that nothing moves when they
/// are revealed.
RooflineLayout withoutResults(RooflineLayout layout)
{
    layout.layer(RooflineLayer::Trajectories) = { layout.mapping.area(), {}, {}, {}, {} };
    std::erase_if(layout.targets, [](const RooflineTarget& target) { return !target.element.model.isEmpty(); });
    return layout;
}

} // namespace

QPointF nearestOn(const QLineF& line, QPointF position)
{
    const QPointF way = line.p2() - line.p1(), to = position - line.p1();
    const double square = way.x() * way.x() + way.y() * way.y();
    const double share = square > 0 ? std::clamp((to.x() * way.x() + to.y() * way.y()) / square, 0.0, 1.0) : 0;
    return line.p1() + way * share;
}

QLineF clipped(const QLineF& line, const QRectF& rect)
{
    double from = 0, to = 1;
    const auto cut = [&](double start, double way, double low, double high) {
        if (std::abs(way) < 1e-12)
            return start >= low && start <= high;
        double a = (low - start) / way, b = (high - start) / way;
        if (a > b)
            std::swap(a, b);
        from = std::max(from, a);
        to = std::min(to, b);
        return from <= to;
    };
    if (!cut(line.x1(), line.dx(), rect.left(), rect.right()) || !cut(line.y1(), line.dy(), rect.top(), rect.bottom()))
        return { line.p1(), line.p1() };
    return { line.pointAt(from), line.pointAt(to) };
}

std::vector<QPolygonF> clippedLine(const QPolygonF& points, const QRectF& rect)
{
    std::vector<QPolygonF> pieces;
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF inside = clipped({ points[i - 1], points[i] }, rect);
        if (inside.p1() == inside.p2())
            continue;
        const bool goes_on = !pieces.empty() && pieces.back().back() == inside.p1() && inside.p1() == points[i - 1];
        if (!goes_on)
            pieces.push_back({ inside.p1() });
        pieces.back() << inside.p2();
    }
    return pieces;
}

/// Sutherland and Hodgman: one edge of the rectangle after the other.
QPolygonF clippedArea(const QPolygonF& polygon, const QRectF& rect)
{
    QPolygonF result = polygon;
    const auto cut = [&](auto inside, auto crossing) {
        QPolygonF next;
        for (qsizetype i = 0; i < result.size(); ++i) {
            const QPointF& from = result[(i + result.size() - 1) % result.size()];
            const QPointF& to = result[i];
            if (inside(from) != inside(to))
                next << crossing(from, to);
            if (inside(to))
                next << to;
        }
        result = next;
    };
    const auto at_x = [](double x) {
        return
            [x](QPointF a, QPointF b) { return QPointF(x, a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x())); };
    };
    const auto at_y = [](double y) {
        return
            [y](QPointF a, QPointF b) { return QPointF(a.x() + (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()), y); };
    };
    cut([&](QPointF p) { return p.x() >= rect.left(); }, at_x(rect.left()));
    cut([&](QPointF p) { return p.x() <= rect.right(); }, at_x(rect.right()));
    cut([&](QPointF p) { return p.y() >= rect.top(); }, at_y(rect.top()));
    cut([&](QPointF p) { return p.y() <= rect.bottom(); }, at_y(rect.bottom()));
    return result;
}

const RooflineTarget* nearestTarget(const std::vector<RooflineTarget>& targets, QPointF position, double tolerance)
{
    const RooflineTarget* best = nullptr;
    double least = 1e9;
    for (const RooflineTarget& target : targets) {
        const QPointF away = position - nearestOn(target.line, position);
        double distance = std::hypot(away.x(), away.y());
        if (distance > tolerance + (target.isPoint() ? std::max(0.0, target.radius - tolerance) : 0))
            continue;
        if (target.isPoint())
            distance -= advantage_of_points + target.radius / 2;
        // What is painted later lies in front.
        if (distance <= least) {
            least = distance;
            best = &target;
        }
    }
    return best;
}

RooflineLayout layOutRoofline(const RooflineScene& scene, const RooflineLook& look)
{
    const auto build = [&](double legend_beside) {
        RooflineBuilder builder(scene, look);
        builder.axes(legend_beside);
        builder.ceilings();
        builder.regions();
        builder.emptyState();
        builder.curves();
        builder.inset();
        builder.legend(legend_beside > 0);
        return builder;
    };
    const auto finished = [&](RooflineBuilder builder) {
        builder.labels();
        return scene.options.results ? builder.take() : withoutResults(builder.take());
    };
    RooflineBuilder builder = build(0);
    if (const double wanted = builder.legendWanted(); wanted > 0 && wanted < look.size.width() / 2)
        return finished(build(wanted));
    return finished(std::move(builder));
}

} // namespace mlsysim::widgets
