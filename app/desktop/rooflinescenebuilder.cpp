// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/rooflinescenebuilder.h"

#include "engine/engine.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <QCoreApplication>

#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int distinct_series = 6;
constexpr double largest_batch = 4096;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(mlsysim::desktop::Roofline)
};

QString shown(double value, const auto& unit, int digits = 3) { return text_of(format(value, unit.erased(), digits)); }
QString plain(double value, int digits = 3) { return text_of(format_number(value, digits)); }
QString count(double value) { return text_of(format_count(value, 6)); }
QString precision_name(Precision p) { return text_of(choices<Precision>[static_cast<std::size_t>(p)]); }

/// 989 TFLOP/s as "989 T", for a column whose head names the unit.
QString short_rate(double value)
{
    const Readable r = readable(value, unit::teraflop_per_second.erased());
    return text_of(r.number) + QLatin1Char(' ') + text_of(r.unit).left(1);
}

PlotPhase plot_phase(const CaseSolver& solver, const Model& model)
{
    if (!model.is_transformer() && solver.phase() != Phase::Train)
        return PlotPhase::Forward;
    switch (solver.phase()) {
    case Phase::Prefill:
        return PlotPhase::Prefill;
    case Phase::Train:
        return PlotPhase::Train;
    case Phase::Decode:
        break;
    }
    return solver.detailed() ? PlotPhase::Decode : PlotPhase::Forward;
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

Roof roof_of(const Workspace& workspace, int index, const CaseSolver* solver, Precision precision)
{
    const MachineChoice& choice = workspace.selection().machines[static_cast<std::size_t>(index)];
    const auto machine = workspace.machine(index);
    const double n = choice.count;
    Roof roof;
    roof.machine = choice.path;
    roof.name = workspace.machineName(index);
    roof.full_name = text_of(machine->name);
    if (choice.count > 1)
        roof.full_name = Text::tr("%1× %2").arg(choice.count).arg(roof.full_name);
    roof.series = index;
    roof.overflow = index >= distinct_series;
    roof.current = index == workspace.selection().machine;
    roof.changed = choice.changed();
    const auto detailed_rate = language_phases::compute_rate(*machine, precision);
    roof.peak = n * si(solver && solver->detailed() && detailed_rate ? *detailed_rate : machine->compute.rate(precision));
    roof.bandwidth = n * si(machine->memory.bandwidth);
    QString rate_name = precision_name(precision);
    if (solver && solver->detailed() && precision == Precision::Int4)
        rate_name = precision_name(Precision::Fp16);
    roof.peak_text = shown(roof.peak, unit::teraflop_per_second) + QLatin1Char(' ') + rate_name;
    roof.bandwidth_text = shown(roof.bandwidth, unit::terabyte_per_second);
    roof.peak_cell = short_rate(roof.peak);
    if (solver) {
        const StepResult r = solver->now();
        roof.achievable_peak = roof.peak * solver->efficiency();
        roof.achievable_bandwidth = solver->detailed() ? r.effective_bandwidth : roof.bandwidth;
        roof.achievable_text = Text::tr("achievable at efficiency %1").arg(plain(solver->efficiency(), 2));
        roof.use_cell = r.fits ? shown(r.attained / roof.peak, unit::percent) : Text::tr("does not fit");
        if (!solver->problem().isEmpty())
            roof.use_cell = Text::tr("no %1 rate").arg(precision_name(precision));
    }
    const double ridge = roof.peak / roof.bandwidth;
    roof.ridge_text = Text::tr("ridge %1 FLOP/B").arg(plain(ridge));
    roof.ridge_cell = plain(ridge);
    const Memory& memory = machine->memory;
    const auto level = [&](const QString& name, const std::optional<Bandwidth>& bandwidth) {
        if (bandwidth)
            roof.memory_levels.push_back({ name + QStringLiteral(" · ") + shown(n * si(*bandwidth), unit::terabyte_per_second), n * si(*bandwidth) });
    };
    level(Text::tr("SRAM"), memory.sram_bandwidth);
    level(Text::tr("flash"), memory.flash_bandwidth);
    if (machine->interconnect)
        level(Text::tr("host link"), machine->interconnect->one_way());
    for (const Precision other : { Precision::Fp32, Precision::Fp16, Precision::Bf16, Precision::Fp8, Precision::Int8 })
        if (other != precision && machine->compute.lists(other) && machine->compute.rate(other) * n != ComputeRate::from_value(roof.peak))
            if (roof.other_peaks.empty() || roof.other_peaks.back().value != n * si(machine->compute.rate(other)))
                roof.other_peaks.push_back({ precision_name(other) + QStringLiteral(" · ") + shown(n * si(machine->compute.rate(other)), unit::teraflop_per_second), n * si(machine->compute.rate(other)) });
    return roof;
}

Trajectory trajectory_of(const Workspace& workspace, const Case& c, const CaseSolver& solver, int number)
{
    const Selection& selection = workspace.selection();
    Trajectory t;
    t.machine = selection.machines[static_cast<std::size_t>(c.machine)].path;
    t.model = selection.models[static_cast<std::size_t>(c.model)];
    t.model_name = workspace.modelName(c.model);
    t.series = c.machine;
    t.overflow = c.machine >= distinct_series;
    t.primary = c.model == selection.model;
    t.number = number;
    t.phase = plot_phase(solver, *c.workload);
    const bool subject = t.primary && c.machine == selection.machine;
    const double full = solver.memoryFullBatch();
    const double last = std::max(largest_batch, solver.batch());
    StepResult before;
    for (double batch = 1; batch <= last; batch *= 2) {
        const StepResult r = solver.at(batch);
        if (full > 0 && batch > full && batch > 1)
            break;
        t.points.push_back(point_of(r));
        if (subject && batch == 1)
            t.points.back().label = Text::tr("batch 1");
        const double ridge = r.effective_peak / r.effective_bandwidth;
        if (batch > 1 && before.intensity < ridge && r.intensity >= ridge && !t.ridge_mark) {
            // Where the curve meets the ridge, between two powers of two.
            double low = batch / 2, high = batch;
            for (int i = 0; i < 40; ++i) {
                const double middle = (low + high) / 2;
                (solver.at(middle).intensity < ridge ? low : high) = middle;
            }
            t.ridge_mark = point_of(solver.at(high));
        }
        before = r;
    }
    if (full >= 1 && full <= 1e6) {
        t.memory_full = point_of(solver.at(full));
        t.memory_full->fits = false;
        t.memory_full->label = subject ? Text::tr("memory full at %1").arg(count(full)) : Text::tr("full at %1").arg(count(full));
    }
    const StepResult now = solver.now();
    t.current = point_of(now);
    t.ringed = subject;
    if (subject) {
        t.current->label = now.overhead_bound ? Text::tr("batch %1, overhead-bound").arg(count(now.batch)) : Text::tr("batch %1").arg(count(now.batch));
        t.current->sublabel = Text::tr("%1 to the roof").arg(factor(std::max(1.0, std::min(now.peak, now.bandwidth * now.intensity) / now.attained)));
    }
    if (subject && solver.detailed() && solver.phase() == Phase::Decode) {
        auto in = *solver.detailedInputs();
        in.phase = Phase::Prefill;
        in.batch_size = 1;
        in.context = std::max(in.context, 2048.0);
        NoTrace none;
        const auto out = LanguagePhases::solve(in, none);
        ExtraMarker marker;
        marker.phase = PlotPhase::Prefill;
        marker.point.intensity = si(out.arithmetic_intensity);
        marker.point.achieved = si(out.attained_flops);
        marker.point.roof = std::min(si(out.peak_flops_actual), si(out.peak_bw_actual) * marker.point.intensity);
        marker.point.verdict = Text::tr("compute-bound");
        marker.point.label = Text::tr("prefill, prompt %1").arg(count(in.context));
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
    if (!r.fits)
        return QT_TR_NOOP("does not fit");
    if (r.overhead_bound)
        return QT_TR_NOOP("overhead-bound");
    if (r.network > std::max(r.compute, r.memory))
        return QT_TR_NOOP("network-bound");
    return r.memory > r.compute ? QT_TR_NOOP("memory-bound") : QT_TR_NOOP("compute-bound");
}

QString verdict_of(const StepResult& r) { return Text::tr(verdict_name(r)); }

RooflineScene without_results(RooflineScene scene)
{
    scene.options.results = false;
    scene.spoken = Text::tr("The results are hidden.");
    return scene;
}

QString summary_line(const Workspace& workspace)
{
    const Case c = workspace.current();
    QStringList parts;
    if (c) {
        const CaseSolver solver(workspace, c);
        parts << workspace.modelName(c.model);
        for (int i = 0; i < static_cast<int>(workspace.selection().machines.size()); ++i)
            parts << workspace.machineName(i);
        parts << phase_words(solver, *c.workload) << precision_name(solver.precision())
              << Text::tr("batch %1").arg(count(solver.batch()));
        if (solver.detailed())
            parts << Text::tr("context %1").arg(count(solver.detailedInputs()->context));
        parts << Text::tr("efficiency %1").arg(plain(solver.efficiency(), 2))
              << (solver.detailed() ? Text::tr("detailed model") : Text::tr("textbook model"));
    }
    parts << QStringLiteral("mlsysim ") + text_of(version());
    return parts.join(QStringLiteral(" · "));
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
    const Evaluation& parameters = workspace.parameters()->evaluation();
    const auto precision = static_cast<Precision>(static_cast<int>(parameters.input("precision")));
    RooflineScene scene;
    scene.options.memory_levels = selection.memory_levels;
    scene.options.other_precisions = selection.other_precisions;
    scene.options.achievable_roof = selection.achievable_roof;
    scene.options.regions = selection.regions;
    scene.options.linear_inset = selection.linear_inset;
    for (int machine = 0; machine < static_cast<int>(selection.machines.size()); ++machine) {
        std::optional<CaseSolver> subject;
        int number = 0;
        std::vector<Trajectory> of_machine;
        for (int model = 0; model < static_cast<int>(selection.models.size()); ++model) {
            const Case c = workspace.caseOf(machine, model);
            if (!c)
                continue;
            const CaseSolver solver(workspace, c);
            if (model == selection.model)
                subject = solver;
            else
                ++number;
            if (solver.problem().isEmpty())
                of_machine.push_back(trajectory_of(workspace, c, solver, model == selection.model ? 0 : number));
        }
        scene.roofs.push_back(roof_of(workspace, machine, subject ? &*subject : nullptr, precision));
        scene.trajectories.insert(scene.trajectories.end(), of_machine.begin(), of_machine.end());
    }
    scene.x_title = Text::tr("Arithmetic intensity at main memory, FLOP/byte (log scale)");
    scene.x_words = Text::tr("arithmetic done for each byte fetched");
    scene.y_title = Text::tr("Performance, FLOP/s (log scale)");
    scene.y_words = Text::tr("arithmetic done each second");
    scene.peak_header = Text::tr("Peak %1").arg(precision_name(precision));
    scene.use_header = Text::tr("Of peak");
    scene.summary = summary_line(workspace);
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
        ghost.phase = plot_phase(solver, *current.workload);
        ghost.label = previous->result.batch != now.batch ? Text::tr("before: batch %1").arg(count(previous->result.batch)) : Text::tr("before");
        const bool tokens = current.workload->is_transformer();
        ghost.factor_text = tokens ? Text::tr("%1 tokens/s").arg(factor(now.throughput / previous->result.throughput)) : Text::tr("%1 throughput").arg(factor(now.throughput / previous->result.throughput));
        scene.ghost = ghost;
    }
    return scene;
}

} // namespace mlsysim::desktop
