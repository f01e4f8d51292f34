// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/enginecontent.h"
#include "widgets/results/enginetext.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace mlsysim::widgets {

namespace {

using engine_solve::In;
using engine_solve::Out;
using Remedy = InspectorContent::Remedy;
using Say = EngineText;

constexpr int most_remedies = 4;
constexpr double widest_sharding = 64;

Out tried(const In& in)
{
    NoTrace none;
    return EngineSolve::solve(in, none);
}

/// A remedy with what it would need as its tooltip, if it helps.
void offer(QList<Remedy>& remedies, const In& changed, const QString& text, const QString& action)
{
    if (changed.is_training && !changed.activation_recomputation && changed.model->is_transformer()
        && detail::given(changed.model->heads, 0) == 0)
        return; // not a valid input
    const Out out = tried(changed);
    if (!out.feasible || remedies.size() >= most_remedies)
        return;
    remedies.append({ text, action,
        Say::tr("Then it needs %1 of %2")
            .arg(
                Say::amount(out.memory_footprint, unit::gigabyte), Say::amount(out.memory_capacity, unit::gigabyte)) });
}

void offer_precision(QList<Remedy>& remedies, const In& in)
{
    // The widest format that fits; among equals one that the machine has a rate for.
    const auto& compute = in.hardware->compute;
    const Precision half = compute.lists(Precision::Fp16) ? Precision::Fp16 : Precision::Bf16;
    const Precision byte
        = !compute.lists(Precision::Int8) && compute.lists(Precision::Fp8) ? Precision::Fp8 : Precision::Int8;
    for (const Precision p : { half, byte, Precision::Int4 }) {
        In changed = in;
        changed.precision = p;
        const bool trains = !in.is_training || bytes_per_element(p) >= 2;
        if (bytes_per_element(p) >= bytes_per_element(in.precision) || !trains)
            continue;
        const auto before = remedies.size();
        offer(remedies, changed, Say::tr("Use %1").arg(Say::precision(p)),
            QStringLiteral("precision=") + Say::precision(p));
        if (remedies.size() > before)
            return;
    }
}

/// Offers a change of training; where it is not enough by itself, together with recomputation.
bool offer_change(QList<Remedy>& remedies, In changed, const QString& text, const QString& action)
{
    const auto before = remedies.size();
    offer(remedies, changed, text, action);
    if (remedies.size() == before && !changed.activation_recomputation && changed.model->is_transformer()) {
        changed.activation_recomputation = true;
        offer(remedies, changed, Say::tr("%1, recompute", "a remedy, and activations recomputed").arg(text),
            action + QStringLiteral(";activation_recomputation=true"));
    }
    return remedies.size() > before;
}

void offer_training(QList<Remedy>& remedies, const In& in)
{
    if (!in.is_lora) {
        In changed = in;
        changed.is_lora = true;
        offer_change(remedies, changed, Say::tr("Train with LoRA"), QStringLiteral("is_lora=true"));
    }
    if (!in.model->is_transformer())
        return; // nothing else changes its memory
    if (!in.activation_recomputation) {
        In changed = in;
        changed.activation_recomputation = true;
        offer(remedies, changed, Say::tr("Recompute activations"), QStringLiteral("activation_recomputation=true"));
    }
    for (double batch = std::exp2(std::ceil(std::log2(in.batch_size)) - 1); batch >= 1; batch /= 2) {
        In changed = in;
        changed.batch_size = batch;
        if (!tried(changed).feasible)
            continue;
        offer(remedies, changed, Say::tr("Use batch %1").arg(Say::count(batch)),
            QStringLiteral("batch_size=%1").arg(batch));
        break;
    }
    for (double devices = 2; devices <= widest_sharding; devices *= 2) {
        In changed = in;
        changed.zero_stage = 3;
        changed.dp_size = std::max(in.dp_size, devices);
        if (offer_change(remedies, changed,
                Say::tr("ZeRO 3 over %1", "a number of devices").arg(Say::count(changed.dp_size)),
                QStringLiteral("zero_stage=3;dp_size=%1").arg(changed.dp_size)))
            break;
    }
}

void offer_machine(QList<Remedy>& remedies, const In& in, const EngineSubject& subject)
{
    // The nearest relative with just enough memory: same tier, same maker, then the smallest.
    const auto tier = [](const Hardware& h) { return std::string_view(h.path).substr(0, h.path.rfind('.') + 1); };
    const auto maker = [](const Hardware& h) { return std::string_view(h.name).substr(0, h.name.find(' ')); };
    const auto rank = [&](const Hardware* h) {
        return std::tuple { tier(*h) != tier(*in.hardware), maker(*h) != maker(*in.hardware), si(h->memory.capacity),
            -si(h->memory.bandwidth) };
    };
    const Hardware* best = nullptr;
    for (const Hardware* machine : subject.alternatives) {
        if (machine == in.hardware || machine->path.empty() || machine->path == in.hardware->path)
            continue;
        In changed = in;
        changed.hardware = machine;
        if (tried(changed).feasible && (!best || rank(machine) < rank(best)))
            best = machine;
    }
    if (!best)
        return;
    In changed = in;
    changed.hardware = best;
    offer(remedies, changed, Say::tr("Use %1").arg(Say::short_name(*best)),
        QStringLiteral("hardware=") + Say::text(best->path));
}

} // namespace

QList<Remedy> engine_remedies(const In& in, const Out& out, const EngineSubject& subject)
{
    QList<Remedy> remedies;
    if (out.feasible)
        return remedies;
    offer_precision(remedies, in);
    if (in.is_training)
        offer_training(remedies, in);
    const double devices = std::ceil(out.memory_footprint / out.memory_capacity);
    if (!in.is_training && devices <= subject.max_devices && remedies.size() < most_remedies)
        remedies.append({ Say::tr("Use %1× %2").arg(Say::count(devices), Say::short_name(*in.hardware)),
            QStringLiteral("devices=%1").arg(devices),
            Say::tr("Together they have %1").arg(Say::amount(out.memory_capacity * devices, unit::gigabyte)) });
    offer_machine(remedies, in, subject);
    return remedies;
}

} // namespace mlsysim::widgets
