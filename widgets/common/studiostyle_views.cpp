// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusring.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/studiostyle.h"
#include "widgets/common/studiostyle_parts.h"
#include "widgets/common/themeholder.h"

#include <QAbstractItemView>
#include <QListView>
#include <QPainter>
#include <QTableView>
#include <QTreeView>

#include <algorithm>

namespace mlsysim::widgets::style {

namespace {

bool is(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

bool selects_rows(const QAbstractItemView& view) { return view.selectionBehavior() == QAbstractItemView::SelectRows; }

/// The keyboard stands in this row; branches come without an index, but with the focus of their item.
bool has_ring(const QStyleOptionViewItem& option, const QAbstractItemView& view)
{
    if (!FocusRing::isShownFor(&view))
        return false;
    const QModelIndex current = view.currentIndex();
    return is(option, QStyle::State_HasFocus)
        || (option.index.isValid() && option.index.row() == current.row() && option.index.parent() == current.parent());
}

/// Selected or hovered, as a rounded rectangle; `rect` may be wider than what is painted now.
void draw_row_ground(
    const QStyleOptionViewItem& option, QPainter& painter, const QRectF& rect, const QAbstractItemView& view)
{
    const Theme& theme = current_theme();
    const bool selected = is(option, QStyle::State_Selected);
    if (selects_rows(view) && has_ring(option, view)) {
        draw_box(
            painter, rect, { selected ? theme.selection : QColor(), theme.focus_ring }, metrics::radius_control, 2);
        return;
    }
    if (!selected && !(is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Enabled)))
        return;
    const QColor edge = theme.high_contrast ? (selected ? theme.accent : theme.border) : QColor();
    draw_box(
        painter, rect, { selected ? theme.selection : theme.hover, edge }, metrics::radius_control, selected ? 2 : 1);
}

QRectF whole_row(const QStyleOption& option, const QAbstractItemView& view)
{
    // Narrow lists, as in popups, have no room for the full inset.
    const double inset = qobject_cast<const QListView*>(&view) ? metrics::space_4 : metrics::row_inset;
    return { inset, static_cast<double>(option.rect.top()), view.viewport()->width() - 2 * inset,
        static_cast<double>(option.rect.height()) };
}

} // namespace

void draw_row(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    if (!view || qobject_cast<const QListView*>(view))
        return;
    const Theme& theme = current_theme();
    painter.save();
    painter.setClipRect(option.rect, Qt::IntersectClip);
    if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        painter.fillRect(option.rect, option.palette.alternateBase());
    if (qobject_cast<const QTableView*>(view)) {
        draw_hairline(painter, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
        if (selects_rows(*view))
            draw_row_ground(option, painter, whole_row(option, *view).adjusted(0, 0, 0, -1), *view);
        else
            draw_row_ground(option, painter, QRectF(option.rect).adjusted(1, 1, -1, -2), *view);
    } else {
        // Cell by cell through a clip, branches included, since the view asks for it in pieces.
        draw_row_ground(option, painter, whole_row(option, *view), *view);
    }
    painter.restore();
}

void draw_item(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget)
{
    if (option.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, option.backgroundBrush);
    const auto* list = qobject_cast<const QListView*>(widget);
    if (list && list->viewMode() == QListView::ListMode && list->flow() == QListView::TopToBottom) {
        draw_row_ground(option, painter, whole_row(option, *list), *list);
    } else if (list) {
        draw_row_ground(option, painter, option.rect, *list);
    } else if (const auto* tree = qobject_cast<const QTreeView*>(widget)) {
        painter.save();
        painter.setClipRect(option.rect, Qt::IntersectClip);
        draw_row_ground(option, painter, whole_row(option, *tree), *tree);
        painter.restore();
    }
}

void draw_item_check(const QStyleOptionViewItem& option, QPainter& painter)
{
    const CheckLook look = option.checkState == Qt::Checked ? CheckLook::On
        : option.checkState == Qt::PartiallyChecked         ? CheckLook::Partly
                                                            : CheckLook::Off;
    const QColor color = option.index.data(StudioStyle::CheckColorRole).value<QColor>();
    draw_check_box(painter, option.rect, look, color.isValid() ? color : current_theme().accent,
        is(option, QStyle::State_Enabled), is(option, QStyle::State_MouseOver));
}

void draw_item_focus(const QStyleOption& option, QPainter& painter, const QWidget* widget)
{
    // Everything else gets its ring from FocusRing.
    const auto* view = qobject_cast<const QAbstractItemView*>(widget);
    if (!view || !FocusRing::isShownFor(view) || selects_rows(*view))
        return; // a row has its ring as part of its ground
    draw_box(painter, QRectF(option.rect).adjusted(1, 1, -1, -1), { {}, current_theme().focus_ring },
        metrics::radius_control, 2);
}

void draw_branch(const QStyleOption& option, QPainter& painter)
{
    if (!is(option, QStyle::State_Children))
        return;
    const Theme& theme = current_theme();
    const bool open = is(option, QStyle::State_Open);
    const auto closed = option.direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    draw_chevron(painter, option.rect, open ? Qt::DownArrow : closed,
        is(option, QStyle::State_MouseOver) ? theme.text : theme.muted);
}

void draw_header_section(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
    painter.fillRect(option.rect, theme.surface);
    if (header && is(option, QStyle::State_MouseOver) && is(option, QStyle::State_Raised))
        draw_box(painter, QRectF(option.rect).adjusted(2, 2, -2, -3), { theme.hover, {} }, metrics::radius_bar);
    if (header && header->orientation == Qt::Vertical)
        return;
    draw_hairline(painter, QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
}

void draw_header_arrow(const QStyleOptionHeader& option, QPainter& painter)
{
    if (option.sortIndicator != QStyleOptionHeader::None)
        draw_chevron(painter, option.rect,
            option.sortIndicator == QStyleOptionHeader::SortUp ? Qt::UpArrow : Qt::DownArrow, current_theme().muted,
            metrics::icon_chevron);
}

void draw_scroll_bar(const QStyleOptionSlider& option, QPainter& painter, const QRect& thumb)
{
    if (option.maximum <= option.minimum)
        return;
    const Theme& theme = current_theme();
    constexpr double inset = 2; // an 8 px thumb in a 12 px lane
    const bool grabbed = is(option, QStyle::State_Sunken) && option.activeSubControls == QStyle::SC_ScrollBarSlider;
    const bool over = is(option, QStyle::State_MouseOver);
    const QColor color = grabbed ? theme.border_strong : mix(theme.track, theme.border_strong, over ? 0.6 : 0.15);
    const QRectF box = option.orientation == Qt::Vertical ? QRectF(thumb).adjusted(inset, 1, -inset, -1)
                                                          : QRectF(thumb).adjusted(1, inset, -1, -inset);
    draw_box(painter, box, { color, {} }, 4);
}

QRect scroll_bar_part(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const bool vertical = option.orientation == Qt::Vertical;
    const QRect lane = option.rect;
    const int length = vertical ? lane.height() : lane.width();
    const double range = static_cast<double>(option.maximum) - option.minimum;
    const int wanted = range > 0 ? static_cast<int>(length * option.pageStep / (range + option.pageStep)) : length;
    const int thumb = std::min(length, std::max(wanted, metrics::space_24));
    const int start = QStyle::sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - thumb, option.upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect = vertical ? QRect(lane.left(), lane.top() + from, lane.width(), size)
                                    : QRect(lane.left() + from, lane.top(), size, lane.height());
        return QStyle::visualRect(option.direction, lane, rect);
    };
    switch (part) {
    case QStyle::SC_ScrollBarSlider:
        return piece(start, thumb);
    case QStyle::SC_ScrollBarSubPage:
        return piece(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return piece(start + thumb, length - start - thumb);
    case QStyle::SC_ScrollBarGroove:
        return lane;
    default:
        return {}; // no arrows
    }
}

void draw_splitter(const QStyleOption& option, QPainter& painter)
{
    const Theme& theme = current_theme();
    const bool over = is(option, QStyle::State_MouseOver);
    painter.fillRect(option.rect, over ? theme.border_strong : theme.border);
}

} // namespace mlsysim::widgets::style
