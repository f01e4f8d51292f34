// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/reading.h"

#include "engine/registry/source.h"

#include <algorithm>

namespace mlsysim {

namespace {

constexpr std::string_view extends = "extends";

/// Fields given for a record that `whole` names are changes to that record, not a record of their own.
Value with_extended_records(const Structure& structure, const Value& whole, Value changes)
{
    for (const auto& f : structure.fields) {
        Value* inner = f.type->record ? changes.find(f.id) : nullptr;
        const Value* now = whole.find(f.id);
        if (!inner || !inner->map() || !now || inner->find(extends))
            continue;
        if (now->text())
            inner->set(extends, *now);
        else
            *inner = with_extended_records(f.type->record->structure, *now, std::move(*inner));
    }
    return changes;
}

/// Writes only the members that `changes` holds, group by group, over what the record already says.
void write_changes(const Structure& structure, void* owner, const Value& changes, Reading& reading)
{
    Value whole = read_structure(structure, owner);
    whole.merge(with_extended_records(structure, whole, changes));
    write_structure(structure, owner, whole, reading);
}

/// The reference that is all a record of the kind needs, as a grid is for a data center; null when it needs more.
const Field* only_need(const RecordType& type)
{
    const Field* need = nullptr;
    for (const auto& f : type.structure.fields)
        if (f.required) {
            if (need || !f.type->record)
                return nullptr;
            need = &f;
        }
    return need;
}

} // namespace

const void* RegistryReading::record(const RecordType& type, const Value& value, const Field&)
{
    if (const auto* name = value.text()) {
        const Resolution found = m_registry.resolve(&type, *name);
        if (found.entry)
            return m_registry.record(*found.entry);
        if (const Field* need = only_need(type); need && m_registry.resolve(need->type->record, *name).entry)
            return made(type, Value::Map { { std::string(need->id), value } });
        problem(found.error, value.position);
        return nullptr;
    }
    if (!value.map()) {
        problem("expected the name of a " + std::string(type.id) + " or a map of its fields", value.position);
        return nullptr;
    }
    return made(type, value);
}

const void* RegistryReading::made(const RecordType& type, const Value& value)
{
    Problems inner;
    auto record = build_record(type, value, m_registry, units_required, inner);
    for (auto& p : inner) {
        const Step step(*this, p.field);
        problem(p.message, p.position);
    }
    if (!inner.empty())
        return nullptr;
    records.push_back(std::move(record));
    return records.back().get();
}

const Value* RegistryReading::named_group(const Structure& structure, const Value& name)
{
    if (&structure != &structure_of<Source>)
        return nullptr;
    const Value* found = m_registry.sources().find(*name.text());
    if (!found) {
        std::vector<std::string_view> keys;
        if (const Value::Map* sources = m_registry.sources().map())
            for (const auto& m : *sources)
                keys.push_back(m.name);
        problem("unknown source \"" + *name.text() + "\"" + suggestion(*name.text(), keys), name.position);
    }
    return found;
}

std::shared_ptr<void> build_record(
    const RecordType& type, const Value& value, const Registry& registry, bool units_required, Problems& problems)
{
    RegistryReading reading(registry);
    reading.units_required = units_required;
    std::shared_ptr<void> record = type.create();
    if (const Value* name = value.find(extends)) {
        const Resolution base = name->text() ? registry.resolve(&type, *name->text())
                                             : Resolution { nullptr, {}, "expected the name of an entry", {} };
        if (!base.entry) {
            problems.push_back({ std::string(extends), base.error, name->position });
            return record;
        }
        Value changes = value;
        std::erase_if(*changes.map(), [](const Member& m) { return m.name == extends; });
        const void* original = registry.record(*base.entry);
        record = type.copy(original);
        write_changes(type.structure, record.get(), changes, reading);
        if (type.derived && reading.problems.empty())
            type.derived(record.get(), changes, original);
        type.set_path(record.get(), {});
    } else {
        write_structure(type.structure, record.get(), value, reading);
    }
    if (type.check && reading.problems.empty()) {
        const auto first = reading.problems.size();
        type.check(record.get(), reading.problems);
        for (auto i = first; i < reading.problems.size(); ++i) {
            const Value* at = value.at(reading.problems[i].field);
            reading.problems[i].position = at ? at->position : value.position;
        }
    }
    problems.insert(problems.end(), reading.problems.begin(), reading.problems.end());
    if (reading.records.empty())
        return record;
    // Records that were given inside this one live as long as it does.
    reading.records.push_back(record);
    const auto all = std::make_shared<std::vector<std::shared_ptr<void>>>(std::move(reading.records));
    return { all, all->back().get() };
}

} // namespace mlsysim
