// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineexport.h"

#include "widgets/plot/displaypainter.h"
#include "widgets/plot/rooflinelayout.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

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

} // namespace

QSizeF RooflineFigure::millimetres(double width, double height) { return { width * px_per_mm, height * px_per_mm }; }

namespace roofline_export {

void paint(QPainter& painter, const RooflineFigure& figure) { draw(painter, figure, DisplayPainter::Target::Vector); }

QByteArray png(const RooflineFigure& figure, double scale)
{
    const QSize pixels(static_cast<int>(std::lround(figure.size.width() * scale)),
        static_cast<int>(std::lround(figure.size.height() * scale)));
    if (pixels.isEmpty())
        return {};
    QImage image(pixels, QImage::Format_RGB32);
    const int per_metre = static_cast<int>(std::lround(96 * scale / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    draw(painter, figure, DisplayPainter::Target::Raster);
    painter.end();
    image.setDotsPerMeterX(per_metre);
    image.setDotsPerMeterY(per_metre);
    if (!figure.title.isEmpty())
        image.setText(QStringLiteral("Title"), figure.title);
    if (!figure.metadata.isEmpty())
        image.setText(QStringLiteral("mlsysim"), figure.metadata);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray svg(const RooflineFigure& figure)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(figure.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), figure.size));
    generator.setTitle(figure.title.isEmpty() ? figure.scene.summary : figure.title);
    generator.setDescription(figure.metadata.isEmpty() ? figure.scene.spoken : figure.metadata);
    QPainter painter(&generator);
    paint(painter, figure);
    painter.end();
    buffer.close();
    // One family is all that the generator writes; a reader without ours takes the next best.
    const QByteArray family = figure.style.font(PlotText::Tick).families().value(0).toUtf8();
    return bytes.replace(
        "font-family=\"" + family + "\"", "font-family=\"" + family + ", Inter, Noto Sans, DejaVu Sans, sans-serif\"");
}

QByteArray pdf(const std::vector<RooflineFigure>& pages)
{
    constexpr int resolution = 1200;
    if (pages.empty())
        return {};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageMargins(QMarginsF());
    const RooflineFigure& first = pages.front();
    writer.setTitle(first.title.isEmpty() ? first.scene.summary : first.title);
    writer.setCreator(QStringLiteral("mlsysim"));
    if (!first.metadata.isEmpty())
        writer.addFileAttachment(
            QStringLiteral("session.mlsysim"), first.metadata.toUtf8(), QStringLiteral("application/json"));
    QPainter painter;
    for (const RooflineFigure& page : pages) {
        writer.setPageSize(QPageSize(page.size * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
        if (painter.isActive())
            writer.newPage();
        else
            painter.begin(&writer);
        painter.resetTransform();
        painter.scale(resolution / 96.0, resolution / 96.0);
        paint(painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace roofline_export

} // namespace mlsysim::widgets
