// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/lesson.h"
#include "app/desktop/workspace.h"

namespace mlsysim::desktop {

/// Plays a lesson on a workspace: sets the state of each card, holds results back until a prediction is committed,
/// compares it with what the engine says, and sees when something to do is done. What it changes can be undone, and
/// leaving the lesson brings back what was there before. The progress is kept in the settings.
class LessonPlayer : public QObject {
    Q_OBJECT

public:
    LessonPlayer(Workspace& workspace, Lesson lesson, QObject* parent = nullptr);

    const Lesson& lesson() const { return m_lesson; }
    int index() const { return m_index; }
    int count() const { return static_cast<int>(m_lesson.cards.size()); }
    const LessonCard& card() const { return m_lesson.cards[m_index]; }

    /// Goes on where the lesson was left the last time.
    void start();
    /// Ends the lesson and shows the design again that was there before.
    void leave();
    void restart();
    void next();
    void back();

    /// Nothing of the outcome may be seen yet.
    bool resultsHidden() const
    {
        return card().results_hidden || (card().kind == LessonCard::Kind::Predict && !m_committed);
    }
    bool committed() const { return m_committed; }
    /// The card asks for nothing any more.
    bool mayContinue() const;
    bool goalReached() const { return m_goal_reached; }

    void commitChoice(int choice);
    /// A number in the unit of the question.
    void commitNumber(double number);

    /// The words of the card, with the engine's numbers in them.
    const QString& text() const { return m_text; }
    const QString& reveal() const { return m_reveal; }
    /// How the prediction compares, in a sentence; and whether it was right.
    const QString& comparison() const { return m_comparison; }
    bool right() const { return m_outcomes.value(m_index) == right_outcome; }
    /// How many predictions of the lesson were right, and how many were made.
    int rightPredictions() const { return static_cast<int>(m_outcomes.count(right_outcome)); }
    int predictions() const { return rightPredictions() + static_cast<int>(m_outcomes.count(wrong_outcome)); }

signals:
    void changed();

private:
    static const QString right_outcome, wrong_outcome;

    void goTo(int index);
    Value stateOf(const LessonCard& card, bool changed) const;
    /// Applies what the prediction was about. Returns the quantity after it and, where it changes, over what it was
    /// before.
    struct Outcome {
        double value = 0, ratio = 1;
        QString text, word;
    };
    Outcome applyThen();
    void conclude(bool right, const QString& comparison, const Outcome& outcome);
    void watch();

    Workspace& m_workspace;
    const Lesson m_lesson;
    Value m_before; ///< the design when the lesson began
    int m_index = 0;
    bool m_committed = false, m_goal_reached = false;
    QString m_text, m_reveal, m_comparison;
    QStringList m_outcomes; ///< of each card; empty where nothing was predicted
};

} // namespace mlsysim::desktop
