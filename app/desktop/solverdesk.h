// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametermodel.h"
#include "widgets/solvers/plotchoice.h"

#include <QTimer>

namespace mlsysim::desktop {

/// What is open on the Solvers page: the solver, its inputs and its plot. A part of the document; which solver is
/// looked at is no undo step, everything else is.
class SolverDesk : public QObject {
    Q_OBJECT

public:
    SolverDesk(const Registry& registry, QUndoStack* undo, QObject* parent = nullptr);

    widgets::ParameterModel* parameters() { return &m_parameters; }
    const widgets::ParameterModel* parameters() const { return &m_parameters; }
    const Solver& solver() const { return m_parameters.solver(); }
    /// False for a solver that there is not.
    bool open(const QString& solver);

    widgets::PlotChoice plot() const;
    /// Chooses another plot as one undo step named `text`.
    void choosePlot(const widgets::PlotChoice& choice, const QString& text);

    /// Whether its page is the one in view.
    bool isShown() const { return m_shown; }
    void setShown(bool shown) { m_shown = shown; }

    /// The part "solvers" of a session.
    Value session() const;
    /// Replaces everything; an absent value gives the opening state. Returns what could not be restored.
    QStringList restore(const Value& session);

signals:
    /// Solver, inputs or plot changed; at most once per turn of the event loop.
    void changed();

private:
    friend class PlotCommand;
    void assignPlot(const Solver& solver, const widgets::PlotChoice& choice);

    QPointer<QUndoStack> m_undo;
    widgets::ParameterModel m_parameters;
    std::map<std::string, widgets::PlotChoice, std::less<>> m_plots; ///< those that differ from the default, by solver
    QTimer m_coalesce;
    bool m_shown = false;
};

} // namespace mlsysim::desktop
