// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "app/shared/casesolver.h"
#include "widgets/parameters/text.h"

namespace mlsysim::desktop {

using shared::StepResult;

/// Solves one case of the workspace with its parameters.
class CaseSolver : public shared::CaseSolver {
public:
    CaseSolver(const Workspace& workspace, const Case& subject)
        : shared::CaseSolver(workspace.parameters()->evaluation(), workspace.selection().fidelity,
            { subject.hardware, subject.workload, subject.count })
        , m_problem(widgets::text_of(shared::CaseSolver::problem()))
    {
    }

    /// What is wrong with the inputs for this case, in a sentence; empty when it can be solved.
    const QString& problem() const { return m_problem; }

private:
    QString m_problem;
};

} // namespace mlsysim::desktop
