// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "app/command/declaration.h"
#include "app/command/manpage.h"
#include "app/command/prose.h"
#include "engine/catalogue.h"
#include "engine/reference.h"

#include <CLI/CLI.hpp>

namespace mlsysim::command {

namespace {

struct Typed {
    std::string name;
    bool man = false;
};

std::string_view word(Stability stability) { return stability == Stability::Stable ? "stable" : "experimental"; }

/// The solvers and kinds of records that have a page.
Document overview()
{
    Document document { .command = "manual" };
    Table table { "Solvers",
        { { "id", "Id" }, { "domain", "Domain" }, { "stability", "Stability" }, { "summary", "What it tells" } }, {} };
    for (const Solver* s : solvers())
        table.rows.push_back({ s->id, s->domain, word(s->stability), s->summary });
    Table kinds { "Registry", { { "id", "Id" }, { "title", "An entry" }, { "names", "Names start with" } }, {} };
    for (const RecordType* type : record_types())
        kinds.rows.push_back({ type->id, type->title, std::string(type->space) + "." });
    for (const Table* t : { &table, &kinds }) {
        Value::List list;
        for (const auto& row : t->rows) {
            Value item;
            for (std::size_t i = 0; i < row.size(); ++i)
                item.set(t->columns[i].id, row[i]);
            list.push_back(std::move(item));
        }
        document.outputs.set(lower_case(t->title), std::move(list));
        document.blocks.emplace_back(*t);
    }
    document.blocks.emplace_back(Paragraph { "\"mlsysim manual ID\" describes one of them.", Tone::Remark });
    return document;
}

Document page(const Solver& solver)
{
    Document document { .command = "manual", .stability = solver.stability };
    std::string walls;
    Value::List wall_list;
    for (const int wall : solver.walls) {
        walls += (walls.empty() ? "" : ", ") + std::to_string(wall);
        wall_list.emplace_back(wall);
    }
    document.inputs.set("name", solver.id);
    document.outputs = Value(Value::Map { { "id", solver.id }, { "title", solver.title }, { "summary", solver.summary },
        { "domain", solver.domain }, { "walls", std::move(wall_list) }, { "inputs", field_list(solver.inputs, false) },
        { "outputs", field_list(solver.outputs, true) }, { "reference", reference_page(solver) } });
    document.blocks = { Paragraph { std::string(solver.id) + ": " + std::string(solver.title), Tone::Heading },
        Paragraph { std::string(solver.summary) },
        Paragraph { std::string(word(solver.stability)) + ", domain " + std::string(solver.domain)
                + (walls.empty() ? "" : ", walls " + walls),
            Tone::Remark },
        field_table(solver.inputs, "Inputs", false), field_table(solver.outputs, "Results", true) };
    return document;
}

/// The page in the solver's folder, below what its declaration says; programs get it with the rest.
void write_reference(Context& context, const Solver& solver)
{
    const Format format = context.format({ Format::Text, Format::Json, Format::Markdown, Format::Csv });
    for (const ReferenceSection& section : reference_sections(solver))
        if (format == Format::Markdown) {
            context.out << "\n## " << section.title << "\n\n" << section.markdown << "\n";
        } else if (format == Format::Text) {
            context.out << "\n";
            context.write(
                { .command = "manual", .blocks = { Paragraph { std::string(section.title), Tone::Heading } } });
            write_prose(context.out, section.markdown);
        }
}

Document page(const RecordType& type)
{
    Document document { .command = "manual" };
    document.inputs.set("name", type.id);
    document.outputs = Value(
        Value::Map { { "id", type.id }, { "title", type.title }, { "fields", field_list(type.structure, false) } });
    document.blocks = { Paragraph { std::string(type.id) + ": fields of a registry entry", Tone::Heading },
        field_table(type.structure, {}, false) };
    return document;
}

int manual(Context& context, const CLI::App& app, const Typed& typed)
{
    if (typed.man) {
        context.format({ Format::Text });
        context.out << man_page(app);
        return Done;
    }
    if (typed.name.empty()) {
        context.write(overview());
    } else if (const RecordType* kind = kind_named(typed.name)) {
        context.write(page(*kind));
    } else {
        const Solver& solver = solver_named(typed.name);
        context.write(page(solver));
        write_reference(context, solver);
    }
    return Done;
}

} // namespace

void add_manual(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("manual", "The reference of solvers and registry entries");
    auto typed = std::make_shared<Typed>();
    command->add_option("TOPIC", typed->name, "A solver, or a kind of registry entry; an overview when left out")
        ->type_name("");
    command->add_flag("--man", typed->man, "The manual page of this program for man(1)");
    command->callback(
        [&context, &app, typed] { context.action = [&context, &app, typed] { return manual(context, app, *typed); }; });
}

} // namespace mlsysim::command
