// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QStringList>

class QPainter;

namespace mlsysim::widgets {

/// The icons there are, sorted; each is a file of that name in resources/icons.
const QStringList& icon_names();

/// A vector icon that takes its colours from the theme in use: muted, text under the pointer, accent text when
/// checked, faint when disabled. A name that does not exist gives an empty icon and a warning.
QIcon icon(const QString& name);

/// The same in one colour that stays, for marks such as a green check.
QIcon icon(const QString& name, const QColor& color);

/// Draws an icon straight into `rect` (square, device-independent px); the stroke is held at 1.5 px up to 16 px.
void draw_icon(QPainter& painter, const QString& name, const QRectF& rect, const QColor& color);

} // namespace mlsysim::widgets
