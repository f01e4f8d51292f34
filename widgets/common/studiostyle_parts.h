// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>
#include <QStyleOption>

class QPainter;
class QWidget;

/// The drawing behind StudioStyle, by kind of control; each function draws all of its element.
namespace mlsysim::widgets::style {

// Buttons
void draw_command_button(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void draw_command_label(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget);
void draw_tool_panel(const QStyleOption& option, QPainter& painter);
void draw_tool_button(
    const QStyle& style, const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget);
void draw_check_indicator(const QStyleOption& option, QPainter& painter);
void draw_radio_indicator(const QStyleOption& option, QPainter& painter);
void draw_progress(const QStyleOptionProgressBar& option, QPainter& painter);

// Fields
void draw_field(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void draw_combo(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget);
void draw_combo_label(const QStyleOptionComboBox& option, QPainter& painter, const QRect& field);
void draw_spin(
    const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget, const QRect& up, const QRect& down);
void draw_slider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget);

// Views
void draw_row(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget);
void draw_item(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget);
void draw_item_check(const QStyleOptionViewItem& option, QPainter& painter);
void draw_item_focus(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void draw_branch(const QStyleOption& option, QPainter& painter);
void draw_header_section(const QStyleOption& option, QPainter& painter);
void draw_header_arrow(const QStyleOptionHeader& option, QPainter& painter);
void draw_scroll_bar(const QStyleOptionSlider& option, QPainter& painter, const QRect& thumb);
QRect scroll_bar_part(const QStyleOptionSlider& option, QStyle::SubControl part);
void draw_splitter(const QStyleOption& option, QPainter& painter);

// Frames, menus and tabs
void draw_frame(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void draw_popup_frame(const QStyleOption& option, QPainter& painter, double radius);
void draw_menu_item(const QStyleOptionMenuItem& option, QPainter& painter);
QSize menu_item_size(const QStyleOptionMenuItem& option, const QSize& text);
void draw_menu_bar_item(const QStyleOptionMenuItem& option, QPainter& painter);
void draw_tab(const QStyleOptionTab& option, QPainter& painter);
void draw_tool_bar(const QStyleOption& option, QPainter& painter);

/// A chevron in the middle of `rect`.
void draw_chevron(QPainter& painter, const QRect& rect, Qt::ArrowType direction, const QColor& color, double size = 14);

} // namespace mlsysim::widgets::style
