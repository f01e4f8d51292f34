// SPDX-License-Identifier: Apache-2.0
#include "app/command/declaration.h"
#include "app/command/designoptions.h"
#include "app/command/inputs.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "engine/units/text.h"
#include "engine/wallstanding.h"

#include <CLI/CLI.hpp>

#include <cmath>

namespace mlsysim::command {

namespace {

struct Typed {
    std::shared_ptr<DesignOptions> design;
    std::vector<std::string> limits;
};

/// The ids of the solvers that resolve a wall.
Value::List solver_ids(const Wall& wall)
{
    Value::List ids;
    for (const Solver* solver : solvers_of(wall))
        ids.emplace_back(solver->id);
    return ids;
}

/// The walls by domain.
Document taxonomy()
{
    Document document { .command = "walls" };
    Value::List list;
    std::string_view domain;
    for (const Wall& wall : walls()) {
        const Value::List ids = solver_ids(wall);
        list.emplace_back(Value::Map { { "number", wall.number }, { "name", wall.name }, { "domain", wall.domain },
            { "meaning", wall.meaning }, { "relation", wall.relation }, { "solvers", ids } });
        if (wall.domain != domain) {
            domain = wall.domain;
            document.blocks.emplace_back(Table { std::string(domain),
                { { "number", "No." }, { "name", "Wall" }, { "domain", "Domain", {}, false }, { "meaning", "Meaning" },
                    { "relation", "Relation" }, { "solver", "Solver" }, { "solvers", "All solvers", {}, false } },
                {} });
        }
        std::get<Table>(document.blocks.back())
            .rows.push_back({ wall.number, wall.name, wall.domain, wall.meaning, wall.relation, wall.solver, ids });
    }
    document.outputs.set("walls", std::move(list));
    document.blocks.emplace_back(Paragraph {
        "\"mlsysim walls MODEL HARDWARE\" tells where a design stands before each of them.", Tone::Remark });
    return document;
}

/// "fleet Frontier_8K, arrival rate 100 1/s"
std::string assumptions_of(const Standing& standing)
{
    std::string text;
    for (const Assumption& assumed : standing.assumptions) {
        std::string value = readout({ assumed.value, assumed.field->unit }).joined();
        if (assumed.field->type->record)
            value.erase(0, value.rfind('.') + 1);
        text += (text.empty() ? "" : ", ") + lower_case(assumed.field->label) + " " + value;
    }
    return text;
}

Value tree_of(const Standing& standing)
{
    Value assumptions = Value::Map {};
    for (const Assumption& assumed : standing.assumptions)
        assumptions.set(assumed.field->id, assumed.value);
    const auto number = [](double x) { return std::isnan(x) ? Value() : Value(x); };
    Value tree(Value::Map { { "number", standing.wall->number }, { "name", standing.wall->name },
        { "what", standing.what }, { "applies", standing.applies() }, { "used", number(standing.used) },
        { "limit", number(standing.limit) }, { "unit", coherent_label(standing.unit().dimension) },
        { "headroom", standing.applies() ? Value(standing.headroom()) : Value() }, { "solver", standing.solver->id },
        { "assumptions", std::move(assumptions) } });
    if (!standing.applies())
        tree.set("reason", standing.reason);
    return tree;
}

/// The nearest three of what the design states itself, and what it is beyond under the assumptions.
std::string sentence_of(const std::vector<Standing>& all)
{
    std::string text, beyond;
    int told = 0;
    for (const Standing& standing : all) {
        if (!standing.applies())
            break;
        const std::string one = std::string(standing.what) + ", " + format_number(standing.headroom(), 2) + " times";
        if (!standing.assumptions.empty())
            beyond += standing.headroom() < 1 ? (beyond.empty() ? " Beyond it as assumed: " : "; ") + one : "";
        else if (told < 3)
            text += (told == 0 ? "Binds first: " : told == 1 ? "; next " : "; ") + one, ++told;
    }
    return text + (text.empty() ? "" : ".") + beyond + (beyond.empty() ? "" : ".");
}

/// One table of standings; `last` holds what only this one tells.
Table table_of(std::string title, std::vector<Column> last)
{
    Table table { std::move(title),
        { { "number", "No." }, { "what", "Wall" }, { "takes", "Takes" }, { "of", "Of" }, { "used", "Used", {}, false },
            { "limit", "Limit", {}, false }, { "unit", "Unit", {}, false } },
        {} };
    table.columns.insert(table.columns.end(), last.begin(), last.end());
    return table;
}

void add_row(Table& table, const Standing& standing, const std::vector<Value>& last)
{
    const auto number = [](double x) { return std::isnan(x) ? Value() : Value(x); };
    const auto shown = [&](double x) {
        return std::isnan(x) ? Value() : Value(readout({ x, standing.unit() }).joined());
    };
    std::vector<Value> row { standing.wall->number, standing.what, shown(standing.used), shown(standing.limit),
        number(standing.used), number(standing.limit), coherent_label(standing.unit().dimension) };
    row.insert(row.end(), last.begin(), last.end());
    table.rows.push_back(std::move(row));
}

Document standing_document(const Evaluation& design, const std::vector<Standing>& all)
{
    Document document { .command = "walls", .inputs = design.inputs(), .stability = Stability::Experimental };
    Table near = table_of({}, { { "headroom", "Headroom" }, { "assumptions", "Assuming" }, { "solver", "Solver" } });
    Table away = table_of("Not in the way", { { "reason", "Because" }, { "solver", "Solver" } });
    Value::List list;
    for (const Standing& standing : all) {
        list.push_back(tree_of(standing));
        if (standing.applies())
            add_row(near, standing, { standing.headroom(), assumptions_of(standing), standing.solver->id });
        else
            add_row(away, standing, { standing.reason, standing.solver->id });
    }
    document.outputs.set("standings", std::move(list));
    const auto& model = *static_cast<const Model*>(design.record("model"));
    const auto& hardware = *static_cast<const Hardware*>(design.record("hardware"));
    document.blocks = { Paragraph { model.name + " on " + hardware.name, Tone::Heading },
        Paragraph { settings_of(design), Tone::Remark }, Paragraph { sentence_of(all) }, std::move(near),
        std::move(away) };
    return document;
}

/// "capital=2e6 USD": a wall by its number or name, and an amount with its unit.
std::pair<const Wall*, ParsedQuantity> limit_of(const std::string& text)
{
    const auto equals = text.find('=');
    const Wall* wall = find_wall(std::string_view(text).substr(0, equals));
    if (equals == std::string::npos || !wall || wall->is_method())
        throw Failure(BadInput, "--limit: expected WALL=AMOUNT such as \"capital=2e6 USD\", found \"" + text + "\"");
    std::string error;
    const auto amount = parse_quantity(std::string_view(text).substr(equals + 1), &error);
    if (!amount)
        throw Failure(BadInput, "--limit: " + std::string(wall->name) + " " + error);
    return { wall, *amount };
}

int stand(Context& context, const Typed& typed)
{
    if (typed.design->empty() && typed.limits.empty()) {
        context.write(taxonomy());
        return Done;
    }
    Evaluation design = design_of(context, "walls", *typed.design);
    std::vector<std::pair<const Wall*, ParsedQuantity>> said;
    OwnLimits limits;
    for (const std::string& text : typed.limits) {
        said.push_back(limit_of(text));
        limits[said.back().first->number] = said.back().second.value;
    }
    const double devices = design.input("devices"); // the textbook has none
    const auto all = wall_standings(design, std::isnan(devices) ? 1 : static_cast<int>(devices), limits);
    bool missed = false;
    for (const auto& [wall, amount] : said)
        for (const Standing& standing : all) {
            if (standing.wall != wall)
                continue;
            const std::string unit = coherent_label(standing.unit().dimension);
            if (!(standing.unit().dimension == amount.dimension))
                throw Failure(BadInput,
                    "--limit: " + std::string(wall->name) + " is measured in "
                        + (unit.empty() ? "plain numbers" : unit));
            missed = missed || (standing.applies() && standing.headroom() < 1);
        }
    context.write(standing_document(design, all));
    design.solve();
    return !feasible(design) ? Infeasible : missed ? LimitMissed : Done;
}

} // namespace

void add_walls(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "walls", "The 22 walls of machine-learning systems, and where a design stands before each");
    auto typed = std::make_shared<Typed>();
    typed->design = add_design_options(*command);
    command
        ->add_option("--limit", typed->limits,
            "A limit of your own for a wall that has none, with its unit; may be repeated. The numbers and names are "
            "those that \"mlsysim walls\" shows.")
        ->type_name("WALL=AMOUNT")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->footer(
        "Without a model and a machine it lists the walls.\n\nExits with 2 when the workload does not fit, "
        "with 3 when a limit of --limit is missed.\n\nExamples:\n  mlsysim walls\n  mlsysim walls Llama3_8B "
        "H100 --batch-size 8 --fidelity detailed\n  mlsysim walls Llama3_8B H100 --limit \"capital=2e6 USD\"");
    command->callback([&context, typed] { context.action = [&context, typed] { return stand(context, *typed); }; });
}

} // namespace mlsysim::command
