// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QFrame>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace mlsysim::desktop {

/// A popup with the texts of one step. What was typed becomes one undo step when it closes.
class StepEditor : public QFrame {
    Q_OBJECT

public:
    StepEditor(Workspace& workspace, QWidget* parent);

    /// Opens over `anchor` with the texts of a step.
    void open(int index, const QWidget* anchor);

    QLineEdit* title() const { return m_title; }
    QLineEdit* sentence() const { return m_sentence; }
    QPlainTextEdit* note() const { return m_note; }
    QCheckBox* resultsHidden() const { return m_hidden; }

protected:
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void commit();
    QPushButton* button(const QString& text, const QString& tip, std::function<void()> run);

    Workspace& m_workspace;
    QLineEdit *m_title, *m_sentence;
    QPlainTextEdit* m_note;
    QCheckBox* m_hidden;
    QPushButton *m_earlier, *m_later, *m_retake, *m_delete;
    int m_index = -1;
};

} // namespace mlsysim::desktop
