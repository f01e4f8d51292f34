// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/languagecontent.h"

#include "widgets/results/enginetext.h"

#include <algorithm>

namespace mlsysim::widgets {

namespace {

using language_phases::Binding;
using language_phases::In;
using language_phases::Out;
using Cell = InspectorContent::Cell;
using Say = EngineText;

struct Words {
    QString phase, latency, energy;
};
Words words_of(Phase phase)
{
    switch (phase) {
    case Phase::Prefill:
        return { Say::tr("Prefill"), Say::tr("Time to first token"), Say::tr("Energy per prompt") };
    case Phase::Train:
        return { Say::tr("Training"), Say::tr("Time per step"), Say::tr("Energy per step") };
    case Phase::Decode:
        break;
    }
    return { Say::tr("Decode"), Say::tr("Latency per token"), Say::tr("Energy per token") };
}

double tokens_of(const In& in) { return in.phase == Phase::Decode ? in.batch_size : in.batch_size * in.context; }

Cell started(const char* id, const char* term)
{
    static constexpr const Structure& outputs = Describe<LanguagePhases>::solver.outputs;
    Cell cell;
    cell.id = QString::fromLatin1(id);
    cell.term = QString::fromLatin1(term);
    if (const Field* field = outputs.find(id)) {
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

/// The two times without their common unit: "6.93 to 8.43 ms".
QString band(Time low, Time high)
{
    const Readable top = readable(si(high), unit::millisecond.erased());
    return Say::tr("%1 to %2")
        .arg(QString::fromStdString(format_number(si(low) / top.factor)), QString::fromStdString(top.number));
}

QList<Cell> cells_of(const In& in, const Out& out)
{
    const Words words = words_of(in.phase);
    Cell latency = started("latency", "latency");
    latency.label = words.latency;
    put(latency, si(out.latency), unit::millisecond.erased());
    latency.subline = band(out.latency_low, out.latency_high);
    latency.tooltip = Say::tr("The band assumes 75 to 92 % of the bandwidth and 15 % more or less of the arithmetic.");

    Cell throughput = started("throughput", "throughput");
    throughput.number = Say::number(si(out.throughput));
    throughput.unit = Say::tr("tok/s");
    if (si(out.throughput) >= 1e5)
        throughput.shorter = Say::count(si(out.throughput));
    throughput.subline = in.phase == Phase::Decode
        ? Say::tr("%1 per user").arg(Say::number(si(out.throughput) / in.batch_size))
        : Say::tr("%1 tokens a step").arg(Say::count(tokens_of(in)));

    Cell bottleneck = started("bottleneck", "memory-bound");
    static const char* const names[]
        = { QT_TR_NOOP("Compute"), QT_TR_NOOP("Memory"), QT_TR_NOOP("Network"), QT_TR_NOOP("Overhead") };
    static constexpr Bound bounds[] = { Bound::Compute, Bound::Memory, Bound::Network, Bound::Overhead };
    static const char* const terms[] = { "compute-bound", "memory-bound", "all-reduce", "overhead-bound" };
    const auto which = static_cast<std::size_t>(out.bottleneck);
    bottleneck.number = Say::tr(names[which]);
    bottleneck.mark = ResultCell::Mark::Swatch;
    bottleneck.swatch = bounds[which];
    bottleneck.term = QString::fromLatin1(terms[which]);
    bottleneck.formula = QStringLiteral("max(t_comp, t_mem, t_net, t_over)");
    const double compute = si(out.latency_compute), memory = si(out.latency_memory);
    if (out.bottleneck == Binding::Memory)
        bottleneck.subline = Say::tr("%1 compute", "factor over the compute time").arg(Say::factor(memory / compute));
    else if (out.bottleneck == Binding::Compute)
        bottleneck.subline = Say::tr("%1 memory", "factor over the memory time").arg(Say::factor(compute / memory));
    else
        bottleneck.subline = Say::tr("then %1", "what binds after overhead")
                                 .arg(memory > compute ? Say::tr("memory") : Say::tr("compute"));

    Cell mfu = started("mfu", "MFU");
    put(mfu, out.mfu, unit::percent.erased());
    mfu.subline = Say::tr("of %1").arg(Say::amount(out.peak_flops, unit::teraflop_per_second));

    Cell fits = started("feasible", "memory capacity");
    fits.number = out.feasible ? Say::tr("Yes") : Say::tr("No");
    fits.mark = out.feasible ? ResultCell::Mark::Check : ResultCell::Mark::Cross;
    fits.state = out.feasible ? ResultCell::State::Normal : ResultCell::State::Error;
    fits.formula = out.feasible ? QStringLiteral("M ≤ C") : QStringLiteral("M > C");
    fits.subline = out.feasible
        ? Say::tr("%1 of %2")
              .arg(
                  QString::fromStdString(format(out.memory_footprint / out.memory_capacity, unit::percent.erased(), 2)),
                  Say::amount(out.memory_capacity, unit::gigabyte))
        : Say::tr("%1 missing").arg(Say::amount(out.memory_footprint - out.memory_capacity, unit::gigabyte));

    Cell energy = started("energy", "energy");
    energy.label = words.energy;
    if (!in.hardware->tdp) {
        energy.number = QStringLiteral("–");
        energy.subline = Say::tr("no design power");
        energy.symbol.clear();
    } else if (in.phase == Phase::Decode) {
        put(energy, si(out.energy) / in.batch_size, unit::joule.erased());
        energy.formula = QStringLiteral("E / B");
        energy.symbol.clear();
        energy.subline = Say::tr("%1 per step").arg(Say::amount(out.energy, unit::joule));
    } else {
        put(energy, si(out.energy), unit::joule.erased());
        energy.subline = Say::tr("%1 on average").arg(Say::amount(out.energy / out.latency, unit::watt));
    }
    return { latency, throughput, bottleneck, mfu, fits, energy };
}

QList<InspectorContent::Segment> step_of(const Out& out)
{
    using Segment = InspectorContent::Segment;
    const auto segment = [](const QString& label, Time time, Bound bound) {
        return Segment { label, Say::amount(time, unit::millisecond), si(time), bound, false, {} };
    };
    Segment slower = segment(Say::tr("compute"), out.latency_compute, Bound::Compute);
    Segment faster = segment(Say::tr("memory"), out.latency_memory, Bound::Memory);
    if (faster.seconds > slower.seconds)
        std::swap(slower, faster);
    faster.hidden = true;
    faster.text = Say::tr("%1, hidden", "time that runs under something longer").arg(faster.text);
    faster.note = Say::tr("Runs at the same time as %1 and adds nothing.").arg(slower.label);
    QList<Segment> all { slower };
    if (out.latency_network > Time())
        all.append(segment(Say::tr("network"), out.latency_network, Bound::Network));
    all.append(segment(Say::tr("launch and layers"), out.latency_overhead, Bound::Overhead));
    all.append(faster);
    return all;
}

InspectorContent::Memory memory_of(const Out& out)
{
    InspectorContent::Memory memory;
    const auto add = [&](MemoryPart part, const QString& label, Data bytes) {
        if (bytes > Data())
            memory.parts.append({ part, label, Say::amount(bytes, unit::gigabyte), si(bytes), {} });
    };
    add(MemoryPart::Weights, Say::tr("weights"), out.weight_bytes);
    add(MemoryPart::KvCache, Say::tr("KV cache"), out.kv_cache_bytes);
    add(MemoryPart::Activations, Say::tr("activations"), out.activation_bytes);
    add(MemoryPart::Gradients, Say::tr("gradients"), out.gradient_bytes);
    add(MemoryPart::Optimizer, Say::tr("optimizer"), out.optimizer_bytes);
    memory.used = si(out.memory_footprint);
    memory.capacity = si(out.memory_capacity);
    memory.fits = out.feasible;
    memory.used_text = Say::amount(out.memory_footprint, unit::gigabyte);
    memory.capacity_text = Say::tr("of %1").arg(Say::amount(out.memory_capacity, unit::gigabyte));
    if (out.feasible) {
        memory.free_text = Say::amount(out.memory_capacity - out.memory_footprint, unit::gigabyte);
    } else {
        memory.missing = memory.used - memory.capacity;
        memory.missing_text = Say::amount(out.memory_footprint - out.memory_capacity, unit::gigabyte);
    }
    return memory;
}

bool would_fit(In in)
{
    Problems problems;
    LanguagePhases::check(in, problems);
    NoTrace none;
    return problems.empty() && LanguagePhases::solve(in, none).feasible;
}

} // namespace

BindingVerdict language_verdict(const In& in, const Out& out, const QString& machine)
{
    const double compute = si(out.latency_compute), memory = si(out.latency_memory);
    if (!out.feasible) {
        const QString missing = Say::amount(out.memory_footprint - out.memory_capacity, unit::gigabyte);
        const QString cache = out.kv_cache_bytes > Data()
            ? Say::tr(" (weights %1, KV cache %2)")
                  .arg(Say::amount(out.weight_bytes, unit::gigabyte), Say::amount(out.kv_cache_bytes, unit::gigabyte))
            : QString();
        const QString most = out.memory_full_batch >= 1
            ? u' ' + Say::tr("A batch of %1 would fit.").arg(Say::count(out.memory_full_batch))
            : QString();
        return { BindingNote::Tone::Error, Bound::Infeasible, Say::tr("It does not fit"),
            Say::tr("It needs %1%2, %3 has %4: %5 are missing.%6 The times are those it would have if it did.")
                .arg(Say::amount(out.memory_footprint, unit::gigabyte), cache, machine,
                    Say::amount(out.memory_capacity, unit::gigabyte), missing, most),
            Say::tr("Does not fit, %1 are missing").arg(missing) };
    }
    switch (out.bottleneck) {
    case Binding::Overhead:
        return { BindingNote::Tone::Info, Bound::Overhead, Say::tr("Overhead binds"),
            Say::tr("Dispatch and layers take %1 of %2. A larger batch or fewer layers helps; more FLOP/s and more "
                    "bandwidth hardly do.")
                .arg(Say::amount(out.latency_overhead, unit::millisecond), Say::amount(out.latency, unit::millisecond)),
            Say::tr("Overhead-bound") };
    case Binding::Network:
        return { BindingNote::Tone::Warning, Bound::Network, Say::tr("The link between the devices binds"),
            Say::tr("All-reduces take %1 of %2. Fewer devices, a faster link or a larger batch helps; more FLOP/s does "
                    "not.")
                .arg(Say::amount(out.latency_network, unit::millisecond), Say::amount(out.latency, unit::millisecond)),
            Say::tr("Network-bound") };
    case Binding::Compute: {
        const QString by = Say::factor(compute / memory);
        return { BindingNote::Tone::Info, Bound::Compute, Say::tr("Arithmetic binds"),
            Say::tr("The arithmetic takes %1 as long as moving the bytes. More FLOP/s, a higher efficiency or a faster "
                    "format helps; more bandwidth does not.")
                .arg(by),
            Say::tr("Compute-bound, %1 the memory time").arg(by) };
    }
    case Binding::Memory:
        break;
    }
    const QString by = Say::factor(memory / compute);
    // More sequences share the weights, but each brings its own cache.
    const bool cache_rules = out.kv_cache_bytes > out.weight_bytes;
    const QString helps = in.phase != Phase::Decode ? Say::tr("Fewer bytes per weight or more bandwidth helps")
        : cache_rules ? Say::tr("A shorter context, fewer bytes per value or more bandwidth helps")
                      : Say::tr("A larger batch, fewer bytes per weight or more bandwidth helps");
    return { BindingNote::Tone::Warning, Bound::Memory, Say::tr("Memory bandwidth binds"),
        Say::tr("Moving bytes takes %1 as long as the arithmetic. %2; more FLOP/s does not.").arg(by, helps),
        Say::tr("Memory-bound, %1 the compute time").arg(by) };
}

QList<InspectorContent::Remedy> language_remedies(const In& in, const Out& out, const EngineSubject& subject)
{
    QList<InspectorContent::Remedy> remedies;
    if (out.feasible)
        return remedies;
    for (const Precision p : { Precision::Fp8, Precision::Int8, Precision::Int4 }) {
        In changed = in;
        changed.precision = p;
        if (bytes_per_element(p) < bytes_per_element(in.precision) && in.phase != Phase::Train && would_fit(changed)) {
            remedies.append({ Say::tr("Use %1").arg(Say::precision(p)),
                QStringLiteral("precision=") + Say::precision(p), Say::tr("Fewer bytes for each weight") });
            break;
        }
    }
    if (out.memory_full_batch >= 1 && out.memory_full_batch < in.batch_size)
        remedies.append({ Say::tr("Use batch %1").arg(Say::count(out.memory_full_batch)),
            QStringLiteral("batch_size=") + QString::number(out.memory_full_batch, 'f', 0),
            Say::tr("The largest batch that fits") });
    for (std::int64_t devices = in.devices * 2; devices <= subject.max_devices; devices *= 2) {
        In changed = in;
        changed.devices = devices;
        if (would_fit(changed)) {
            remedies.append({ Say::tr("Use %1× %2").arg(devices).arg(Say::short_name(*in.hardware)),
                QStringLiteral("devices=") + QString::number(devices),
                Say::tr("The smallest group whose memory is large enough") });
            break;
        }
    }
    const Hardware* smallest = nullptr;
    for (const Hardware* machine : subject.alternatives) {
        In changed = in;
        changed.hardware = machine;
        if (machine->memory.capacity > in.hardware->memory.capacity
            && (!smallest || machine->memory.capacity < smallest->memory.capacity) && would_fit(changed))
            smallest = machine;
    }
    if (smallest)
        remedies.append({ Say::tr("Use %1").arg(Say::short_name(*smallest)),
            QStringLiteral("hardware=") + Say::text(smallest->path),
            Say::tr("The smallest machine whose memory is large enough") });
    return remedies;
}

InspectorContent language_content(const In& in, const Out& out, const EngineSubject& subject)
{
    const QString machine = subject.machine.isEmpty() ? Say::short_name(*in.hardware) : subject.machine;
    const QString model = subject.model.isEmpty() ? Say::text(in.model->name) : subject.model;
    InspectorContent content;
    content.subject = Say::tr("%1 on %2", "model and machine").arg(model, machine);
    QStringList parts { words_of(in.phase).phase, Say::tr("batch %1").arg(Say::count(in.batch_size)),
        Say::precision(in.precision),
        (in.phase == Phase::Prefill         ? Say::tr("prompt %1")
                : in.phase == Phase::Decode ? Say::tr("context %1")
                                            : Say::tr("sequence %1"))
            .arg(Say::count(in.context)) };
    content.subline = (parts + subject.settings).join(QStringLiteral(" · "));
    content.fidelity = Say::tr("Detailed model");
    const BindingVerdict verdict = language_verdict(in, out, machine);
    content.tone = verdict.tone;
    content.bound = verdict.bound;
    content.title = verdict.title;
    content.sentence = verdict.sentence;
    content.cells = cells_of(in, out);
    content.remedies = language_remedies(in, out, subject);
    content.step = step_of(out);
    content.step_seconds = si(out.latency);
    content.step_text = Say::amount(out.latency, unit::millisecond);
    content.memory = memory_of(out);
    using Check = InspectorContent::Check;
    content.checks.append({ out.feasible ? Check::Verdict::Passed : Check::Verdict::Failed,
        Say::tr("Memory: %1 needed, %2 on %3")
            .arg(Say::amount(out.memory_footprint, unit::gigabyte), Say::amount(out.memory_capacity, unit::gigabyte),
                machine) });
    if (in.precision == Precision::Int4)
        content.checks.append(
            { Check::Verdict::Noted, Say::tr("int4 weights are expanded and compute at the fp16 rate") });
    if (in.model->context_length && in.context > *in.model->context_length)
        content.checks.append({ Check::Verdict::Failed,
            Say::tr("The context is longer than the %1 tokens the model was made for")
                .arg(Say::count(*in.model->context_length)) });
    content.notes.append({ Say::tr("Why this differs from Textbook"),
        in.phase == Phase::Decode
            ? Say::tr("The textbook model moves a tenth of the weights once more for every request, which keeps the "
                      "[[arithmetic intensity]] of a language model under ten times its work over its weights, and "
                      "leaves the [[KV cache]] out of the memory. Here the weights are read once for the whole "
                      "[[batch]] and each sequence brings its own cache.")
            : Say::tr("The textbook model counts one token of work for a unit; here a step works on every token of "
                      "every sequence, and [[attention]] over the context is counted.") });
    content.notes.append({ Say::tr("What this model leaves out"),
        Say::tr("Compute and memory overlap perfectly, every layer is alike, and the shares of the peak rates are "
                "settings. Sampling, scheduling, fragmentation and quantization scales are not counted.") });
    content.assumptions.append({ QStringLiteral("t_over"),
        Say::tr("10 µs for each layer is the order of a kernel launch with its host work") });
    content.assumptions.append({ QStringLiteral("BW_e"),
        Say::tr("85 % of the datasheet is what well-tuned copies reach; 75 to 92 % is the band") });
    return content;
}

} // namespace mlsysim::widgets
