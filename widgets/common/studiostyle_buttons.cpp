// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QPainter>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace mlsysim::widgets::style {

namespace {

enum class Role { Normal, Primary, Quiet };

Role role_of(const QStyleOption& option, const QWidget* widget)
{
    const QString role = widget ? widget->property("role").toString() : QString();
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(&option);
    if (role == QLatin1String("primary"))
        return Role::Primary;
    if (role == QLatin1String("quiet") || (button && button->features.testFlag(QStyleOptionButton::Flat)))
        return Role::Quiet;
    return Role::Normal;
}

bool is(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

bool pressed(const QStyleOption& option) { return is(option, QStyle::State_Sunken); }

bool hovered(const QStyleOption& option)
{
    return is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Enabled);
}

} // namespace

void draw_command_button(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const Theme& theme = current_theme();
    const bool enabled = is(option, QStyle::State_Enabled);
    const QColor sharp = theme.high_contrast ? theme.border : QColor();
    switch (role_of(option, widget)) {
    case Role::Primary: {
        QColor ground = enabled ? theme.accent : theme.sunken;
        if (pressed(option) || hovered(option))
            ground = mix(ground, Qt::black, pressed(option) ? 0.14 : 0.07);
        draw_box(painter, option.rect, { ground, enabled ? sharp : theme.border }, metrics::radius_control);
        return;
    }
    case Role::Quiet:
        if (pressed(option) || hovered(option) || is(option, QStyle::State_On))
            draw_box(painter, option.rect, { pressed(option) ? pressed_shade(theme.hover) : theme.hover, sharp },
                metrics::radius_control);
        return;
    case Role::Normal:
        break;
    }
    QColor ground = theme.surface;
    if (pressed(option))
        ground = pressed_shade(theme.hover);
    else if (hovered(option))
        ground = theme.hover;
    if (is(option, QStyle::State_On))
        ground = theme.accent_soft;
    const QColor edge = is(option, QStyle::State_On) ? mix(theme.accent_soft, theme.accent, 0.5) : theme.border;
    draw_box(painter, option.rect, { ground, edge }, metrics::radius_control, theme.lines.hairline);
}

void draw_command_label(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget)
{
    const Theme& theme = current_theme();
    const Role role = role_of(option, widget);
    QColor ink = role == Role::Primary ? theme.on_accent : role == Role::Quiet ? theme.accent_text : theme.text;
    if (is(option, QStyle::State_On))
        ink = theme.accent_text;
    if (!is(option, QStyle::State_Enabled))
        ink = theme.faint;
    const bool menu = option.features.testFlag(QStyleOptionButton::HasMenu);
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect box = option.rect;
    if (menu) {
        const QRect arrow(mirrored ? box.left() + 8 : box.right() - 8 - metrics::icon_chevron, box.top(),
            metrics::icon_chevron, box.height());
        draw_chevron(painter, arrow, Qt::DownArrow, role == Role::Primary ? ink : theme.muted, metrics::icon_chevron);
        box.adjust(mirrored ? metrics::icon_inline : 0, 0, mirrored ? 0 : -metrics::icon_inline, 0);
    }
    const int text = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    const int picture = option.icon.isNull() ? 0 : option.iconSize.width();
    const int gap = picture > 0 && text > 0 ? 6 : 0;
    const int left = box.left() + std::max(0, (box.width() - text - picture - gap) / 2);
    if (picture > 0) {
        const QRect at
            = QStyle::visualRect(option.direction, box, QRect(left, box.center().y() - picture / 2, picture, picture));
        if (const QString name = option.icon.name(); icon_names().contains(name))
            draw_icon(painter, name, at, ink);
        else
            option.icon.paint(
                &painter, at, Qt::AlignCenter, is(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
    }
    painter.setPen(ink);
    const QRect words(left + picture + gap, box.top(), std::max(text, box.width() - picture - gap), box.height());
    painter.drawText(QStyle::visualRect(option.direction, box, words),
        Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextShowMnemonic,
        option.text);
}

void draw_tool_panel(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const bool on = is(option, QStyle::State_On);
    if (!on && !hovered(option) && !pressed(option))
        return;
    QColor ground = on ? theme.accent_soft : theme.hover;
    if (pressed(option))
        ground = pressed_shade(ground);
    draw_box(painter, option.rect, { ground, theme.high_contrast ? (on ? theme.accent : theme.border) : QColor() },
        metrics::radius_control);
}

void draw_tool_button(
    const QStyle& style, const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget)
{
    QStyleOptionToolButton part = option;
    if (option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
        part.state.setFlag(QStyle::State_Sunken, option.activeSubControls == QStyle::SC_ToolButton && pressed(option));
    if (!is(option, QStyle::State_AutoRaise) && !is(option, QStyle::State_On))
        draw_box(painter, option.rect, { current_theme().surface, current_theme().border }, metrics::radius_control);
    draw_tool_panel(part, painter);
    // An icon alone says by its tooltip that it opens a menu.
    const bool arrow = option.toolButtonStyle != Qt::ToolButtonIconOnly
        && (option.features.testFlag(QStyleOptionToolButton::HasMenu)
            || option.features.testFlag(QStyleOptionToolButton::MenuButtonPopup));
    if (arrow) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        constexpr int room = metrics::icon_chevron;
        const QRect at(mirrored ? option.rect.left() + 4 : option.rect.right() - 3 - room, option.rect.top(), room,
            option.rect.height());
        draw_chevron(painter, at, Qt::DownArrow, current_theme().muted, 10);
        part.rect.adjust(mirrored ? room : 0, 0, mirrored ? 0 : -room, 0);
    }
    if (option.toolButtonStyle == Qt::ToolButtonTextBesideIcon) // Qt puts it at the very edge
        part.rect.adjust(metrics::space_4, 0, -metrics::space_4, 0);
    style.drawControl(QStyle::CE_ToolButtonLabel, &part, &painter, widget);
}

void draw_check_indicator(const QStyleOption& option, QPainter& painter)
{
    const CheckLook look = is(option, QStyle::State_NoChange) ? CheckLook::Partly
        : is(option, QStyle::State_On)                        ? CheckLook::On
                                                              : CheckLook::Off;
    draw_check_box(
        painter, option.rect, look, current_theme().accent, is(option, QStyle::State_Enabled), hovered(option));
}

void draw_radio_indicator(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool on = is(option, QStyle::State_On);
    const double radius = option.rect.height() / 2.0;
    const QColor accent = enabled ? theme.accent : theme.faint;
    const QColor edge = hovered(option) ? theme.text : enabled ? theme.border_strong : theme.border;
    draw_box(painter, option.rect,
        { on                 ? accent
                : theme.dark ? theme.sunken
                             : theme.surface,
            on ? QColor() : edge },
        radius);
    if (on) {
        const double inset = option.rect.width() / 2.0 - 3;
        draw_box(painter, QRectF(option.rect).adjusted(inset, inset, -inset, -inset), { theme.on_accent, {} }, 3);
    }
}

void draw_progress(const QStyleOptionProgressBar& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    constexpr double height = metrics::slider_groove;
    QRectF groove(option.rect.left(), option.rect.center().y() + 0.5 - height / 2, option.rect.width(), height);
    draw_box(painter, groove, { theme.track, {} }, height / 2);
    const double range = static_cast<double>(option.maximum) - option.minimum;
    if (range <= 0) { // unknown length: a still piece in the middle, without motion
        groove.adjust(groove.width() * 0.35, 0, -groove.width() * 0.35, 0);
        draw_box(painter, groove, { theme.accent, {} }, height / 2);
        return;
    }
    const double share = std::clamp((static_cast<double>(option.progress) - option.minimum) / range, 0.0, 1.0);
    const double length = groove.width() * share;
    if (length <= 0)
        return;
    if (option.direction == Qt::RightToLeft)
        groove.setLeft(groove.right() - length);
    else
        groove.setWidth(length);
    draw_box(painter, groove, { theme.accent, {} }, height / 2);
}

} // namespace mlsysim::widgets::style
