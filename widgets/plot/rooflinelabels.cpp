// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinebuilder.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double legend_gap = 14; // px from the frame

} // namespace

bool RooflineBuilder::legendNeeded() const
{
    const bool numbered = std::any_of(m_scene.trajectories.begin(), m_scene.trajectories.end(),
        [](const Trajectory& one) { return !one.primary && one.number > 0; });
    return m_scene.options.legend && !m_scene.roofs.empty()
        && (m_scene.roofs.size() > most_named_roofs || numbered || !m_look.hidden.isEmpty());
}

double RooflineBuilder::legendWanted() const
{
    if (!legendNeeded() || !m_out.legend_rect.isEmpty())
        return 0;
    const LegendTable table(m_scene, m_style, LegendTable::Form::Compact, m_look.hidden, m_look.hovered_row);
    return table.size().width() + 2 * legend_gap;
}

/// The top left corner first, which whole decades leave free; then the bottom right one, then wherever nothing is.
bool RooflineBuilder::placeLegendInside(LegendTable::Form form)
{
    const LegendTable table(m_scene, m_style, form, m_look.hidden, m_look.hovered_row);
    const QSizeF size = table.size();
    const QRectF room = area().adjusted(legend_gap, legend_gap, -legend_gap, -legend_gap);
    std::vector<QPointF> corners { room.topLeft(), { room.right() - size.width(), room.bottom() - size.height() } };
    if (legendNeeded())
        for (double y = room.top(); y + size.height() <= room.bottom(); y += 24)
            for (double x = room.right() - size.width(); x >= room.left(); x -= 24)
                corners.push_back({ x, y });
    for (const QPointF& corner : corners) {
        const QRectF rect(QPointF(std::round(corner.x()), std::round(corner.y())), size);
        const LabelBox box { rect.center(), rect.size() + QSizeF(12, 12), 0 };
        const bool free = room.adjusted(-1, -1, 1, 1).contains(rect)
            && std::none_of(m_obstacles.lines.begin(), m_obstacles.lines.end(),
                [&](const QLineF& line) { return box.intersects(line); })
            && std::none_of(m_obstacles.marks.begin(), m_obstacles.marks.end(), [&](const QRectF& mark) {
                   return box.intersects(LabelBox { mark.center(), mark.size(), 0 });
               });
        if (!free)
            continue;
        m_out.legend = table;
        m_out.legend_rect = rect;
        m_obstacles.marks.push_back(rect.adjusted(-4, -4, 4, 4));
        return true;
    }
    return false;
}

void RooflineBuilder::legend(bool beside)
{
    const bool spared = m_scene.roofs.size() < 2 || m_style.presentation || m_style.paper;
    if (!m_scene.options.legend || (spared && !legendNeeded()))
        return;
    if (!beside) {
        if (!placeLegendInside(LegendTable::Form::Full))
            placeLegendInside(LegendTable::Form::Compact);
        return;
    }
    m_out.legend = LegendTable(m_scene, m_style, LegendTable::Form::Compact, m_look.hidden, m_look.hovered_row);
    m_out.legend_rect
        = { QPointF(std::round(std::max(0.0, m_look.size.width() - m_out.legend.size().width() - 8)), area().top()),
              m_out.legend.size() };
}

/// A thin line from a point to its label where the label had to go far.
void RooflineBuilder::leader(const QRectF& label, QPointF point)
{
    const QPointF near(std::clamp(point.x(), label.left() - 1, label.right() + 1),
        std::clamp(point.y(), label.top() + 3, label.bottom() - 3));
    const QLineF way(point, near);
    if (way.length() < px(35))
        return;
    stroke(RooflineLayer::Trajectories,
        { { way.pointAt(px(13) / way.length()), near }, m_style.theme.muted, 0, {}, {}, false }, false);
}

void RooflineBuilder::labels()
{
    std::vector<LabelRequest> requests;
    for (Label& label : m_labels)
        requests.push_back(label.request);
    for (const PlacedLabel& placed : placeLabels(requests, m_obstacles)) {
        const Label& label = m_labels[static_cast<std::size_t>(placed.id)];
        Qt::Alignment align = Qt::AlignHCenter;
        if (!label.anchor.isNull() && placed.box.center.x() + placed.box.size.width() / 2 < label.anchor.x())
            align = Qt::AlignRight;
        else if (!label.anchor.isNull() && placed.box.center.x() - placed.box.size.width() / 2 > label.anchor.x())
            align = Qt::AlignLeft;
        if (label.request.priority <= LabelPriority::MemoryFull && !label.anchor.isNull())
            leader(placed.box.bounds(), label.anchor);
        QColor halo = m_style.theme.plot_background;
        for (const FillShape& fill : m_out.layer(RooflineLayer::Fills).fills)
            if (fill.polygon.containsPoint(placed.box.center, Qt::OddEvenFill))
                halo = mix(halo, QColor(fill.color.rgb()), fill.color.alphaF());
        m_out.layer(label.layer)
            .texts.push_back({ placed.box, placed.shortened ? label.short_lines : label.lines, align, halo });
    }
}

void RooflineBuilder::emptyState()
{
    const Theme& theme = m_style.theme;
    const auto notice = [&](const QString& words) {
        const std::vector<TextLine> lines { line(words, PlotText::Notice, theme.muted) };
        std::vector<LabelRequest::Place> places;
        for (const double down : { 0.66, 0.75, 0.85, 0.55, 0.93, 0.2 })
            for (const double across : { 0.68, 0.6, 0.5, 0.4, 0.3 })
                places.push_back(
                    { { area().left() + across * area().width(), area().top() + down * area().height() }, 0 });
        want(LabelPriority::CurrentPoint, RooflineLayer::Labels, lines, std::move(places), 99);
    };
    if (m_scene.roofs.empty()) {
        // The shape of a large accelerator, to show what will stand here.
        const QPolygonF roof = ceiling(1e15, 3.35e12), small = ceiling(6.5e13, 3.2e11);
        for (const QPolygonF& shape : { roof, small })
            stroke(RooflineLayer::Roofs, { shape, theme.grid_major, width(theme.lines.roof), {}, {}, false }, true);
        notice(tr("Tick a machine to draw its roof"));
    } else if (m_scene.trajectories.empty()) {
        notice(tr("Tick a model to place it"));
    }
}

void RooflineBuilder::inset()
{
    const auto roofs = shownRoofs();
    if (!m_scene.options.linear_inset || roofs.empty())
        return;
    const Theme& theme = m_style.theme;
    const QSizeF size(std::min(px(190), area().width() * 0.3), std::min(px(130), area().height() * 0.28));
    const QRectF card(
        area().right() - size.width() - 12, area().bottom() - size.height() - 12, size.width(), size.height());
    double x_most = 0, y_most = 0;
    for (const Roof* roof : roofs) {
        x_most = std::max(x_most, 2 * roof->peak / roof->bandwidth);
        y_most = std::max(y_most, 1.15 * roof->peak);
    }
    DisplayList& list = m_out.layer(RooflineLayer::Overlay);
    list.fills.push_back({ QPolygonF(card), theme.plot_background });
    stroke(RooflineLayer::Overlay, { QPolygonF(card), theme.border, 0, {}, {}, false }, false);
    const std::vector<TextLine> title { line(tr("linear scale"), PlotText::Words, theme.muted) };
    const double head = textSize(title).height() + 6;
    const QRectF inner = card.adjusted(10, head, -10, -8);
    text(RooflineLayer::Overlay, title, { card.center().x(), card.top() + head / 2 });
    const auto at = [&](double intensity, double rate) {
        return QPointF(inner.left() + std::min(intensity / x_most, 1.0) * inner.width(),
            inner.bottom() - std::min(rate / y_most, 1.0) * inner.height());
    };
    stroke(RooflineLayer::Overlay,
        { { inner.topLeft(), inner.bottomLeft(), inner.bottomRight() }, theme.axis, 0, {}, {}, false }, false);
    for (const Roof* roof : roofs) {
        const SeriesStyle& series = m_style.series(roof->series, roof->overflow);
        stroke(RooflineLayer::Overlay,
            { { at(0, 0), at(roof->peak / roof->bandwidth, roof->peak), at(x_most, roof->peak) },
                dimmed(series.color, roof->machine), width(1.5), roof->current ? QList<qreal>() : dash(series.dash), {},
                false },
            false);
    }
    for (const Trajectory& trajectory : m_scene.trajectories)
        if (m_scene.options.results && trajectory.ringed && trajectory.current && shown(trajectory.machine))
            list.marks.push_back({ at(trajectory.current->intensity, trajectory.current->achieved), MarkShape::Circle,
                px(4), m_style.series(trajectory.series, trajectory.overflow).color, theme.accent, 1.5, false, false });
    m_obstacles.marks.push_back(card.adjusted(-4, -4, 4, 4));
}

} // namespace mlsysim::widgets
