// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "widgets/results/inspectorcontent.h"

namespace mlsysim::widgets {

/// What fills the memory, by part; the parts add up to what the solver says is needed.
InspectorContent::Memory engine_memory(const engine_solve::In& in, const engine_solve::Out& out);

/// The limits that were looked at, and what was assumed where the machine states nothing.
QList<InspectorContent::Check> engine_checks(
    const engine_solve::In& in, const engine_solve::Out& out, const QString& machine);

/// What the textbook model leaves out in this case, so far as it could mislead.
QList<InspectorContent::Note> engine_notes(const engine_solve::In& in, const engine_solve::Out& out);

/// The constants inside its formulas and where they come from.
QList<InspectorContent::Assumption> engine_assumptions(const engine_solve::In& in);

} // namespace mlsysim::widgets
