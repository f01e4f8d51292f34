// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainwindow.h"

#include "app/desktop/firstminute.h"
#include "app/desktop/inspectorpresenter.h"
#include "app/desktop/lessonpanel.h"
#include "app/desktop/presentation.h"
#include "app/desktop/rooflinepage.h"
#include "widgets/common/discard.h"
#include "widgets/common/icon.h"
#include "widgets/common/pagerail.h"
#include "widgets/results/inspector.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>

#include <algorithm>

namespace mlsysim::desktop {

void MainWindow::createTeachMenu()
{
    QMenu* m = m_teach_menu;
    Steps& steps = m_workspace.steps();
    add(m, QStringLiteral("add_step"), tr("&Add step"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
        tr("Keeps the present state as a step of a lecture"), [this] { m_workspace.addStep(); });
    QAction* previous = add(m, QStringLiteral("previous_step"), tr("&Previous step"), QKeySequence(Qt::Key_PageUp),
        tr("Goes to the step before"), [&] { m_workspace.showStep(std::max(0, steps.current() - 1)); });
    QAction* next = add(m, QStringLiteral("next_step"), tr("&Next step"), QKeySequence(Qt::Key_PageDown),
        tr("Goes to the step after"), [&] { m_workspace.showStep(std::min(steps.count() - 1, steps.current() + 1)); });
    m->addSeparator();
    add(m, QStringLiteral("present"), tr("P&resent"), QKeySequence(Qt::Key_F11),
        tr("Shows the steps, or the present state, on the whole screen; Esc ends it"),
        [this] { present()->showFullScreen(); });
    m->addSeparator();
    add(m, QStringLiteral("lesson"), tr("&Lesson: Hello, roofline"), {},
        tr("Ten minutes: what holds a language model back, and what would help"), [this] { showPage(Page::Lessons); });
    const auto picture = [this](const char* name, const char* icon_name) {
        action(QLatin1String(name))->setIcon(widgets::icon(QLatin1String(icon_name)));
        action(QLatin1String(name))->setIconVisibleInMenu(false);
    };
    picture("add_step", "plus");
    picture("previous_step", "back");
    picture("next_step", "fwd");
    picture("present", "present");
    const auto enable = [=, &steps] {
        previous->setEnabled(!steps.isEmpty());
        next->setEnabled(!steps.isEmpty());
    };
    enable();
    connect(&steps, &Steps::changed, this, enable);
}

Presentation* MainWindow::presentation() const { return findChild<Presentation*>(); }

Presentation* MainWindow::present()
{
    if (Presentation* shown = presentation())
        return shown;
    auto* presentation = new Presentation(m_workspace, *m_presenter, this);
    presentation->setAttribute(Qt::WA_DeleteOnClose);
    presentation->setGeometry(geometry()); // so that it fills the screen that this window is on
    for (const char* name : { "undo", "redo", "theme", "larger", "smaller" })
        presentation->addAction(action(QLatin1String(name)));
    return presentation;
}

bool MainWindow::openLesson()
{
    if (m_lesson)
        return true;
    const QList<Lesson> lessons = Lesson::shipped(m_workspace.registry());
    if (lessons.isEmpty()) {
        say(tr("There is no lesson that can be read."));
        return false;
    }
    m_first_minute->dismiss();
    m_lesson = new LessonPlayer(m_workspace, lessons.front(), this);
    m_lesson->start();
    m_lesson_panel = new LessonPanel(*m_lesson, this);
    m_columns->insertWidget(0, m_lesson_panel);
    connect(
        m_lesson_panel, &LessonPanel::leaveRequested, this, [this] { showPage(Page::Roofline); }, Qt::QueuedConnection);
    connect(m_lesson, &LessonPlayer::changed, this, &MainWindow::followLesson);
    m_breakpoint = -1;
    adaptToSize();
    return true;
}

void MainWindow::leaveLesson()
{
    if (!m_lesson)
        return;
    m_lesson->leave();
    widgets::discard(m_lesson_panel, m_lesson);
    m_lesson->deleteLater();
    m_lesson = nullptr;
    m_lesson_panel = nullptr;
    m_breakpoint = -1;
    adaptToSize();
}

void MainWindow::followLesson()
{
    const bool hidden = m_lesson && m_lesson->resultsHidden();
    m_roofline->setResultsHidden(hidden);
    m_presenter->setResultsHidden(hidden);
    m_inspector->setVisible(!m_lesson || m_breakpoint >= 2); // a small window has no room for a third column
}

} // namespace mlsysim::desktop
