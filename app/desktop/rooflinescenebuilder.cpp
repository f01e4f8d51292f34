// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rooflinescenebuilder.h"

#include "app/shared/wording.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int distinct_series = 6;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Roofline)
};

QString shown(double value, const auto& unit, int digits = 3) { return text_of(format(value, unit.erased(), digits)); }
QString plain(double value, int digits = 3) { return text_of(format_number(value, digits)); }
QString count(double value) { return text_of(format_count(value, 6)); }
QString precision_name(Precision p) { return text_of(shared::words(p)); }

/// 989 TFLOP/s as "989 T", for a column whose head names the unit.
QString short_rate(double value)
{
    const Readable r = readable(value, unit::teraflop_per_second.erased());
    return text_of(r.number) + QLatin1Char(' ') + text_of(r.unit).left(1);
}

PlotPhase plot_phase(shared::PointKind kind)
{
    switch (kind) {
    case shared::PointKind::Forward:
        return PlotPhase::Forward;
    case shared::PointKind::Prefill:
        return PlotPhase::Prefill;
    case shared::PointKind::Decode:
        return PlotPhase::Decode;
    case shared::PointKind::Train:
        break;
    }
    return PlotPhase::Train;
}

QString level_name(shared::MemoryLevel level)
{
    return level == shared::MemoryLevel::Sram ? Text::tr("SRAM") : level == shared::MemoryLevel::Flash ? Text::tr("flash") : Text::tr("host link");
}

TrajectoryPoint point_of(const StepResult& r)
{
    TrajectoryPoint p;
    p.batch = r.batch;
    p.intensity = r.intensity;
    p.achieved = r.attained;
    p.roof = r.roofAt(r.intensity);
    p.fits = r.fits;
    p.overhead_bound = r.overhead_bound;
    p.verdict = verdict_of(r);
    return p;
}

QString factor(double value) { return plain(value, value < 10 ? 2 : 3) + QStringLiteral("×"); }

Roof roof_of(const Workspace& workspace, const shared::RoofData& data, Precision precision)
{
    const MachineChoice& choice = workspace.selection().machines[static_cast<std::size_t>(data.machine)];
    Roof roof;
    roof.machine = choice.path;
    roof.name = workspace.machineName(data.machine);
    roof.full_name = text_of(workspace.machine(data.machine)->name);
    if (choice.count > 1)
        roof.full_name = Text::tr("%1× %2").arg(choice.count).arg(roof.full_name);
    roof.series = data.machine;
    roof.overflow = data.machine >= distinct_series;
    roof.current = data.machine == workspace.selection().machine;
    roof.changed = choice.changed();
    roof.peak = data.peak;
    roof.bandwidth = data.bandwidth;
    roof.peak_text = shown(roof.peak, unit::teraflop_per_second) + QLatin1Char(' ') + precision_name(data.rate);
    roof.bandwidth_text = shown(roof.bandwidth, unit::terabyte_per_second);
    roof.peak_cell = short_rate(roof.peak);
    if (data.now) {
        roof.achievable_peak = data.achievable_peak;
        roof.achievable_bandwidth = data.achievable_bandwidth;
        roof.achievable_text = Text::tr("achievable at efficiency %1").arg(plain(data.efficiency, 2));
        roof.use_cell = !data.problem.empty() ? Text::tr("no %1 rate").arg(precision_name(precision))
            : data.now->fits                  ? shown(data.now->attained / roof.peak, unit::percent)
                                              : Text::tr("does not fit");
    }
    roof.ridge_text = Text::tr("ridge %1 FLOP/B").arg(plain(data.ridge()));
    roof.ridge_cell = plain(data.ridge());
    for (const auto& [level, bandwidth] : data.memory_levels)
        roof.memory_levels.push_back({ level_name(level) + QStringLiteral(" · ") + shown(bandwidth, unit::terabyte_per_second), bandwidth });
    for (const auto& [other, peak] : data.other_peaks)
        roof.other_peaks.push_back({ precision_name(other) + QStringLiteral(" · ") + shown(peak, unit::teraflop_per_second), peak });
    return roof;
}

Trajectory trajectory_of(const Workspace& workspace, const shared::CurveData& data)
{
    const Selection& selection = workspace.selection();
    Trajectory t;
    t.machine = selection.machines[static_cast<std::size_t>(data.machine)].path;
    t.model = selection.models[static_cast<std::size_t>(data.model)];
    t.model_name = workspace.modelName(data.model);
    t.series = data.machine;
    t.overflow = data.machine >= distinct_series;
    t.primary = data.model == selection.model;
    // The others are numbered in the order in which they are drawn.
    t.number = t.primary ? 0 : data.model + (data.model < selection.model ? 1 : 0);
    t.phase = plot_phase(data.kind);
    t.ringed = t.primary && data.machine == selection.machine;
    for (const StepResult& r : data.points)
        t.points.push_back(point_of(r));
    if (data.ridge)
        t.ridge_mark = point_of(*data.ridge);
    if (data.memory_full) {
        t.memory_full = point_of(*data.memory_full);
        t.memory_full->label = (t.ringed ? Text::tr("memory full at %1") : Text::tr("full at %1")).arg(count(data.memory_full->batch));
    }
    const StepResult& now = data.current;
    t.current = point_of(now);
    if (!t.ringed)
        return t;
    if (!t.points.empty())
        t.points.front().label = Text::tr("batch 1");
    t.current->label = now.overhead_bound ? Text::tr("batch %1, overhead-bound").arg(count(now.batch)) : Text::tr("batch %1").arg(count(now.batch));
    t.current->sublabel = Text::tr("%1 to the roof").arg(factor(std::max(1.0, std::min(now.peak, now.bandwidth * now.intensity) / now.attained)));
    if (data.prefill) {
        ExtraMarker marker { PlotPhase::Prefill, point_of(*data.prefill) };
        marker.point.label = Text::tr("prefill, prompt %1").arg(count(data.prompt));
        t.extras.push_back(std::move(marker));
    }
    return t;
}

QString phase_words(const CaseSolver& solver, const Model& model)
{
    if (!model.is_transformer())
        return solver.phase() == Phase::Train ? Text::tr("training") : Text::tr("inference");
    if (!solver.detailed())
        return solver.phase() == Phase::Train ? Text::tr("training, textbook") : Text::tr("inference, textbook");
    switch (solver.phase()) {
    case Phase::Prefill:
        return Text::tr("prefill");
    case Phase::Train:
        return Text::tr("training");
    case Phase::Decode:
        break;
    }
    return Text::tr("decode");
}

} // namespace

const char* verdict_name(const StepResult& r)
{
    switch (r.verdict()) {
    case shared::Verdict::DoesNotFit:
        return QT_TR_NOOP("does not fit");
    case shared::Verdict::Overhead:
        return QT_TR_NOOP("overhead-bound");
    case shared::Verdict::Network:
        return QT_TR_NOOP("network-bound");
    case shared::Verdict::Memory:
        return QT_TR_NOOP("memory-bound");
    case shared::Verdict::Compute:
        break;
    }
    return QT_TR_NOOP("compute-bound");
}

QString verdict_of(const StepResult& r) { return Text::tr(verdict_name(r)); }

RooflineScene without_results(RooflineScene scene)
{
    scene.options.results = false;
    scene.spoken = Text::tr("The results are hidden.");
    return scene;
}

QList<CaseRow> case_rows(const Workspace& workspace)
{
    const Selection& selection = workspace.selection();
    QList<CaseRow> rows;
    for (int machine = 0; machine < static_cast<int>(selection.machines.size()); ++machine)
        for (int model = 0; model < static_cast<int>(selection.models.size()); ++model) {
            const Case c = workspace.caseOf(machine, model);
            if (!c)
                continue;
            const CaseSolver solver(workspace, c);
            CaseRow row { workspace.machineName(machine), workspace.modelName(model), solver.problem() };
            row.current = machine == selection.machine && model == selection.model;
            if (solver.problem().isEmpty()) {
                row.result = solver.now();
                row.verdict = verdict_of(row.result);
            }
            rows.append(row);
        }
    return rows;
}

RooflineScene roofline_scene(const Workspace& workspace, const std::optional<PreviousStep>& previous)
{
    const Selection& selection = workspace.selection();
    const Case current = workspace.current();
    const shared::Design design = workspace.design();
    const shared::RooflineData data = shared::roofline_data(design);
    RooflineScene scene;
    scene.options.memory_levels = selection.memory_levels;
    scene.options.other_precisions = selection.other_precisions;
    scene.options.achievable_roof = selection.achievable_roof;
    scene.options.regions = selection.regions;
    scene.options.linear_inset = selection.linear_inset;
    for (const auto& roof : data.roofs)
        scene.roofs.push_back(roof_of(workspace, roof, data.precision));
    for (const auto& curve : data.curves)
        scene.trajectories.push_back(trajectory_of(workspace, curve));
    scene.x_title = Text::tr("Arithmetic intensity at main memory, FLOP/byte (log scale)");
    scene.x_words = Text::tr("arithmetic done for each byte fetched");
    scene.y_title = Text::tr("Performance, FLOP/s (log scale)");
    scene.y_words = Text::tr("arithmetic done each second");
    scene.peak_header = Text::tr("Peak %1").arg(precision_name(data.precision));
    scene.use_header = Text::tr("Of peak");
    scene.summary = text_of(shared::summary_line(design));
    if (!current) {
        scene.spoken = scene.roofs.empty() ? Text::tr("No machine is drawn.") : Text::tr("No model is drawn.");
        return scene;
    }
    const CaseSolver solver(workspace, current);
    if (!solver.problem().isEmpty()) {
        scene.spoken = solver.problem();
        return scene;
    }
    const StepResult now = solver.now();
    const double ridge = now.effective_peak / now.effective_bandwidth;
    scene.spoken = Text::tr("%1 on %2, %3, batch %4: %5, %6 %7 of the ridge, %8 of peak.")
                       .arg(workspace.modelName(current.model), workspace.machineName(current.machine), phase_words(solver, *current.workload),
                           count(now.batch), verdict_of(now), factor(now.intensity < ridge ? ridge / now.intensity : now.intensity / ridge),
                           now.intensity < ridge ? Text::tr("left") : Text::tr("right"), shown(now.mfu, unit::percent));
    if (previous && previous->machine == selection.machines[static_cast<std::size_t>(current.machine)].path
        && previous->model == selection.models[static_cast<std::size_t>(current.model)]
        && (previous->result.intensity != now.intensity || previous->result.attained != now.attained)) {
        RooflineGhost ghost;
        ghost.intensity = previous->result.intensity;
        ghost.achieved = previous->result.attained;
        ghost.phase = std::ranges::find(scene.trajectories, true, &Trajectory::ringed)->phase;
        ghost.label = previous->result.batch != now.batch ? Text::tr("before: batch %1").arg(count(previous->result.batch)) : Text::tr("before");
        const bool tokens = current.workload->is_transformer();
        ghost.factor_text = tokens ? Text::tr("%1 tokens/s").arg(factor(now.throughput / previous->result.throughput)) : Text::tr("%1 throughput").arg(factor(now.throughput / previous->result.throughput));
        scene.ghost = ghost;
    }
    return scene;
}

} // namespace mlsysim::desktop
