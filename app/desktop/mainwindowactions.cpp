// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appbar.h"
#include "app/desktop/casetablemodel.h"
#include "app/desktop/commandline.h"
#include "app/desktop/figureexport.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/settings.h"
#include "app/desktop/shortcutsheet.h"
#include "app/desktop/solverspage.h"
#include "engine/catalogue.h"
#include "engine/engine.h"
#include "widgets/common/fonts.h"
#include "widgets/parameters/text.h"
#include "widgets/registry/entryfacts.h"
#include "widgets/registry/registrypane.h"
#include "widgets/solvers/solvercatalogue.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPrintDialog>
#include <QPrinter>
#include <QWhatsThis>

namespace mlsysim::desktop {

using namespace widgets;

QAction* MainWindow::add(QMenu* menu, const QString& name, const QString& text, const QKeySequence& keys, const QString& tip, std::function<void()> run)
{
    QAction* action = menu->addAction(text);
    action->setObjectName(name);
    action->setParent(this);
    action->setShortcut(keys);
    action->setStatusTip(tip);
    action->setWhatsThis(tip);
    QString tool_tip = text;
    tool_tip.remove(QLatin1Char('&'));
    action->setToolTip(keys.isEmpty() ? tool_tip : tool_tip + QStringLiteral(" (") + keys.toString(QKeySequence::NativeText) + QLatin1Char(')'));
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    addAction(action); // shortcuts work while the menu bar is hidden
    return action;
}

void MainWindow::createActions()
{
    createFileMenu();
    const auto undoable = [this](QAction* action, const QString& name, QKeySequence::StandardKey key, const QString& tip) {
        action->setObjectName(name);
        action->setParent(this);
        action->setShortcut(QKeySequence(key));
        action->setStatusTip(tip);
        action->setWhatsThis(tip);
        m_edit_menu->addAction(action);
        addAction(action);
    };
    undoable(m_workspace.undoStack()->createUndoAction(this, tr("&Undo")), QStringLiteral("undo"), QKeySequence::Undo, tr("Takes back the last change"));
    undoable(m_workspace.undoStack()->createRedoAction(this, tr("&Redo")), QStringLiteral("redo"), QKeySequence::Redo, tr("Does again what was taken back"));
    createViewMenu();
    createTeachMenu();
    createHelpMenu();
    for (QMenu* menu : { m_file_menu, m_edit_menu, m_view_menu, m_teach_menu, m_help_menu })
        m_main_menu->addMenu(menu);
    menuBar()->hide();
}

void MainWindow::createFileMenu()
{
    QMenu* m = m_file_menu;
    add(m, QStringLiteral("new"), tr("&New"), QKeySequence::New, tr("Starts again from the opening state"), [this] { newDocument(); });
    add(m, QStringLiteral("open"), tr("&Open…"), QKeySequence::Open, tr("Opens a session"), [this] { open(); });
    m_recent_menu = m->addMenu(tr("Open &recent"));
    connect(m_recent_menu, &QMenu::aboutToShow, this, &MainWindow::showRecent);
    add(m, QStringLiteral("save"), tr("&Save"), QKeySequence::Save, tr("Saves the session"), [this] { save(); });
    add(m, QStringLiteral("save_as"), tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), tr("Saves the session under another name"), [this] { saveAs(); });
    m->addSeparator();
    add(m, QStringLiteral("export"), tr("&Export figure…"), QKeySequence(Qt::CTRL | Qt::Key_E), tr("Saves the plot as SVG, PDF, PNG, LaTeX or CSV"), [this] { exportFigure(); });
    add(m, QStringLiteral("print"), tr("&Print…"), QKeySequence::Print, tr("Prints the figure on one page"), [this] {
        QPrinter printer(QPrinter::HighResolution);
        printer.setPageOrientation(QPageLayout::Landscape);
        if (QPrintDialog(&printer, this).exec() == QDialog::Accepted && !print_figure(m_workspace, printer))
            say(tr("The printer takes nothing."));
    });
    add(m, QStringLiteral("copy_image"), tr("Copy &image"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), tr("Puts the figure on the clipboard"), [this] {
        QApplication::clipboard()->setImage(QImage::fromData(figureBytes(FigureFormat::Png)));
        say(tr("The figure is on the clipboard."));
    });
    add(m, QStringLiteral("copy_table"), tr("Copy &table"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), tr("Puts the results of everything drawn on the clipboard"), [this] {
        QApplication::clipboard()->setText(m_workspace.solvers().isShown() ? solversPage()->resultsText() : m_roofline->table()->text());
        say(tr("The table is on the clipboard."));
    });
    add(m, QStringLiteral("copy_command"), tr("Copy as &command line"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), tr("Puts the command that gives the same numbers on the clipboard"), [this] {
        QApplication::clipboard()->setText(commandLine());
        say(tr("The command line is on the clipboard."));
    });
    m->addSeparator();
    add(m, QStringLiteral("quit"), tr("&Quit"), QKeySequence::Quit, tr("Closes the program"), [this] { close(); });
}

void MainWindow::createViewMenu()
{
    QMenu* m = m_view_menu;
    add(m, QStringLiteral("palette"), tr("&Command palette"), QKeySequence(Qt::CTRL | Qt::Key_K), tr("Finds machines, models and commands by name"), [this] { m_palette->open(paletteItems()); });
    QAction* registry = add(m, QStringLiteral("registry"), tr("&Registry"), QKeySequence(Qt::CTRL | Qt::Key_B), tr("Shows or hides the trees of machines and models"), [this] { m_workspace.solvers().isShown() ? solversPage()->toggleCatalogue() : setRegistryVisible(!m_registry_pane->isVisible()); });
    registry->setCheckable(true);
    add(m, QStringLiteral("table"), tr("&Table"), QKeySequence(Qt::CTRL | Qt::Key_T), tr("The same numbers as a table"), [this] { m_roofline->show(m_roofline->view() == RooflinePage::View::Table ? RooflinePage::View::Roofline : RooflinePage::View::Table); });
    add(m, QStringLiteral("curves"), tr("Against the &batch"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), tr("Throughput and latency against the batch"), [this] { m_roofline->show(m_roofline->view() == RooflinePage::View::Batch ? RooflinePage::View::Roofline : RooflinePage::View::Batch); });
    add(m, QStringLiteral("frame"), tr("&Frame the machines"), QKeySequence(Qt::CTRL | Qt::Key_0), tr("Whole decades around the machines that are drawn"), [this] { m_roofline->plot()->frameByMachine(); });
    add(m, QStringLiteral("fit"), tr("Fit to &data"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0), tr("Zooms to what is drawn; a tenfold gain no longer looks tenfold"), [this] { m_roofline->plot()->fitToData(); });
    m->addSeparator();
    add(m, QStringLiteral("theme"), tr("Light or &dark"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), tr("Changes between the light and the dark appearance"), [this] { setTheme(current_theme().dark ? ThemeMode::Light : ThemeMode::Dark); });
    QMenu* themes = m->addMenu(tr("&Appearance"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeMode, QString> modes[] = { { ThemeMode::System, tr("Like the &desktop") }, { ThemeMode::Light, tr("&Light") }, { ThemeMode::Dark, tr("Da&rk") }, { ThemeMode::HighContrast, tr("&High contrast") } };
    for (const auto& [mode, text] : modes) {
        QAction* action = add(themes, QStringLiteral("theme_%1").arg(static_cast<int>(mode)), text, {}, tr("Chooses the appearance"), [this, mode = mode] { setTheme(mode); });
        action->setCheckable(true);
        action->setChecked(ThemeHolder::instance().mode() == mode);
        group->addAction(action);
    }
    const auto resize_text = [](int change) {
        widgets::set_text_size(widgets::text_size() + change);
        Settings::setTextPercent(widgets::text_size());
        ThemeHolder::instance().setMode(ThemeHolder::instance().mode());
    };
    add(m, QStringLiteral("larger"), tr("&Larger text"), QKeySequence::ZoomIn, tr("Makes all text larger"), [=] { resize_text(10); });
    add(m, QStringLiteral("smaller"), tr("&Smaller text"), QKeySequence::ZoomOut, tr("Makes all text smaller"), [=] { resize_text(-10); });
    m->addSeparator();
    add(m, QStringLiteral("page_1"), tr("&Roofline page"), QKeySequence(Qt::CTRL | Qt::Key_1), tr("Goes to the roofline"), [this] {
        showPage(Page::Roofline);
        m_roofline->plot()->setFocus(Qt::ShortcutFocusReason);
    });
    add(m, QStringLiteral("page_2"), tr("&Solvers page"), QKeySequence(Qt::CTRL | Qt::Key_2), tr("Goes to the solvers"), [this] {
        showPage(Page::Solvers);
        solversPage()->catalogue()->isVisible() ? solversPage()->catalogue()->focusSearch() : solversPage()->setFocus(Qt::ShortcutFocusReason);
    });
}

void MainWindow::createHelpMenu()
{
    QMenu* m = m_help_menu;
    add(m, QStringLiteral("shortcuts"), tr("&Keyboard shortcuts"), QKeySequence(Qt::CTRL | Qt::Key_Question), tr("Lists every key"), [this] {
        auto* sheet = new ShortcutSheet({ { tr("File"), m_file_menu->actions() }, { tr("Edit"), m_edit_menu->actions() }, { tr("View"), m_view_menu->actions() }, { tr("Teach"), m_teach_menu->actions() }, { tr("Help"), m_help_menu->actions() } }, this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->show();
    });
    add(m, QStringLiteral("first_minute"), tr("Play the &first minute again"), {}, tr("Starts over with the opening state and its question"), [this] { m_first_minute->start(); });
    add(m, QStringLiteral("whats_this"), tr("&What's this?"), QKeySequence::WhatsThis, tr("Explains the control that is clicked next"), [] { QWhatsThis::enterWhatsThisMode(); });
    add(m, QStringLiteral("about"), tr("&About mlsysim"), {}, tr("Version and licences"), [this] {
        QMessageBox::about(this, tr("About mlsysim"),
            tr("<p><b>mlsysim %1</b></p><p>What a machine-learning workload will do on a machine, before anyone runs it.</p>"
               "<p>Engine and command line: Apache-2.0. Desktop: GPL-3.0-or-later. Registry: CC0-1.0. Registry hash %2.</p>")
                .arg(text_of(version()), QString::fromStdString(m_workspace.registry().hash())));
    });
}

void MainWindow::showRecent()
{
    m_recent_menu->clear();
    for (const QString& path : Settings::recentFiles()) {
        QAction* action = m_recent_menu->addAction(QFileInfo(path).fileName());
        action->setStatusTip(path);
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] {
            if (mayDiscard())
                openFile(path);
        });
    }
    if (m_recent_menu->isEmpty())
        m_recent_menu->addAction(tr("None yet"))->setEnabled(false);
}

void MainWindow::setTheme(ThemeMode mode)
{
    ThemeHolder::instance().setMode(mode);
    Settings::setThemeMode(mode);
    for (int i = 0; i < 4; ++i)
        if (QAction* a = action(QStringLiteral("theme_%1").arg(i)))
            a->setChecked(i == static_cast<int>(mode));
    followWorkspace();
}

QList<QAction*> MainWindow::menuActions() const
{
    QList<QAction*> all;
    for (QAction* a : findChildren<QAction*>())
        if (!a->objectName().isEmpty() && !a->text().isEmpty())
            all.append(a);
    return all;
}

QList<PaletteItem> MainWindow::paletteItems()
{
    QList<PaletteItem> items;
    for (QAction* a : menuActions())
        if (a->isEnabled() && a->objectName() != QLatin1String("palette"))
            items.append({ a->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")), a->statusTip(), QStringLiteral("play"), a->shortcut(), [a] { a->trigger(); } });
    for (const RecordType* type : { &record_type_of<Hardware>, &record_type_of<Model> })
        for (const Entry* entry : m_workspace.registry().entries(*type)) {
            const QString path = text_of(entry->path);
            items.append({ list_name(m_workspace.registry(), *entry), text_of(type->title) + QStringLiteral(" · ") + text_of(entry->group()), type == &record_type_of<Hardware> ? QStringLiteral("serving") : QStringLiteral("target"), {},
                [this, path] { m_workspace.makeCurrent(path); }, text_of(entry->short_name()) });
        }
    for (const Solver* solver : solvers())
        items.append({ text_of(solver->title), text_of(solver->summary), QStringLiteral("solvers"), {}, [this, id = text_of(solver->id)] {
                          m_workspace.solvers().open(id);
                          showPage(Page::Solvers);
                      } });
    return items;
}

QString MainWindow::commandLine()
{
    if (m_workspace.solvers().isShown())
        return solversPage()->commandLine();
    const Case c = m_workspace.current();
    if (!c)
        return {};
    const Selection& s = m_workspace.selection();
    const ParameterModel& parameters = *m_workspace.parameters();
    QStringList words { QStringLiteral("model=") + *s.currentModel() };
    Value machine = s.currentMachine()->changed() ? s.currentMachine()->changes : Value::Map {};
    machine.set("extends", utf8(s.currentMachine()->path));
    words << command_words(QStringLiteral("hardware"), machine)
          << command_words(parameters, { QStringLiteral("model"), QStringLiteral("hardware"), QStringLiteral("devices") });
    if (parameters.row(QStringLiteral("devices")) >= 0)
        words << QStringLiteral("devices=%1").arg(c.count);
    return solve_command(parameters.solver(), words);
}

} // namespace mlsysim::desktop
