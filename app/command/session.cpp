// SPDX-License-Identifier: Apache-2.0
#include "app/command/sessionfile.h"
#include "app/shared/results.h"
#include "app/shared/wording.h"

#include <CLI/CLI.hpp>

namespace mlsysim::command {

namespace {

/// The results of the cases as a table, one line each.
Table table_of(const Value::List& results)
{
    Table table { "Results",
        { { "machine", "Machine" }, { "count", "Devices" }, { "model", "Model" }, { "batch", "Batch" },
            { "latency", "Latency", unit::millisecond.erased() }, { "throughput", "Per second" },
            { "attained_flops", "Attained", unit::teraflop_per_second.erased() },
            { "memory_footprint", "Memory", unit::gigabyte.erased() }, { "verdict", "Verdict" },
            { "problem", "Problem" } },
        {} };
    for (const Value& result : results) {
        std::vector<Value> row;
        for (const Column& column : table.columns) {
            const Value* cell = result.find(column.id);
            row.push_back(cell ? *cell : Value());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Document checked(const Value::List& then, const Value::List& now, bool& changed)
{
    Document document { .command = "session" };
    const auto changes = shared::changes_since(then, now);
    changed = !changes.empty();
    Table table { "What changed",
        { { "machine", "Machine" }, { "model", "Model" }, { "what", "What" }, { "then", "Then" }, { "now", "Now" } },
        {} };
    Value::List list;
    for (const auto& change : changes) {
        table.rows.push_back({ change.machine, change.model, change.what, change.then, change.now });
        list.emplace_back(Value::Map { { "machine", change.machine }, { "model", change.model },
            { "what", change.what }, { "then", change.then }, { "now", change.now } });
    }
    document.outputs.set("unchanged", !changed);
    document.outputs.set("changes", std::move(list));
    const std::string cases = std::to_string(then.size()) + (then.size() == 1 ? " case" : " cases");
    document.blocks.emplace_back(changed
            ? Paragraph { "Not what it was, in SI base units:", Tone::Bad }
            : Paragraph { "Nothing changed: " + cases + " give the same results as when it was made.", Tone::Good });
    if (changed)
        document.blocks.emplace_back(std::move(table));
    return document;
}

int session(Context& context, const std::string& file, bool check)
{
    const SessionFile opened = open_session_file(context, file);
    const Value::List now = shared::results_of(opened.design);
    const std::string summary = shared::summary_line(opened.design);
    bool changed = false;
    Document document { .command = "session" };
    if (check) {
        const Value* then = opened.session.find("results");
        if (!then || !then->list())
            throw Failure(
                BadInput, "\"" + file + "\" carries no results to compare with; save or export it again to add them");
        document = checked(*then->list(), now, changed);
    } else {
        document.outputs.set("results", now);
        document.blocks.emplace_back(table_of(now));
    }
    document.inputs.set("file", file);
    document.inputs.set("summary", summary);
    document.blocks.insert(document.blocks.begin(), Paragraph { summary, Tone::Heading });
    context.write(document);
    return changed ? LimitMissed : Done;
}

} // namespace

void add_session(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "session", "What a session, or a figure with its session inside, holds and whether it still holds");
    auto file = std::make_shared<std::string>();
    auto check = std::make_shared<bool>(false);
    command
        ->add_option("FILE", *file, "A session of mlsysim Studio, or a PNG, SVG, PDF or LaTeX figure made by mlsysim")
        ->type_name("")
        ->required();
    command->add_flag("--check", *check, "Evaluate it again and tell what changed since it was made");
    command->footer("With --check, exits with 3 when a result is not what it was (beyond one part in 10^12).");
    command->callback([&context, file, check] {
        context.action = [&context, file, check] { return session(context, *file, *check); };
    });
}

} // namespace mlsysim::command
