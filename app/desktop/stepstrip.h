// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QScrollArea;

namespace mlsysim::widgets {
class Chip;
}

namespace mlsysim::desktop {

class StepEditor;

/// The steps of the document in a row above the status line; there only when there are steps. A click goes to a step, a
/// second one or F2 describes it, Alt with an arrow moves it.
class StepStrip : public QWidget {
    Q_OBJECT

public:
    /// The buttons at the ends show these actions.
    struct Actions {
        QAction *previous, *next, *add, *present;
    };
    StepStrip(Workspace& workspace, const Actions& actions, QWidget* parent = nullptr);

    const QList<widgets::Chip*>& chips() const { return m_chips; }
    StepEditor* editor(); ///< made when it is first asked for
    /// Opens the texts of a step.
    void describe(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void update();
    void choose(int index);

    Workspace& m_workspace;
    StepEditor* m_editor = nullptr;
    QScrollArea* m_scroll;
    QHBoxLayout* m_row;
    QList<widgets::Chip*> m_chips;
};

} // namespace mlsysim::desktop
