// SPDX-License-Identifier: Apache-2.0
#include "app/shared/results.h"

#include "app/shared/wording.h"

#include <cmath>

namespace mlsysim::shared {

namespace {

/// What tells which case a map is about.
constexpr std::string_view machine_id = "machine", model_id = "model", count_id = "count";

std::string text_at(const Value& of, std::string_view name)
{
    const Value* found = of.find(name);
    return found && found->text() ? *found->text() : std::string();
}

bool same_case(const Value& a, const Value& b)
{
    return text_at(a, machine_id) == text_at(b, machine_id) && text_at(a, model_id) == text_at(b, model_id);
}

bool equal(const Value& a, const Value& b)
{
    if (!a.is_number() || !b.is_number())
        return a == b;
    const double x = a.number(), y = b.number();
    return x == y || std::abs(x - y) <= 1e-12 * std::max(std::abs(x), std::abs(y));
}

} // namespace

Value::List results_of(const Design& design)
{
    Value::List list;
    for (int machine = 0; machine < static_cast<int>(design.hardware.size()); ++machine)
        for (int model = 0; model < static_cast<int>(design.models.size()); ++model) {
            const DrawnMachine& drawn = design.drawn.machines[static_cast<std::size_t>(machine)];
            const CaseSolver solver = design.solver(design.subject(machine, model));
            Value::Map row { { std::string(machine_id), drawn.path }, { std::string(count_id), drawn.count },
                { std::string(model_id), design.drawn.models[static_cast<std::size_t>(model)] } };
            const auto add = [&](const char* name, Value value) { row.push_back({ name, std::move(value) }); };
            if (!solver.problem().empty()) {
                add("problem", solver.problem());
            } else {
                const StepResult r = solver.now();
                add("batch", r.batch);
                add("latency", r.latency);
                add("throughput", r.throughput);
                add("arithmetic_intensity", r.intensity);
                add("attained_flops", r.attained);
                add("mfu", r.mfu);
                add("energy", r.energy);
                add("memory_footprint", r.needed);
                add("memory_capacity", r.capacity);
                add("feasible", r.fits);
                add("verdict", words(r.verdict()));
            }
            list.emplace_back(std::move(row));
        }
    return list;
}

Value with_results(Value session, const Design& design)
{
    session.set("results", results_of(design));
    return session;
}

std::vector<Change> changes_since(const Value::List& then, const Value::List& now)
{
    std::vector<Change> changes;
    const auto add = [&](const Value& one, std::string what, Value before, Value after) {
        changes.push_back(
            { text_at(one, machine_id), text_at(one, model_id), std::move(what), std::move(before), std::move(after) });
    };
    const auto find = [](const Value::List& list, const Value& one) -> const Value* {
        const auto found = std::ranges::find_if(list, [&](const Value& other) { return same_case(one, other); });
        return found == list.end() ? nullptr : &*found;
    };
    for (const Value& before : then) {
        const Value* after = find(now, before);
        if (!after)
            add(before, "case", true, {});
        for (const Member& m : after&& before.map() ? *before.map() : Value::Map())
            if (const Value* other = after->find(m.name); !other || !equal(m.value, *other))
                add(before, m.name, m.value, other ? *other : Value());
    }
    for (const Value& after : now)
        if (!find(then, after))
            add(after, "case", {}, true);
    return changes;
}

} // namespace mlsysim::shared
