// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/lessonplayer.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace mlsysim::widgets {
class BindingNote;
class Card;
class TextLabel;
} // namespace mlsysim::widgets

namespace mlsysim::desktop {

/// A lesson beside the plot: one card at a time, with what it asks for and a way on. Everything is decided by the
/// player.
class LessonPanel : public QWidget {
    Q_OBJECT

public:
    explicit LessonPanel(LessonPlayer& player, QWidget* parent = nullptr);

    LessonPlayer& player() const { return m_player; }
    QPushButton* continueButton() const { return m_continue; }
    QPushButton* backButton() const { return m_back; }
    QPushButton* commitButton() const { return m_commit; }
    QLineEdit* numberField() const { return m_number; }
    /// The buttons of the choices of the present question.
    QList<QAbstractButton*> choiceButtons() const;

    QSize sizeHint() const override;

signals:
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void update();
    void updateQuestion();
    void updateOutcome();
    void commit();
    void enableCommit();

    LessonPlayer& m_player;
    int m_shown = -1; ///< the card whose question stands
    widgets::TextLabel *m_place, *m_title, *m_text, *m_reveal, *m_unit, *m_hint;
    QWidget* m_progress;
    QScrollArea* m_scroll;
    widgets::Card* m_question;
    QVBoxLayout* m_choice_column;
    QButtonGroup* m_choices;
    QWidget* m_number_row;
    QLineEdit* m_number;
    QPushButton *m_commit, *m_back, *m_continue;
    widgets::BindingNote* m_outcome;
};

} // namespace mlsysim::desktop
