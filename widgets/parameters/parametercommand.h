// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/value.h"

#include <QPointer>
#include <QUndoCommand>

namespace mlsysim {
struct Solver;
}

namespace mlsysim::widgets {

class ParameterModel;

/// One input became another value. Changes of the same path within one gesture become one step.
class ParameterCommand : public QUndoCommand {
public:
    /// `path` may reach into a record; `before` and `after` are values of the whole row.
    struct Change {
        int row = 0;
        QString path;
        Value before, after;
        int gesture = 0;
    };

    ParameterCommand(ParameterModel& model, Change change, const QString& text);

    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;
    void undo() override;
    void redo() override;

private:
    QPointer<ParameterModel> m_model;
    const Solver* m_solver;
    Change m_change;
};

} // namespace mlsysim::widgets
