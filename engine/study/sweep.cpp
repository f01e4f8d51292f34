// SPDX-License-Identifier: Apache-2.0
#include "engine/study/sweep.h"

#include "engine/units/text.h"

#include <cmath>
#include <limits>

namespace mlsysim {

namespace {

constexpr double refused = std::numeric_limits<double>::quiet_NaN();

const Type& number_type(const Type& type) { return type.kind == Kind::Optional ? *type.element : type; }

/// Whether a member of that type may hold `x`.
bool fits(const Field& field, const Type& type, double x)
{
    const bool whole = std::floor(x) == x;
    switch (type.kind) {
    case Kind::Switch:
        return x == 0 || x == 1;
    case Kind::Choice:
        return whole && x >= 0 && x < static_cast<double>(type.names.size());
    case Kind::Integer:
        return whole && field.min <= x && x <= field.max;
    default:
        return field.min <= x && x <= field.max;
    }
}

/// The value as `Evaluation::set` takes it.
Value value_of(const Type& type, double x)
{
    if (type.kind == Kind::Switch)
        return x != 0;
    if (type.kind == Kind::Choice)
        return type.names[static_cast<std::size_t>(x)];
    return x;
}

/// A number among the results. Only members of the outermost structure and of groups in it stay where they are from one
/// run to the next; others are looked up again.
struct Output {
    std::string_view path;
    Place place;
    bool stays = false;
};

bool stays(const Structure& outputs, std::string_view path)
{
    const Structure* here = &outputs;
    while (here) {
        const auto dot = path.find('.');
        const Field* field = here->find(path.substr(0, dot));
        if (!field)
            return false;
        if (dot == std::string_view::npos)
            return true;
        here = field->type->structure;
        path.remove_prefix(dot + 1);
    }
    return false;
}

/// The record that holds the axis, and what has to be done about it after each change. `derived` is called again on the
/// same record, so it must write the same whatever it wrote before.
struct OwnRecord {
    const RecordType* type = nullptr;
    void* record = nullptr;
    const void* base = nullptr; ///< what it extends
    const Value* changes = nullptr;

    bool renew() const
    {
        if (base && type->derived)
            type->derived(record, *changes, base);
        Problems problems;
        if (type && type->check)
            type->check(record, problems);
        return problems.empty();
    }
};

OwnRecord own_record(const Evaluation& evaluation, std::string_view axis)
{
    static const Value nothing;
    /// The record that the axis leads into next; what comes after is left in `axis`.
    const auto next = [&axis](const Structure& structure) -> const Field* {
        const auto dot = axis.find('.');
        const Field* field = dot == std::string_view::npos ? nullptr : structure.find(axis.substr(0, dot));
        if (!field || field->type->kind != Kind::Record)
            return nullptr;
        axis.remove_prefix(dot + 1);
        return field;
    };
    const Field* field = next(evaluation.solver().inputs);
    if (!field)
        return {};
    OwnRecord own { field->type->record, const_cast<void*>(evaluation.record(field->id)), nullptr,
        &evaluation.changes(field->id) };
    if (const Value* name = own.changes->find("extends"); name && name->text())
        if (const Entry* entry = evaluation.registry().resolve(own.type, *name->text()).entry)
            own.base = evaluation.registry().record(*entry);
    while (const Field* inner = next(own.type->structure)) {
        const auto step = [inner](const void* record) {
            return record ? inner->type->step(inner->address_in(record), {}) : nullptr;
        };
        const Value* changes = own.changes->find(inner->id);
        own = { inner->type->record, const_cast<void*>(step(own.record)), step(own.base),
            changes ? changes : &nothing };
    }
    return own;
}

} // namespace

SweepOutcome sweep(const Evaluation& evaluation, std::string_view axis, std::span<const double> xs,
    std::span<const std::string_view> outputs, std::span<const std::span<double>> columns,
    const std::function<bool()>& stop)
{
    const Solver& solver = evaluation.solver();
    SweepOutcome outcome;
    const auto problem = [&](std::string_view field, std::string message) {
        outcome.problems.push_back({ std::string(field), std::move(message) });
    };
    const Field* field = find_field(solver.inputs, axis);
    if (!field) {
        problem(axis, "is no input of " + std::string(solver.id));
        return outcome;
    }
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (!find_field(solver.outputs, outputs[i]))
            problem(outputs[i], "is no output of " + std::string(solver.id));
        else if (i >= columns.size() || columns[i].size() != xs.size())
            problem(outputs[i], "needs a column as long as the axis");
    if (!outcome.problems.empty() || xs.empty())
        return outcome;

    // Setting the axis once makes a record of our own and proves that the path leads to a number.
    Evaluation work = evaluation;
    Place place = work.input_place(axis);
    const double now = work.input(axis);
    for (const double x : { now, xs.front(), xs.back() }) {
        if (std::isnan(x))
            continue;
        outcome.problems = work.set(axis, place ? value_of(number_type(*place.type), x) : Value(x));
        if (outcome.problems.empty())
            break;
    }
    if (!outcome.problems.empty())
        return outcome;
    place = work.input_place(axis);
    if (!place || !place.type->set) {
        problem(axis, "is no number");
        return outcome;
    }
    const Type& type = number_type(*place.type);
    for (const double x : xs)
        if (!fits(*place.field, type, x)) {
            problem(axis, exact(x) + " is out of range");
            return outcome;
        }
    const OwnRecord own = own_record(work, axis);

    std::vector<Output> wanted;
    for (const auto path : outputs)
        wanted.push_back({ path, work.output_place(path), stays(solver.outputs, path) });
    for (std::size_t k = 0; k < xs.size(); ++k) {
        if (k % sweep_chunk == 0 && stop && stop())
            return outcome;
        place.set(xs[k]);
        bool sound = (!own.type || own.renew()) && (!solver.check || work.check().empty());
        if (sound) {
            work.solve();
            sound = !solver.failure || !work.failure();
        }
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            Output& output = wanted[i];
            if (!output.stays)
                output.place = work.output_place(output.path);
            columns[i][k] = sound && output.place && output.place.type->get ? output.place.get() : refused;
        }
        outcome.points = k + 1;
    }
    return outcome;
}

} // namespace mlsysim
