// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lessonquantity.h"

#include "app/desktop/rooflinescenebuilder.h"
#include "engine/units/text.h"
#include "widgets/parameters/text.h"

#include <algorithm>
#include <array>

namespace mlsysim::desktop {

using widgets::text_of;

namespace {

const QString bottleneck = QStringLiteral("bottleneck"); ///< the one quantity that is no number

struct Named {
    const char* id;
    Unit unit;
    double (*read)(const CaseSolver&, const StepResult&);
};

const auto& numbers()
{
    using S = const CaseSolver&;
    using R = const StepResult&;
    static const std::array all {
        Named { "latency", unit::millisecond.erased(), [](S, R r) { return r.latency; } },
        Named { "compute_time", unit::millisecond.erased(), [](S, R r) { return r.compute; } },
        Named { "memory_time", unit::millisecond.erased(), [](S, R r) { return r.memory; } },
        Named { "intensity", unit::flop_per_byte.erased(), [](S, R r) { return r.intensity; } },
        Named { "ridge", unit::flop_per_byte.erased(), [](S, R r) { return r.peak / r.bandwidth; } },
        Named { "attained", unit::teraflop_per_second.erased(), [](S, R r) { return r.attained; } },
        Named { "peak", unit::teraflop_per_second.erased(), [](S, R r) { return r.peak; } },
        Named { "bandwidth", unit::terabyte_per_second.erased(), [](S, R r) { return r.bandwidth; } },
        Named { "mfu", unit::percent.erased(), [](S, R r) { return r.mfu; } },
        Named { "memory", unit::gigabyte.erased(), [](S, R r) { return r.needed; } },
        Named { "capacity", unit::gigabyte.erased(), [](S, R r) { return r.capacity; } },
    };
    return all;
}

/// Plain counts, which have no unit to choose.
const auto& counts()
{
    using S = const CaseSolver&;
    using R = const StepResult&;
    static const std::array all {
        std::pair<const char*, double (*)(S, R)> { "batch", [](S, R r) { return r.batch; } },
        std::pair<const char*, double (*)(S, R)> { "throughput", [](S, R r) { return r.throughput; } },
        std::pair<const char*, double (*)(S, R)> { "full_batch", [](S s, R) { return s.memoryFullBatch(); } },
    };
    return all;
}

const Named* number_of(const QString& id)
{
    const auto found = std::find_if(
        numbers().begin(), numbers().end(), [&](const Named& one) { return id == QLatin1String(one.id); });
    return found == numbers().end() ? nullptr : &*found;
}

} // namespace

QStringList lesson_quantities()
{
    QStringList all { bottleneck };
    for (const Named& one : numbers())
        all.append(QLatin1String(one.id));
    for (const auto& [id, read] : counts())
        all.append(QLatin1String(id));
    return all;
}

bool is_lesson_quantity(const QString& id) { return lesson_quantities().contains(id); }

QString typed_unit(const QString& id)
{
    const Named* one = number_of(id);
    return one ? text_of(one->unit.label) : QString();
}

double typed_factor(const QString& id)
{
    const Named* one = number_of(id);
    return one ? one->unit.factor : 1;
}

std::optional<LessonQuantity> measure(const Workspace& workspace, const QString& id)
{
    const Case c = workspace.current();
    if (!c)
        return {};
    const CaseSolver solver(workspace, c);
    if (!solver.problem().isEmpty())
        return {};
    const StepResult now = solver.now();
    if (id == bottleneck)
        return LessonQuantity { 0, verdict_of(now), QLatin1String(verdict_name(now)) };
    if (const Named* one = number_of(id)) {
        const double value = one->read(solver, now);
        return LessonQuantity { value, text_of(format(value, one->unit)), {} };
    }
    for (const auto& [name, read] : counts())
        if (id == QLatin1String(name))
            return LessonQuantity { read(solver, now), text_of(format_count(read(solver, now))), {} };
    return {};
}

bool holds(const LessonCondition& condition, const Workspace& workspace)
{
    const auto now = measure(workspace, condition.quantity);
    return now && (condition.is.isEmpty() || now->word == condition.is)
        && (!condition.above || now->value > *condition.above) && (!condition.below || now->value < *condition.below);
}

QString filled_in(QString text, const Workspace& workspace)
{
    for (const QString& id : lesson_quantities())
        if (const QString brace = QLatin1Char('{') + id + QLatin1Char('}'); text.contains(brace))
            if (const auto now = measure(workspace, id))
                text.replace(brace, now->text);
    return text;
}

} // namespace mlsysim::desktop
