// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;

namespace mlsysim::widgets {

/// Width of a one-line formula in px; "_x" and "_{abc}" are subscripts, "^x" and "^{abc}" superscripts.
double subscript_width(const QString& text, const QFont& font);

/// Draws it from `x` on `baseline` in the painter's pen and returns where it ended.
double draw_subscript_text(QPainter& painter, const QString& text, const QFont& font, double x, double baseline);

/// The text without the marks, for screen readers and the clipboard.
QString subscript_plain(const QString& text);

} // namespace mlsysim::widgets
