// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation.h"

#include "engine/registry/reading.h"

#include <limits>

namespace mlsysim {

namespace {

constexpr std::string_view extends = "extends";

/// The field of a record that `path` starts with, if there is more behind it.
const Field* record_field(const Structure& inputs, std::string_view path)
{
    const auto dot = path.find('.');
    const Field* field = dot == std::string_view::npos ? nullptr : inputs.find(path.substr(0, dot));
    return field && field->type->kind == Kind::Record ? field : nullptr;
}

} // namespace

Evaluation::Evaluation(const Solver& solver, const Registry& registry)
    : m_solver(&solver)
    , m_registry(&registry)
    , m_in(solver.create_inputs())
    , m_out(solver.create_outputs())
{
    RegistryReading reading(registry);
    write_defaults(solver.inputs, m_in.get(), reading);
    m_records = std::move(reading.records);
    m_given = read_structure(solver.inputs, m_in.get());
}

Evaluation::Evaluation(const Evaluation& other)
    : Evaluation(*other.m_solver, *other.m_registry)
{
    assign(other.m_given);
}

Evaluation& Evaluation::operator=(const Evaluation& other)
{
    if (this != &other)
        *this = Evaluation(other);
    return *this;
}

Problems Evaluation::assign(const Value& inputs)
{
    RegistryReading reading(*m_registry);
    if (!inputs.map() && !inputs.absent()) {
        reading.problem("expected a map of inputs", inputs.position);
        return reading.problems;
    }
    auto in = m_solver->create_inputs();
    write_structure(m_solver->inputs, in.get(), inputs, reading);
    if (reading.problems.empty() && m_solver->check)
        m_solver->check(in.get(), reading.problems);
    if (reading.problems.empty()) {
        m_in = std::move(in);
        m_records = std::move(reading.records);
        m_given = inputs.map() ? inputs : Value(Value::Map {});
        m_given = this->inputs(); // every member spelled out, so that `set` can reach into it
    }
    return reading.problems;
}

Problems Evaluation::set(std::string_view path, const Value& value)
{
    Value given = m_given;
    if (const Field* field = record_field(m_solver->inputs, path)) {
        Value* record = given.find(field->id);
        if (!record || !record->map()) {
            Value changed { Value::Map {} };
            const Value now = field->type->read(field->address(m_in.get()), *field);
            if (now.text())
                changed.set(extends, now);
            else if (now.map())
                changed = now;
            record = &given.set(field->id, std::move(changed));
        }
        record->set_at(path.substr(path.find('.') + 1), value);
    } else {
        given.set_at(path, value);
    }
    return assign(given);
}

Value Evaluation::inputs() const
{
    Value all = read_structure(m_solver->inputs, m_in.get());
    for (const auto& f : m_solver->inputs.fields)
        if (f.type->kind == Kind::Record)
            if (const Value* given = m_given.find(f.id); given && given->map())
                all.set(f.id, *given);
    return all;
}

double Evaluation::input(std::string_view path) const
{
    const Place place = locate(m_solver->inputs, m_in.get(), path);
    return place && place.type->get ? place.get() : std::numeric_limits<double>::quiet_NaN();
}

double Evaluation::output(std::string_view path) const
{
    const Place place = locate(m_solver->outputs, m_out.get(), path);
    return place && place.type->get ? place.get() : std::numeric_limits<double>::quiet_NaN();
}

Problems Evaluation::check() const
{
    Problems problems;
    if (m_solver->check)
        m_solver->check(m_in.get(), problems);
    return problems;
}

Trace Evaluation::explain()
{
    Trace trace;
    m_solver->explain(m_in.get(), m_out.get(), trace);
    return trace;
}

const void* Evaluation::record(std::string_view input_id) const
{
    const Field* field = m_solver->inputs.find(input_id);
    return field && field->type->kind == Kind::Record ? field->type->step(field->address(m_in.get()), {}) : nullptr;
}

const Value& Evaluation::changes(std::string_view input_id) const
{
    static const Value nothing;
    const Value* given = m_given.find(input_id);
    return given && given->map() ? *given : nothing;
}

} // namespace mlsysim
