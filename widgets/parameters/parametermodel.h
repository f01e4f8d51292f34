// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/evaluation.h"

#include <QAbstractTableModel>
#include <QPointer>
#include <QUndoStack>

#include <map>
#include <vector>

namespace mlsysim::widgets {

/// The inputs of one solver, a row each, and the only thing that changes them: every change is a step of the undo
/// stack. It keeps the exact numbers; what it rounds is only what is shown.
class ParameterModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { LabelColumn, ValueColumn };
    enum Role {
        IdRole = Qt::UserRole + 1,
        SymbolRole,
        LabelRole,
        HelpRole,
        KindRole, ///< int of mlsysim::Kind
        NumberRole, ///< the exact coherent number; the index of a choice; invalid when absent or no number
        TextRole, ///< as it is shown and may be typed again, without the unit of a number
        UnitRole, ///< the unit shown behind a number, which a typed bare number has too
        MinimumRole, ///< what is accepted
        MaximumRole,
        LowRole, ///< what a slider offers
        HighRole,
        DefaultRole, ///< a number, or text
        IsDefaultRole,
        AxisRole, ///< int of mlsysim::Axis
        TierRole, ///< int of mlsysim::Tier
        ChoicesRole, ///< QStringList
        ProblemRole, ///< why the last thing typed was refused; empty when all is well
        AppliesRole, ///< whether it has a meaning now
        AppliesReasonRole ///< when it would have one
    };

    /// Starts at the solver's defaults. `undo` may be null: then nothing can be undone.
    ParameterModel(const Solver& solver, const Registry& registry, QUndoStack* undo, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Takes a coherent number, a truth, the index of a choice, or text as typed ("2k", "20 ms", "int8", "A100"). True
    /// when the value is now the wanted one. What is refused leaves the last good value and becomes the row's problem.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    const Evaluation& evaluation() const { return m_evaluation; }
    const Solver& solver() const { return m_evaluation.solver(); }
    const Registry& registry() const { return m_evaluation.registry(); }
    const Field& field(int row) const { return solver().inputs.fields[static_cast<std::size_t>(row)]; }
    /// The row of an input, or -1.
    int row(const QString& id) const;
    QModelIndex valueIndex(int row) const { return index(row, ValueColumn); }
    /// The value of a row as Evaluation::set takes it; a record is its path, or what was changed about it.
    Value value(int row) const;
    QString problem(int row) const;
    void clearProblem(int row);
    bool appliesNow(int row) const;
    bool isDefault(int row) const;

    bool setValue(int row, const QVariant& value) { return setData(valueIndex(row), value); }
    /// False for an input that the solver does not have.
    bool set(const QString& id, const QVariant& value) { return row(id) >= 0 && setValue(row(id), value); }
    /// Sets one input at a dotted path, also inside a record ("hardware.memory.bandwidth"); text needs its unit.
    bool setInput(const QString& path, const Value& value);
    void reset(int row);
    void resetAll(); ///< one undo step

    /// All changes of one path between the two are one undo step, and none when it ends where it began. Idempotent.
    void beginGesture();
    void endGesture();

    /// Everything, for a session. `restore` is no undo step, and changes nothing when it returns problems.
    Value inputs() const;
    Problems restore(const Value& inputs);

    /// Shows another solver: inputs of the same id are carried over where they fit, the others are as they were left.
    /// No undo step; undoing a change of the solver before brings that one back.
    void setSolver(const Solver& solver);
    /// Whether they are carried over; off where the solvers have nothing to do with each other.
    void setCarries(bool carries) { m_carries = carries; }

signals:
    /// Any value became another one.
    void changed();
    void problemChanged(int row);
    /// After the model was reset to another solver.
    void solverChanged();

private:
    friend class ParameterCommand;
    bool change(int row, const QString& path, const Value& wanted);
    void assign(const Solver& solver, int row, const Value& value);
    void switchTo(const Solver& solver);
    void setProblem(int row, const QString& text);
    void announce(int row);
    void announceAll();
    Problems assignAll(const Value& inputs);
    QString commandText(int row, const QString& path) const;

    Evaluation m_evaluation;
    std::vector<Value> m_defaults;
    std::vector<QString> m_problems;
    bool m_carries = true;
    std::map<std::string, Value, std::less<>> m_left; ///< inputs of other solvers as they were left, by solver
    QPointer<QUndoStack> m_undo;
    int m_gesture = 0; ///< 0 outside a gesture
    int m_last_gesture = 0;
};

} // namespace mlsysim::widgets
