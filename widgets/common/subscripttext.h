// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QList>
#include <QString>

class QPainter;

namespace mlsysim::widgets {

enum class Level { Base, Sub, Super };

/// A part of a formula that stands on one level.
struct FormulaRun {
    QString text;
    Level level = Level::Base;

    bool operator==(const FormulaRun&) const = default;
};

/// The parts of a one-line formula. Without braces a mark reaches to the end of the letters and digits behind it, a
/// superscript also over a sign, a decimal point and what stands in parentheses: "t_mem,", "P^0.34", "e^(−x)".
QList<FormulaRun> formula_runs(const QString& text);

/// Width of a one-line formula in px; "_x" and "_{abc}" are subscripts, "^x" and "^{abc}" superscripts.
double subscript_width(const QString& text, const QFont& font);

/// Draws it from `x` on `baseline` in the painter's pen and returns where it ended.
double draw_subscript_text(QPainter& painter, const QString& text, const QFont& font, double x, double baseline);

/// The text without the marks, for screen readers and the clipboard.
QString subscript_plain(const QString& text);

} // namespace mlsysim::widgets
