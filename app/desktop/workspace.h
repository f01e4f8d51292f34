// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/selection.h"
#include "app/desktop/solverdesk.h"
#include "app/desktop/steps.h"
#include "app/shared/design.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "widgets/parameters/parametermodel.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <functional>
#include <map>
#include <memory>

namespace mlsysim::desktop {

/// A machine and a model that are drawn together, with the machine as it was changed.
struct Case {
    int machine = -1, model = -1; ///< indices into the selection
    int count = 1;
    std::shared_ptr<const Hardware> hardware {};
    const Model* workload = nullptr;

    explicit operator bool() const { return hardware && workload; }
};

/// The document that is open: parameters, selection and their one undo stack. Everything that a person can change goes
/// through it, and everything that is shown follows its signal.
class Workspace : public QObject {
    Q_OBJECT

public:
    explicit Workspace(const Registry& registry, QObject* parent = nullptr);

    const Registry& registry() const { return m_registry; }
    QUndoStack* undoStack() { return &m_undo; }
    widgets::ParameterModel* parameters() { return &m_parameters; }
    const widgets::ParameterModel* parameters() const { return &m_parameters; }
    const Selection& selection() const { return m_selection; }
    Steps& steps() { return m_steps; }
    const Steps& steps() const { return m_steps; }
    /// What is open on the Solvers page.
    SolverDesk& solvers() { return m_solvers; }
    const SolverDesk& solvers() const { return m_solvers; }

    /// Changes the selection as one undo step named `text`; within a gesture, steps of the same name merge. Nothing
    /// happens when the selection stays equal.
    void edit(const QString& text, const std::function<void(Selection&)>& change);
    void beginGesture();
    void endGesture();

    void draw(const QString& path, bool drawn);
    void makeCurrent(const QString& path);
    void setCount(const QString& machine, int count);
    /// Names a machine in tables and figures; an empty label gives the registry's name back.
    void setLabel(const QString& machine, const QString& label);
    /// Overrides one number of a drawn machine: a field's path inside the record and its coherent value.
    void changeMachine(const QString& machine, std::string_view field, double value);
    void resetMachine(const QString& machine);
    void setFidelity(Fidelity fidelity);

    /// The subject of the inspector; empty when no machine or no model is drawn.
    Case current() const;
    Case caseOf(int machine, int model) const;
    /// The record of a drawn machine with its changes.
    std::shared_ptr<const Hardware> machine(int index) const;
    const Model* model(int index) const;
    /// Display name: "H100", "H100, changed", "4× H100".
    QString machineName(int index) const;
    QString modelName(int index) const;

    /// Selection and inputs, which is what a step remembers.
    Value state() const;
    /// Goes to such a state by ordinary changes; entries that the registry does not have are left out.
    void applyState(const Value& state);
    /// Adds the present state as a step after the current one.
    void addStep();
    /// Goes to the state of a step as one undo step, which also brings back what it replaced.
    void showStep(int index);

    /// What is drawn and with which parameters, as sessions and the command line know it; valid until the next change.
    shared::Design design() const;
    /// Everything as it stands in a session file.
    Value session() const;
    /// Replaces everything and forgets the undo steps. Returns what could not be restored, one sentence each.
    QStringList restore(const Value& session);
    /// The opening state of an empty home.
    static Value openingSession();

signals:
    /// Something that results depend on changed; at most once per turn of the event loop.
    void changed();
    void selectionChanged();

private:
    friend class SelectionCommand;
    void assign(const Selection& selection);
    void chooseSolver();

    const Registry& m_registry;
    QUndoStack m_undo;
    widgets::ParameterModel m_parameters;
    SolverDesk m_solvers;
    Selection m_selection;
    Steps m_steps;
    Value m_unknown; ///< members of a session that this version does not know, kept for saving
    QTimer m_coalesce;
    int m_gesture = 0, m_last_gesture = 0;
    mutable std::map<std::string, std::shared_ptr<const Hardware>> m_changed_machines;
};

} // namespace mlsysim::desktop
