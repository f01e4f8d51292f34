// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace mlsysim::widgets {

/// A drawing for a file, whatever it shows. Its pixels are those of a 96 dpi screen; printed sizes follow from them.
struct Sheet {
    QSizeF size { 720, 540 };
    QString title; ///< of the document, not drawn
    QString description; ///< in words
    QString metadata; ///< stored in the file where the format has a place for it
    QString family; ///< of its font, to which an SVG adds what may stand in for it
    std::function<void(QPainter& painter, bool vector)> draw;
};

/// Writes sheets into bytes; nothing here touches a file or a widget, so it may run in a worker thread. Two equal
/// sheets give equal bytes, but for the date in a PDF.
namespace sheet_export {

/// PNG with `scale` device pixels in one px (96 dpi × scale is stored as its resolution).
QByteArray png(const Sheet& sheet, double scale = 2);
/// SVG with real text.
QByteArray svg(const Sheet& sheet);
/// One PDF page of exactly the size of each sheet, fonts embedded, all vectors; title and metadata of the first.
QByteArray pdf(const std::vector<Sheet>& sheets);

} // namespace sheet_export

} // namespace mlsysim::widgets
