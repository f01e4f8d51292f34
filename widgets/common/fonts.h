// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace mlsysim::widgets {

/// The type scale; sizes are px at a text size of 100 %.
enum class TypeStyle {
    Hero, ///< 54/600 presentation numbers
    PageQuestion, ///< 22/600 part of a lesson
    Result, ///< 20/600 the six results
    Title, ///< 17/600 page, solver, claim of a chart
    Section, ///< 14/600 card heads, subject of the inspector
    Reading, ///< 14.5/400 prose of a lesson
    Body, ///< 13/400 everything
    Strong, ///< 13/600 a value within body text
    Table, ///< 12.5/400 trees and tables
    Control, ///< 12.5/500 text in buttons, fields and segments
    SectionHead, ///< 11.5/600 heads of trees and tables, written in capitals
    Label, ///< 11.5/500 field labels, ticks, captions
    Smallest ///< 11/400 range ends, sub-lines, names on the rail
};

constexpr int smallest_text_percent = 90;
constexpr int largest_text_percent = 160;

/// Registers the embedded faces; false when a face is missing, and the fallbacks serve. Idempotent.
bool load_fonts();

/// "mlsysim Sans" and what stands in for it, best first.
QStringList default_font_families();
QStringList font_families();
/// Other families for the whole application; an empty list returns to the default.
void set_font_families(const QStringList& names);

/// Sets the text size, bounded to 90…160 %, and with it the application's font.
void set_text_size(int percent);
int text_size();

/// The font of a style at the present text size.
QFont type_font(TypeStyle style);

/// A length that grows with the text, in px.
double scaled(double px);

/// Height of a button, field or segment at the present text size: 28 px at 100 %.
int control_height();

} // namespace mlsysim::widgets
