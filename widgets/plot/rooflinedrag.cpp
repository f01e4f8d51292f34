// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineplot_p.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

using Kind = RooflineElement::Kind;

constexpr double drag_distance = 3; // px before a press becomes a drag

} // namespace

const Trajectory* RooflinePlot::Private::ringed() const
{
    for (const Trajectory& one : scene.trajectories)
        if (one.ringed && one.current)
            return &one;
    return nullptr;
}

/// The batch whose place on the ringed curve is nearest; between two points in equal steps of log batch.
std::optional<double> RooflinePlot::Private::batchAt(QPointF position) const
{
    const Trajectory* one = ringed();
    if (!one || one->points.empty())
        return {};
    double least = 1e18, batch = one->points.front().batch;
    for (std::size_t i = 0; i < one->points.size(); ++i) {
        const TrajectoryPoint& a = one->points[i > 0 ? i - 1 : 0];
        const TrajectoryPoint& b = one->points[i];
        const QLineF piece(
            layout.mapping.toPixel(a.intensity, a.achieved), layout.mapping.toPixel(b.intensity, b.achieved));
        const QPointF on = nearestOn(piece, position);
        const double distance = std::hypot(on.x() - position.x(), on.y() - position.y());
        if (distance > least)
            continue;
        least = distance;
        const double length = piece.length();
        const double share = length > 0 ? std::hypot(on.x() - piece.x1(), on.y() - piece.y1()) / length : 0;
        batch = a.batch * std::pow(b.batch / a.batch, share);
    }
    return batch;
}

void RooflinePlot::Private::press(QPointF position, Qt::KeyboardModifiers modifiers)
{
    refresh();
    gesture = Gesture::Pressed;
    pressed_at = band_end = position;
    pressed_view = view;
    grabbed = overRing(position) ? ring()->element : elementAt(position);
    band_wanted = modifiers.testFlag(Qt::ShiftModifier) && grabbed.kind == Kind::None;
}

/// The pointer has left the spot: what was pressed decides what is dragged.
void RooflinePlot::Private::begin()
{
    const Trajectory* curve = ringed();
    const bool on_ring = grabbed.kind == Kind::Current && curve && grabbed.trajectory >= 0
        && &scene.trajectories[static_cast<std::size_t>(grabbed.trajectory)] == curve;
    const auto roof = std::find_if(
        scene.roofs.begin(), scene.roofs.end(), [&](const Roof& one) { return one.machine == grabbed.machine; });
    const bool on_roof = scene.options.roofs_draggable && roof != scene.roofs.end()
        && (grabbed.kind == Kind::Peak || grabbed.kind == Kind::Bandwidth || grabbed.kind == Kind::Ridge);
    if (on_ring) {
        gesture = Gesture::Ring;
        grabbed_batch = last_batch = curve->current->batch;
        q->setCursor(Qt::ClosedHandCursor);
    } else if (on_roof) {
        gesture = grabbed.kind == Kind::Peak ? Gesture::Peak
            : grabbed.kind == Kind::Ridge    ? Gesture::Corner
                                             : Gesture::Bandwidth;
        grabbed_peak = roof->peak;
        grabbed_bandwidth = roof->bandwidth;
    } else if (band_wanted) {
        gesture = Gesture::Band;
        q->setCursor(Qt::CrossCursor);
    } else {
        gesture = Gesture::Pan;
        q->setCursor(Qt::ClosedHandCursor);
    }
    if (draggingData()) {
        setHovered({});
        emit q->gestureStarted();
    }
}

void RooflinePlot::Private::drag(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (gesture == Gesture::Pressed) {
        const QPointF way = position - pressed_at;
        if (std::hypot(way.x(), way.y()) < drag_distance)
            return;
        begin();
    }
    switch (gesture) {
    case Gesture::Pan: {
        const double decade = layout.mapping.pixelsPerDecade();
        const double x = (pressed_at.x() - position.x()) / decade, y = (position.y() - pressed_at.y()) / decade;
        view_chosen = true;
        show({ pressed_view.x_low + x, pressed_view.x_high + x, pressed_view.y_low + y, pressed_view.y_high + y });
        break;
    }
    case Gesture::Band:
        band_end = position;
        paintOverlay();
        canvas.replot();
        break;
    case Gesture::Ring:
        dragRing(position, modifiers.testFlag(Qt::ShiftModifier) || modifiers.testFlag(Qt::AltModifier));
        break;
    case Gesture::Peak:
    case Gesture::Bandwidth:
    case Gesture::Corner:
        dragRoof(position);
        break;
    case Gesture::None:
    case Gesture::Pressed:
        break;
    }
}

void RooflinePlot::Private::dragRing(QPointF position, bool free)
{
    refresh();
    const auto found = batchAt(position);
    const Trajectory* one = ringed();
    if (!found || !one)
        return;
    double batch = free ? std::round(*found) : std::exp2(std::round(std::log2(*found)));
    batch = std::clamp(batch, one->points.front().batch, one->points.back().batch);
    if (batch == last_batch)
        return;
    last_batch = batch;
    emit q->batchDragged(batch);
}

void RooflinePlot::Private::dragRoof(QPointF position)
{
    const double decade = layout.mapping.pixelsPerDecade();
    const double up = (pressed_at.y() - position.y()) / decade, right = (position.x() - pressed_at.x()) / decade;
    // The corner follows the pointer: its height is the peak, and peak over its place on x the bandwidth.
    if (gesture != Gesture::Bandwidth)
        emit q->peakDragged(grabbed.machine, grabbed_peak * std::pow(10, up));
    if (gesture != Gesture::Peak)
        emit q->bandwidthDragged(grabbed.machine, grabbed_bandwidth * std::pow(10, up - right));
}

void RooflinePlot::Private::finishBand(QPointF position)
{
    const RooflineMapping& map = layout.mapping;
    const QRectF band = QRectF(pressed_at, position).normalized() & map.area();
    if (band.width() < 8 || band.height() < 8)
        return;
    const RooflineView part { std::log10(map.intensityAt(band.left())), std::log10(map.intensityAt(band.right())),
        std::log10(map.rateAt(band.bottom())), std::log10(map.rateAt(band.top())) };
    q->setView(fitted(part, view));
}

void RooflinePlot::Private::release(QPointF position)
{
    const Gesture ended = gesture;
    const bool data = draggingData();
    gesture = Gesture::None;
    if (ended == Gesture::Pressed)
        pin(grabbed);
    else if (ended == Gesture::Band)
        finishBand(position);
    else if (ended == Gesture::Pan)
        remember(pressed_view);
    if (data) {
        frame(false);
        emit q->gestureFinished();
    }
    paintOverlay();
    schedule();
    q->setCursor(cursorAt(position));
}

/// Esc in the middle of a drag: everything as it was at the press.
void RooflinePlot::Private::cancel()
{
    const Gesture ended = gesture;
    const bool data = draggingData();
    if (ended == Gesture::Ring && last_batch != grabbed_batch)
        emit q->batchDragged(grabbed_batch);
    if (ended == Gesture::Peak || ended == Gesture::Corner)
        emit q->peakDragged(grabbed.machine, grabbed_peak);
    if (ended == Gesture::Bandwidth || ended == Gesture::Corner)
        emit q->bandwidthDragged(grabbed.machine, grabbed_bandwidth);
    gesture = Gesture::None;
    if (ended == Gesture::Pan)
        show(pressed_view);
    if (data)
        emit q->gestureFinished();
    q->unsetCursor();
    schedule();
}

} // namespace mlsysim::widgets
