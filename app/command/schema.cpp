// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "app/command/declaration.h"
#include "engine/catalogue.h"
#include "engine/document/json.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace mlsysim::command {

namespace {

/// Who writes the values that a schema describes.
enum class Use { Input, Result, File };

Value schema_of(const Structure& structure, Use use);

Value::List words(std::span<const std::string_view> names) { return { names.begin(), names.end() }; }

Value one_of(Value::List alternatives) { return Value::Map { { "anyOf", std::move(alternatives) } }; }

Value plain(std::string_view type) { return Value::Map { { "type", type } }; }

Value number(const Field& field, bool whole, Use use)
{
    Value bare = plain(whole ? "integer" : "number");
    if (use != Use::Result && std::isfinite(field.min))
        bare.set("minimum", field.min);
    if (use != Use::Result && std::isfinite(field.max))
        bare.set("maximum", field.max);
    const Value infinite = Value::Map { { "enum", Value::List { "inf", "-inf" } } };
    if (use == Use::Result)
        return whole ? bare : one_of({ std::move(bare), infinite });
    const Value with_unit = plain("string");
    // A file gives every quantity with its unit, and that is text.
    if (use == Use::File && !field.unit.dimension.plain())
        return with_unit;
    return one_of({ std::move(bare), with_unit });
}

Value schema_of(const Field& field, const Type& type, Use use)
{
    switch (type.kind) {
    case Kind::Real:
    case Kind::Integer:
        return number(field, type.kind == Kind::Integer, use);
    case Kind::Switch:
        return plain("boolean");
    case Kind::Choice:
        return Value::Map { { "enum", words(type.names) } };
    case Kind::Text:
        return plain("string");
    case Kind::Record:
        return one_of({ plain("string"), plain("object") });
    case Kind::Group:
        // Where a source is expected, its key in the catalogue will do.
        return use == Use::Result ? schema_of(*type.structure, use)
                                  : one_of({ schema_of(*type.structure, use), plain("string") });
    case Kind::Optional:
        return use == Use::File ? schema_of(field, *type.element, use)
                                : one_of({ schema_of(field, *type.element, use), plain("null") });
    case Kind::List:
        return Value::Map { { "type", "array" }, { "items", schema_of(field, *type.element, use) } };
    case Kind::Map: {
        Value map
            = Value::Map { { "type", "object" }, { "additionalProperties", schema_of(field, *type.element, use) } };
        if (!type.names.empty())
            map.set("propertyNames", Value::Map { { "enum", words(type.names) } });
        return map;
    }
    }
    return {};
}

Value described(const Field& field, Use use)
{
    Value schema = Value::Map { { "title", field.label }, { "description", field.help } };
    schema.merge(schema_of(field, *field.type, use));
    if (const auto unit = coherent_label(field.unit.dimension); !unit.empty())
        schema.set("x-unit", unit);
    if (use == Use::Result || field.required || field.type->kind == Kind::Optional)
        return schema;
    if (!field.preset.empty())
        schema.set("default", field.preset);
    else if (field.type->kind == Kind::Switch)
        schema.set("default", field.standard != 0);
    else if (field.type->kind == Kind::Choice)
        schema.set("default", field.type->names[static_cast<std::size_t>(field.standard)]);
    else if (field.type->kind == Kind::Real || field.type->kind == Kind::Integer)
        schema.set("default", field.standard);
    return schema;
}

Value schema_of(const Structure& structure, Use use)
{
    if (structure.fields.size() == 1 && structure.fields[0].id.empty())
        return described(structure.fields[0], use);
    Value properties = Value::Map {};
    Value::List required;
    for (const auto& field : structure.fields) {
        properties.set(field.id, described(field, use));
        if (field.required || use == Use::Result)
            required.emplace_back(field.id);
    }
    Value schema = Value::Map { { "type", "object" }, { "properties", std::move(properties) },
        { "additionalProperties", false } };
    if (!required.empty())
        schema.set("required", std::move(required));
    return schema;
}

Value titled(std::string_view title, Value schema)
{
    Value whole = Value::Map { { "$schema", "https://json-schema.org/draft/2020-12/schema" }, { "title", title } };
    whole.merge(schema);
    return whole;
}

Value record_schema(const RecordType& type)
{
    Value schema = schema_of(type.structure, Use::File);
    // An entry that builds on another one states only what differs.
    schema.find("properties")
        ->set("extends",
            Value::Map { { "title", "Extends" }, { "description", "The entry that this one builds on." },
                { "type", "string" } });
    if (const Value* required = schema.find("required")) {
        Value alternatives = Value::List { Value::Map { { "required", Value::List { "extends" } } },
            Value::Map { { "required", *required } } };
        std::erase_if(*schema.map(), [](const Member& member) { return member.name == "required"; });
        schema.set("anyOf", std::move(alternatives));
    }
    return titled(type.title, std::move(schema));
}

int schema(Context& context, const std::string& name, bool outputs)
{
    context.format({ Format::Text, Format::Json });
    if (const RecordType* type = kind_named(name); type && !outputs) {
        context.out << to_json(record_schema(*type), 2) << "\n";
    } else if (!name.empty()) {
        const Solver& solver = solver_named(name);
        context.out << to_json(
            titled(
                solver.title, outputs ? schema_of(solver.outputs, Use::Result) : schema_of(solver.inputs, Use::Input)),
            2) << "\n";
    } else {
        Table table { {}, { { "id", "Id" }, { "of", "Schema of" } }, {} };
        Value::List ids;
        for (const RecordType* kind : record_types())
            table.rows.push_back({ kind->id, "a registry file: " + lower_case(kind->title) });
        for (const Solver* s : solvers())
            table.rows.push_back({ s->id, "the inputs of a solver, with --outputs its results" });
        for (const auto& row : table.rows)
            ids.push_back(row[0]);
        Document document { .command = "schema", .blocks = { table } };
        document.outputs.set("schemas", std::move(ids));
        context.write(document);
    }
    return Done;
}

} // namespace

void add_schema(CLI::App& app, Context& context)
{
    CLI::App* command
        = app.add_subcommand("schema", "JSON Schema of a solver's inputs or results, or of a registry file");
    auto name = std::make_shared<std::string>();
    auto outputs = std::make_shared<bool>(false);
    command->add_option("TOPIC", *name, "A solver or a kind of registry entry; a list of them when left out")
        ->type_name("");
    command->add_flag("--outputs", *outputs, "The results of the solver instead of its inputs");
    command->callback([&context, name, outputs] {
        context.action = [&context, name, outputs] { return schema(context, *name, *outputs); };
    });
}

} // namespace mlsysim::command
