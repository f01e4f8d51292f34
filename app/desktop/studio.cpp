// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/studio.h"

#include "app/desktop/figureexport.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/presentation.h"
#include "app/desktop/safefile.h"
#include "app/desktop/settings.h"
#include "engine/document/json.h"
#include "engine/engine.h"
#include "widgets/common/fonts.h"
#include "widgets/common/look.h"
#include "widgets/parameters/text.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTextStream>

namespace mlsysim::desktop {

namespace {

constexpr int bad_input = 1, machine_failed = 4;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Studio)
};

int complain(const QString& text, int code)
{
    QTextStream(stderr) << "mlsysim-studio: " << text << Qt::endl;
    return code;
}

/// "3.33in", "85mm" or "720" (px at 96 dpi) as px; nothing when it is no length.
std::optional<double> length(const QString& text)
{
    const auto in = [&](const char* unit, double px) -> std::optional<double> {
        bool ok = false;
        const double value = QString(text).remove(QString::fromLatin1(unit)).toDouble(&ok) * px;
        return text.endsWith(QLatin1String(unit)) && ok && value >= 100 && value <= 20000 ? std::optional(value) : std::nullopt;
    };
    if (const auto inches = in("in", 96))
        return inches;
    if (const auto millimetres = in("mm", 96 / 25.4))
        return millimetres;
    return in("", 1);
}

/// The registry with the layers of this computer; what is wrong in them goes to stderr and is skipped.
const Registry& registry_with_layers()
{
    static Registry registry;
    for (const QString& folder : { Settings::userRegistry(), QDir::currentPath() + QStringLiteral("/.mlsysim/registry") })
        if (QDir(folder).exists())
            for (const auto& problem : registry.add_folder(folder.toStdString(), folder.startsWith(QDir::currentPath()) ? "project" : "user"))
                complain(folder + QLatin1Char('/') + QString::fromStdString(problem.text()), 0);
    return registry;
}

int render(const Registry& registry, const QString& session, const QString& output, const QCommandLineParser& arguments)
{
    const auto format = figure_format(output);
    if (!format)
        return complain(Text::tr("the name of a figure ends in one of %1, found \"%2\"").arg(figure_endings(), output), bad_input);
    Workspace workspace(registry);
    if (!session.isEmpty()) {
        QString error;
        const QByteArray bytes = read_file(session, error);
        if (!error.isEmpty())
            return complain(error, bad_input);
        std::string reason;
        const auto value = parse_json(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())), &reason);
        if (!value || !value->find("selection"))
            return complain(Text::tr("%1 is no session of mlsysim %2").arg(session, widgets::text_of(reason)), bad_input);
        for (const QString& problem : workspace.restore(*value))
            complain(problem, 0);
    }
    widgets::RooflineFigure figure = figure_of(workspace);
    if (arguments.isSet(QStringLiteral("width"))) {
        const auto width = length(arguments.value(QStringLiteral("width")));
        if (!width)
            return complain(Text::tr("expected a width such as 3.33in, 85mm or 720, found \"%1\"").arg(arguments.value(QStringLiteral("width"))), bad_input);
        figure.size = QSizeF(*width, *width * 0.75);
    }
    const QString error = write_file(output, figure_bytes(figure, *format));
    return error.isEmpty() ? 0 : complain(error, machine_failed);
}

/// The window as it stands.
int picture(QWidget& window, const QString& size, const QString& file)
{
    const int width = size.section(QLatin1Char('x'), 0, 0).toInt(), height = size.section(QLatin1Char('x'), 1).toInt();
    if (width < 200 || height < 200 || width > 10000 || height > 10000)
        return complain(Text::tr("expected a size such as 1600x1000, found \"%1\"").arg(size), bad_input);
    window.resize(width, height);
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return window.grab().save(file) ? 0 : complain(Text::tr("%1 cannot be written").arg(file), machine_failed);
}

} // namespace

int run_studio(int argc, char** argv)
{
    // Rendering needs no display; without this Qt would give up before it could say so.
    for (int i = 1; i < argc; ++i)
        if ((QByteArrayView(argv[i]) == "--render" || QByteArrayView(argv[i]) == "--screenshot")
            && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mlsysim-studio"));
    QApplication::setApplicationDisplayName(QStringLiteral("mlsysim"));
    QApplication::setApplicationVersion(widgets::text_of(version()));
    QApplication::setDesktopFileName(QStringLiteral("org.mlsysbook.mlsysim_studio"));

    QCommandLineParser parser;
    parser.setApplicationDescription(Text::tr("What a machine-learning workload will do on a machine."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({ QStringLiteral("render"), Text::tr("Draw the figure of the session, or the opening figure, into a file; needs no display.") });
    parser.addOption({ { QStringLiteral("o"), QStringLiteral("output") }, Text::tr("Where the figure goes; the ending tells the format."), Text::tr("file") });
    parser.addOption({ QStringLiteral("width"), Text::tr("Width of the figure: 3.33in, 85mm, or px."), Text::tr("length") });
    parser.addOption({ QStringLiteral("screenshot"), Text::tr("Save a picture of the window and leave; needs no display."), Text::tr("file") });
    parser.addOption({ QStringLiteral("size"), Text::tr("Size of that picture: 1600x1000."), Text::tr("size"), QStringLiteral("1600x1000") });
    parser.addOption({ QStringLiteral("present"), Text::tr("Start in presentation mode; Esc leaves it.") });
    parser.addOption({ QStringLiteral("theme"), Text::tr("system, light, dark or contrast."), Text::tr("name") });
    parser.addOption({ QStringLiteral("page"), Text::tr("The page to open: roofline or solvers; solvers:tail_latency names one."), Text::tr("page") });
    parser.addPositionalArgument(Text::tr("session"), Text::tr("A session to open."), QStringLiteral("[session]"));
    parser.process(application);

    widgets::ThemeMode mode = Settings::themeMode();
    if (parser.isSet(QStringLiteral("theme"))) {
        const QStringList names { QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast") };
        const auto index = names.indexOf(parser.value(QStringLiteral("theme")));
        if (index < 0)
            return complain(Text::tr("unknown theme \"%1\"; expected system, light, dark or contrast").arg(parser.value(QStringLiteral("theme"))), bad_input);
        mode = static_cast<widgets::ThemeMode>(index);
    }
    widgets::install_look(mode, Settings::textPercent());
    const QStringList files = parser.positionalArguments();
    if (parser.isSet(QStringLiteral("render"))) {
        if (!parser.isSet(QStringLiteral("output")))
            return complain(Text::tr("--render needs -o FILE"), bad_input);
        return render(registry_with_layers(), files.value(0), parser.value(QStringLiteral("output")), parser);
    }
    MainWindow window(registry_with_layers());
    window.show();
    if (!files.isEmpty())
        window.openFile(files.front());
    if (const QString page = parser.value(QStringLiteral("page")); !page.isEmpty()) {
        const QString name = page.section(QLatin1Char(':'), 0, 0), solver = page.section(QLatin1Char(':'), 1);
        const bool solvers = name == QLatin1String("solvers");
        if ((!solvers && name != QLatin1String("roofline")) || (!solver.isEmpty() && (!solvers || !window.workspace().solvers().open(solver))))
            return complain(Text::tr("unknown page \"%1\"; expected roofline, solvers or solvers:ID").arg(page), bad_input);
        window.showPage(solvers ? MainWindow::Page::Solvers : MainWindow::Page::Roofline);
    }
    if (parser.isSet(QStringLiteral("present")))
        window.present()->showFullScreen();
    if (!parser.isSet(QStringLiteral("screenshot")))
        return QApplication::exec();
    window.firstMinute()->hide(); // a picture has no hints for newcomers
    if (Presentation* presentation = window.presentation()) {
        presentation->showNormal();
        return picture(*presentation, parser.value(QStringLiteral("size")), parser.value(QStringLiteral("screenshot")));
    }
    return picture(window, parser.value(QStringLiteral("size")), parser.value(QStringLiteral("screenshot")));
}

} // namespace mlsysim::desktop
