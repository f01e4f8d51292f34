// SPDX-License-Identifier: Apache-2.0
#include "app/shared/wording.h"

#include "engine/engine.h"
#include "engine/units/text.h"

namespace mlsysim::shared {

namespace {

std::string_view phase_words(const CaseSolver& solver, const Model& model)
{
    const bool training = solver.phase() == Phase::Train;
    if (!model.is_transformer())
        return training ? "training" : "inference";
    if (!solver.detailed())
        return training ? "training, textbook" : "inference, textbook";
    return training ? "training" : solver.phase() == Phase::Prefill ? "prefill" : "decode";
}

} // namespace

std::string_view words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::DoesNotFit:
        return "does not fit";
    case Verdict::Overhead:
        return "overhead-bound";
    case Verdict::Network:
        return "network-bound";
    case Verdict::Memory:
        return "memory-bound";
    case Verdict::Compute:
        break;
    }
    return "compute-bound";
}

std::string_view words(PointKind kind)
{
    switch (kind) {
    case PointKind::Forward:
        return "forward";
    case PointKind::Prefill:
        return "prefill";
    case PointKind::Decode:
        return "decode";
    case PointKind::Train:
        break;
    }
    return "train";
}

std::string_view words(MemoryLevel level)
{
    return level == MemoryLevel::Sram ? "SRAM" : level == MemoryLevel::Flash ? "flash" : "host link";
}

std::string_view words(Precision precision) { return choices<Precision>[static_cast<std::size_t>(precision)]; }

std::string machine_name(const DrawnMachine& machine)
{
    if (!machine.label.empty())
        return machine.label;
    std::string name = machine.path.substr(machine.path.rfind('.') + 1);
    std::ranges::replace(name, '_', ' ');
    if (machine.count > 1)
        name = std::to_string(machine.count) + "× " + name;
    return machine.changed() ? name + ", changed" : name;
}

std::string summary_line(const Design& design)
{
    constexpr std::string_view between = " · ";
    std::string line;
    const auto add = [&](std::string_view part) { line.append(line.empty() ? "" : between).append(part); };
    if (const Subject subject = design.current()) {
        const CaseSolver solver = design.solver(subject);
        add(subject.workload->name);
        for (const auto& machine : design.drawn.machines)
            add(machine_name(machine));
        add(phase_words(solver, *subject.workload));
        add(words(solver.precision()));
        add("batch " + format_count(solver.batch(), 6));
        if (solver.detailed())
            add("context " + format_count(solver.detailedInputs()->context, 6));
        add("efficiency " + format_number(solver.efficiency(), 2));
        add(solver.detailed() ? "detailed model" : "textbook model");
    }
    add("mlsysim " + std::string(version()));
    return line;
}

} // namespace mlsysim::shared
