// SPDX-License-Identifier: Apache-2.0
#include "app/command/declaration.h"
#include "app/command/inputs.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/language_phases/language_phases.h"
#include "engine/units/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace mlsysim::command {

namespace {

using Profile = engine_solve::Out;

/// Inputs whose option is not simply their id.
struct Spelled {
    std::string_view id, option;
};
constexpr std::array spelled {
    Spelled { "batch_size", "-b,--batch-size" }, Spelled { "precision", "-p,--precision" },
    Spelled { "efficiency", "-e,--efficiency" }, Spelled { "is_training", "--training" },
    Spelled { "zero_stage", "--zero" }, Spelled { "is_lora", "--lora" },
    Spelled { "activation_recomputation", "--recompute" },
    Spelled { "raise_errors", "" }, // a misfit is shown and told by the exit code
};
constexpr std::array<std::string_view, 6> stable { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" };

std::string options_of(const Field& field)
{
    const auto found = std::ranges::find(spelled, field.id, &Spelled::id);
    if (found != spelled.end())
        return std::string(found->option);
    std::string name = "--" + std::string(field.id);
    std::ranges::replace(name, '_', '-');
    return name;
}

std::string spelling(std::string_view id)
{
    const Field* field = Describe<EngineSolve>::solver.inputs.find(id);
    if (!field)
        field = Describe<LanguagePhases>::solver.inputs.find(id);
    if (!field || field->type->record)
        return std::string(id);
    const std::string options = options_of(*field);
    return options.substr(options.find("--"));
}

/// What was typed: names of the records, options by field.
struct Typed {
    std::vector<std::string> records;
    std::vector<std::pair<const Field*, std::string>> options;
};

std::string amount(Data data) { return readout({ si(data), unit::gigabyte.erased() }).joined(); }

/// "batch 32, precision fp16, efficiency 0.5": the settings that matter here.
std::string settings(const Evaluation& evaluation)
{
    const Structure& inputs = evaluation.solver().inputs;
    const void* in = &evaluation.in<std::byte>();
    std::string text;
    for (const auto& field : inputs.fields) {
        if (field.type->record || options_of(field).empty() || field.tier == Tier::Advanced
            || !applies(inputs, in, field))
            continue;
        const Value value = field.type->read(field.address_in(in), field);
        if (value.truth() && !*value.truth())
            continue;
        text += (text.empty() ? "" : ", ") + lower_case(field.label)
            + (value.truth() ? "" : " " + readout({ value, field.unit }).joined());
    }
    return text;
}

std::string times(double ratio) { return format_count(ratio, 3) + " times as long as "; }

Paragraph verdict(const Profile& out)
{
    const std::string arithmetic = "the arithmetic", traffic = "moving the data";
    if (!out.feasible)
        return { "Does not fit: it needs " + amount(out.memory_footprint) + " and the machine has "
                + amount(out.memory_capacity) + ". The times are those of streaming the weights from the host.",
            Tone::Bad };
    if (out.overhead_dominated)
        return { "Overhead-bound: dispatch and per-layer costs take longer than arithmetic and memory traffic. A "
                 "larger batch shares them.",
            Tone::Good };
    if (out.bottleneck == Bottleneck::Memory)
        return { "Memory-bound: " + traffic + " takes " + times(out.bottleneck_ratio) + arithmetic + ".", Tone::Good };
    return { "Compute-bound: " + arithmetic + " takes " + times(out.bottleneck_ratio) + traffic + ".", Tone::Good };
}

Profile profile_with(const Evaluation& evaluation, std::string_view id, const Value& value)
{
    Evaluation other(evaluation);
    if (other.set(id, value).empty()) {
        other.solve();
        return other.out<Profile>();
    }
    Profile none;
    none.feasible = false;
    return none;
}

/// What would make the workload fit: a smaller number format here, or the machine with the least memory that suffices.
std::string advice(const Evaluation& evaluation)
{
    const auto& in = evaluation.in<engine_solve::In>();
    std::string text;
    std::optional<Precision> smaller;
    Profile with_smaller;
    for (std::size_t i = 0; i < choices<Precision>.size(); ++i) {
        const auto precision = static_cast<Precision>(i);
        const bool better
            = smaller && bytes_per_element(precision) == bytes_per_element(*smaller) && !with_smaller.precision_listed;
        if (bytes_per_element(precision) >= bytes_per_element(in.precision) || (smaller && !better))
            continue;
        if (const Profile profile = profile_with(evaluation, "precision", choices<Precision>[i]); profile.feasible) {
            smaller = precision;
            with_smaller = profile;
        }
    }
    if (smaller)
        text = "It fits in " + std::string(choices<Precision>[static_cast<std::size_t>(*smaller)]) + " ("
            + amount(with_smaller.memory_footprint) + ").";
    const Entry* machine = nullptr;
    Profile on_machine;
    for (const Entry* entry : evaluation.registry().entries(record_type_of<Hardware>)) {
        const Profile profile = profile_with(evaluation, "hardware", entry->path);
        if (profile.feasible && (!machine || profile.memory_capacity < on_machine.memory_capacity)) {
            machine = entry;
            on_machine = profile;
        }
    }
    if (machine)
        text += (text.empty() ? "" : " ") + std::string("The smallest memory in the zoo that holds it as it is: ")
            + std::string(machine->short_name()) + " (" + amount(on_machine.memory_capacity) + ").";
    return text.empty() ? "No machine in the zoo holds it." : text;
}

Paragraph verdict(const language_phases::Out& out)
{
    const auto share = [&](Time part) { return format_number(100 * double(part / out.latency), 3) + " % of the time"; };
    if (!out.feasible)
        return { "Does not fit: it needs " + amount(out.memory_footprint) + " and the devices have "
                + amount(out.memory_capacity)
                + (out.memory_full_batch >= 1 ? ". A batch of " + format_count(out.memory_full_batch) + " would fit."
                                              : "."),
            Tone::Bad };
    switch (out.bottleneck) {
    case language_phases::Binding::Overhead:
        return { "Overhead-bound: dispatch and layers take " + share(out.latency_overhead) + ".", Tone::Good };
    case language_phases::Binding::Network:
        return { "Network-bound: all-reduces take " + share(out.latency_network) + ".", Tone::Good };
    case language_phases::Binding::Memory:
        return { "Memory-bound: moving the data takes " + times(double(out.latency_memory / out.latency_compute))
                + "the arithmetic.",
            Tone::Good };
    case language_phases::Binding::Compute:
        break;
    }
    return { "Compute-bound: the arithmetic takes " + times(double(out.latency_compute / out.latency_memory))
            + "moving the data.",
        Tone::Good };
}

/// What both models show: settings, the six results, what stands behind them, memory and verdict.
template <class In, class Out> Document results_of(Evaluation& evaluation)
{
    const auto& in = evaluation.in<In>();
    const auto& out = evaluation.out<Out>();
    Document document { .command = "eval",
        .inputs = evaluation.inputs(),
        .outputs = evaluation.outputs(),
        .stability = evaluation.solver().stability };
    Record results, behind { "What stands behind them", {} };
    for (auto& leaf : leaves(evaluation.solver().outputs, document.outputs)) {
        const bool is_stable = std::ranges::find(stable, leaf.id) != stable.end();
        // Spreadsheets get every value; people those that say something here.
        const bool telling
            = is_stable || !leaf.advanced || (leaf.field->type->kind == Kind::Optional && !leaf.value.absent());
        (is_stable ? results : behind)
            .rows.push_back(
                { leaf.id, leaf.label, { leaf.value, leaf.field->unit }, std::string(leaf.field->help), telling });
    }
    const double share = 100 * double(out.memory_footprint / out.memory_capacity);
    document.blocks = { Paragraph { in.model->name + " on " + in.hardware->name, Tone::Heading },
        Paragraph { settings(evaluation), Tone::Remark }, results, behind,
        Paragraph { "Memory: needs " + amount(out.memory_footprint) + " of " + amount(out.memory_capacity) + " ("
            + format_number(share, 3) + " %)." },
        verdict(out) };
    return document;
}

Document document_of(Evaluation& evaluation)
{
    if (evaluation.solver().id == LanguagePhases::id)
        return results_of<language_phases::In, language_phases::Out>(evaluation);
    const auto& in = evaluation.in<engine_solve::In>();
    const auto& out = evaluation.out<Profile>();
    Document document = results_of<engine_solve::In, Profile>(evaluation);
    if (!out.feasible)
        document.blocks.emplace_back(Paragraph { advice(evaluation) });
    if (!out.precision_listed)
        document.blocks.emplace_back(Paragraph { "The entry states no rate of its own at "
                + std::string(choices<Precision>[static_cast<std::size_t>(in.precision)])
                + "; its default rate is used.",
            Tone::Remark });
    return document;
}

int evaluate(Context& context, const Typed& typed)
{
    const bool detailed = context.globals.fidelity == "detailed";
    const Solver& solver = detailed ? Describe<LanguagePhases>::solver : Describe<EngineSolve>::solver;
    Value given = Value::Map {};
    std::size_t record = 0;
    for (const auto& field : solver.inputs.fields)
        if (field.type->record)
            given.set(field.id, typed.records[record++]);
    if (const std::string name = lower_case(typed.records[0]);
        name.empty() || typed.records[1].empty() || name.ends_with(".yaml") || name.ends_with(".yml")) {
        if (name.ends_with(".yaml") || name.ends_with(".yml") || name.starts_with("scenarios."))
            throw Failure(BadInput,
                "plans and scenarios cannot be evaluated by this version; use \"mlsysim eval MODEL HARDWARE\"");
        throw Failure(BadInput,
            name.empty() ? "eval needs a model and a machine: \"mlsysim eval Llama3_8B H100\""
                         : "eval needs a machine too: \"mlsysim eval " + typed.records[0] + " H100\"");
    }
    for (const auto& [field, text] : typed.options) {
        if (!solver.inputs.find(field->id))
            throw Failure(BadInput,
                spelling(field->id) + (detailed ? " belongs to --fidelity textbook" : " needs --fidelity detailed"));
        given.set(field->id, text);
    }
    Evaluation evaluation = evaluation_of(context, solver, given, spelling);
    for (const auto& [field, text] : typed.options)
        if (!applies(solver.inputs, &evaluation.in<std::byte>(), *solver.inputs.find(field->id)))
            context.notice(spelling(field->id) + " changes nothing without " + spelling(field->when));
    evaluation.solve();
    context.write(document_of(evaluation));
    return feasible(evaluation) ? Done : Infeasible;
}

} // namespace

void add_eval(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "eval", "What a model does on a machine: latency, throughput, bottleneck, utilization, fit, energy");
    auto typed = std::make_shared<Typed>();
    const Structure& inputs = Describe<EngineSolve>::solver.inputs;
    typed->records.resize(
        static_cast<std::size_t>(std::ranges::count_if(inputs.fields, [](const Field& f) { return f.type->record; })));
    std::size_t record = 0;
    std::vector<const Field*> offered;
    for (const auto& field : inputs.fields)
        offered.push_back(&field);
    for (const auto& field : Describe<LanguagePhases>::solver.inputs.fields)
        if (!inputs.find(field.id))
            offered.push_back(&field);
    for (const Field* offer : offered) {
        const Field& field = *offer;
        if (field.type->record) {
            std::string kind(field.type->record->id);
            std::ranges::transform(kind, kind.begin(), [](char c) { return static_cast<char>(c - 32); });
            command
                ->add_option(
                    kind, typed->records[record++], std::string(field.help) + " Any name that \"mlsysim zoo\" shows.")
                ->type_name("");
        } else if (const auto name = options_of(field); !name.empty()) {
            const auto keep = [typed, offer](const std::string& text) { typed->options.emplace_back(offer, text); };
            if (field.type->kind == Kind::Switch) {
                command->add_flag_callback(
                    name, [keep] { keep("true"); }, help_text(field));
                continue;
            }
            std::string words = "N";
            if (field.type->kind == Kind::Choice) {
                words.clear();
                for (const auto choice : field.type->names)
                    words += (words.empty() ? "" : "|") + std::string(choice);
            }
            const bool choice = field.type->kind == Kind::Choice;
            command
                ->add_option_function<std::string>(name, keep,
                    choice ? std::string(field.help) + " (default " + default_text(field) + ")" : help_text(field))
                ->type_name(words)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        }
    }
    command->footer("Exits with 2 when the workload does not fit.\n\nExamples:\n  mlsysim eval Llama3_8B H100 "
                    "--batch-size 32 --efficiency 0.45\n  mlsysim eval Llama3_70B H100 -p int8 -o json\n  mlsysim eval "
                    "Llama3_70B H100 --fidelity detailed --devices 4 --phase decode --context 2048");
    command->callback([&context, typed] { context.action = [&context, typed] { return evaluate(context, *typed); }; });
}

} // namespace mlsysim::command
