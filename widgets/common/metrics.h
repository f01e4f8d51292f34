// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Distances and radii of the interface, device-independent px; nothing between them is used.
namespace mlsysim::widgets::metrics {

constexpr int space_2 = 2;
constexpr int space_4 = 4;
constexpr int space_8 = 8;
constexpr int space_12 = 12;
constexpr int space_16 = 16;
constexpr int space_20 = 20;
constexpr int space_24 = 24;
constexpr int space_32 = 32;
constexpr int space_48 = 48;
constexpr int space_64 = 64;

constexpr int page_margin = 20;
constexpr int page_margin_narrow = 16; ///< under 1280 px
constexpr int card_padding = 16;
constexpr int card_gap = 16;
constexpr int reading_padding = 36;

constexpr double radius_bar = 4; ///< bars and check boxes
constexpr double radius_control = 6; ///< controls and rows
constexpr double radius_card = 8; ///< cards and popups
constexpr double radius_prediction = 10;
constexpr double radius_presentation = 14;

constexpr int control = 28;
constexpr int control_search = 30;
constexpr int control_sheet = 32;
constexpr int control_lesson = 38;
constexpr int tree_row = 27;
constexpr int table_row = 31;
constexpr int row_inset = 6; ///< a selected row is this much narrower on both sides
constexpr int slider_groove = 4;
constexpr int slider_handle = 14;
constexpr int check_box = 16;
constexpr int bar = 20;
constexpr int bar_lane = 12;
constexpr int bar_wall = 8;
constexpr int chip = 20;
constexpr int chip_machine = 28;

constexpr int app_bar = 48;
constexpr int app_bar_narrow = 44;
constexpr int parameter_strip = 72;
constexpr int parameter_strip_narrow = 56;
constexpr int status_bar = 28;
constexpr int status_bar_narrow = 24;
constexpr int rail = 72;
constexpr int rail_narrow = 48;

constexpr int icon = 24;
constexpr int icon_rail = 20;
constexpr int icon_button = 18;
constexpr int icon_inline = 16;
constexpr int icon_chevron = 12;

} // namespace mlsysim::widgets::metrics
