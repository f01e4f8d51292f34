// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainwindow.h"

#include "app/desktop/appbar.h"
#include "app/desktop/exportdialog.h"
#include "app/desktop/firstminute.h"
#include "app/desktop/inspectorpresenter.h"
#include "app/desktop/lessonpanel.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/safefile.h"
#include "app/desktop/settings.h"
#include "app/desktop/solverspage.h"
#include "app/desktop/statusline.h"
#include "app/desktop/stepstrip.h"
#include "app/shared/results.h"
#include "engine/document/json.h"
#include "widgets/common/icon.h"
#include "widgets/common/pagerail.h"
#include "widgets/common/searchfield.h"
#include "widgets/parameters/text.h"
#include "widgets/registry/registrypane.h"
#include "widgets/results/inspector.h"
#include "widgets/results/subjectheader.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusTipEvent>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

// Page widths at which the frame changes its shape (mockup notes): bottom sheet, closed registry, open derivation.
constexpr int sheet_below = 960, narrow_below = 1280, wide_from = 2200;

QString counted(std::size_t n, const QString& one, const QString& several) { return QStringLiteral("%1 %2").arg(n).arg(n == 1 ? one : several); }

/// A text field has the focus, and the page keys stay with it.
bool keeps_page_keys(const QKeyEvent& key)
{
    const bool page = key.key() == Qt::Key_PageUp || key.key() == Qt::Key_PageDown;
    const QWidget* focus = QApplication::focusWidget();
    return page && (qobject_cast<const QLineEdit*>(focus) || qobject_cast<const QPlainTextEdit*>(focus) || qobject_cast<const QAbstractSpinBox*>(focus));
}

QString session_filter() { return MainWindow::tr("Sessions (*.mlsysim)"); }
QString openable_filter() { return MainWindow::tr("Sessions and figures (*.mlsysim *.png *.svg *.pdf *.tex)"); }

} // namespace

MainWindow::MainWindow(const Registry& registry)
    : m_workspace(registry)
    , m_file_menu(menuBar()->addMenu(tr("&File")))
    , m_edit_menu(menuBar()->addMenu(tr("&Edit")))
    , m_view_menu(menuBar()->addMenu(tr("&View")))
    , m_teach_menu(menuBar()->addMenu(tr("&Teach")))
    , m_help_menu(menuBar()->addMenu(tr("&Help")))
    , m_main_menu(new QMenu(this))
{
    setAcceptDrops(true);
    setMinimumSize(800, 560);
    m_rail = new PageRail(this);
    m_rail->addPage(QStringLiteral("roofline"), tr("Roofline"), QStringLiteral("Ctrl+1"));
    m_rail->addPage(QStringLiteral("solvers"), tr("Solvers"), QStringLiteral("Ctrl+2"));
    m_rail->addPage(QStringLiteral("lessons"), tr("Lessons"));
    m_rail->setCurrentIndex(0);
    m_registry_pane = new RegistryPane(registry, { &record_type_of<Hardware>, &record_type_of<Model> }, this);
    m_registry_pane->addButton()->hide(); // entries of one's own come as files until there is an editor for them
    m_pages = new QStackedWidget(this);
    m_roofline = new RooflinePage(m_workspace, this);
    m_pages->addWidget(m_roofline);
    m_inspector = new Inspector(this);
    m_presenter = new InspectorPresenter(m_workspace, *m_inspector);
    m_first_minute = new FirstMinute(m_workspace, m_roofline->plot());
    m_status = new StatusLine(this);
    createActions();
    m_bar = new AppBar({ action(QStringLiteral("undo")), action(QStringLiteral("redo")), action(QStringLiteral("export")), action(QStringLiteral("present")), action(QStringLiteral("theme")), m_main_menu }, this);
    m_palette = new CommandPalette(this);
    m_step_strip = new StepStrip(m_workspace, { action(QStringLiteral("previous_step")), action(QStringLiteral("next_step")), action(QStringLiteral("add_step")), action(QStringLiteral("present")) }, this);

    m_rows = new QSplitter(Qt::Vertical, this);
    m_rows->addWidget(m_pages);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->addWidget(m_registry_pane);
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_views = new QStackedWidget(this);
    m_views->addWidget(m_columns);
    auto* frame = new QWidget(this);
    auto* outer = new QVBoxLayout(frame);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addWidget(m_views, 1);
    outer->addWidget(m_bar);
    outer->addLayout(middle, 1);
    outer->addWidget(m_step_strip);
    outer->addWidget(m_status);
    setCentralWidget(frame);

    connect(m_rail, &PageRail::activated, this, [this](int index) { showPage(static_cast<Page>(index)); });
    connect(m_bar, &AppBar::fidelityChosen, &m_workspace, &Workspace::setFidelity);
    connect(m_bar, &AppBar::commandRequested, this, [this](const QString& text) { m_palette->open(paletteItems(), text); });
    connect(m_registry_pane, &RegistryPane::checkRequested, &m_workspace, &Workspace::draw);
    connect(m_registry_pane, &RegistryPane::currentRequested, &m_workspace, &Workspace::makeCurrent);
    connect(m_registry_pane, &RegistryPane::countRequested, &m_workspace, &Workspace::setCount);
    connect(m_registry_pane, &RegistryPane::favouriteRequested, this, [this](const QString& path, bool favourite) {
        QStringList paths = Settings::favourites();
        paths.removeAll(path);
        if (favourite)
            paths.append(path);
        Settings::setFavourites(paths);
        m_registry_pane->setFavourites(paths);
    });
    connect(m_registry_pane, &RegistryPane::linkActivated, this, [](const QUrl& url) { QDesktopServices::openUrl(url); });
    connect(m_roofline, &RooflinePage::registryRequested, this, [this] { setRegistryVisible(!m_registry_pane->isVisible()); });
    m_inspector->findChild<SubjectHeader*>()->pinButton()->hide(); // there is nowhere to pin to yet
    connect(&m_workspace, &Workspace::selectionChanged, this, &MainWindow::followWorkspace);
    connect(m_presenter, &InspectorPresenter::updated, this, &MainWindow::followWorkspace);
    connect(m_workspace.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    m_registry_pane->setFavourites(Settings::favourites());
    followWorkspace();
    updateTitle();
    resize(1600, 1000);
    if (const QByteArray geometry = Settings::windowGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    adaptToSize();
}

MainWindow::~MainWindow() = default;

SolversPage* MainWindow::solversPage()
{
    if (!m_solvers) {
        m_solvers = new SolversPage(m_workspace.solvers(), m_views);
        m_views->addWidget(m_solvers);
        connect(m_solvers, &SolversPage::updated, this, &MainWindow::followWorkspace);
    }
    return m_solvers;
}

void MainWindow::followWorkspace()
{
    const Selection& s = m_workspace.selection();
    QList<DrawnEntry> drawn;
    for (int i = 0; i < static_cast<int>(s.machines.size()); ++i)
        drawn.append({ s.machines[static_cast<std::size_t>(i)].path, i, s.machines[static_cast<std::size_t>(i)].count });
    for (const QString& model : s.models)
        drawn.append({ model, -1, 1 });
    m_registry_pane->setDrawn(drawn);
    for (const auto& [type, path] : { std::pair { QStringLiteral("model"), s.currentModel() ? *s.currentModel() : QString() }, std::pair { QStringLiteral("hardware"), s.currentMachine() ? s.currentMachine()->path : QString() } })
        if (!path.isEmpty() && m_registry_pane->model()->current(type) != path)
            m_registry_pane->setCurrent(path);
    m_bar->setFidelity(s.fidelity);
    m_bar->setFidelityShown(!m_workspace.solvers().isShown()); // each solver is one model
    if (m_workspace.solvers().isShown()) {
        m_status->setVerdict(current_theme().accent, solversPage()->brief());
        m_status->setFacts({ tr("Facts of the reference") });
        updateTitle();
        return;
    }
    m_status->setVerdict(current_theme().bound(m_presenter->bound()), m_presenter->brief());
    const Case c = m_workspace.current();
    const bool detailed = c && s.fidelity == Fidelity::Detailed && c.workload->is_transformer();
    m_status->setFacts({ counted(s.machines.size(), tr("machine"), tr("machines")) + QStringLiteral(" · ") + counted(s.models.size(), tr("model"), tr("models")),
        detailed ? tr("Detailed model") : tr("Textbook model"), tr("Facts of the reference") });
    updateTitle();
}

void MainWindow::showPage(Page page)
{
    if (page != Page::Lessons)
        leaveLesson();
    else if (!openLesson())
        page = Page::Roofline;
    m_workspace.solvers().setShown(page == Page::Solvers);
    m_rail->setCurrentIndex(static_cast<int>(page));
    QWidget* roofline = m_columns; // a lesson stands beside it
    m_views->setCurrentWidget(page == Page::Solvers ? solversPage() : roofline);
    followWorkspace();
}

void MainWindow::updateTitle()
{
    const bool modified = !m_workspace.undoStack()->isClean();
    const QString name = m_path.isEmpty() ? tr("Untitled") : QFileInfo(m_path).fileName();
    setWindowTitle(tr("%1[*] – mlsysim").arg(name));
    setWindowModified(modified);
    m_bar->setDocument(name, modified);
}

void MainWindow::setRegistryVisible(bool visible)
{
    m_registry_wanted = visible;
    m_registry_forced = visible && m_breakpoint < 2;
    m_registry_pane->setVisible(visible);
    m_roofline->setRegistryClosed(!visible);
    if (QAction* toggle = action(QStringLiteral("registry")))
        toggle->setChecked(visible);
    if (visible)
        m_registry_pane->focusSearch();
}

void MainWindow::adaptToSize()
{
    const int width = this->width();
    const int breakpoint = width < sheet_below ? 0 : width < narrow_below ? 1 : width < wide_from ? 2 : 3;
    if (breakpoint == m_breakpoint)
        return;
    m_breakpoint = breakpoint;
    m_rail->setNarrow(breakpoint < 2);
    m_bar->setNarrow(breakpoint < 2);
    const bool sheet = breakpoint == 0;
    m_inspector->setCompact(sheet);
    if (sheet && m_inspector->parentWidget() != m_rows)
        m_rows->addWidget(m_inspector);
    else if (!sheet && m_inspector->parentWidget() != m_columns)
        m_columns->addWidget(m_inspector);
    const bool registry = !m_lesson && ((breakpoint >= 2 && m_registry_wanted) || m_registry_forced);
    m_registry_pane->setVisible(registry);
    m_roofline->setRegistryClosed(!registry);
    const int left = breakpoint == 3 ? 320 : 264, right = breakpoint == 3 ? 420 : breakpoint == 2 ? 344 : 284;
    const int lesson = m_lesson ? m_lesson_panel->sizeHint().width() : 0; // in the place of the registry
    QList<int> sizes { left, width - std::max(left, lesson) - right, right };
    if (m_lesson)
        sizes.prepend(lesson);
    m_columns->setSizes(sizes);
    followLesson();
    if (QAction* toggle = action(QStringLiteral("registry")))
        toggle->setChecked(registry);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    if (m_columns)
        adaptToSize();
}

bool MainWindow::openFile(const QString& path)
{
    QString error;
    const std::optional<Value> session = read_session(path, error);
    if (!session) {
        say(error);
        return false;
    }
    const QString absolute = QFileInfo(path).absoluteFilePath();
    // Saving must not replace a figure by a session.
    adopt(*session, figure_format(path) ? QString() : absolute, false);
    Settings::addRecentFile(absolute);
    return true;
}

void MainWindow::openRequested(const QStringList& files)
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
    if (!files.isEmpty() && mayDiscard())
        openFile(files.front());
}

void MainWindow::adopt(const Value& session, const QString& path, bool modified)
{
    const QStringList problems = m_workspace.restore(session);
    showPage(m_workspace.solvers().isShown() ? Page::Solvers : Page::Roofline);
    if (modified)
        m_workspace.undoStack()->resetClean();
    m_path = path;
    updateTitle();
    if (!problems.isEmpty())
        say(problems.join(QLatin1Char(' ')));
}

bool MainWindow::saveTo(const QString& path)
{
    const QString error = write_json(path, shared::with_results(m_workspace.session(), m_workspace.design()));
    if (!error.isEmpty()) {
        say(error);
        return false;
    }
    m_path = QFileInfo(path).absoluteFilePath();
    m_workspace.undoStack()->setClean();
    Settings::addRecentFile(m_path);
    updateTitle();
    return true;
}

bool MainWindow::exportTo(const QString& path)
{
    const QString error = saveFigure(path);
    say(error.isEmpty() ? tr("Saved %1.").arg(path) : error);
    return error.isEmpty();
}

QByteArray MainWindow::figureBytes(FigureFormat format)
{
    if (m_workspace.solvers().isShown())
        return figure_bytes(solversPage()->figure(), QString::fromStdString(to_json(m_workspace.session())), format);
    return figure_bytes(m_workspace, format);
}

QString MainWindow::saveFigure(const QString& path)
{
    if (!m_workspace.solvers().isShown())
        return write_figure(m_workspace, path);
    const auto format = figure_format(path);
    if (!format || *format == FigureFormat::Tex)
        return tr("Curves are saved as svg, pdf, png or csv.");
    return write_file(path, figureBytes(*format));
}

bool MainWindow::mayDiscard()
{
    if (m_workspace.undoStack()->isClean())
        return true;
    const auto answer = QMessageBox::question(this, tr("Unsaved changes"), tr("Save the changes to %1?").arg(m_path.isEmpty() ? tr("this session") : QFileInfo(m_path).fileName()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    return answer == QMessageBox::Discard || (answer == QMessageBox::Save && save());
}

void MainWindow::newDocument()
{
    if (!mayDiscard())
        return;
    m_workspace.restore(Workspace::openingSession());
    showPage(Page::Roofline);
    m_path.clear();
    updateTitle();
}

void MainWindow::open()
{
    if (!mayDiscard())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a session or a figure"), Settings::lastFolder(), openable_filter());
    if (!path.isEmpty() && openFile(path))
        Settings::setLastFolder(QFileInfo(path).path());
}

bool MainWindow::save() { return m_path.isEmpty() ? saveAs() : saveTo(m_path); }

bool MainWindow::saveAs()
{
    QString path = QFileDialog::getSaveFileName(this, tr("Save the session"), Settings::lastFolder() + QStringLiteral("/session.mlsysim"), session_filter());
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".mlsysim");
    Settings::setLastFolder(QFileInfo(path).path());
    return saveTo(path);
}

void MainWindow::exportFigure()
{
    if (m_workspace.solvers().isShown()) {
        const QString path = QFileDialog::getSaveFileName(this, tr("Export the curves"), Settings::lastFolder() + QStringLiteral("/curves.svg"),
            tr("Figures (*.svg *.pdf *.png *.csv)"));
        if (!path.isEmpty())
            exportTo(path);
        return;
    }
    auto* dialog = new ExportDialog(m_workspace, this);
    connect(dialog, &ExportDialog::said, this, &MainWindow::say);
    dialog->open();
}

void MainWindow::say(const QString& text) { m_roofline->say(text); }

void MainWindow::closeEvent(QCloseEvent* event)
{
    Settings::setWindowGeometry(saveGeometry());
    if (m_path.isEmpty() || mayDiscard())
        event->accept();
    else
        event->ignore();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    if (!event->mimeData()->urls().isEmpty())
        openRequested({ event->mimeData()->urls().front().toLocalFile() });
}

bool MainWindow::event(QEvent* event)
{
    if (event->type() == QEvent::StatusTip && m_status) {
        m_status->setHint(static_cast<QStatusTipEvent*>(event)->tip());
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && keeps_page_keys(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Alt && event->modifiers() == Qt::NoModifier)
        menuBar()->setVisible(!menuBar()->isVisible());
    QMainWindow::keyReleaseEvent(event);
}

} // namespace mlsysim::desktop
