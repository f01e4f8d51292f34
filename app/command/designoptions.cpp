// SPDX-License-Identifier: Apache-2.0
#include "app/command/designoptions.h"

#include "app/command/declaration.h"
#include "app/command/inputs.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/language_phases/language_phases.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

namespace mlsysim::command {

namespace {

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

} // namespace

std::string options_of(const Field& field)
{
    const auto found = std::ranges::find(spelled, field.id, &Spelled::id);
    if (found != spelled.end())
        return std::string(found->option);
    std::string name = "--" + std::string(field.id);
    std::ranges::replace(name, '_', '-');
    return name;
}

std::shared_ptr<DesignOptions> add_design_options(CLI::App& command)
{
    auto typed = std::make_shared<DesignOptions>();
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
                .add_option(
                    kind, typed->records[record++], std::string(field.help) + " Any name that \"mlsysim zoo\" shows.")
                ->type_name("");
        } else if (const auto name = options_of(field); !name.empty()) {
            const auto keep = [typed, offer](const std::string& text) { typed->options.emplace_back(offer, text); };
            if (field.type->kind == Kind::Switch) {
                command.add_flag_callback(
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
                .add_option_function<std::string>(name, keep,
                    choice ? std::string(field.help) + " (default " + default_text(field) + ")" : help_text(field))
                ->type_name(words)
                ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
        }
    }
    return typed;
}

Evaluation design_of(Context& context, std::string_view command, const DesignOptions& typed)
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
            name.empty() ? std::string(command) + " needs a model and a machine: \"mlsysim " + std::string(command)
                    + " Llama3_8B H100\""
                         : std::string(command) + " needs a machine too: \"mlsysim " + std::string(command) + " "
                    + typed.records[0] + " H100\"");
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
    return evaluation;
}

std::string settings_of(const Evaluation& evaluation)
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

} // namespace mlsysim::command
