// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/enginenotes.h"

#include "widgets/results/enginetext.h"

namespace mlsysim::widgets {

namespace {

using engine_solve::In;
using engine_solve::MemoryPath;
using engine_solve::Out;
using Say = EngineText;
using Check = InspectorContent::Check;
using Store = InspectorContent::Store;

Store store(MemoryPart part, const QString& label, Data bytes)
{
    return { part, label, Say::amount(bytes, unit::gigabyte), si(bytes), {} };
}

QList<Store> training_parts(const In& in, const Out& out)
{
    if (in.model->is_transformer()) {
        const TrainingMemory m = transformer_training_memory(*in.model, in.batch_size, in.seq_len, in.precision,
            in.activation_recomputation ? Recomputation::Full : Recomputation::None, in.zero_stage, in.dp_size,
            in.is_lora);
        return { store(MemoryPart::Weights, Say::tr("weights"), m.weights),
            store(MemoryPart::Activations, Say::tr("activations"), m.activations),
            store(MemoryPart::Gradients, Say::tr("gradients"), m.gradients),
            store(MemoryPart::Optimizer, Say::tr("optimizer"), m.optimizer) };
    }
    const Data beside = out.memory_footprint - out.weight_bytes;
    if (in.is_lora)
        return { store(MemoryPart::Weights, Say::tr("weights"), out.weight_bytes),
            store(MemoryPart::Optimizer, Say::tr("adapters"), beside) };
    return { store(MemoryPart::Weights, Say::tr("weights"), out.weight_bytes),
        store(MemoryPart::Gradients, Say::tr("gradients"), out.weight_bytes),
        store(MemoryPart::Optimizer, Say::tr("optimizer"), beside - out.weight_bytes) };
}

} // namespace

InspectorContent::Memory engine_memory(const In& in, const Out& out)
{
    InspectorContent::Memory memory;
    memory.parts = in.is_training
        ? training_parts(in, out)
        : QList<Store> { store(MemoryPart::Weights, Say::tr("weights"), out.memory_footprint) };
    memory.used = si(out.memory_footprint);
    memory.capacity = si(out.memory_capacity);
    memory.fits = out.feasible;
    const Readable used = readable(memory.used, unit::gigabyte.erased());
    const Readable capacity = readable(memory.capacity, unit::gigabyte.erased());
    memory.used_text = QString::fromStdString(used.unit == capacity.unit ? used.number : used.text());
    memory.capacity_text = Say::tr("of %1").arg(QString::fromStdString(capacity.text()));
    if (out.feasible) {
        memory.free_text = Say::amount(out.memory_capacity - out.memory_footprint, unit::gigabyte);
    } else {
        memory.missing = si(*out.offload_spill_bytes);
        memory.missing_text = Say::amount(*out.offload_spill_bytes, unit::gigabyte);
    }
    return memory;
}

QList<Check> engine_checks(const In& in, const Out& out, const QString& machine)
{
    QList<Check> checks;
    checks.append({ out.feasible ? Check::Verdict::Passed : Check::Verdict::Failed,
        Say::tr("Memory: needs %1, %2 has %3")
            .arg(Say::amount(out.memory_footprint, unit::gigabyte), machine,
                Say::amount(out.memory_capacity, unit::gigabyte)) });
    // The default is the dense 16-bit rate, so that nothing is wrong when just that is not listed apart.
    const bool default_is_meant = in.precision == Precision::Fp16 || in.precision == Precision::Bf16;
    if (!out.precision_listed && !default_is_meant)
        checks.append({ Check::Verdict::Noted,
            Say::tr("%1 lists no %2 rate; its default of %3 is used")
                .arg(machine, Say::precision(in.precision), Say::amount(out.peak_flops, unit::teraflop_per_second)) });
    const QString rate = Say::amount(out.peak_bw_actual, unit::gigabyte_per_second);
    if (out.memory_path == MemoryPath::Sram)
        checks.append({ Check::Verdict::Noted, Say::tr("Weights fit in SRAM and stream from there at %1").arg(rate) });
    else if (out.memory_path == MemoryPath::Flash)
        checks.append({ Check::Verdict::Noted, Say::tr("Weights stream from flash at %1").arg(rate) });
    else if (out.memory_path == MemoryPath::Offload)
        checks.append({ Check::Verdict::Noted, Say::tr("All traffic is charged to the host link at %1").arg(rate) });
    return checks;
}

QList<InspectorContent::Note> engine_notes(const In& in, const Out& out)
{
    QStringList left_out;
    if (in.is_training)
        left_out.append(Say::tr("Traffic of [[gradient|gradients]] and [[optimizer state]]: only the forward pass "
                                "moves bytes, and a sample counts as one unit of work whatever its length."));
    else if (in.model->is_transformer())
        left_out.append(Say::tr("The [[KV cache]]: memory and traffic do not grow with the context, and memory does "
                                "not grow with the [[batch]]."));
    else
        left_out.append(Say::tr("[[activation|Activations]] in memory: it holds the weights and nothing else."));
    if (out.intensity_cap < out.ridge_point)
        left_out.append(
            Say::tr("Real activation traffic: a tenth of the weights moves again for every unit of work, so the "
                    "[[arithmetic intensity]] ends at %1 and never reaches the [[ridge point]] at %2.")
                .arg(Say::amount(out.intensity_cap, unit::flop_per_byte),
                    Say::amount(out.ridge_point, unit::flop_per_byte)));
    else
        left_out.append(Say::tr("Real activation traffic: a tenth of the weights moves again for every unit of work."));
    left_out.append(Say::tr("Losses of the memory system: bandwidth counts as the datasheet states it; only arithmetic "
                            "has an [[efficiency]]."));
    if (in.model->kind == ModelKind::SparseTransformer)
        left_out.append(Say::tr("Routing: the weights of every [[expert]] are read, however few a token uses."));
    QList<InspectorContent::Note> notes { { Say::tr("What the textbook model leaves out"), left_out.join(u'\n') } };
    if (!out.feasible)
        notes.append({ Say::tr("About the times when it does not fit"),
            Say::tr("Every byte is charged to the host link, though only the part that does not fit has to cross it. "
                    "The true time lies between this one and the time of a machine with enough memory.") });
    return notes;
}

QList<InspectorContent::Assumption> engine_assumptions(const In& in)
{
    QList<InspectorContent::Assumption> all {
        { QStringLiteral("Q"), Say::tr("0.1·W per unit of work: heuristic for activations") },
        { QStringLiteral("t_over"), Say::tr("10 µs per layer: order of magnitude of a launch") },
        { QStringLiteral("E"), Say::tr("30 % of the power when idle: Barroso and Hölzle 2007") },
    };
    if (in.is_training)
        all.append({ QStringLiteral("O_u"), Say::tr("3 forward passes, 4 with recomputation: Chowdhery et al. 2022") });
    return all;
}

} // namespace mlsysim::widgets
