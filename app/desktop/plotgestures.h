// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

namespace mlsysim::widgets {
class CurvePlot;
class RooflinePlot;
} // namespace mlsysim::widgets

namespace mlsysim::desktop {

/// Moves the batch to the next powers of two.
void step_batch(Workspace& workspace, int steps);

/// Carries out what is done to the ringed point of a plot; a whole drag is one undo step.
void follow_batch(widgets::RooflinePlot* plot, Workspace& workspace);
/// The same for curves against the batch, where the point moves by powers of two.
void follow_batch(widgets::CurvePlot* plot, Workspace& workspace);

/// Carries out what is done to the roofs.
void follow_roofs(widgets::RooflinePlot* plot, Workspace& workspace);

} // namespace mlsysim::desktop
