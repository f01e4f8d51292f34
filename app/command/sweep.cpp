// SPDX-License-Identifier: Apache-2.0
#include "app/command/combinations.h"
#include "app/command/declaration.h"
#include "engine/document/json.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>

#include <unistd.h>

namespace mlsysim::command {

namespace {

struct Typed {
    std::string solver, x, y, series, shard, outputs;
    std::vector<std::string> inputs;
};

/// Tells how far a long sweep has come, at most ten times a second, on a terminal only.
class Progress {
public:
    Progress(std::uint64_t total, bool wanted)
        : m_total(total)
        , m_wanted(wanted && ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1)
    {
    }
    ~Progress()
    {
        if (m_told)
            std::cerr << "\r\033[K" << std::flush;
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void at(std::uint64_t done)
    {
        const auto now = std::chrono::steady_clock::now();
        if (!m_wanted || now - m_last < std::chrono::milliseconds(100))
            return;
        m_last = now;
        m_told = true;
        std::cerr << "\rsweep: " << done << " of " << m_total << " (" << 100 * done / m_total << " %)\033[K"
                  << std::flush;
    }

private:
    std::uint64_t m_total;
    bool m_wanted, m_told = false;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
};

/// The columns of the results: all values of the first point that has any, or those that were asked for.
std::vector<Column> result_columns(const Solver& solver, const Value& outputs, const std::string& wanted)
{
    std::vector<Column> columns;
    for (const auto& leaf : leaves(solver.outputs, outputs))
        columns.push_back({ leaf.id, leaf.label, leaf.field->unit, !leaf.advanced });
    if (wanted.empty())
        return columns;
    std::vector<Column> chosen;
    for (std::string_view rest = wanted; !rest.empty();) {
        const auto id = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), id.size() + 1));
        const auto found = std::ranges::find(columns, id, &Column::id);
        if (found == columns.end()) {
            std::vector<std::string_view> ids;
            for (const auto& column : columns)
                ids.push_back(column.id);
            throw Failure(BadInput, "--outputs: unknown result \"" + std::string(id) + "\"" + suggestion(id, ids));
        }
        chosen.push_back(*found);
        chosen.back().brief = true;
    }
    return chosen;
}

std::string words_of(const Problem& problem)
{
    return (problem.field.empty() ? "" : problem.field + ": ") + problem.message;
}

/// Writes points one after the other, as CSV lines or as a table once all are there.
class TableWriter {
public:
    TableWriter(Context& context, const Solver& solver, const Typed& typed, const Combinations& sweep, bool heading)
        : m_context(context)
        , m_solver(solver)
        , m_csv(find_format(context.globals.output) == Format::Csv)
        , m_heading(heading)
    {
        for (const auto& axis : sweep.axes())
            m_table.columns.push_back({ axis.id, std::string(axis.field->label), axis.field->unit });
        // The shape of the results is that of the first point of the whole sweep, whatever part this is.
        Combinations copy(sweep);
        const auto results = result_columns(solver, copy[0].outputs, typed.outputs);
        m_table.columns.insert(m_table.columns.end(), results.begin(), results.end());
        m_table.columns.push_back({ "error", "Error", {}, false });
    }

    void put(const Point& point)
    {
        std::vector<Value> row = point.at;
        const auto found = leaves(m_solver.outputs, point.outputs);
        std::size_t next = 0;
        while (row.size() + 1 < m_table.columns.size()) {
            const auto& id = m_table.columns[row.size()].id;
            // Leaves come in the order of the columns unless a point lacks some.
            auto leaf
                = std::ranges::find(found.begin() + static_cast<std::ptrdiff_t>(next), found.end(), id, &Leaf::id);
            if (leaf == found.end())
                leaf = std::ranges::find(found, id, &Leaf::id);
            if (leaf != found.end())
                next = static_cast<std::size_t>(leaf - found.begin());
            row.push_back(leaf == found.end() || point.problem ? Value() : leaf->value);
        }
        row.push_back(point.problem ? Value(words_of(*point.problem)) : Value());
        m_table.columns.back().brief |= point.problem.has_value();
        if (!m_csv) {
            m_table.rows.push_back(std::move(row));
            return;
        }
        head();
        for (std::size_t i = 0; i < row.size(); ++i)
            m_context.out << (i > 0 ? "," : "") << csv_field(row[i]);
        m_context.out << "\n";
    }
    void finish()
    {
        head();
        if (!m_csv)
            m_context.write({ .command = "sweep", .stability = m_solver.stability, .blocks = { std::move(m_table) } });
    }

private:
    void head()
    {
        if (!m_csv || !std::exchange(m_heading, false))
            return;
        for (std::size_t i = 0; i < m_table.columns.size(); ++i)
            m_context.out << (i > 0 ? "," : "") << csv_heading(m_table.columns[i]);
        m_context.out << "\n";
    }

    Context& m_context;
    const Solver& m_solver;
    bool m_csv, m_heading;
    Table m_table;
};

void put_json(Context& context, const Combinations& sweep, const Point& point)
{
    Value line, at = Value::Map {};
    for (std::size_t a = 0; a < point.at.size(); ++a)
        at.set(sweep.axes()[a].id, point.at[a]);
    line.set("at", std::move(at));
    line.set("ok", !point.problem);
    if (point.problem)
        line.set("error",
            Value::Map { { "kind", name_of(point.problem->kind) }, { "field", point.problem->field },
                { "message", point.problem->message } });
    else
        line.set("outputs", point.outputs);
    context.out << to_json(line) << "\n";
}

int sweep(Context& context, const Typed& typed)
{
    if (typed.solver.empty() || typed.x.empty())
        throw Failure(BadInput,
            "sweep needs a solver and an axis: \"mlsysim sweep tail_latency --x arrival_rate=1:99:50 "
            "service_latency=100ms\"");
    const Format format = context.format({ Format::Text, Format::Json, Format::Markdown, Format::Csv });
    const Solver& solver = solver_named(typed.solver);
    std::vector<Axis> axes;
    for (const auto& text : { typed.series, typed.y, typed.x })
        if (!text.empty())
            axes.push_back(parse_axis(solver, text));
    Combinations points(context, solver, inputs_of(solver, typed.inputs), std::move(axes));
    const Shard shard = parse_shard(typed.shard, points.size());
    TableWriter table(context, solver, typed, points, shard.first);
    if (format == Format::Json && shard.first) {
        Document head { .command = "sweep", .stability = solver.stability };
        head.inputs = Value(Value::Map { { "solver", solver.id }, { "inputs", points.fixed() } });
        Value along = Value::Map {};
        for (const auto& axis : points.axes())
            along.set(axis.id, Value::List(axis.values));
        head.inputs.set("axes", std::move(along));
        head.outputs = Value(Value::Map { { "points", static_cast<std::int64_t>(points.size()) } });
        context.out << to_json(context.envelope(head)) << "\n";
    }
    Progress progress(shard.end - shard.begin, !context.globals.quiet);
    for (auto i = shard.begin; i < shard.end && !context.out.reader_gone(); ++i) {
        if (format == Format::Json)
            put_json(context, points, points[i]);
        else
            table.put(points[i]);
        progress.at(i - shard.begin);
    }
    if (format != Format::Json)
        table.finish();
    return Done;
}

} // namespace

void add_sweep(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("sweep", "A solver over ranges of its inputs, as a table");
    auto typed = std::make_shared<Typed>();
    command->add_option("SOLVER", typed->solver, "The solver")->type_name("");
    command->add_option("id=value", typed->inputs, "Inputs that stay fixed")->type_name("");
    command
        ->add_option("--x", typed->x,
            "The input that varies: id=from:to:n, id=from:to:n:log or id=a,b,c; dotted ids reach into records: "
            "hardware.memory.bandwidth=1TB/s:8TB/s:8")
        ->type_name("AXIS");
    command->add_option("--y", typed->y, "A second one, for a grid")->type_name("AXIS");
    command->add_option("--series", typed->series, "A third one, outermost: precision=fp16,int8 or hardware=H100,A100")
        ->type_name("AXIS");
    command->add_option("--outputs", typed->outputs, "Only these results, separated by commas")->type_name("IDS");
    command
        ->add_option("--shard", typed->shard,
            "Compute part I of N only; the first part has the heading, so the parts joined in order are the whole "
            "table")
        ->type_name("I/N");
    command->footer("With -o csv and -o json the rows are streamed; JSON has one object a line, after one that "
                    "describes the sweep.\nA point that has no result says so in its last column and does not end the "
                    "sweep.\n\nExamples:\n  mlsysim sweep engine_solve model=Llama3_8B --x batch_size=1:1024:11:log "
                    "--series hardware=A100,H100 \\\n    --outputs latency,throughput\n  mlsysim sweep tail_latency "
                    "--x arrival_rate=1:99:99 service_latency=100ms -o csv");
    command->callback([&context, typed] { context.action = [&context, typed] { return sweep(context, *typed); }; });
}

} // namespace mlsysim::command
