// SPDX-License-Identifier: Apache-2.0
#include "app/command/declaration.h"
#include "app/command/inputs.h"
#include "engine/catalogue.h"

#include <CLI/CLI.hpp>

namespace mlsysim::command {

namespace {

struct Typed {
    std::string solver;
    std::vector<std::string> inputs;
    bool explain = false, help = false;
};

/// The steps of a derivation as a table.
Table derivation(const Trace& trace)
{
    Table table { "Derivation",
        { { "symbol", "Symbol" }, { "formula", "Formula" }, { "value", "Value" }, { "unit", "Unit", {}, false },
            { "label", "What it is" }, { "source", "Source" } },
        {} };
    for (const auto& step : trace.steps())
        table.rows.push_back({ step.symbol, step.formula, readout({ step.value, step.unit }).joined(),
            coherent_label(step.unit.dimension), step.label, step.source });
    return table;
}

Value derivation_tree(const Trace& trace)
{
    Value::List list;
    for (const auto& step : trace.steps()) {
        Value item;
        item.set("symbol", step.symbol);
        item.set("label", step.label);
        item.set("formula", step.formula);
        item.set("value", step.value);
        item.set("unit", coherent_label(step.unit.dimension));
        item.set("source", step.source);
        list.push_back(std::move(item));
    }
    return list;
}

int solve(Context& context, const Typed& typed)
{
    if (typed.solver.empty())
        throw Failure(BadInput, "solve needs a solver; \"mlsysim manual\" lists them");
    const Solver& solver = solver_named(typed.solver);
    Evaluation evaluation = evaluation_of(context, solver, inputs_of(solver, typed.inputs));
    Document document { .command = "solve", .inputs = evaluation.inputs(), .stability = solver.stability };
    document.inputs = Value(Value::Map { { "solver", solver.id }, { "inputs", document.inputs } });
    Trace trace;
    if (typed.explain)
        trace = evaluation.explain();
    else
        evaluation.solve();
    if (const auto failure = evaluation.failure())
        throw Failure(failure->kind == ProblemKind::OutOfMemory ? Infeasible : BadInput, failure->message);
    document.outputs = evaluation.outputs();
    document.blocks.emplace_back(Paragraph { std::string(solver.title), Tone::Heading });
    for (auto& block : blocks(solver.outputs, document.outputs, {}))
        document.blocks.push_back(std::move(block));
    if (!typed.explain) {
        context.write(document);
        return feasible(evaluation) ? Done : Infeasible;
    }
    if (context.format({ Format::Text, Format::Json, Format::Markdown, Format::Csv }) == Format::Json) {
        document.outputs
            = Value(Value::Map { { "results", document.outputs }, { "derivation", derivation_tree(trace) } });
    } else if (trace.steps().empty()) {
        context.notice(std::string(solver.id) + " does not explain its steps");
    } else {
        document.blocks.emplace_back(derivation(trace));
    }
    context.write(document);
    return feasible(evaluation) ? Done : Infeasible;
}

int help(Context& context, const CLI::App& command, const Typed& typed)
{
    if (typed.solver.empty()) {
        context.out << command.help();
        Table known { "Solvers", { { "id", "Id" }, { "summary", "What it tells" } }, {} };
        for (const Solver* s : solvers())
            known.rows.push_back({ s->id, s->summary });
        write_text(context.out, { .command = "solve", .blocks = { known } }, false);
        return Done;
    }
    const Solver& solver = solver_named(typed.solver);
    write_text(context.out,
        { .command = "solve",
            .blocks
            = { Paragraph { std::string(solver.title), Tone::Heading }, Paragraph { std::string(solver.summary) },
                Paragraph { "mlsysim solve " + std::string(solver.id) + " id=value … [--explain]" },
                field_table(solver.inputs, "Inputs", false),
                Paragraph { "Values may carry units: \"20ms\", \"3.35 TB/s\", \"4k\". A number without a unit is in SI "
                            "base units. \"mlsysim manual "
                        + std::string(solver.id) + "\" also lists the results.",
                    Tone::Remark } } },
        false);
    return Done;
}

} // namespace

void add_solve(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("solve", "Any solver of the catalogue, with inputs as id=value");
    auto typed = std::make_shared<Typed>();
    command
        ->add_option(
            "SOLVER", typed->solver, "The solver: engine_solve, tail_latency, … (\"mlsysim manual\" lists them)")
        ->type_name("");
    command->add_option("id=value", typed->inputs, "Inputs; values may carry units: service_latency=20ms")
        ->type_name("");
    command->add_flag("--explain", typed->explain, "Show every step: symbol, formula, value and source");
    command->set_help_flag();
    command->add_flag("-h,--help", typed->help, "The inputs of the solver with ranges, defaults and units");
    command->footer("Exits with 2 when the workload does not fit.\n\nExample:\n  mlsysim solve tail_latency "
                    "arrival_rate=85/s service_latency=100ms --explain\n");
    command->callback([&context, command, typed] {
        context.action = [&context, command, typed] {
            return typed->help ? help(context, *command, *typed) : solve(context, *typed);
        };
    });
}

} // namespace mlsysim::command
