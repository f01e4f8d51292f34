// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/value.h"

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QUndoStack;

namespace mlsysim::desktop {

/// A state of the design that is shown to an audience, and what is said about it.
struct Step {
    QString title, sentence; ///< what the audience reads
    QString note; ///< what only the speaker reads
    bool results_hidden = true; ///< until they are revealed, so that the audience can predict them
    Value state {}; ///< Workspace::state()

    friend bool operator==(const Step&, const Step&) = default;
};

/// The ordered steps of a document and the one that is shown. Every change is an undo step.
class Steps : public QObject {
    Q_OBJECT

public:
    explicit Steps(QUndoStack& undo);

    const std::vector<Step>& list() const { return m_state.list; }
    int count() const { return static_cast<int>(m_state.list.size()); }
    bool isEmpty() const { return m_state.list.empty(); }
    /// The step that was added or shown last; -1 when there is none.
    int current() const { return m_state.current; }
    const Step* currentStep() const { return current() < 0 ? nullptr : &list()[static_cast<std::size_t>(current())]; }

    /// Adds a step after the current one and makes it current.
    void add(Step step);
    void remove(int index);
    /// Moves a step to another place; indices outside of the list do nothing.
    void move(int from, int to);
    /// Changes one step as an undo step named `text`; nothing happens when it stays equal.
    void edit(int index, const QString& text, const std::function<void(Step&)>& change);
    void setCurrent(int index);

    /// The list as it stands in a session file.
    Value value() const;
    /// Replaces everything and is no undo step. Returns what could not be read, one sentence each.
    QStringList restore(const Value* value);

signals:
    void changed();

private:
    friend class StepsCommand;
    struct State {
        std::vector<Step> list;
        int current = -1;
        friend bool operator==(const State&, const State&) = default;
    };
    void push(const QString& text, State after);
    void assign(const State& state);

    QUndoStack& m_undo;
    State m_state;
};

} // namespace mlsysim::desktop
