// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the roofline plot with an example, or writes a picture of it:
// plot_demo [--grab FILE] [--theme light|dark|contrast] [--size WxH] [--scene NAME] [--hover X,Y] [--export FILE]
#include "examplescenes.h"
#include "widgets/common/fonts.h"
#include "widgets/plot/rooflineexport.h"
#include "widgets/plot/rooflineplot.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QMouseEvent>
#include <QPixmap>
#include <QTextStream>

using namespace mlsysim::widgets;

namespace {

RooflineScene scene_named(const QString& name)
{
    if (name == QLatin1String("one"))
        return examples::oneMachine();
    if (name == QLatin1String("seven"))
        return examples::sevenMachines();
    if (name == QLatin1String("grid"))
        return examples::fourBySix();
    if (name == QLatin1String("overhead"))
        return examples::overhead();
    if (name == QLatin1String("infeasible"))
        return examples::infeasible();
    if (name == QLatin1String("empty"))
        return examples::noMachine();
    if (name == QLatin1String("no-model"))
        return examples::noModel();
    RooflineScene scene = examples::twoMachines();
    if (name == QLatin1String("presentation")) {
        scene.roofs[0].peak_text = QStringLiteral("989 TFLOP/s");
        scene.roofs[1].peak_text = QStringLiteral("65 TFLOP/s");
        scene.roofs[0].ridge_text = QStringLiteral("ridge 295");
        scene.roofs[0].other_peaks.clear();
        scene.roofs[0].achievable_text.clear();
        scene.trajectories[0].current->sublabel.clear();
        scene.trajectories[0].points[0].label.clear();
        scene.trajectories[0].memory_full->label = QStringLiteral("full at 1\u2009040");
        scene.trajectories[0].extras[0].point.label = QStringLiteral("prompt");
        scene.trajectories[1].memory_full->label.clear();
        scene.ghost.reset();
        scene.options.regions = false;
        scene.x_title = QStringLiteral("FLOP per byte (log scale)");
        scene.y_title = QStringLiteral("FLOP/s (log scale)");
    }
    if (name == QLatin1String("inset"))
        scene.options.linear_inset = true;
    return scene;
}

HoverCard example_card(const RooflineElement& element)
{
    HoverCard card;
    card.title = element.batch > 0 ? QStringLiteral("Decode, batch %1").arg(element.batch) : element.machine;
    card.subtitle = QStringLiteral("Llama-3.1-8B on T4, fp16");
    card.rows = { { QStringLiteral("Weights + KV"), QStringLiteral("16.06 + 0.27 GB") },
        { QStringLiteral("Intensity"), QStringLiteral("4.00 FLOP/B") },
        { QStringLiteral("Achieved"), QStringLiteral("1.08 TFLOP/s") },
        { QStringLiteral("Of its roof"), QStringLiteral("85 %") },
        { QStringLiteral("Bound by"), QStringLiteral("memory bandwidth") },
        { QStringLiteral("To the ridge"), QStringLiteral("51× more intensity") } };
    return card;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({ { "grab", "Write a picture and end.", "file" },
        { "theme", "light, dark or contrast.", "theme", "light" }, { "size", "Size of the plot.", "WxH", "920x804" },
        { "scene",
            "two-machines, one, seven, grid, overhead, "
            "infeasible, empty, no-model, inset or presentation.",
            "scene", "two-machines" },
        { "hover", "Point at a place.", "x,y" }, { "pin", "Click there." },
        { "export", "Write a figure: png, svg or pdf.", "file" },
        { "text", "Text size in percent.", "percent", "100" } });
    parser.process(app);
    load_fonts();
    set_text_size(parser.value("text").toInt());
    const QString theme_name = parser.value("theme");
    const Theme theme = theme_name == QLatin1String("dark") ? dark_theme()
        : theme_name == QLatin1String("contrast")           ? high_contrast_theme(false)
                                                            : light_theme();
    const bool lecture = parser.value("scene") == QLatin1String("presentation");
    const QStringList sizes = parser.value("size").split(QLatin1Char('x'));
    const QSize size(sizes.value(0).toInt(), sizes.value(1).toInt());
    const RooflineScene scene = scene_named(parser.value("scene"));

    if (parser.isSet("export")) {
        RooflineFigure figure;
        figure.scene = scene;
        figure.size = size;
        const QString path = parser.value("export");
        const QByteArray bytes = path.endsWith(QLatin1String("png")) ? roofline_export::png(figure)
            : path.endsWith(QLatin1String("svg"))                    ? roofline_export::svg(figure)
                                                                     : roofline_export::pdf(figure);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? 0 : 1;
    }

    RooflinePlot plot;
    plot.setPlotStyle(lecture ? PlotStyle::lecture(theme) : PlotStyle::screen(theme));
    plot.setHoverProvider(example_card);
    plot.resize(size);
    plot.setScene(scene);
    QObject::connect(&plot, &RooflinePlot::batchDragged, &plot, [&](double batch) {
        const RooflineOptions options = plot.scene().options;
        RooflineScene next = examples::twoMachines(batch);
        next.options = options;
        plot.setScene(next);
    });
    plot.show();
    if (!parser.isSet("grab"))
        return QApplication::exec();
    QApplication::processEvents();
    if (parser.isSet("hover")) {
        const QStringList at = parser.value("hover").split(QLatin1Char(','));
        const QPointF where(at.value(0).toDouble(), at.value(1).toDouble());
        QMouseEvent move(QEvent::MouseMove, where, plot.mapToGlobal(where), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(&plot, &move);
        if (parser.isSet("pin")) {
            for (const auto type : { QEvent::MouseButtonPress, QEvent::MouseButtonRelease }) {
                QMouseEvent click(type, where, plot.mapToGlobal(where), Qt::LeftButton,
                    type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
                QApplication::sendEvent(&plot, &click);
            }
        }
        QApplication::processEvents();
    }
    return plot.grab().save(parser.value("grab")) ? 0 : 1;
}
