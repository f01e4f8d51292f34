// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinebuilder.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
RooflineBuilder::RooflineBuilder(const RooflineScene& scene, const RooflineLook& look)
    : m_scene(scene)
    , m_look(look)
    , m_style(look.style)
{
}

bool RooflineBuilder::shown(const QString& machine) const
{
    if (m_look.hidden.contains(machine))
        return false;
    const auto found = std::find_if(
        m_scene.roofs.begin(), m_scene.roofs.end(), [&](const Roof& roof) { return roof.machine == machine; });
    return found == m_scene.roofs.end() || found->visible;
}

std::vector<const Roof*> RooflineBuilder::shownRoofs() const
{
    std::vector<const Roof*> roofs;
    for (const bool current : { false, true })
        for (const Roof& roof : m_scene.roofs)
            if (roof.current == current && shown(roof.machine) && roof.peak > 0 && roof.bandwidth > 0)
                roofs.push_back(&roof);
    return roofs;
}

QColor RooflineBuilder::dimmed(const QColor& color, const QString& machine) const
{
    if (m_look.highlighted.isEmpty() || m_look.highlighted == machine)
        return color;
    return mix(m_style.theme.plot_background, color, 0.35);
}

/// Cuts lines at the frame by arithmetic, because an SVG knows no clip of a painter.
void RooflineBuilder::stroke(RooflineLayer layer, StrokeShape shape, bool obstacle)
{
    DisplayList& list = m_out.layer(layer);
    if (layer == RooflineLayer::Grid || layer == RooflineLayer::Overlay) {
        list.strokes.push_back(std::move(shape));
        return;
    }
    for (const QPolygonF& piece : clippedLine(shape.points, area())) {
        if (obstacle)
            for (qsizetype i = 1; i < piece.size(); ++i)
                m_obstacles.lines.push_back({ piece[i - 1], piece[i] });
        list.strokes.push_back(shape);
        list.strokes.back().points = piece;
        list.strokes.back().arrow = shape.arrow && piece.back() == shape.points.back();
    }
}

void RooflineBuilder::fill(const QPolygonF& polygon, const QColor& color)
{
    const QPolygonF inside = clippedArea(polygon, area());
    if (inside.size() > 2)
        m_out.layer(RooflineLayer::Fills).fills.push_back({ inside, color });
}

void RooflineBuilder::mark(RooflineLayer layer, const MarkItem& item)
{
    if (!area().adjusted(-1, -1, 1, 1).contains(item.at))
        return;
    m_out.layer(layer).marks.push_back(item);
    const double reach = item.radius + item.edge_width / 2 + 1;
    m_obstacles.marks.push_back({ item.at.x() - reach, item.at.y() - reach, 2 * reach, 2 * reach });
}

void RooflineBuilder::target(const RooflineElement& element, const QLineF& line, double radius)
{
    const QRectF near = area().adjusted(-1, -1, 1, 1);
    const bool point = line.p1() == line.p2();
    const QLineF visible = point ? line : clipped(line, area());
    if (point ? near.contains(line.p1()) : visible.length() > 0)
        m_out.targets.push_back({ element, visible, radius });
}

void RooflineBuilder::targetPoint(
    RooflineElement::Kind kind, int trajectory, int index, const TrajectoryPoint& point, double radius)
{
    RooflineElement element;
    element.kind = kind;
    element.trajectory = trajectory;
    element.index = index;
    if (trajectory >= 0) {
        element.machine = m_scene.trajectories[static_cast<std::size_t>(trajectory)].machine;
        element.model = m_scene.trajectories[static_cast<std::size_t>(trajectory)].model;
    }
    element.intensity = point.intensity;
    element.rate = point.achieved;
    element.batch = point.batch;
    target(element, { pixel(point), pixel(point) }, radius);
}

void RooflineBuilder::text(
    RooflineLayer layer, const std::vector<TextLine>& lines, QPointF center, double angle, Qt::Alignment align)
{
    m_out.layer(layer).texts.push_back({ { center, textSize(lines), angle }, lines, align, {} });
}

TextLine RooflineBuilder::line(const QString& text, PlotText kind, const QColor& color) const
{
    return { text, m_style.font(kind), color };
}

void RooflineBuilder::want(LabelPriority priority, RooflineLayer layer, std::vector<TextLine> lines,
    std::vector<LabelRequest::Place> places, int crossings, QPointF anchor)
{
    if (!m_scene.options.labels && priority != LabelPriority::CurrentPoint && priority != LabelPriority::MemoryFull)
        return;
    Label label;
    label.request.id = static_cast<int>(m_labels.size());
    label.request.priority = priority;
    label.request.size = textSize(lines);
    label.request.places = std::move(places);
    label.request.line_crossings = crossings;
    label.lines = std::move(lines);
    label.layer = layer;
    label.anchor = anchor;
    m_labels.push_back(std::move(label));
}

void RooflineBuilder::wantBeside(LabelPriority priority, std::vector<TextLine> lines, QPointF point, double distance,
    bool prefer_left, int crossings, int rings)
{
    if (!area().contains(point))
        return;
    const QSizeF size = textSize(lines);
    auto places = placesAround(point, size, distance, prefer_left, rings);
    if (priority == LabelPriority::MemoryFull) {
        // Beyond the roof a label looks as if it belonged to something else: first all places on the wanted side,
        // before them the ones just under the flat where the curve ends.
        std::stable_partition(places.begin(), places.end(),
            [&](const LabelRequest::Place& place) { return (place.center.x() < point.x()) == prefer_left; });
        std::vector<LabelRequest::Place> under;
        for (const double down : { 4.0, 9.0 })
            for (int step = 0; step <= 6; ++step)
                under.push_back(
                    { point + QPointF(size.width() / 2 + distance + step * px(8), size.height() / 2 + px(down)), 0 });
        places.insert(places.begin(), under.begin(), under.end());
    }
    if (lines.size() > 1) {
        const std::vector<TextLine> first(lines.begin(), lines.begin() + 1);
        auto nearer = placesAround(point, textSize(first), distance, prefer_left, rings + 2);
        want(priority, RooflineLayer::Trajectories, std::move(lines), std::move(places), crossings, point);
        orShorter(first, std::move(nearer));
    } else {
        want(priority, RooflineLayer::Trajectories, std::move(lines), std::move(places), crossings, point);
    }
}

/// What the label asked for last says when its whole text has no free place.
void RooflineBuilder::orShorter(std::vector<TextLine> lines, std::vector<LabelRequest::Place> places)
{
    if (m_labels.empty())
        return;
    m_labels.back().request.short_size = textSize(lines);
    m_labels.back().request.short_places = std::move(places);
    m_labels.back().short_lines = std::move(lines);
}

QPointF RooflineBuilder::pixel(const TrajectoryPoint& point) const
{
    return m_out.mapping.toPixel(point.intensity, point.achieved);
}

QList<qreal> RooflineBuilder::dash(const QList<qreal>& pattern) const
{
    QList<qreal> scaled_pattern;
    for (const qreal length : pattern)
        scaled_pattern.append(length * m_style.line_scale);
    return scaled_pattern;
}

} // namespace mlsysim::widgets
