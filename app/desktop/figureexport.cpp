// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figureexport.h"

#include "app/desktop/rooflinescenebuilder.h"
#include "engine/document/json.h"
#include "widgets/plot/sheet.h"

namespace mlsysim::desktop {

std::optional<FigureFormat> figure_format(const QString& path)
{
    const QString ending = path.section(QLatin1Char('.'), -1).toLower();
    if (ending == QLatin1String("png"))
        return FigureFormat::Png;
    if (ending == QLatin1String("svg"))
        return FigureFormat::Svg;
    if (ending == QLatin1String("pdf"))
        return FigureFormat::Pdf;
    if (ending == QLatin1String("csv"))
        return FigureFormat::Csv;
    return {};
}

QString figure_endings() { return QStringLiteral("png, svg, pdf, csv"); }

widgets::RooflineFigure figure_of(const Workspace& workspace)
{
    widgets::RooflineFigure figure;
    figure.scene = roofline_scene(workspace);
    figure.title = figure.scene.summary;
    figure.metadata = QString::fromStdString(to_json(workspace.session()));
    return figure;
}

QByteArray figure_bytes(const widgets::RooflineFigure& figure, FigureFormat format, double png_scale)
{
    switch (format) {
    case FigureFormat::Svg:
        return widgets::roofline_export::svg(figure);
    case FigureFormat::Pdf:
        return widgets::roofline_export::pdf(figure);
    case FigureFormat::Csv:
        return widgets::roofline_export::csv(figure);
    case FigureFormat::Png:
        break;
    }
    return widgets::roofline_export::png(figure, png_scale);
}

QByteArray figure_bytes(const widgets::CurveFigure& figure, const QString& metadata, FigureFormat format, double png_scale)
{
    const widgets::PlotStyle style = widgets::PlotStyle::print();
    widgets::Sheet sheet;
    sheet.size = { 720, 440 };
    sheet.title = figure.panels.empty() ? figure.notice : figure.panels.front().title + QStringLiteral(", ") + figure.x_title;
    sheet.metadata = metadata;
    sheet.family = style.font(widgets::PlotText::Tick).families().value(0);
    sheet.draw = [&](QPainter& painter, bool) { figure.paint(painter, sheet.size, style); };
    switch (format) {
    case FigureFormat::Svg:
        return widgets::sheet_export::svg(sheet);
    case FigureFormat::Pdf:
        return widgets::sheet_export::pdf(sheet);
    case FigureFormat::Csv:
        return figure.csv();
    case FigureFormat::Png:
        break;
    }
    return widgets::sheet_export::png(sheet, png_scale);
}

} // namespace mlsysim::desktop
