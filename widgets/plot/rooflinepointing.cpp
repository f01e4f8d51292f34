// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineplot_p.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

using Kind = RooflineElement::Kind;

bool same_thing(const RooflineElement& a, const RooflineElement& b)
{
    return a.kind == b.kind && a.machine == b.machine && a.model == b.model && a.index == b.index;
}

const TrajectoryPoint* point_of(const RooflineScene& scene, const RooflineElement& element)
{
    if (element.trajectory < 0 || element.trajectory >= static_cast<int>(scene.trajectories.size()))
        return nullptr;
    const Trajectory& trajectory = scene.trajectories[static_cast<std::size_t>(element.trajectory)];
    const auto index = static_cast<std::size_t>(std::max(element.index, 0));
    switch (element.kind) {
    case Kind::Point:
        return index < trajectory.points.size() ? &trajectory.points[index] : nullptr;
    case Kind::Extra:
        return index < trajectory.extras.size() ? &trajectory.extras[index].point : nullptr;
    case Kind::Current:
        return trajectory.current ? &*trajectory.current : nullptr;
    case Kind::MemoryFull:
        return trajectory.memory_full ? &*trajectory.memory_full : nullptr;
    case Kind::RidgeMark:
        return trajectory.ridge_mark ? &*trajectory.ridge_mark : nullptr;
    default:
        return nullptr;
    }
}

} // namespace

RooflineElement RooflinePlot::Private::elementAt(QPointF position) const
{
    const RooflineTarget* target = nearestTarget(layout.targets, position);
    if (!target || !layout.mapping.area().adjusted(-6, -6, 6, 6).contains(position))
        return {};
    RooflineElement element = target->element;
    if (!target->isPoint()) {
        const QPointF on = nearestOn(target->line, position);
        element.intensity = layout.mapping.intensityAt(on.x());
        element.rate = layout.mapping.rateAt(on.y());
    }
    return element;
}

void RooflinePlot::Private::hover(QPointF position)
{
    q->setCursor(cursorAt(position));
    setHovered(elementAt(position));
}

void RooflinePlot::Private::setHovered(const RooflineElement& element)
{
    if (element == hovered)
        return;
    const bool other = !same_thing(element, hovered);
    hovered = element;
    if (other)
        emit q->elementHovered(element);
    updateCard();
    paintOverlay();
    canvas.replot();
}

void RooflinePlot::Private::pin(const RooflineElement& element)
{
    if (same_thing(element, pinned))
        return;
    pinned = element;
    card->setPinned(pinned.kind != Kind::None);
    emit q->elementPinned(pinned);
    updateCard();
    paintOverlay();
    canvas.replot();
}

void RooflinePlot::Private::refind()
{
    for (RooflineElement* one : { &hovered, &pinned }) {
        if (one->kind == Kind::None)
            continue;
        const auto found = std::find_if(layout.targets.begin(), layout.targets.end(),
            [&](const RooflineTarget& target) { return same_thing(target.element, *one); });
        if (found == layout.targets.end()) {
            *one = {};
            card->setPinned(pinned.kind != Kind::None);
        } else if (found->isPoint()) {
            *one = found->element;
        } else {
            const QPointF on = nearestOn(found->line, layout.mapping.toPixel(one->intensity, one->rate));
            one->intensity = layout.mapping.intensityAt(on.x());
            one->rate = layout.mapping.rateAt(on.y());
        }
    }
    updateCard();
}

void RooflinePlot::Private::updateCard()
{
    const RooflineElement& subject = pinned.kind != Kind::None ? pinned : hovered;
    const HoverCard content
        = subject.kind == Kind::None || (draggingData() && pinned.kind == Kind::None) ? HoverCard() : cardOf(subject);
    if (content.isEmpty()) {
        card->hide();
        return;
    }
    card->setCard(content, signOf(subject));
    QList<QRectF> keep_clear;
    if (const RooflineTarget* target = ring())
        keep_clear << QRectF(target->point() - QPointF(16, 16), QSizeF(32, 32));
    if (!layout.legend_rect.isEmpty())
        keep_clear << layout.legend_rect;
    card->placeBeside(layout.mapping.toPixel(subject.intensity, subject.rate), layout.mapping.area(), keep_clear);
    card->show();
    card->raise();
}

HoverCard RooflinePlot::Private::cardOf(const RooflineElement& element) const
{
    if (provider)
        return provider(element);
    HoverCard content;
    if (element.kind == Kind::Ghost && scene.ghost) {
        content.title = scene.ghost->label;
        return content;
    }
    if (const TrajectoryPoint* point = point_of(scene, element)) {
        const Trajectory& trajectory = scene.trajectories[static_cast<std::size_t>(element.trajectory)];
        const QLocale locale;
        content.title
            = point->label.isEmpty() ? tr("batch %1").arg(locale.toString(point->batch, 'g', 6)) : point->label;
        content.subtitle = trajectory.model_name;
        content.rows.emplace_back(tr("Intensity"), tr("%1 FLOP/B").arg(locale.toString(point->intensity, 'g', 3)));
        if (!point->verdict.isEmpty())
            content.rows.emplace_back(tr("Verdict"), point->verdict);
        if (!point->sublabel.isEmpty())
            content.rows.emplace_back(tr("Distance"), point->sublabel);
        if (!point->fits)
            content.rows.emplace_back(tr("Memory"), tr("does not fit"));
        return content;
    }
    for (const Roof& roof : scene.roofs) {
        if (roof.machine != element.machine)
            continue;
        content.title = roof.full_name.isEmpty() ? roof.name : roof.full_name;
        const auto index = static_cast<std::size_t>(std::max(element.index, 0));
        if (element.kind == Kind::MemoryLevel && index < roof.memory_levels.size())
            content.subtitle = roof.memory_levels[index].text;
        if (element.kind == Kind::OtherPeak && index < roof.other_peaks.size())
            content.subtitle = roof.other_peaks[index].text;
        content.rows = { { tr("Peak"), roof.peak_text }, { tr("Bandwidth"), roof.bandwidth_text },
            { tr("Ridge"), roof.ridge_cell } };
    }
    return content;
}

MarkItem RooflinePlot::Private::signOf(const RooflineElement& element) const
{
    MarkItem sign;
    sign.radius = 0;
    if (element.trajectory < 0 || element.trajectory >= static_cast<int>(scene.trajectories.size()))
        return sign;
    const Trajectory& trajectory = scene.trajectories[static_cast<std::size_t>(element.trajectory)];
    PlotPhase phase = trajectory.phase;
    if (element.kind == Kind::Extra && element.index < static_cast<int>(trajectory.extras.size()))
        phase = trajectory.extras[static_cast<std::size_t>(element.index)].phase;
    sign.shape = phase == PlotPhase::Decode ? MarkShape::Triangle
        : phase == PlotPhase::Train         ? MarkShape::Square
                                            : MarkShape::Circle;
    sign.radius = 5;
    sign.edge = style.series(trajectory.series, trajectory.overflow).color;
    const TrajectoryPoint* point = point_of(scene, element);
    const bool hollow = point && (!point->fits || point->overhead_bound);
    sign.fill = hollow ? QColor() : sign.edge;
    sign.crossed = point && !point->fits;
    return sign;
}

/// What lies on top: rings round what is pointed at, the rubber band, the frame of a drop.
void RooflinePlot::Private::paintOverlay()
{
    DisplayList list = layout.layer(RooflineLayer::Overlay);
    const Theme& theme = style.theme;
    for (const RooflineElement* one : { &hovered, &pinned }) {
        if (one->kind == Kind::None || one->kind == Kind::Current)
            continue;
        const bool is_pinned = one == &pinned;
        list.marks.push_back({ layout.mapping.toPixel(one->intensity, one->rate), MarkShape::Circle, style.space(8), {},
            is_pinned ? theme.accent : theme.text, 1.8 * style.line_scale, false, false });
    }
    if (gesture == Gesture::Band) {
        const QRectF band = QRectF(pressed_at, band_end).normalized() & layout.mapping.area();
        QColor fill = theme.accent;
        fill.setAlphaF(0.12F);
        list.fills.push_back({ QPolygonF(band), fill });
        list.strokes.push_back({ QPolygonF(band), theme.accent, 1, {}, {}, false });
    }
    if (dropping)
        list.strokes.push_back(
            { QPolygonF(layout.mapping.area().adjusted(2, 2, -2, -2)), theme.accent, 2, {}, {}, false });
    canvas.setLayer(RooflineLayer::Overlay, list);
}

const RooflineTarget* RooflinePlot::Private::ring() const
{
    for (const RooflineTarget& target : layout.targets)
        if (target.element.kind == Kind::Current
            && scene.trajectories[static_cast<std::size_t>(target.element.trajectory)].ringed)
            return &target;
    return nullptr;
}

bool RooflinePlot::Private::overRing(QPointF position) const
{
    const RooflineTarget* target = ring();
    if (!target)
        return false;
    const QPointF away = position - target->point();
    return std::hypot(away.x(), away.y()) <= target->radius + 4;
}

Qt::CursorShape RooflinePlot::Private::cursorAt(QPointF position) const
{
    if (overRing(position))
        return Qt::OpenHandCursor;
    const Kind kind = elementAt(position).kind;
    const bool draggable = scene.options.roofs_draggable;
    switch (kind) {
    case Kind::None:
        return Qt::ArrowCursor;
    case Kind::Peak:
        return draggable ? Qt::SizeVerCursor : Qt::PointingHandCursor;
    case Kind::Bandwidth:
        return draggable ? Qt::SizeFDiagCursor : Qt::PointingHandCursor;
    case Kind::Ridge:
        return draggable ? Qt::SizeAllCursor : Qt::PointingHandCursor;
    default:
        return Qt::PointingHandCursor;
    }
}

void RooflinePlot::togglePin()
{
    d->refresh();
    if (d->pinned.kind != Kind::None)
        d->pin({});
    else if (const RooflineTarget* target = d->ring())
        d->pin(target->element);
}

void RooflinePlot::copyCard()
{
    if (!d->card->isVisible())
        return;
    QGuiApplication::clipboard()->setText(d->card->card().text());
    d->card->showCopied();
}

} // namespace mlsysim::widgets
