// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plotgestures.h"

#include "widgets/plot/curveplot.h"
#include "widgets/plot/rooflineplot.h"

#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

template <class Plot> void follow_gesture(Plot* plot, Workspace& workspace)
{
    QObject::connect(plot, &Plot::gestureStarted, &workspace, &Workspace::beginGesture);
    QObject::connect(plot, &Plot::gestureFinished, &workspace, &Workspace::endGesture);
}

void set_batch(Workspace& workspace, double batch) { workspace.parameters()->set(QStringLiteral("batch_size"), batch); }

} // namespace

void step_batch(Workspace& workspace, int steps)
{
    const double now = workspace.parameters()->evaluation().input("batch_size");
    const double exponent = steps > 0 ? std::floor(std::log2(now)) + steps : std::ceil(std::log2(now)) + steps;
    set_batch(workspace, std::exp2(std::max(0.0, exponent)));
}

void follow_batch(RooflinePlot* plot, Workspace& workspace)
{
    follow_gesture(plot, workspace);
    QObject::connect(
        plot, &RooflinePlot::batchDragged, &workspace, [&workspace](double batch) { set_batch(workspace, batch); });
    QObject::connect(plot, &RooflinePlot::batchStepRequested, &workspace,
        [&workspace](int steps) { step_batch(workspace, steps); });
}

void follow_batch(CurvePlot* plot, Workspace& workspace)
{
    follow_gesture(plot, workspace);
    QObject::connect(plot, &CurvePlot::dragged, &workspace,
        [&workspace](double batch) { set_batch(workspace, std::exp2(std::round(std::log2(batch)))); });
    QObject::connect(
        plot, &CurvePlot::stepRequested, &workspace, [&workspace](int steps) { step_batch(workspace, steps); });
}

void follow_roofs(RooflinePlot* plot, Workspace& workspace)
{
    // The roof that is grabbed is that of all devices at the chosen precision; the record holds one device's default
    // rate.
    QObject::connect(
        plot, &RooflinePlot::peakDragged, &workspace, [plot, &workspace](const QString& machine, double peak) {
            const auto record = workspace.machine(workspace.selection().indexOfMachine(machine));
            if (!record)
                return;
            for (const Roof& roof : plot->scene().roofs)
                if (roof.machine == machine && roof.peak > 0)
                    workspace.changeMachine(
                        machine, "compute.peak_flops", si(record->compute.peak_flops) * peak / roof.peak);
        });
    QObject::connect(
        plot, &RooflinePlot::bandwidthDragged, &workspace, [&workspace](const QString& machine, double bandwidth) {
            if (const int index = workspace.selection().indexOfMachine(machine); index >= 0)
                workspace.changeMachine(machine, "memory.bandwidth",
                    bandwidth / workspace.selection().machines[static_cast<std::size_t>(index)].count);
        });
}

} // namespace mlsysim::desktop
