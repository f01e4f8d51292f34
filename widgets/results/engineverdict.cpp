// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/enginecontent.h"
#include "widgets/results/enginetext.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

using engine_solve::In;
using engine_solve::MemoryPath;
using engine_solve::Out;
using Say = EngineText;

constexpr double hardly = 1.2; ///< a gain below this is not worth the advice
constexpr double close = 1.1; ///< below this both sides count as equal for advice

/// What a larger batch could still bring: the intensity grows up to its cap.
double batch_gain(const Out& out)
{
    const double intensity = si(out.arithmetic_intensity);
    return intensity > 0 ? si(out.intensity_cap) / intensity : 1;
}

/// The narrowest format at which the machine is listed as faster than now; nothing when there is none.
QString faster_format(const In& in)
{
    const auto& compute = in.hardware->compute;
    std::optional<Precision> best;
    for (const Precision p : { Precision::Fp16, Precision::Fp8, Precision::Int8, Precision::Int4 })
        if (compute.lists(p) && compute.rate(p) > compute.rate(in.precision) * 1.05
            && (!best || compute.rate(p) > compute.rate(*best)) && !(in.is_training && bytes_per_element(p) < 1))
            best = p;
    return best ? Say::precision(*best) : QString();
}

QString listed(const QStringList& things)
{
    if (things.size() < 2)
        return things.join(QString());
    return Say::tr("%1 or %2", "the last of a list")
        .arg(things.mid(0, things.size() - 1).join(QStringLiteral(", ")), things.last());
}

QString sentence_case(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/// "A, b or c help" with the verb of its number.
QString helps(const QStringList& things)
{
    return sentence_case(things.size() > 1 ? Say::tr("%1 helps", "one of several things").arg(listed(things))
                                           : Say::tr("%1 helps", "one thing").arg(things.value(0)));
}

BindingVerdict misfit(const In& in, const Out& out, const QString& machine)
{
    BindingVerdict v { BindingNote::Tone::Error, Bound::Infeasible, Say::tr("It does not fit"), {}, {} };
    const QString missing = Say::amount(*out.offload_spill_bytes, unit::gigabyte);
    const QString what = in.is_training ? Say::tr("Training needs %1") : Say::tr("The weights need %1");
    v.sentence
        = Say::tr("%1, %2 has %3: %4 are missing. The times assume that everything streams over the host link at %5.")
              .arg(what.arg(Say::amount(out.memory_footprint, unit::gigabyte)), machine,
                  Say::amount(out.memory_capacity, unit::gigabyte), missing,
                  Say::amount(*out.offload_effective_bw, unit::gigabyte_per_second));
    v.brief = Say::tr("Does not fit, %1 are missing").arg(missing);
    return v;
}

BindingVerdict overhead(const Out& out)
{
    const bool memory = out.bottleneck == Bottleneck::Memory;
    const double other = si(memory ? out.latency_memory : out.latency_compute);
    const QString times = other > 0 ? Say::factor(si(out.latency_overhead) / other) : QString();
    BindingVerdict v { BindingNote::Tone::Info, Bound::Overhead, Say::tr("Overhead binds"), {}, {} };
    const QString share
        = Say::tr("Dispatch and layers take %1 of %2")
              .arg(Say::amount(out.latency_overhead, unit::millisecond), Say::amount(out.latency, unit::millisecond));
    const QString compared = times.isEmpty() ? QString()
        : memory                             ? Say::tr(", %1 as long as moving the bytes").arg(times)
                                             : Say::tr(", %1 as long as the arithmetic").arg(times);
    v.sentence = Say::tr("%1%2. A larger batch or fewer layers helps; more FLOP/s and more bandwidth hardly do.")
                     .arg(share, compared);
    v.brief = Say::tr("Overhead-bound, %1 of the time")
                  .arg(QString::fromStdString(format(out.latency_overhead / out.latency, unit::percent.erased(), 2)));
    return v;
}

BindingVerdict memory_bound(const In& in, const Out& out)
{
    BindingVerdict v { BindingNote::Tone::Warning, Bound::Memory, Say::tr("Memory bandwidth binds"), {}, {} };
    if (out.memory_path == MemoryPath::Sram)
        v.title = Say::tr("SRAM bandwidth binds");
    else if (out.memory_path == MemoryPath::Flash)
        v.title = Say::tr("Flash bandwidth binds");
    const double ratio = out.bottleneck_ratio;
    v.brief = Say::tr("Memory-bound, %1 the compute time").arg(Say::factor(ratio));
    if (!std::isfinite(ratio)) {
        v.sentence = Say::tr("The model states no arithmetic, so only moving the bytes takes time.");
        return v;
    }
    const QString by = Say::tr("Moving bytes takes %1 as long as the arithmetic").arg(Say::factor(ratio));
    if (ratio < close) {
        v.sentence
            = Say::tr("%1: both sides are nearly equal, so speeding up one alone gains at most that factor.").arg(by);
        return v;
    }
    QStringList good;
    const bool batch = !in.is_training && batch_gain(out) >= hardly;
    if (batch)
        good.append(Say::tr("a larger batch"));
    if (bytes_per_element(in.precision) > 0.5)
        good.append(Say::tr("fewer bytes per weight"));
    good.append(Say::tr("more bandwidth"));
    v.sentence = Say::tr("%1. %2; more FLOP/s does not.").arg(by, helps(good));
    if (!batch && !in.is_training)
        v.sentence
            += u' ' + Say::tr("A larger batch gains at most %1.").arg(Say::factor(std::max(1.0, batch_gain(out))));
    return v;
}

BindingVerdict compute_bound(const In& in, const Out& out)
{
    BindingVerdict v { BindingNote::Tone::Info, Bound::Compute, Say::tr("Arithmetic binds"), {}, {} };
    const double ratio = out.bottleneck_ratio;
    v.brief = Say::tr("Compute-bound, %1 the memory time").arg(Say::factor(ratio));
    if (!std::isfinite(ratio)) {
        v.sentence = Say::tr("The model states no bytes to move, so only the arithmetic takes time.");
        return v;
    }
    if (si(out.latency_compute) <= 0) {
        v.brief = Say::tr("Nothing to compute or to move");
        v.title = v.brief;
        return v;
    }
    const QString by = Say::tr("The arithmetic takes %1 as long as moving the bytes").arg(Say::factor(ratio));
    if (ratio < close) {
        v.sentence
            = Say::tr("%1: both sides are nearly equal, so speeding up one alone gains at most that factor.").arg(by);
        return v;
    }
    QStringList good { Say::tr("more FLOP/s") };
    if (in.efficiency < 1)
        good.append(Say::tr("a higher efficiency"));
    if (const QString format = faster_format(in); !format.isEmpty())
        good.append(format);
    v.sentence = Say::tr("%1. %2; more bandwidth does not.").arg(by, helps(good));
    return v;
}

} // namespace

BindingVerdict engine_verdict(const In& in, const Out& out, const QString& machine)
{
    if (!out.feasible)
        return misfit(in, out, machine.isEmpty() ? Say::short_name(*in.hardware) : machine);
    if (out.overhead_dominated)
        return overhead(out);
    return out.bottleneck == Bottleneck::Memory ? memory_bound(in, out) : compute_bound(in, out);
}

} // namespace mlsysim::widgets
