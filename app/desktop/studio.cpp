// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/studio.h"

#include "app/desktop/autosave.h"
#include "app/desktop/figureexport.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/instance.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/presentation.h"
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

/// The paper that the options ask for; nothing after a complaint.
std::optional<shared::Paper> paper_of(const QCommandLineParser& arguments)
{
    shared::Paper paper;
    const auto take = [&](const char* option, const QString& expected, auto parse, auto& to) {
        const QString text = arguments.value(QString::fromLatin1(option));
        if (text.isEmpty())
            return true;
        const auto value = parse(widgets::utf8(text));
        if (value)
            to = *value;
        else
            complain(Text::tr("--%1: expected %2, found \"%3\"").arg(QString::fromLatin1(option), expected, text), bad_input);
        return value.has_value();
    };
    const bool good = take("preset", QString::fromStdString(shared::paper_names()), shared::find_paper, paper)
        && take("width", Text::tr("a width such as 3.33in, 85mm or 720"), shared::parse_length, paper.width)
        && take("font", Text::tr("a size such as 8pt"), shared::parse_points, paper.points);
    return good ? std::optional(paper) : std::nullopt;
}

int render(const Registry& registry, const QString& session, const QString& output, const QCommandLineParser& arguments)
{
    const auto paper = paper_of(arguments);
    if (!paper)
        return bad_input;
    if (!figure_format(output))
        return complain(Text::tr("the name of a figure ends in one of %1, found \"%2\"").arg(figure_endings().join(QStringLiteral(", ")), output), bad_input);
    Workspace workspace(registry);
    Value opened = Workspace::openingSession();
    if (!session.isEmpty()) {
        QString error;
        const auto value = read_session(session, error);
        if (!value)
            return complain(error, bad_input);
        opened = *value;
        for (const QString& problem : workspace.restore(*value))
            complain(problem, 0);
    }
    QString error;
    if (arguments.isSet(QStringLiteral("steps"))) {
        const QByteArray pages = steps_pdf(registry, opened, *paper);
        if (figure_format(output) != FigureFormat::Pdf)
            return complain(Text::tr("--steps makes a PDF, found \"%1\"").arg(output), bad_input);
        if (pages.isEmpty())
            return complain(Text::tr("the session has no steps"), bad_input);
        error = write_file(output, pages);
    } else {
        error = write_figure(workspace, output, { *paper });
    }
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

/// "solvers" or "solvers:tail_latency"; false when there is no such page.
bool open_page(MainWindow& window, const QString& page)
{
    if (page.isEmpty())
        return true;
    const QString name = page.section(QLatin1Char(':'), 0, 0), solver = page.section(QLatin1Char(':'), 1);
    const bool solvers = name == QLatin1String("solvers");
    if (!solvers && (page != QLatin1String("roofline")))
        return false;
    if (!solver.isEmpty() && !window.workspace().solvers().open(solver))
        return false;
    window.showPage(solvers ? MainWindow::Page::Solvers : MainWindow::Page::Roofline);
    return true;
}

int unknown_page(const QString& page)
{
    return complain(Text::tr("unknown page \"%1\"; expected roofline, solvers or solvers:ID").arg(page), bad_input);
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
    parser.addOption({ QStringLiteral("preset"), Text::tr("Paper of the figure: %1.").arg(QString::fromStdString(shared::paper_names())), Text::tr("name") });
    parser.addOption({ QStringLiteral("width"), Text::tr("Width of the figure: 3.33in, 85mm, or px."), Text::tr("length") });
    parser.addOption({ QStringLiteral("font"), Text::tr("Size of its smallest text: 8pt."), Text::tr("size") });
    parser.addOption({ QStringLiteral("steps"), Text::tr("One page of a PDF for each step of the session.") });
    parser.addOption({ QStringLiteral("screenshot"), Text::tr("Save a picture of the window and leave; needs no display."), Text::tr("file") });
    parser.addOption({ QStringLiteral("size"), Text::tr("Size of that picture: 1600x1000."), Text::tr("size"), QStringLiteral("1600x1000") });
    parser.addOption({ QStringLiteral("present"), Text::tr("Start in presentation mode; Esc leaves it.") });
    parser.addOption({ QStringLiteral("theme"), Text::tr("system, light, dark or contrast."), Text::tr("name") });
    parser.addOption({ QStringLiteral("page"), Text::tr("The page to open: roofline or solvers; solvers:tail_latency names one."), Text::tr("page") });
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
    const QString page = parser.value(QStringLiteral("page"));
    if (pictured) {
        if (!files.isEmpty())
            window.openFile(files.front());
        if (!open_page(window, page))
            return unknown_page(page);
        if (parser.isSet(QStringLiteral("present")))
            window.present()->showFullScreen();
        window.firstMinute()->hide(); // a picture has no hints for newcomers
        if (Presentation* presentation = window.presentation()) {
            presentation->showNormal();
            return picture(*presentation, parser.value(QStringLiteral("size")), parser.value(QStringLiteral("screenshot")));
        }
        return picture(window, parser.value(QStringLiteral("size")), parser.value(QStringLiteral("screenshot")));
    }
    Autosave autosave(window.workspace(), [&] { return window.path(); }, Settings::stateFolder());
    QObject::connect(&autosave, &Autosave::failed, &window, &MainWindow::say);
    QObject::connect(&application, &QCoreApplication::aboutToQuit, &autosave, &Autosave::finish);
    resume(window, autosave, files.value(0));
    if (!open_page(window, page))
        return unknown_page(page);
    if (parser.isSet(QStringLiteral("present")))
        window.present()->showFullScreen();
    Instance instance;
    QObject::connect(&instance, &Instance::requested, &window, &MainWindow::openRequested);
    if (!alone)
        instance.listen();
    if (!problems.isEmpty())
        window.say(Text::tr("%n entry(s) of your registry were left out. %1", nullptr, static_cast<int>(problems.size())).arg(problems.front()));
    return QApplication::exec();
}

} // namespace mlsysim::desktop
