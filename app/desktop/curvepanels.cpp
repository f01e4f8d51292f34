// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/curvepanels.h"

#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int distinct_series = 6;
constexpr double largest_batch = 4096;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Curves)
};

} // namespace

CurveFigure curve_figure(const Workspace& workspace)
{
    const Selection& s = workspace.selection();
    const Model* model = workspace.model(s.model);
    CurvePanel throughput, latency;
    throughput.title = model && model->is_transformer() ? Text::tr("Throughput, tokens per second")
                                                        : Text::tr("Throughput, per second");
    throughput.advice = Text::tr("higher is better");
    throughput.y.text = [](double v) { return text_of(format_count(v)); };
    latency.title = Text::tr("Latency of one pass");
    latency.advice = Text::tr("lower is better");
    latency.y.text = [](double v) { return text_of(format(v, unit::millisecond.erased())); };
    latency.y.unit = unit::millisecond.erased().factor;
    std::vector<double> batches { 1, 10 }, throughputs, latencies;
    for (int i = 0; i < static_cast<int>(s.machines.size()); ++i) {
        const Case c = workspace.caseOf(i, s.model);
        if (!c)
            continue;
        const CaseSolver solver(workspace, c);
        if (!solver.problem().isEmpty())
            continue;
        Curve a { s.machines[static_cast<std::size_t>(i)].path, workspace.machineName(i), i, i >= distinct_series,
            i == s.machine };
        Curve b = a;
        const double full = solver.memoryFullBatch();
        const auto add = [&](double batch, bool fits) {
            const StepResult r = solver.at(batch);
            a.points.push_back({ batch, r.throughput, fits });
            b.points.push_back({ batch, r.latency, fits });
            batches.push_back(batch);
            throughputs.push_back(r.throughput);
            latencies.push_back(r.latency);
        };
        for (double batch = 1; batch <= std::max(largest_batch, solver.batch()); batch *= 2) {
            if (full > 0 && batch >= full)
                break;
            add(batch, true);
        }
        if (full >= 1 && full < largest_batch)
            add(full, false);
        throughput.curves.push_back(std::move(a));
        latency.curves.push_back(std::move(b));
    }
    throughput.y.hold(throughputs);
    latency.y.hold(latencies);
    CurveFigure figure { .panels = { throughput, latency }, .x_title = Text::tr("Batch (log scale)") };
    figure.x.text = [](double v) { return text_of(format_count(v)); };
    figure.x.hold(batches);
    figure.now = workspace.parameters()->evaluation().input("batch_size");
    figure.notice = Text::tr("Tick a machine and a model to see how the batch changes them");
    return figure;
}

} // namespace mlsysim::desktop
