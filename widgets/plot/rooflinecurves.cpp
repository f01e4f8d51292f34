// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinebuilder.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double least_distance = 9; // px between two dots, or a dot and the mark where memory ends

MarkShape shape_of(PlotPhase phase)
{
    switch (phase) {
    case PlotPhase::Decode:
        return MarkShape::Triangle;
    case PlotPhase::Train:
        return MarkShape::Square;
    case PlotPhase::Forward:
    case PlotPhase::Prefill:
        break;
    }
    return MarkShape::Circle;
}

double between(QPointF a, QPointF b) { return std::hypot(a.x() - b.x(), a.y() - b.y()); }

} // namespace

double RooflineBuilder::distanceTo(const std::optional<TrajectoryPoint>& point, QPointF position) const
{
    return point ? between(pixel(*point), position) : 1e9;
}

bool RooflineBuilder::coincides(int index, int earlier) const
{
    const Trajectory& a = m_scene.trajectories[static_cast<std::size_t>(index)];
    const Trajectory& b = m_scene.trajectories[static_cast<std::size_t>(earlier)];
    if (a.machine != b.machine || a.phase != b.phase || a.points.size() != b.points.size() || a.points.empty())
        return false;
    for (std::size_t i = 0; i < a.points.size(); ++i)
        if (between(pixel(a.points[i]), pixel(b.points[i])) > 1.5)
            return false;
    return true;
}

void RooflineBuilder::curves()
{
    // The ringed curve lies in front of the others, the main model's in front of the numbered ones.
    const auto rank = [&](int index) {
        const Trajectory& one = m_scene.trajectories[static_cast<std::size_t>(index)];
        return one.ringed ? 2 : one.primary ? 1 : 0;
    };
    std::vector<int> order;
    for (int i = 0; i < static_cast<int>(m_scene.trajectories.size()); ++i)
        if (shown(m_scene.trajectories[static_cast<std::size_t>(i)].machine))
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return rank(a) < rank(b); });
    ghost();
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool again = std::any_of(order.begin() + static_cast<std::ptrdiff_t>(i) + 1, order.end(),
            [&](int later) { return coincides(order[i], later); });
        if (!again)
            curve(order[i]);
    }
}

void RooflineBuilder::curve(int index)
{
    const Trajectory& trajectory = m_scene.trajectories[static_cast<std::size_t>(index)];
    const Theme& theme = m_style.theme;
    const QColor color = dimmed(m_style.series(trajectory.series, trajectory.overflow).color, trajectory.machine);
    const QColor line = dimmed(
        mix(m_style.series(trajectory.series, trajectory.overflow).color, theme.text, theme.dark ? 0.15 : 0.28),
        trajectory.machine);
    std::vector<const TrajectoryPoint*> path;
    for (const TrajectoryPoint& point : trajectory.points)
        if (point.fits)
            path.push_back(&point);
    for (const auto* extra : { &trajectory.current, &trajectory.memory_full, &trajectory.ridge_mark })
        if (*extra && (*extra)->fits)
            path.push_back(&**extra);
    std::stable_sort(path.begin(), path.end(),
        [](const TrajectoryPoint* a, const TrajectoryPoint* b) { return a->batch < b->batch; });
    QPolygonF polyline;
    for (const TrajectoryPoint* point : path) {
        const QPointF at = pixel(*point);
        if (polyline.isEmpty() || between(polyline.back(), at) > 0.25)
            polyline << at;
    }
    if (polyline.size() > 1)
        stroke(RooflineLayer::Trajectories,
            { polyline, trajectory.primary ? line : mix(theme.plot_background, line, 0.6),
                width(trajectory.primary ? theme.lines.trajectory : 1.1), {}, {}, false },
            trajectory.primary); // a label may lie on the pale ones
    const bool beyond = trajectory.current && !trajectory.current->fits && trajectory.memory_full;
    if (beyond && trajectory.ringed)
        stroke(RooflineLayer::Trajectories,
            { { pixel(*trajectory.memory_full), pixel(*trajectory.current) }, line, width(theme.lines.drop_line),
                dash({ 2, 3 }), {}, false },
            true);
    if (trajectory.primary)
        points(index, line, color);
    for (std::size_t i = 0; i < trajectory.extras.size(); ++i) {
        const ExtraMarker& extra = trajectory.extras[i];
        const bool hollow = extra.point.overhead_bound || !extra.point.fits;
        const double radius = extra.share > 0 ? px(3.5 + 16 * std::sqrt(std::min(extra.share, 1.0))) : px(5.5);
        mark(RooflineLayer::Trajectories,
            { pixel(extra.point), shape_of(extra.phase), radius, hollow ? theme.plot_background : color,
                hollow ? color : theme.plot_background, 1.5, !extra.point.fits, false });
        targetPoint(RooflineElement::Kind::Extra, index, static_cast<int>(i), extra.point, radius);
        if (extra.point.label.isEmpty() || !area().contains(pixel(extra.point)))
            continue;
        const std::vector<TextLine> lines { this->line(extra.point.label, PlotText::Label, theme.text) };
        const QSizeF size = textSize(lines);
        auto places = placesAround(pixel(extra.point), size, radius + px(5), false, 1);
        // Above first, between the achievable roof it stands on and the datasheet's.
        for (const double aside : { 0.25, 0.5, 0.0 })
            places.insert(places.begin(),
                { pixel(extra.point) + QPointF(aside * size.width(), -radius - 2 - size.height() / 2), 0 });
        places.push_back(
            { pixel(extra.point) + QPointF(radius + px(5) + size.width() / 2, -px(3) - size.height() / 2), 0 });
        want(LabelPriority::Ridge, RooflineLayer::Trajectories, lines, std::move(places), 0, pixel(extra.point));
    }
    memoryFull(trajectory, color);
    if (trajectory.memory_full)
        targetPoint(RooflineElement::Kind::MemoryFull, index, -1, *trajectory.memory_full, px(8));
    if (trajectory.ridge_mark) {
        mark(RooflineLayer::Trajectories,
            { pixel(*trajectory.ridge_mark), MarkShape::Diamond, px(4), theme.plot_background, line, 1.5, false,
                false });
        targetPoint(RooflineElement::Kind::RidgeMark, index, -1, *trajectory.ridge_mark, px(4));
    }
    if (!trajectory.current)
        return;
    if (trajectory.ringed)
        ringedPoint(trajectory, color);
    else
        plainPoint(trajectory, line, color);
    targetPoint(RooflineElement::Kind::Current, index, -1, *trajectory.current, px(trajectory.ringed ? 11 : 5));
}

void RooflineBuilder::points(int index, const QColor& line, const QColor& color)
{
    const Trajectory& trajectory = m_scene.trajectories[static_cast<std::size_t>(index)];
    QPointF last(-1e9, -1e9);
    for (std::size_t i = 0; i < trajectory.points.size(); ++i) {
        const TrajectoryPoint& point = trajectory.points[i];
        const QPointF at = pixel(point);
        const double ring = px(trajectory.ringed ? 13 : 8);
        // Dots would pile up where a curve bends into the flat.
        if ((!point.fits && trajectory.memory_full) || distanceTo(trajectory.memory_full, at) < px(least_distance + 3)
            || distanceTo(trajectory.current, at) < ring || between(last, at) < px(least_distance))
            continue;
        last = at;
        mark(RooflineLayer::Trajectories,
            { at, MarkShape::Circle, px(point.fits ? 3.2 : 5), m_style.theme.plot_background, point.fits ? line : color,
                width(1.5), !point.fits, false });
        targetPoint(RooflineElement::Kind::Point, index, static_cast<int>(i), point, px(3.5));
        if (!point.label.isEmpty())
            wantBeside(LabelPriority::BatchNumber, { this->line(point.label, PlotText::Label, m_style.theme.muted) },
                at, px(8), false, 0, 1);
    }
}

void RooflineBuilder::memoryFull(const Trajectory& trajectory, const QColor& color)
{
    if (!trajectory.memory_full || !trajectory.primary)
        return;
    const QPointF at = pixel(*trajectory.memory_full);
    if (trajectory.ringed && distanceTo(trajectory.current, at) < 1)
        return;
    mark(RooflineLayer::Trajectories,
        { at, MarkShape::Circle, px(7), m_style.theme.plot_background, color, width(1.6), true, false });
    if (!trajectory.memory_full->label.isEmpty())
        wantBeside(LabelPriority::MemoryFull,
            { line(trajectory.memory_full->label, PlotText::Roof, m_style.ink(color)) }, at, px(12), false, 0,
            trajectory.ringed ? 4 : 1);
}

void RooflineBuilder::ringedPoint(const Trajectory& trajectory, const QColor& color)
{
    const Theme& theme = m_style.theme;
    const TrajectoryPoint& point = *trajectory.current;
    const QPointF at = pixel(point);
    const double ring = px(11);
    const QPointF roof = m_out.mapping.toPixel(point.intensity, point.roof);
    if (point.roof > point.achieved && at.y() - roof.y() > ring + 3)
        stroke(RooflineLayer::Trajectories,
            { { { at.x(), at.y() - ring }, roof }, theme.muted, width(theme.lines.drop_line), dash({ 1.4, 3 }), {},
                false },
            true);
    mark(RooflineLayer::Trajectories,
        { at, MarkShape::Circle, ring, theme.plot_background, theme.accent, width(theme.lines.ring), false, false });
    const bool hollow = point.overhead_bound || !point.fits;
    m_out.layer(RooflineLayer::Trajectories)
        .marks.push_back({ at, shape_of(trajectory.phase), px(point.fits ? 5.5 : 6.5), hollow ? QColor() : color,
            hollow ? color : QColor(), width(1.6), !point.fits, false });
    std::vector<TextLine> lines;
    if (!point.label.isEmpty())
        lines.push_back(line(point.label, PlotText::Subject, theme.text));
    if (!point.sublabel.isEmpty())
        lines.push_back(line(point.sublabel, PlotText::Label, theme.muted));
    const QString overhead = tr("overhead-bound");
    if (point.overhead_bound && !point.sublabel.contains(overhead) && !point.label.contains(overhead))
        lines.push_back(line(overhead, PlotText::Label, m_style.ink(theme.bound(Bound::Overhead))));
    if (!lines.empty())
        wantBeside(LabelPriority::CurrentPoint, lines, at, ring + px(6), true, 99, 2);
}

void RooflineBuilder::plainPoint(const Trajectory& trajectory, const QColor& line, const QColor& color)
{
    const TrajectoryPoint& point = *trajectory.current;
    const QPointF at = pixel(point);
    const bool hollow = !trajectory.primary || point.overhead_bound || !point.fits;
    if (!point.fits && trajectory.memory_full)
        return; // the mark where memory ends says it
    mark(RooflineLayer::Trajectories,
        { at, shape_of(trajectory.phase), px(trajectory.primary ? 5 : 4),
            hollow ? m_style.theme.plot_background : color, hollow ? line : m_style.theme.plot_background, width(1.4),
            !point.fits, false });
    QStringList names;
    if (trajectory.primary && !point.label.isEmpty())
        names << point.label;
    for (const Trajectory& other : m_scene.trajectories) {
        const int here = static_cast<int>(&trajectory - m_scene.trajectories.data());
        const int there = static_cast<int>(&other - m_scene.trajectories.data());
        if (other.number > 0 && !other.primary && (here == there || coincides(there, here)))
            names << QString::number(other.number);
    }
    if (!names.isEmpty())
        wantBeside(LabelPriority::BatchNumber,
            { this->line(names.join(QStringLiteral(", ")), PlotText::Label, m_style.theme.muted) }, at, px(8), false, 0,
            2);
}

void RooflineBuilder::ghost()
{
    if (!m_scene.ghost)
        return;
    const RooflineGhost& ghost = *m_scene.ghost;
    const Theme& theme = m_style.theme;
    const QPointF at = m_out.mapping.toPixel(ghost.intensity, ghost.achieved);
    const TrajectoryPoint* now = nullptr;
    for (const Trajectory& trajectory : m_scene.trajectories)
        if (trajectory.ringed && trajectory.current && shown(trajectory.machine))
            now = &*trajectory.current;
    if (now && between(pixel(*now), at) < px(6))
        return;
    mark(RooflineLayer::Trajectories,
        { at, MarkShape::Circle, px(8), theme.plot_background, theme.muted, width(1.4), false, true });
    m_out.layer(RooflineLayer::Trajectories)
        .marks.push_back({ at, shape_of(ghost.phase), px(3.6), {}, theme.muted, width(1.1), false, false });
    RooflineElement element;
    element.kind = RooflineElement::Kind::Ghost;
    element.intensity = ghost.intensity;
    element.rate = ghost.achieved;
    target(element, { at, at }, px(8));
    if (!ghost.label.isEmpty())
        wantBeside(
            LabelPriority::GhostFactor, { line(ghost.label, PlotText::Label, theme.muted) }, at, px(13), true, 0, 2);
    if (!now)
        return;
    const QPointF way = pixel(*now) - at;
    const double length = std::hypot(way.x(), way.y());
    if (length < px(48))
        return;
    const QPointF along = way / length;
    QPointF aside(-along.y(), along.x()); // the side away from the roof
    if (aside.y() < 0)
        aside = -aside;
    const QPointF shift = aside * px(17);
    const QLineF arrow(at + along * px(10) + shift, at + along * (length - px(14)) + shift);
    stroke(RooflineLayer::Trajectories,
        { { arrow.p1(), arrow.p2() }, theme.muted, width(theme.lines.ghost), dash(theme.lines.ghost_dash), {}, true },
        true);
    if (ghost.factor_text.isEmpty())
        return;
    const std::vector<TextLine> lines { line(ghost.factor_text, PlotText::Label, theme.muted) };
    // Text never stands on its head.
    const QLineF upright = arrow.dx() < 0 ? QLineF(arrow.p2(), arrow.p1()) : arrow;
    auto places = placesAlong(upright, textSize(lines), 3, false, 0.5, 1, 12);
    const auto before = placesAlong(upright, textSize(lines), 3, false, 0.5, 0, 12);
    places.insert(places.end(), before.begin(), before.end());
    const auto flat = placesAround(upright.pointAt(0.5), textSize(lines), px(8), false);
    places.insert(places.end(), flat.begin(), flat.end());
    want(LabelPriority::GhostFactor, RooflineLayer::Trajectories, lines, std::move(places), 0);
}

} // namespace mlsysim::widgets
