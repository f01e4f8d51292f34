// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figureexport.h"

#include "app/desktop/rooflinescenebuilder.h"
#include "app/desktop/safefile.h"
#include "app/shared/figuretable.h"
#include "app/shared/pgfplots.h"
#include "app/shared/results.h"
#include "engine/document/json.h"
#include "widgets/plot/sheet.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPrinter>

namespace mlsysim::desktop {

namespace {

constexpr double pixels_per_inch = 96;
constexpr double usual_points = 8; ///< the smallest text of the style for paper

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::FigureExport)
};

Value session_with_results(const Workspace& workspace)
{
    return shared::with_results(workspace.session(), workspace.design());
}

} // namespace

QStringList figure_endings()
{
    return { QStringLiteral("svg"), QStringLiteral("pdf"), QStringLiteral("png"), QStringLiteral("tex"), QStringLiteral("csv") };
}

std::optional<FigureFormat> figure_format(const QString& path)
{
    const auto index = figure_endings().indexOf(path.section(QLatin1Char('.'), -1).toLower());
    return index < 0 ? std::nullopt : std::optional(static_cast<FigureFormat>(index));
}

widgets::RooflineFigure figure_of(const Workspace& workspace, const shared::Paper& paper)
{
    widgets::RooflineFigure figure;
    figure.scene = roofline_scene(workspace);
    figure.title = figure.scene.summary;
    figure.metadata = QString::fromStdString(to_json(session_with_results(workspace)));
    figure.size = QSizeF(paper.width, paper.heightOrUsual()) * pixels_per_inch;
    figure.style.text_scale = paper.points / usual_points;
    figure.style.mark_scale = std::max(1.0, figure.style.text_scale);
    return figure;
}

QByteArray figure_bytes(const Workspace& workspace, FigureFormat format, const FigureSettings& settings)
{
    namespace draw = widgets::roofline_export;
    const auto design = workspace.design();
    switch (format) {
    case FigureFormat::Svg:
        return draw::svg(figure_of(workspace, settings.paper));
    case FigureFormat::Pdf:
        return draw::pdf(figure_of(workspace, settings.paper));
    case FigureFormat::Png:
        return draw::png(figure_of(workspace, settings.paper), settings.dots_per_inch / pixels_per_inch);
    case FigureFormat::Tex:
        return QByteArray::fromStdString(
            shared::pgfplots(design, shared::roofline_data(design), session_with_results(workspace), settings.paper));
    case FigureFormat::Csv:
        break;
    }
    return QByteArray::fromStdString(shared::figure_csv(design, shared::roofline_data(design)));
}

QString write_figure(const Workspace& workspace, const QString& path, const FigureSettings& settings)
{
    const auto format = figure_format(path);
    if (!format)
        return Text::tr("A figure's name ends in one of %1.").arg(figure_endings().join(QStringLiteral(", ")));
    return write_file(path, figure_bytes(workspace, *format, settings));
}

QByteArray steps_pdf(const Registry& registry, const Value& session, const shared::Paper& paper)
{
    const Value* steps = session.find("steps");
    std::vector<widgets::RooflineFigure> pages;
    for (const Value& step : steps && steps->list() ? *steps->list() : Value::List()) {
        const Value* state = step.find("state");
        if (!state || !state->map())
            continue;
        Value page = session;
        for (const Member& m : *state->map())
            page.set(m.name, m.value);
        Workspace workspace(registry);
        workspace.restore(page);
        pages.push_back(figure_of(workspace, paper));
        pages.back().metadata = QString::fromStdString(to_json(session));
    }
    return widgets::roofline_export::pdf(pages);
}

bool print_figure(const Workspace& workspace, QPrinter& printer)
{
    QPainter painter;
    if (!painter.begin(&printer))
        return false;
    const QSizeF page = printer.pageLayout().paintRect(QPageLayout::Inch).size();
    const double width = std::min(page.width(), page.height() / 0.75);
    const double scale = printer.resolution() / pixels_per_inch;
    painter.scale(scale, scale);
    widgets::roofline_export::paint(painter, figure_of(workspace, { .width = width }));
    return painter.end();
}

QByteArray figure_bytes(const widgets::CurveFigure& figure, const QString& metadata, FigureFormat format)
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
        return widgets::sheet_export::pdf({ sheet });
    case FigureFormat::Csv:
        return figure.csv();
    case FigureFormat::Tex:
        return {};
    case FigureFormat::Png:
        break;
    }
    return widgets::sheet_export::png(sheet);
}

} // namespace mlsysim::desktop
