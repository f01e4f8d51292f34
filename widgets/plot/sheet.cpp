// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/sheet.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace mlsysim::widgets::sheet_export {

QByteArray png(const Sheet& sheet, double scale)
{
    const QSize pixels(static_cast<int>(std::lround(sheet.size.width() * scale)),
        static_cast<int>(std::lround(sheet.size.height() * scale)));
    if (pixels.isEmpty())
        return {};
    QImage image(pixels, QImage::Format_RGB32);
    const int per_metre = static_cast<int>(std::lround(96 * scale / 0.0254));
    QPainter painter(&image);
    painter.scale(scale, scale);
    sheet.draw(painter, false);
    painter.end();
    image.setDotsPerMeterX(per_metre);
    image.setDotsPerMeterY(per_metre);
    if (!sheet.title.isEmpty())
        image.setText(QStringLiteral("Title"), sheet.title);
    if (!sheet.metadata.isEmpty())
        image.setText(QStringLiteral("mlsysim"), sheet.metadata);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? bytes : QByteArray();
}

QByteArray svg(const Sheet& sheet)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(96);
    generator.setSize(sheet.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), sheet.size));
    generator.setTitle(sheet.title);
    generator.setDescription(sheet.metadata.isEmpty() ? sheet.description : sheet.metadata);
    QPainter painter(&generator);
    sheet.draw(painter, true);
    painter.end();
    buffer.close();
    // One family is all that the generator writes; a reader without ours takes the next best.
    const QByteArray family = sheet.family.toUtf8();
    return bytes.replace(
        "font-family=\"" + family + "\"", "font-family=\"" + family + ", Inter, Noto Sans, DejaVu Sans, sans-serif\"");
}

QByteArray pdf(const std::vector<Sheet>& sheets)
{
    constexpr int resolution = 1200;
    if (sheets.empty())
        return {};
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(resolution);
    writer.setPageMargins(QMarginsF());
    const Sheet& first = sheets.front();
    writer.setTitle(first.title);
    writer.setCreator(QStringLiteral("mlsysim"));
    if (!first.metadata.isEmpty())
        writer.addFileAttachment(
            QStringLiteral("session.mlsysim"), first.metadata.toUtf8(), QStringLiteral("application/json"));
    QPainter painter;
    for (const Sheet& sheet : sheets) {
        writer.setPageSize(QPageSize(sheet.size * 72 / 96, QPageSize::Point, {}, QPageSize::ExactMatch));
        if (painter.isActive())
            writer.newPage();
        else
            painter.begin(&writer);
        painter.resetTransform();
        painter.scale(resolution / 96.0, resolution / 96.0);
        sheet.draw(painter, true);
    }
    painter.end();
    return bytes;
}

} // namespace mlsysim::widgets::sheet_export
