// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"
#include "widgets/plot/rooflineframe.h"
#include "widgets/plot/rooflinescene.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <optional>

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

/// PNG with `scale` device pixels in one px (96 dpi × scale is stored as its resolution).
QByteArray png(const RooflineFigure& figure, double scale = 2);
/// SVG with real text.
QByteArray svg(const RooflineFigure& figure);
/// One PDF page of exactly the figure's size, fonts embedded, all vectors.
QByteArray pdf(const RooflineFigure& figure);
/// What is drawn as numbers, in coherent units, C locale: kind, machine, model, phase, batch, intensity, achieved,
/// roof, bandwidth, fits, text.
QByteArray csv(const RooflineFigure& figure);

} // namespace roofline_export

} // namespace mlsysim::widgets
