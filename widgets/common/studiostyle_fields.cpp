// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QComboBox>
#include <QPainter>
#include <QSlider>
#include <QVariant>

#include <algorithm>

namespace mlsysim::widgets::style {

namespace {

bool is(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// Ground and edge every field shares.
Fill field_fill(const QStyleOption& option, const QWidget* widget)
{
    const Theme& theme = current_theme();
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool sunken = widget && widget->property("sunken").toBool();
    Fill fill { theme.dark || sunken ? theme.sunken : theme.surface, theme.border };
    if (!enabled)
        fill.ground = theme.dark ? theme.surface : theme.window;
    else if (widget && widget->property("error").toBool())
        fill.edge = theme.error.ink;
    else if (is(option, QStyle::State_HasFocus))
        fill.edge = theme.focus_ring;
    else if (is(option, QStyle::State_MouseOver))
        fill.edge = theme.high_contrast ? theme.accent : mix(theme.border, theme.border_strong, 0.6);
    return fill;
}

} // namespace

void draw_field(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    draw_box(painter, option.rect, field_fill(option, widget), metrics::radius_control, current_theme().lines.hairline);
}

void draw_combo(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget)
{
    const Theme& theme = current_theme();
    Fill fill = field_fill(option, widget);
    const bool enabled = is(option, QStyle::State_Enabled);
    if (!option.editable && enabled) {
        // Nothing is typed into it, so it is a button.
        fill.ground = is(option, QStyle::State_On) || is(option, QStyle::State_Sunken) ? pressed_shade(theme.hover)
            : is(option, QStyle::State_MouseOver)                                      ? theme.hover
                                                                                       : theme.surface;
        if (!is(option, QStyle::State_On) && !(widget && widget->property("error").toBool()))
            fill.edge = theme.border;
    }
    if (option.frame)
        draw_box(painter, option.rect, fill, metrics::radius_control, theme.lines.hairline);
    const QRect arrow = QStyle::visualRect(
        option.direction, option.rect, QRect(option.rect.right() - 24, option.rect.top(), 18, option.rect.height()));
    draw_chevron(painter, arrow, Qt::DownArrow, enabled ? theme.muted : theme.faint);
}

void draw_combo_label(const QStyleOptionComboBox& option, QPainter& painter, const QRect& field)
{
    if (option.editable)
        return;
    const Theme& theme = current_theme();
    QRect text = field;
    if (!option.currentIcon.isNull()) {
        const int side = option.iconSize.width();
        const QRect picture = QStyle::visualRect(
            option.direction, field, QRect(field.left(), field.center().y() - side / 2, side, side));
        option.currentIcon.paint(
            &painter, picture, Qt::AlignCenter, is(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        const int shift = side + metrics::space_8;
        text.adjust(
            option.direction == Qt::RightToLeft ? 0 : shift, 0, option.direction == Qt::RightToLeft ? -shift : 0, 0);
    }
    painter.setPen(is(option, QStyle::State_Enabled) ? theme.text : theme.faint);
    painter.drawText(text,
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)) | Qt::AlignVCenter,
        option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, text.width()));
}

void draw_spin(
    const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget, const QRect& up, const QRect& down)
{
    const Theme& theme = current_theme();
    if (option.frame)
        draw_field(option, painter, widget);
    if (!is(option, QStyle::State_MouseOver) || !is(option, QStyle::State_Enabled)
        || option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](const QRect& rect, QStyle::SubControl part, Qt::ArrowType direction,
                           QAbstractSpinBox::StepEnabledFlag step) {
        const bool possible = option.stepEnabled.testFlag(step);
        const bool active = option.activeSubControls == part && possible;
        if (active)
            draw_box(painter, rect, { is(option, QStyle::State_Sunken) ? pressed_shade(theme.hover) : theme.hover, {} },
                metrics::radius_bar);
        draw_chevron(painter, rect, direction, !possible ? theme.faint : active ? theme.text : theme.muted, 10);
    };
    arrow(up, QStyle::SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    arrow(down, QStyle::SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void draw_slider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget)
{
    SliderLook look;
    const double range = std::max(1.0, static_cast<double>(option.maximum) - option.minimum);
    const auto share = [&](double value) { return (value - option.minimum) / range; };
    look.position = share(option.sliderPosition);
    if (widget && widget->property("forbiddenFrom").isValid())
        look.forbidden_from = share(widget->property("forbiddenFrom").toDouble());
    if (option.tickPosition != QSlider::NoTicks) {
        const int interval = option.tickInterval > 0 ? option.tickInterval : std::max(1, option.pageStep);
        for (int tick = option.minimum; tick <= option.maximum; tick += interval)
            look.ticks.append(share(tick));
    }
    look.enabled = is(option, QStyle::State_Enabled);
    look.hovered = is(option, QStyle::State_MouseOver) && look.enabled;
    look.pressed = is(option, QStyle::State_Sunken);
    painter.save();
    if (option.upsideDown) {
        painter.translate(option.rect.left() + option.rect.right() + 1, 0);
        painter.scale(-1, 1);
    }
    widgets::draw_slider(painter, option.rect, look);
    painter.restore();
}

} // namespace mlsysim::widgets::style
