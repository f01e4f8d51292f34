// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QFrame>
#include <QPainter>
#include <QVariant>

#include <algorithm>

namespace mlsysim::widgets::style {

namespace {

constexpr int icon_room = 30; ///< left of the text of a menu entry
constexpr int arrow_room = 24;

bool is(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

} // namespace

void draw_frame(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    const Theme& theme = current_theme();
    const QString role = widget ? widget->property("role").toString() : QString();
    Fill fill { {}, theme.border };
    double radius = metrics::radius_control;
    if (role == QLatin1String("card") || role == QLatin1String("sunken")) {
        fill.ground = role == QLatin1String("card") ? theme.surface : theme.sunken;
        radius = metrics::radius_card;
    }
    if (widget && widget->inherits("QComboBoxPrivateContainer")) {
        painter.fillRect(option.rect, theme.raised);
        fill.edge = theme.border_strong;
    }
    draw_box(painter, option.rect, fill, radius, theme.lines.hairline);
}

void draw_popup_frame(const QStyleOption& option, QPainter& painter, double radius)
{
    const Theme& theme = current_theme();
    painter.fillRect(option.rect, theme.raised);
    draw_box(painter, option.rect, { {}, theme.border_strong }, radius, theme.lines.hairline);
}

void draw_menu_item(const QStyleOptionMenuItem& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const QRect box = option.rect;
    painter.fillRect(box, theme.raised);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        draw_hairline(painter, QRectF(box.left() + 8, box.center().y(), box.width() - 16, 1), theme.border);
        return;
    }
    const bool enabled = is(option, QStyle::State_Enabled);
    const bool current = is(option, QStyle::State_Selected) && enabled;
    if (current)
        draw_box(painter, box,
            { theme.dark ? mix(theme.raised, theme.text, 0.08) : theme.hover,
                theme.high_contrast ? theme.accent : QColor() },
            metrics::radius_control - 1);
    const QColor ink = enabled ? theme.text : theme.faint;
    const auto oriented = [&](const QRect& rect) { return QStyle::visualRect(option.direction, box, rect); };
    constexpr int side = metrics::icon_inline;
    const QRect sign = oriented(QRect(box.left() + 8, box.center().y() + 1 - side / 2, side, side));
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        draw_icon(painter, QStringLiteral("check"), sign, enabled ? theme.accent_text : theme.faint);
    } else if (!option.icon.isNull()) {
        const auto mode = !enabled ? QIcon::Disabled : current ? QIcon::Active : QIcon::Normal;
        option.icon.paint(&painter, sign, Qt::AlignCenter, mode);
    }

    const QStringList parts = option.text.split(u'\t');
    const QRect words(box.left() + icon_room, box.top(), box.width() - icon_room - arrow_room / 2, box.height());
    painter.setFont(option.font);
    painter.setPen(ink);
    const auto left = QStyle::visualAlignment(option.direction, Qt::AlignLeft);
    const auto right = QStyle::visualAlignment(option.direction, Qt::AlignRight);
    painter.drawText(oriented(words), static_cast<int>(left) | Qt::AlignVCenter | Qt::TextShowMnemonic, parts.value(0));
    if (parts.size() > 1) {
        painter.setPen(enabled ? theme.muted : theme.faint);
        painter.drawText(oriented(words), static_cast<int>(right) | Qt::AlignVCenter, parts[1]);
    }
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        draw_chevron(painter, oriented(QRect(box.right() - arrow_room, box.top(), arrow_room, box.height())),
            option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow, theme.muted, metrics::icon_chevron);
}

QSize menu_item_size(const QStyleOptionMenuItem& option, const QSize& text)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return { metrics::space_48, metrics::space_8 + 1 };
    const int keys = option.text.contains(u'\t') ? metrics::space_24 : 0;
    const int width = text.width() + option.reservedShortcutWidth + icon_room + arrow_room + keys;
    return { width, control_height() };
}

void draw_menu_bar_item(const QStyleOptionMenuItem& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    painter.fillRect(option.rect, theme.surface);
    if (is(option, QStyle::State_Selected) || is(option, QStyle::State_Sunken))
        draw_box(painter, QRectF(option.rect).adjusted(0, 2, 0, -2), { theme.hover, {} }, metrics::radius_control);
    painter.setPen(is(option, QStyle::State_Enabled) ? theme.text : theme.faint);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, option.text);
}

void draw_tab(const QStyleOptionTab& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const bool current = is(option, QStyle::State_Selected);
    if (!current && is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Enabled))
        draw_box(painter, QRectF(option.rect).adjusted(2, 2, -2, -4), { theme.hover, {} }, metrics::radius_control);
    if (current)
        draw_box(painter, QRectF(option.rect.left() + 8, option.rect.bottom() - 2, option.rect.width() - 16, 3),
            { theme.accent, {} }, 1.5);
}

void draw_tool_bar(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    painter.fillRect(option.rect, theme.surface);
    draw_hairline(painter, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
}

void draw_chevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& color, double size)
{
    const QRectF box(rect.center().x() + 0.5 - size / 2, rect.center().y() + 0.5 - size / 2, size, size);
    if (direction == Qt::DownArrow || direction == Qt::RightArrow) {
        draw_icon(painter, direction == Qt::DownArrow ? QStringLiteral("chevd") : QStringLiteral("chev"), box, color);
        return;
    }
    // The other two are the same drawings in a mirror.
    painter.save();
    painter.translate(box.center());
    if (direction == Qt::UpArrow)
        painter.scale(1, -1);
    else
        painter.scale(-1, 1);
    draw_icon(painter, direction == Qt::UpArrow ? QStringLiteral("chevd") : QStringLiteral("chev"),
        QRectF(-size / 2, -size / 2, size, size), color);
    painter.restore();
}

} // namespace mlsysim::widgets::style
