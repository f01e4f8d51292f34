// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/studio.h"

#include "app/desktop/autosave.h"
#include "app/desktop/figureexport.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/instance.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/resume.h"
#include "app/desktop/safefile.h"
#include "app/desktop/settings.h"
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
const Registry& registry_with_layers(QStringList* problems = nullptr)
{
    static Registry registry;
    for (const QString& folder : { Settings::userRegistry(), QDir::currentPath() + QStringLiteral("/.mlsysim/registry") })
        if (QDir(folder).exists())
            for (const auto& problem : registry.add_folder(folder.toStdString(), folder.startsWith(QDir::currentPath()) ? "project" : "user")) {
                const QString text = folder + QLatin1Char('/') + QString::fromStdString(problem.text());
                complain(text, 0);
                if (problems)
                    problems->append(text);
            }
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
        const auto value = read_json(session, error);
        if (!error.isEmpty())
            return complain(error, bad_input);
        if (!value->find("selection"))
            return complain(Text::tr("%1 is no session of mlsysim").arg(session), bad_input);
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

/// The window as it stands, without the hints for newcomers.
int picture(MainWindow& window, const QString& size, const QString& file)
{
    const int width = size.section(QLatin1Char('x'), 0, 0).toInt(), height = size.section(QLatin1Char('x'), 1).toInt();
    if (width < 200 || height < 200 || width > 10000 || height > 10000)
        return complain(Text::tr("expected a size such as 1600x1000, found \"%1\"").arg(size), bad_input);
    window.resize(width, height);
    window.firstMinute()->hide();
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
    parser.addOption({ QStringLiteral("theme"), Text::tr("system, light, dark or contrast."), Text::tr("name") });
    parser.addOption({ QStringLiteral("new-window"), Text::tr("Open a window of its own, even when the program runs already.") });
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
    const bool pictured = parser.isSet(QStringLiteral("screenshot"));
    const bool alone = pictured || parser.isSet(QStringLiteral("new-window"));
    if (!alone && Instance::handOver(files.mid(0, 1)))
        return 0;
    QStringList problems;
    MainWindow window(registry_with_layers(&problems));
    window.show();
    if (pictured) {
        if (!files.isEmpty())
            window.openFile(files.front());
        return picture(window, parser.value(QStringLiteral("size")), parser.value(QStringLiteral("screenshot")));
    }
    Autosave autosave(window.workspace(), [&] { return window.path(); }, Settings::stateFolder());
    QObject::connect(&autosave, &Autosave::failed, &window, &MainWindow::say);
    QObject::connect(&application, &QCoreApplication::aboutToQuit, &autosave, &Autosave::finish);
    resume(window, autosave, files.value(0));
    Instance instance;
    QObject::connect(&instance, &Instance::requested, &window, &MainWindow::openRequested);
    if (!alone)
        instance.listen();
    if (!problems.isEmpty())
        window.say(Text::tr("%n entry(s) of your registry were left out. %1", nullptr, static_cast<int>(problems.size())).arg(problems.front()));
    return QApplication::exec();
}

} // namespace mlsysim::desktop
