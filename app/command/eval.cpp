// SPDX-License-Identifier: Apache-2.0
#include "app/command/declaration.h"
#include "app/command/designoptions.h"
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

constexpr std::array<std::string_view, 6> stable { "latency", "throughput", "bottleneck", "mfu", "feasible", "energy" };

std::string amount(Data data) { return readout({ si(data), unit::gigabyte.erased() }).joined(); }

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
        Paragraph { settings_of(evaluation), Tone::Remark }, results, behind,
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

int evaluate(Context& context, const DesignOptions& typed)
{
    Evaluation evaluation = design_of(context, "eval", typed);
    evaluation.solve();
    context.write(document_of(evaluation));
    return feasible(evaluation) ? Done : Infeasible;
}

} // namespace

void add_eval(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand(
        "eval", "What a model does on a machine: latency, throughput, bottleneck, utilization, fit, energy");
    const auto typed = add_design_options(*command);
    command->footer("Exits with 2 when the workload does not fit.\n\nExamples:\n  mlsysim eval Llama3_8B H100 "
                    "--batch-size 32 --efficiency 0.45\n  mlsysim eval Llama3_70B H100 -p int8 -o json\n  mlsysim eval "
                    "Llama3_70B H100 --fidelity detailed --devices 4 --phase decode --context 2048");
    command->callback([&context, typed] { context.action = [&context, typed] { return evaluate(context, *typed); }; });
}

} // namespace mlsysim::command
