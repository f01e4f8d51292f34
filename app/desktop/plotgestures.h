// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

namespace mlsysim::widgets {
class RooflinePlot;
}

namespace mlsysim::desktop {

/// Moves the batch to the next powers of two.
void step_batch(Workspace& workspace, int steps);

/// Carries out what is done to the ringed point of a plot; a whole drag is one undo step.
template <class Plot> void follow_batch(Plot* plot, Workspace& workspace)
{
    QObject::connect(plot, &Plot::gestureStarted, &workspace, &Workspace::beginGesture);
    QObject::connect(plot, &Plot::gestureFinished, &workspace, &Workspace::endGesture);
    QObject::connect(plot, &Plot::batchDragged, workspace.parameters(),
        [&workspace](double batch) { workspace.parameters()->set(QStringLiteral("batch_size"), batch); });
    QObject::connect(
        plot, &Plot::batchStepRequested, &workspace, [&workspace](int steps) { step_batch(workspace, steps); });
}

/// Carries out what is done to the roofs.
void follow_roofs(widgets::RooflinePlot* plot, Workspace& workspace);

} // namespace mlsysim::desktop
