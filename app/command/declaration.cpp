// SPDX-License-Identifier: Apache-2.0
#include "app/command/declaration.h"

#include "app/command/context.h"
#include "engine/units/text.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::command {

namespace {

bool list_of_groups(const Type& type) { return type.kind == Kind::List && type.element->kind == Kind::Group; }

std::string bound(double value, const Field& field)
{
    return field.unit.label.empty() ? exact(value) : readout({ value, field.unit }).joined();
}

void gather(std::vector<Leaf>& found, const Field& field, const Type& type, const Value& value, const std::string& id,
    const std::string& label, bool advanced)
{
    if (type.kind == Kind::Optional && !value.absent())
        return gather(found, field, *type.element, value, id, label, advanced);
    if (type.kind == Kind::Group && value.map()) {
        for (const auto& inner : type.structure->fields)
            if (const Value* part = value.find(inner.id))
                gather(found, inner, *inner.type, *part, id + "." + std::string(inner.id), std::string(inner.label),
                    advanced || inner.tier == Tier::Advanced);
        return;
    }
    if (type.kind == Kind::Map && value.map()) {
        for (const auto& member : *value.map())
            gather(found, field, *type.element, member.value, id + "." + member.name, label + " · " + member.name,
                advanced);
        return;
    }
    if (list_of_groups(type))
        return;
    found.push_back({ id, label, &field, value, advanced });
}

std::vector<Leaf> leaves_of(const Field& field, const Value& values)
{
    std::vector<Leaf> found;
    const Value* value = field.id.empty() ? &values : values.find(field.id);
    if (value)
        gather(found, field, *field.type, *value, std::string(field.id), std::string(field.label),
            field.tier == Tier::Advanced);
    return found;
}

Table table_of(const Field& field, const Value::List& items)
{
    const Structure& structure = *field.type->element->structure;
    Table table { std::string(field.label), {}, {} };
    for (const auto& item : items) {
        table.rows.emplace_back();
        for (const auto& leaf : leaves(structure, item)) {
            const auto column = std::ranges::find(table.columns, leaf.id, &Column::id);
            const auto at = static_cast<std::size_t>(column - table.columns.begin());
            if (column == table.columns.end())
                table.columns.push_back({ leaf.id, leaf.label, leaf.field->unit, !leaf.advanced });
            table.rows.back().resize(std::max(table.rows.back().size(), at + 1));
            table.rows.back()[at] = leaf.value;
        }
    }
    for (auto& row : table.rows)
        row.resize(table.columns.size());
    return table;
}

Row row_of(const Leaf& leaf)
{
    return { leaf.id, leaf.label, { leaf.value, leaf.field->unit }, std::string(leaf.field->help) };
}

} // namespace

const Type& innermost(const Type& type)
{
    const Type* inner = &type;
    while (inner->element)
        inner = inner->element;
    return *inner;
}

std::string kind_text(const Field& field)
{
    const Type& inner = innermost(*field.type);
    std::string text;
    switch (inner.kind) {
    case Kind::Integer:
        text = "whole number";
        break;
    case Kind::Switch:
        text = "true or false";
        break;
    case Kind::Choice:
        text = "choice";
        break;
    case Kind::Text:
        text = "text";
        break;
    case Kind::Record:
        text = lower_case(inner.record->title);
        break;
    case Kind::Group:
        text = "group";
        break;
    default:
        text = "number";
        if (const auto unit = coherent_label(field.unit.dimension); !unit.empty())
            text += ", " + unit;
    }
    for (const Type* type = field.type; type->element; type = type->element)
        if (type->kind == Kind::List || type->kind == Kind::Map)
            text = (type->kind == Kind::List ? "list of " : "map to ") + text;
    return text;
}

std::string range_text(const Field& field)
{
    const Type& inner = innermost(*field.type);
    if (inner.kind == Kind::Switch)
        return "true or false";
    if (inner.kind == Kind::Record)
        return "see \"mlsysim zoo " + std::string(inner.record->id) + "\"";
    if (inner.kind == Kind::Choice) {
        std::string list;
        for (const auto name : inner.names)
            list += (list.empty() ? "" : ", ") + std::string(name);
        return list;
    }
    if (inner.kind != Kind::Real && inner.kind != Kind::Integer)
        return {};
    // Bounds that are only there to keep out nonsense are not worth reading.
    const bool below = std::isfinite(field.min) && field.min > -9e18,
               above
        = std::isfinite(field.max) && field.max < 9e18 && !(inner.kind == Kind::Integer && field.max >= 2147483647);
    const bool positive = below && field.min > 0 && field.min < 1e-6;
    if (below && above)
        return positive ? "more than 0, up to " + bound(field.max, field)
                        : bound(field.min, field) + " to " + bound(field.max, field);
    if (below)
        return positive ? "more than 0" : bound(field.min, field) + " or more";
    return above ? "up to " + bound(field.max, field) : std::string();
}

std::string default_text(const Field& field)
{
    if (field.required)
        return "required";
    if (!field.preset.empty())
        return std::string(field.preset);
    switch (field.type->kind) {
    case Kind::Switch:
        return field.standard != 0 ? "true" : "false";
    case Kind::Choice:
        return std::string(field.type->names[static_cast<std::size_t>(field.standard)]);
    case Kind::Real:
    case Kind::Integer:
        return bound(field.standard, field);
    default:
        return "none";
    }
}

std::string help_text(const Field& field)
{
    std::string text(field.help);
    const std::string range = field.type->kind == Kind::Switch ? std::string() : range_text(field);
    const std::string standard
        = field.type->kind == Kind::Switch && field.standard == 0 ? std::string() : default_text(field);
    if (range.empty() && standard.empty())
        return text;
    return text + " (" + range + (range.empty() || standard.empty() ? "" : "; ")
        + (field.required || standard.empty() ? standard : "default " + standard) + ")";
}

std::vector<Leaf> leaves(const Structure& structure, const Value& values)
{
    std::vector<Leaf> found;
    for (const auto& field : structure.fields)
        std::ranges::move(leaves_of(field, values), std::back_inserter(found));
    return found;
}

std::vector<Block> blocks(const Structure& structure, const Value& values, const std::string& title, bool everything)
{
    Record plain { title, {} };
    std::vector<Block> others;
    for (const auto& field : structure.fields) {
        const Value* value = field.id.empty() ? &values : values.find(field.id);
        if (list_of_groups(*field.type)) {
            if (value && value->list() && (everything || !value->list()->empty()))
                others.emplace_back(table_of(field, *value->list()));
            continue;
        }
        const Type& inner = innermost(*field.type);
        const bool apart = inner.kind == Kind::Group;
        Record group { std::string(field.label), {} };
        for (const auto& leaf : leaves_of(field, values))
            if (everything || (!leaf.advanced && !leaf.value.absent()))
                (apart ? group : plain).rows.push_back(row_of(leaf));
        if (!group.rows.empty())
            others.emplace_back(std::move(group));
    }
    if (!plain.rows.empty())
        others.insert(others.begin(), std::move(plain));
    return others;
}

Table field_table(const Structure& structure, const std::string& title, bool results)
{
    Table table { title, {}, {} };
    table.columns = { { "id", "Id" }, { "symbol", "Symbol" }, { "kind", "Kind", {}, false } };
    if (!results) {
        table.columns.push_back({ "default", "Default" });
        table.columns.push_back({ "range", "Range" });
    } else {
        table.columns.push_back({ "unit", "Unit" });
    }
    table.columns.push_back({ "help", "Meaning" });
    const auto add = [&](const auto& self, const Structure& part, const std::string& prefix) -> void {
        for (const auto& field : part.fields) {
            const std::string id = prefix + std::string(field.id);
            const Type& inner = innermost(*field.type);
            if (inner.kind == Kind::Group) {
                self(self, *inner.structure, id.empty() ? id : id + ".");
                continue;
            }
            std::vector<Value> row { id, field.symbol, kind_text(field) };
            if (results) {
                row.emplace_back(field.unit.label);
            } else {
                row.emplace_back(default_text(field));
                row.emplace_back(range_text(field));
            }
            row.emplace_back(
                std::string(field.help) + (field.when.empty() ? "" : " Only with " + std::string(field.when) + "."));
            table.rows.push_back(std::move(row));
        }
    };
    add(add, structure, {});
    return table;
}

Value field_list(const Structure& structure, bool results)
{
    const Table table = field_table(structure, {}, results);
    Value::List list;
    for (const auto& row : table.rows) {
        Value item;
        for (std::size_t i = 0; i < row.size(); ++i)
            item.set(table.columns[i].id, row[i]);
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace mlsysim::command
