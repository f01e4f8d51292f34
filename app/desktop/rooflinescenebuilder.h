// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/casesolver.h"
#include "widgets/plot/rooflinescene.h"

namespace mlsysim::desktop {

/// A state of the ringed point to compare with: where it was, and what came out.
struct PreviousStep {
    QString machine, model;
    StepResult result {};
};

/// What the roofline plot shows of the workspace.
widgets::RooflineScene roofline_scene(const Workspace& workspace, const std::optional<PreviousStep>& previous = {});

/// The same scene while a question about it is open: roofs and axes only, also for those who hear it.
widgets::RooflineScene without_results(widgets::RooflineScene scene);

/// What a table beside the plot shows: a row for each drawn machine and model at the present batch.
struct CaseRow {
    QString machine, model, verdict;
    StepResult result {};
    bool current = false;
};
QList<CaseRow> case_rows(const Workspace& workspace);

/// "memory-bound", "compute-bound", "network-bound", "overhead-bound" or "does not fit".
QString verdict_of(const StepResult& result);
/// The same in every language, for files.
const char* verdict_name(const StepResult& result);

} // namespace mlsysim::desktop
