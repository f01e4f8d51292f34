// SPDX-License-Identifier: Apache-2.0
#include "engine/wallstanding.h"

#include "engine/systems/fleet.h"
#include "engine/wallgauges.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace mlsysim {

using namespace wall_gauges;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// As the field takes it: whole numbers for counts.
Value fitting(const Field& field, double number)
{
    const Type& type = field.type->element ? *field.type->element : *field.type;
    return type.kind == Kind::Integer ? Value(static_cast<std::int64_t>(std::llround(std::max(1.0, number))))
                                      : Value(number);
}

bool says_context(std::string_view input)
{
    return input == "context" || input == "seq_len" || input == "max_seq_len" || input == "context_length";
}

/// What the design says to one input of a solver; absent when it says nothing.
Value said(const Gauge& gauge, const Subject& subject, const Value& design, const Field& field)
{
    if (field.id == gauge.given.input) {
        const double number = gauge.given.value(subject);
        return std::isnan(number) ? Value() : fitting(field, number);
    }
    if (says_context(field.id))
        return fitting(field, subject.number(design.find("context") ? "context" : "seq_len"));
    if (field.id == "batch_size")
        return fitting(field, subject.number("batch_size"));
    if (field.id == "hardware")
        return subject.machines;
    if (field.type->record == &record_type_of<Fleet>) {
        Value fleet;
        fleet.set("extends", field.preset);
        fleet.set_at("node.accelerator", subject.machine);
        return fleet;
    }
    const Value* same = design.find(field.id);
    return same ? *same : Value();
}

/// A result or an input of one solver.
struct Measured {
    const Field* field = nullptr;
    double value = nothing;
};
Measured read(const Evaluation& from, std::string_view path)
{
    for (const auto& [structure, value] : { std::pair { &from.solver().outputs, from.output(path) },
             std::pair { &from.solver().inputs, from.input(path) } })
        if (const Field* field = path.empty() ? nullptr : find_field(*structure, path))
            return { field, value };
    return {};
}

/// The default of an input of the solver that sets the limit.
Measured preset(const Gauge& gauge, const Registry& registry)
{
    return { find_field(gauge.limit_of->inputs, gauge.limit),
        Evaluation(*gauge.limit_of, registry).input(gauge.limit) };
}

/// Measures against what the solver answered.
void measure(Standing& standing, const Gauge& gauge, const Evaluation& solved, const Subject& subject)
{
    const auto look = [&](std::string_view path) {
        const Measured own = read(solved, path);
        return own.field ? own : read(subject.profile, path);
    };
    const Measured used = look(gauge.used),
                   limit = gauge.limit_of ? preset(gauge, solved.registry()) : look(gauge.limit);
    standing.used_field = used.field;
    standing.limit_field = limit.field;
    standing.used = used.value;
    standing.limit = limit.field ? limit.value : gauge.whole;
    if (gauge.limit_of || (limit.field && solved.solver().inputs.find(gauge.limit) == limit.field))
        standing.assumptions.push_back({ limit.field, limit.value });
    if (used.field && std::isnan(used.value))
        standing.reason = "nothing states the " + std::string(used.field->label);
    else if (!used.field)
        standing.reason = "what the design takes of it is not known";
    else if (std::isnan(standing.limit))
        standing.reason = "it has no limit but one that you set";
}

Standing standing_at(const Gauge& gauge, const Subject& subject, const Value& design)
{
    const Solver& solver = gauge.solver ? *gauge.solver : subject.profile.solver();
    Standing standing;
    standing.wall = find_wall(gauge.wall);
    standing.what = gauge.what;
    standing.solver = &solver;
    standing.reason = gauge.unless(subject);
    if (!gauge.solver) {
        standing.inputs = design;
        measure(standing, gauge, subject.profile, subject);
    }
    if (!gauge.solver || !standing.applies())
        return standing;
    Evaluation evaluation(solver, subject.profile.registry());
    standing.inputs = evaluation.inputs();
    for (const Field& field : solver.inputs.fields) {
        Value value = said(gauge, subject, design, field);
        if ((value.absent() && field.required) || field.type->record == &record_type_of<Fleet>)
            standing.assumptions.push_back({ &field, *standing.inputs.find(field.id) });
        if (!value.absent())
            standing.inputs.set(field.id, std::move(value));
    }
    if (const Problems problems = evaluation.assign(standing.inputs); !problems.empty()) {
        standing.reason = problems.front().field + " " + problems.front().message;
        return standing;
    }
    evaluation.solve();
    measure(standing, gauge, evaluation, subject);
    return standing;
}

/// A machine with the rates, memory and power of several.
Value together(const Hardware& one, int count)
{
    Value all = read_structure(record_type_of<Hardware>.structure, &one);
    const auto scale = [&](std::string_view path) {
        if (const Value* number = all.at(path))
            all.set_at(path, count * number->number());
    };
    for (const auto path : { "compute.peak_flops", "memory.capacity", "memory.bandwidth", "tdp" })
        scale(path);
    for (const auto format : choices<RateFormat>)
        scale("compute.precision_flops." + std::string(format));
    return all;
}

Subject subject_of(const Evaluation& design, int devices)
{
    Evaluation profile(design);
    const Value machine = *design.inputs().find("hardware");
    Value machines = machine;
    if (devices > 1)
        machines = together(*static_cast<const Hardware*>(design.record("hardware")), devices);
    if (profile.solver().inputs.find("devices"))
        profile.set("devices", devices);
    else if (devices > 1)
        profile.set("hardware", machines);
    profile.solve();
    const auto& model = *static_cast<const Model*>(profile.record("model"));
    const auto& hardware = *static_cast<const Hardware*>(profile.record("hardware"));
    return { std::move(profile), machine, machines, model, hardware };
}

} // namespace

double Standing::headroom() const { return used == 0 ? std::numeric_limits<double>::infinity() : limit / used; }

Unit Standing::unit() const
{
    const Field* field = used_field ? used_field : limit_field;
    return field ? field->unit : Unit {};
}

std::vector<Standing> wall_standings(const Evaluation& design, int devices, const OwnLimits& limits)
{
    const Subject subject = subject_of(design, devices);
    const Value inputs = subject.profile.inputs();
    std::vector<Standing> all;
    for (const Gauge& gauge : wall_gauges::all()) {
        Standing standing = standing_at(gauge, subject, inputs);
        if (const auto own = limits.find(gauge.wall); own != limits.end() && standing.used_field) {
            standing.limit = own->second;
            standing.limit_field = nullptr;
            standing.reason.clear();
        }
        // Where one gauge of a wall applies, the others have nothing to explain.
        const auto same = [&](const Standing& other) { return other.wall == standing.wall; };
        if (standing.applies())
            std::erase_if(all, [&](const Standing& other) { return same(other) && !other.applies(); });
        else if (std::ranges::any_of(all, same))
            continue;
        all.push_back(std::move(standing));
    }
    std::ranges::stable_sort(all, [](const Standing& a, const Standing& b) {
        return a.applies() != b.applies() ? a.applies() : a.applies() && a.headroom() < b.headroom();
    });
    return all;
}

} // namespace mlsysim
