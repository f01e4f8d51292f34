// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/enginecontent.h"

#include "engine/catalogue.h"
#include "widgets/results/enginenotes.h"
#include "widgets/results/enginetext.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

using engine_solve::In;
using engine_solve::Out;
using Cell = InspectorContent::Cell;
using Say = EngineText;

/// Starts a cell with what the solver itself says about the output.
Cell started(const char* id)
{
    Cell cell;
    cell.id = QString::fromLatin1(id);
    if (const Field* field = catalogue::engine_solve.outputs.find(id)) {
        cell.label = Say::text(field->label);
        cell.symbol = Say::text(field->symbol);
        cell.tooltip = Say::text(field->help);
    }
    return cell;
}

void put(Cell& cell, double value, const Unit& unit)
{
    const Readable r = readable(value, unit);
    cell.number = QString::fromStdString(r.number);
    cell.unit = QString::fromStdString(r.unit);
}

Cell latency_cell(const In& in, const Out& out)
{
    Cell cell = started("latency");
    cell.short_label = in.is_training ? Say::tr("Time") : cell.label;
    cell.label = Say::work(in).latency;
    put(cell, si(out.latency), unit::millisecond.erased());
    cell.subline = Say::tr("%1 overhead").arg(Say::amount(out.latency_overhead, unit::millisecond));
    cell.term = QStringLiteral("latency");
    return cell;
}

Cell throughput_cell(const In& in, const Out& out)
{
    Cell cell = started("throughput");
    const double rate = si(out.throughput);
    cell.number = Say::number(rate);
    if (rate >= 1e5)
        cell.shorter = Say::count(rate);
    cell.unit = Say::work(in).rate;
    cell.subline = in.batch_size > 1 ? Say::tr("%1 per user").arg(Say::number(rate / in.batch_size))
                                     : Say::tr("one at a time");
    if (in.batch_size > 1
        && (in.is_training || !(in.model->is_transformer() || in.model->kind == ModelKind::StateSpace)))
        cell.subline = Say::tr("%1 at once").arg(Say::count(in.batch_size));
    cell.term = QStringLiteral("throughput");
    return cell;
}

Cell bottleneck_cell(const Out& out)
{
    Cell cell = started("bottleneck");
    cell.short_label = Say::tr("Binds");
    const bool memory = out.bottleneck == Bottleneck::Memory;
    const QString roofline = memory ? Say::tr("Memory") : Say::tr("Compute");
    cell.number = out.overhead_dominated ? Say::tr("Overhead") : roofline;
    cell.mark = ResultCell::Mark::Swatch;
    cell.swatch = out.overhead_dominated ? Bound::Overhead : memory ? Bound::Memory : Bound::Compute;
    const QString other = memory ? Say::tr("%1 compute", "factor over the compute time")
                                 : Say::tr("%1 memory", "factor over the memory time");
    cell.subline = out.overhead_dominated ? Say::tr("then %1", "what binds after overhead").arg(roofline.toLower())
                                          : other.arg(Say::factor(out.bottleneck_ratio));
    if (out.overhead_dominated)
        cell.tooltip += u' '
            + Say::tr("The roofline alone says %1; fixed overhead takes longer than either side.")
                  .arg(roofline.toLower());
    cell.formula = QStringLiteral("max(t_comp, t_mem, t_over)");
    cell.term = out.overhead_dominated ? QStringLiteral("overhead-bound")
        : memory                       ? QStringLiteral("memory-bound")
                                       : QStringLiteral("compute-bound");
    return cell;
}

Cell mfu_cell(const Out& out)
{
    Cell cell = started("mfu");
    put(cell, out.mfu, unit::percent.erased());
    cell.subline = Say::tr("of %1").arg(Say::amount(out.peak_flops, unit::teraflop_per_second));
    cell.term = QStringLiteral("MFU");
    return cell;
}

Cell fits_cell(const Out& out)
{
    Cell cell = started("feasible");
    cell.number = out.feasible ? Say::tr("Yes") : Say::tr("No");
    cell.mark = out.feasible ? ResultCell::Mark::Check : ResultCell::Mark::Cross;
    cell.state = out.feasible ? ResultCell::State::Normal : ResultCell::State::Error;
    const double share = out.memory_footprint / out.memory_capacity;
    if (!out.feasible)
        cell.subline = Say::tr("%1 missing").arg(Say::amount(*out.offload_spill_bytes, unit::gigabyte));
    else if (share < 0.005)
        cell.subline = Say::tr("%1 used").arg(Say::amount(out.memory_footprint, unit::gigabyte));
    else
        cell.subline = Say::tr("%1 of %2")
                           .arg(QString::fromStdString(format(share, unit::percent.erased(), 2)),
                               Say::amount(out.memory_capacity, unit::gigabyte));
    cell.formula = out.feasible ? QStringLiteral("M ≤ C") : QStringLiteral("M > C");
    cell.question = out.feasible ? Say::tr("Why does it fit?") : Say::tr("Why does it not fit?");
    cell.term = QStringLiteral("memory capacity");
    return cell;
}

Cell energy_cell(const In& in, const Out& out)
{
    Cell cell = started("energy");
    cell.short_label = cell.label;
    cell.label = in.is_training ? Say::tr("Energy per step")
        : in.batch_size > 1     ? Say::tr("Energy per batch")
                                : Say::tr("Energy per %1").arg(Say::work(in).one);
    cell.term = QStringLiteral("energy");
    if (!in.hardware->tdp) {
        cell.number = QStringLiteral("–");
        cell.subline = Say::tr("no design power");
        cell.tooltip = Say::tr("The machine states no design power, so no energy can be given.");
        cell.symbol.clear();
        return cell;
    }
    put(cell, si(out.energy), unit::joule.erased());
    const QString work = Say::work(in).one;
    if (in.batch_size > 1)
        cell.subline = in.is_training
            ? Say::tr("%1 each").arg(Say::amount(out.energy / in.batch_size, unit::joule))
            : Say::tr("%1 per %2").arg(Say::amount(out.energy / in.batch_size, unit::joule), work);
    else if (si(out.latency) > 0)
        cell.subline = Say::tr("at %1", "average power").arg(Say::amount(out.energy / out.latency, unit::watt));
    return cell;
}

QList<InspectorContent::Segment> step_of(const Out& out)
{
    using Segment = InspectorContent::Segment;
    const bool memory = out.bottleneck == Bottleneck::Memory;
    const auto segment = [](const QString& label, Time time, Bound bound) {
        return Segment { label, Say::amount(time, unit::millisecond), si(time), bound, false, {} };
    };
    Segment slower = segment(Say::tr("compute"), out.latency_compute, Bound::Compute);
    Segment faster = segment(Say::tr("memory"), out.latency_memory, Bound::Memory);
    if (memory)
        std::swap(slower, faster);
    faster.hidden = true;
    faster.text = Say::tr("%1, hidden", "time that runs under something longer").arg(faster.text);
    faster.note = Say::tr("Runs at the same time as %1 and adds nothing.").arg(slower.label);
    Segment fixed = segment(Say::tr("launch and layers"), out.latency_overhead, Bound::Overhead);
    fixed.note = Say::tr("One dispatch, and 10 µs of host work for each layer.");
    return { slower, fixed, faster };
}

QString subline_of(const In& in, const EngineSubject& subject)
{
    QStringList parts { !subject.phase.isEmpty() ? subject.phase
            : in.is_training                     ? Say::tr("Training")
                                                 : Say::tr("Inference") };
    parts.append(Say::tr("batch %1").arg(Say::count(in.batch_size)));
    parts.append(Say::precision(in.precision));
    if (in.is_training && in.model->is_transformer())
        parts.append(Say::tr("sequence %1").arg(Say::count(in.seq_len)));
    return (parts + subject.settings).join(QStringLiteral(" · "));
}

} // namespace

InspectorContent engine_content(const In& in, const Out& out, const EngineSubject& subject)
{
    const QString machine = subject.machine.isEmpty() ? Say::short_name(*in.hardware) : subject.machine;
    const QString model = subject.model.isEmpty() ? Say::text(in.model->name) : subject.model;
    InspectorContent content;
    content.subject = Say::tr("%1 on %2", "model and machine").arg(model, machine);
    content.subline = subline_of(in, subject);
    content.fidelity = Say::tr("Textbook model");

    const BindingVerdict verdict = engine_verdict(in, out, machine);
    content.tone = verdict.tone;
    content.bound = verdict.bound;
    content.title = verdict.title;
    content.sentence = verdict.sentence;

    content.cells = { latency_cell(in, out), throughput_cell(in, out), bottleneck_cell(out), mfu_cell(out),
        fits_cell(out), energy_cell(in, out) };
    content.remedies = engine_remedies(in, out, subject);
    content.step = step_of(out);
    content.step_seconds = si(out.latency);
    content.step_text = Say::amount(out.latency, unit::millisecond);
    content.memory = engine_memory(in, out);
    content.checks = engine_checks(in, out, machine);
    content.notes = engine_notes(in, out);
    content.assumptions = engine_assumptions(in);
    return content;
}

} // namespace mlsysim::widgets
