// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineexport.h"

#include "widgets/plot/displaypainter.h"
#include "widgets/plot/rooflinelayout.h"
#include "widgets/plot/sheet.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double px_per_mm = 96 / 25.4;

/// The summary broken into lines that fit under the figure.
QStringList summary_lines(const QString& summary, const QFontMetricsF& metrics, double width)
{
    QStringList lines;
    QString line;
    for (const QString& word : summary.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
            lines << line;
            line = word;
        } else {
            line = longer;
        }
    }
    if (!line.isEmpty())
        lines << line;
    return lines;
}

void draw(QPainter& painter, const RooflineFigure& figure, DisplayPainter::Target target)
{
    const QFont font = figure.style.font(PlotText::Words);
    const QFontMetricsF metrics(font);
    const QStringList lines = summary_lines(figure.scene.summary, metrics, figure.size.width() - 16);
    const double below = lines.isEmpty() ? 0 : metrics.height() * static_cast<double>(lines.size()) + 10;
    const QSizeF plot(figure.size.width(), figure.size.height() - below);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(0, 0), figure.size), figure.style.theme.plot_background);
    const RooflineLayout layout = layOutRoofline(
        figure.scene, { figure.style, plot, figure.view.value_or(frameOf(figure.scene)), {}, {}, {}, false });
    DisplayPainter display(target);
    for (const DisplayList& layer : layout.layers)
        display.paint(painter, layer);
    if (!layout.legend_rect.isEmpty())
        layout.legend.paint(painter, layout.legend_rect, false);
    painter.setFont(font);
    painter.setPen(figure.style.theme.muted);
    double y = plot.height() + 2 + metrics.ascent();
    for (const QString& line : lines) {
        painter.drawText(QPointF(8, y), line);
        y += metrics.height();
    }
}

Sheet sheet_of(const RooflineFigure& figure)
{
    return { figure.size, figure.title.isEmpty() ? figure.scene.summary : figure.title, figure.scene.spoken,
        figure.metadata, figure.style.font(PlotText::Tick).families().value(0),
        [&figure](QPainter& painter, bool vector) {
            draw(painter, figure, vector ? DisplayPainter::Target::Vector : DisplayPainter::Target::Raster);
        } };
}

} // namespace

QSizeF RooflineFigure::millimetres(double width, double height) { return { width * px_per_mm, height * px_per_mm }; }

namespace roofline_export {

void paint(QPainter& painter, const RooflineFigure& figure) { draw(painter, figure, DisplayPainter::Target::Vector); }
QByteArray png(const RooflineFigure& figure, double scale) { return sheet_export::png(sheet_of(figure), scale); }
QByteArray svg(const RooflineFigure& figure) { return sheet_export::svg(sheet_of(figure)); }

QByteArray pdf(const std::vector<RooflineFigure>& pages)
{
    std::vector<Sheet> sheets;
    for (const RooflineFigure& page : pages)
        sheets.push_back(sheet_of(page));
    return sheet_export::pdf(sheets);
}

} // namespace roofline_export

} // namespace mlsysim::widgets
