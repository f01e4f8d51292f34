// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/reading.h"

#include "engine/registry/source.h"

#include <algorithm>

namespace mlsysim {

namespace {

constexpr std::string_view extends = "extends";

/// Writes only the members that `changes` holds, group by group, over what the record already says.
void write_changes(const Structure& structure, void* owner, const Value& changes, Reading& reading)
{
    Value whole = read_structure(structure, owner);
    whole.merge(changes);
    write_structure(structure, owner, whole, reading);
}

} // namespace

const void* RegistryReading::record(const RecordType& type, const Value& value, const Field&)
{
    if (const auto* name = value.text()) {
        const Resolution found = m_registry.resolve(&type, *name);
        if (found.entry)
            return m_registry.record(*found.entry);
        problem(found.error, value.position);
        return nullptr;
    }
    if (!value.map()) {
        problem("expected the name of a " + std::string(type.id) + " or a map of its fields", value.position);
        return nullptr;
    }
    Problems inner;
    auto made = build_record(type, value, m_registry, units_required, inner);
    for (auto& p : inner) {
        const Step step(*this, p.field);
        problem(p.message, p.position);
    }
    if (!inner.empty())
        return nullptr;
    records.push_back(std::move(made));
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
    return record;
}

} // namespace mlsysim
