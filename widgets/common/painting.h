// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QRectF>
#include <QRegion>

class QPainter;
class QWidget;

namespace mlsysim::widgets {

/// Colours of a filled shape with a hairline; an invalid colour leaves that part out.
struct Fill {
    QColor ground;
    QColor edge;
};

/// A rounded rectangle whose hairline lies inside `rect` and on whole device pixels at every scale.
void draw_box(QPainter& painter, const QRectF& rect, const Fill& fill, double radius, double edge_width = 1);

/// One horizontal or vertical hairline from `rect`'s top left to its bottom right.
void draw_hairline(QPainter& painter, const QRectF& rect, const QColor& color);

/// Three stacked pale outlines under something that floats over a plot; there is no blur.
void draw_lift(QPainter& painter, const QRectF& rect, double radius);

/// Room to leave on each side of something that is lifted.
constexpr int lift_margin = 6;

/// A line of a series in its dash, as in legends and trees.
void draw_swatch_line(QPainter& painter, const QRectF& rect, const QColor& color, const QList<qreal>& dash);

/// 45° lines inside `rect`, for ranges that can't be had.
void draw_hatching(QPainter& painter, const QRectF& rect, const QColor& color);

/// What a slider looks like; positions are 0…1 along the groove.
struct SliderLook {
    double position = 0;
    double forbidden_from = 2; ///< above 1: nothing is forbidden
    QList<double> ticks;
    bool enabled = true, hovered = false, pressed = false, focused = false;
};

/// Where the middle of a slider's handle may be inside `rect`.
QRectF slider_groove(const QRectF& rect, bool ticks);
void draw_slider(QPainter& painter, const QRectF& rect, const SliderLook& look);

/// A 16 px check box; `color` is the fill when checked.
enum class CheckLook { Off, Partly, On };
void draw_check_box(
    QPainter& painter, const QRectF& rect, CheckLook look, const QColor& color, bool enabled, bool hover);

/// A window shape with round corners, for popups on desktops that can't blend.
QRegion rounded_mask(const QSize& size, double radius);

/// `color` with another opacity, 0…1.
QColor faded(const QColor& color, double opacity);

/// A little darker in light themes, a little lighter in dark ones: the look of a pressed control.
QColor pressed_shade(const QColor& color);

} // namespace mlsysim::widgets
