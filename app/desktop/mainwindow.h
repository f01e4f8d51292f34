// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/commandpalette.h"
#include "app/desktop/figureexport.h"
#include "app/desktop/workspace.h"
#include "widgets/common/themeholder.h"

#include <QMainWindow>

class QActionGroup;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace mlsysim::widgets {
class Inspector;
class PageRail;
class RegistryPane;
}

namespace mlsysim::desktop {

class AppBar;
class FirstMinute;
class InspectorPresenter;
class LessonPanel;
class LessonPlayer;
class Presentation;
class RooflinePage;
class SolversPage;
class StatusLine;
class StepStrip;

/// The frame around the pages: bar, rail, registry, inspector and status line, and every action with its shortcut.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(const Registry& registry);
    ~MainWindow() override;

    Workspace& workspace() { return m_workspace; }
    RooflinePage* rooflinePage() const { return m_roofline; }
    SolversPage* solversPage(); ///< made when it is first asked for
    enum class Page { Roofline, Solvers, Lessons };
    void showPage(Page page);
    widgets::RegistryPane* registryPane() const { return m_registry_pane; }
    widgets::Inspector* inspector() const { return m_inspector; }
    AppBar* appBar() const { return m_bar; }
    CommandPalette* palette() const { return m_palette; }
    FirstMinute* firstMinute() const { return m_first_minute; }
    StatusLine* statusLine() const { return m_status; }
    StepStrip* stepStrip() const { return m_step_strip; }
    QList<QAction*> menuActions() const;
    QAction* action(const QString& name) const { return findChild<QAction*>(name); }

    /// Opens a session file, or says in the window why not.
    bool openFile(const QString& path);
    /// Comes to the front and opens the first of the files, after asking for unsaved changes.
    void openRequested(const QStringList& files);
    bool saveTo(const QString& path);
    /// The file of the open session; empty when it has none.
    const QString& path() const { return m_path; }
    /// Takes over a session that was kept somewhere else than in its file.
    void adopt(const Value& session, const QString& path, bool modified);
    /// A sentence over the page.
    void say(const QString& text);
    /// Writes the figure in the format of the file's ending; false after a message.
    bool exportTo(const QString& path);
    void setRegistryVisible(bool visible);
    /// The window for an audience, made when there is none; whoever asks shows it.
    Presentation* present();
    Presentation* presentation() const;
    /// Opens the first lesson beside the plot, where it was left the last time.
    /// False when there is none.
    bool openLesson();
    void leaveLesson();
    LessonPanel* lessonPanel() const { return m_lesson_panel; }
    /// What is on screen as one command line.
    QString commandLine();
    QList<PaletteItem> paletteItems();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool event(QEvent* event) override;

private:
    void createActions();
    void createFileMenu();
    void createViewMenu();
    void createTeachMenu();
    void createHelpMenu();
    QAction* add(QMenu* menu, const QString& name, const QString& text, const QKeySequence& keys, const QString& tip, std::function<void()> run);
    void adaptToSize();
    void followLesson();
    void followWorkspace();
    void updateTitle();
    void showRecent();
    bool mayDiscard();
    void newDocument();
    void open();
    bool save();
    bool saveAs();
    void exportFigure();
    /// The figure of the page in view.
    QByteArray figureBytes(FigureFormat format);
    /// Writes it; an empty text, or a sentence that says what went wrong.
    QString saveFigure(const QString& path);
    void setTheme(widgets::ThemeMode mode);

    Workspace m_workspace;
    QMenu *m_file_menu, *m_edit_menu, *m_view_menu, *m_teach_menu, *m_help_menu, *m_recent_menu = nullptr, *m_main_menu;
    AppBar* m_bar = nullptr;
    widgets::PageRail* m_rail = nullptr;
    widgets::RegistryPane* m_registry_pane = nullptr;
    QStackedWidget* m_pages = nullptr;
    RooflinePage* m_roofline = nullptr;
    SolversPage* m_solvers = nullptr;
    QStackedWidget* m_views = nullptr; ///< the roofline between its panes, and the pages that need none
    widgets::Inspector* m_inspector = nullptr;
    InspectorPresenter* m_presenter = nullptr;
    FirstMinute* m_first_minute = nullptr;
    StatusLine* m_status = nullptr;
    StepStrip* m_step_strip = nullptr;
    LessonPlayer* m_lesson = nullptr;
    LessonPanel* m_lesson_panel = nullptr;
    QSplitter *m_columns = nullptr, *m_rows = nullptr;
    CommandPalette* m_palette = nullptr;
    QString m_path; ///< of the session file
    bool m_registry_wanted = true, m_registry_forced = false;
    int m_breakpoint = -1;
};

} // namespace mlsysim::desktop
