// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"
#include "widgets/plot/rooflineframe.h"
#include "widgets/plot/rooflinescene.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace mlsysim::widgets {

/// A figure for a file. Its pixels are those of a 96 dpi screen; printed sizes follow from them.
struct RooflineFigure {
    RooflineScene scene;
    PlotStyle style = PlotStyle::print(); ///< white by default, whatever the window shows
    QSizeF size { 720, 540 }; ///< px at 96 dpi, the summary line included
    std::optional<RooflineView> view; ///< none: the frame of the scene
    QString title; ///< of the document, not drawn
    QString metadata; ///< stored in the file where the format has a place for it

    /// Printed width and height in mm as px at 96 dpi: a column of 85 mm is 321 px.
    static QSizeF millimetres(double width, double height);
};

/// Draws figures into bytes; nothing here touches a file or a widget, so it may run in a worker thread. Two equal
/// figures give equal bytes, but for the date in a PDF.
namespace roofline_export {

/// The figure at the origin of the painter, one unit for each px, all vectors.
void paint(QPainter& painter, const RooflineFigure& figure);
/// PNG with `scale` device pixels in one px (96 dpi × scale is stored as its resolution).
QByteArray png(const RooflineFigure& figure, double scale = 2);
/// SVG with real text.
QByteArray svg(const RooflineFigure& figure);
/// One PDF page of exactly the size of each figure, fonts embedded, all vectors; title and metadata of the first.
QByteArray pdf(const std::vector<RooflineFigure>& pages);
inline QByteArray pdf(const RooflineFigure& figure) { return pdf(std::vector { figure }); }

} // namespace roofline_export

} // namespace mlsysim::widgets
