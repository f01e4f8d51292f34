// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/painting.h"

#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

/// Moves the edges of `rect` onto whole device pixels.
QRectF snapped(const QPainter& painter, const QRectF& rect)
{
    const QTransform to_device = painter.deviceTransform();
    if (to_device.type() > QTransform::TxScale)
        return rect;
    const QRectF device = to_device.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
        QPointF(std::round(device.right()), std::round(device.bottom())));
    return to_device.inverted().mapRect(whole);
}

/// A stroke of at least one whole device pixel.
double snapped_width(const QPainter& painter, double width)
{
    const double scale = std::max(0.01, std::abs(painter.deviceTransform().m11()));
    return std::max(1.0, std::round(width * scale)) / scale;
}

} // namespace

void draw_box(QPainter& painter, const QRectF& rect, const Fill& fill, double radius, double edge_width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box = snapped(painter, rect);
    if (fill.edge.isValid()) {
        const double width = snapped_width(painter, edge_width);
        box.adjust(width / 2, width / 2, -width / 2, -width / 2);
        radius = std::max(0.0, radius - width / 2);
        painter.setPen(QPen(fill.edge, width));
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(fill.ground.isValid() ? QBrush(fill.ground) : QBrush(Qt::NoBrush));
    radius = std::min({ radius, box.width() / 2, box.height() / 2 });
    painter.drawRoundedRect(box, radius, radius);
    painter.restore();
}

void draw_hairline(QPainter& painter, const QRectF& rect, const QColor& color)
{
    const double width = snapped_width(painter, current_theme().lines.hairline);
    QRectF line = snapped(painter, rect);
    if (rect.width() >= rect.height())
        line.setHeight(width);
    else
        line.setWidth(width);
    painter.fillRect(line, color);
}

void draw_lift(QPainter& painter, const QRectF& rect, double radius)
{
    for (const double spread : { 4.0, 2.5, 1.0 })
        draw_box(painter, rect.adjusted(-spread, 1 - spread, spread, 1 + spread), { faded(Qt::black, 0.04), {} },
            radius + spread);
}

void draw_swatch_line(QPainter& painter, const QRectF& rect, const QColor& color, const QList<qreal>& dash)
{
    const double width = current_theme().lines.roof;
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    if (!dash.isEmpty()) {
        QList<qreal> pattern; // a pen counts in widths, the tokens in px
        for (const qreal length : dash)
            pattern.append(length / width);
        pen.setDashPattern(pattern);
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    const double middle = rect.center().y();
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle));
    painter.restore();
}

void draw_hatching(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(color, 1.4));
    constexpr double pitch = 6;
    for (double x = rect.left() - rect.height(); x < rect.right() + pitch; x += pitch)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

QRectF slider_groove(const QRectF& rect, bool ticks)
{
    const double half_handle = metrics::slider_handle / 2.0 + 1;
    const double middle = std::floor(rect.center().y()) - (ticks ? 1 : 0);
    return { rect.left() + half_handle, middle - metrics::slider_groove / 2.0, rect.width() - 2 * half_handle,
        static_cast<double>(metrics::slider_groove) };
}

void draw_slider(QPainter& painter, const QRectF& rect, const SliderLook& look)
{
    const Theme& theme = current_theme();
    const QRectF groove = slider_groove(rect, !look.ticks.isEmpty());
    const double radius = groove.height() / 2;
    const double position = std::clamp(look.position, 0.0, 1.0);
    const QPointF middle(groove.left() + position * groove.width(), groove.center().y());

    draw_box(painter, groove, { theme.track, {} }, radius);
    if (look.forbidden_from < 1) {
        QRectF forbidden = groove;
        forbidden.setLeft(groove.left() + std::max(0.0, look.forbidden_from) * groove.width());
        draw_box(painter, forbidden, { theme.surface, {} }, 0);
        draw_box(painter, forbidden, { theme.error.soft, {} }, radius);
        draw_hatching(painter, forbidden, theme.bound(Bound::Infeasible));
    }
    QRectF filled = groove;
    filled.setRight(middle.x());
    const QColor accent = look.enabled ? theme.accent : theme.faint;
    draw_box(painter, filled, { accent, {} }, radius);
    for (const double tick : look.ticks) {
        const double x = groove.left() + tick * groove.width();
        draw_hairline(painter, QRectF(x - 0.5, groove.bottom() + 5, 1, 4), theme.border_strong);
    }

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double handle = metrics::slider_handle / 2.0;
    if (look.focused || look.pressed || look.hovered) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(theme.focus_ring, look.focused ? 0.45 : 0.18));
        painter.drawEllipse(middle, handle + 4, handle + 4);
        painter.setBrush(theme.surface);
        if (look.focused)
            painter.drawEllipse(middle, handle + 2, handle + 2);
    }
    painter.setPen(QPen(accent, 2));
    painter.setBrush(theme.dark && !theme.high_contrast ? theme.text : theme.raised);
    painter.drawEllipse(middle, handle - 0.5, handle - 0.5);
    if (look.pressed) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawEllipse(middle, 2.5, 2.5);
    }
    painter.restore();
}

void draw_check_box(
    QPainter& painter, const QRectF& rect, CheckLook look, const QColor& color, bool enabled, bool hover)
{
    const Theme& theme = current_theme();
    const double side = std::min(rect.width(), rect.height());
    const QRectF box(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side);
    if (look == CheckLook::Off) {
        const QColor edge = !enabled ? theme.border : hover ? theme.text : theme.border_strong;
        draw_box(painter, box, { theme.dark ? theme.sunken : theme.surface, edge }, metrics::radius_bar);
        return;
    }
    const QColor ground = enabled ? color : theme.faint;
    draw_box(painter, box, { ground, {} }, metrics::radius_bar);
    // A sign of this size needs 3 : 1, which white has on all but the two palest series.
    const QColor sign = contrast(Qt::white, ground) >= 2.9 ? QColor(Qt::white) : QColor(0x1A1D23);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(sign, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(box.topLeft());
    painter.scale(side / metrics::check_box, side / metrics::check_box);
    if (look == CheckLook::On)
        painter.drawPolyline(QPolygonF { QPointF(4, 8.4), QPointF(6.8, 11.2), QPointF(12, 5.4) });
    else
        painter.drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    painter.restore();
}

QRegion rounded_mask(const QSize& size, double radius)
{
    // Row by row: a polygon loses its first row to rounding, and the edge with it.
    const int rows = std::min(static_cast<int>(std::ceil(radius)), size.height() / 2);
    QRegion region(0, rows, size.width(), size.height() - 2 * rows);
    for (int row = 0; row < rows; ++row) {
        const double up = radius - row - 0.5;
        const int inset = static_cast<int>(std::lround(radius - std::sqrt(std::max(0.0, radius * radius - up * up))));
        region += QRect(inset, row, size.width() - 2 * inset, 1);
        region += QRect(inset, size.height() - 1 - row, size.width() - 2 * inset, 1);
    }
    return region;
}

QColor faded(const QColor& color, double opacity)
{
    QColor result = color;
    result.setAlphaF(static_cast<float>(opacity));
    return result;
}

QColor pressed_shade(const QColor& color)
{
    return mix(color, current_theme().dark ? QColor(Qt::white) : QColor(Qt::black), 0.04);
}

} // namespace mlsysim::widgets
