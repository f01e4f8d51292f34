// SPDX-License-Identifier: Apache-2.0
#include "app/shared/design.h"

#include "engine/catalogue.h"
#include "engine/document/figurefile.h"
#include "engine/document/json.h"

namespace mlsysim::shared {

Subject Design::subject(int machine, int model) const
{
    Subject subject;
    if (machine >= 0 && machine < static_cast<int>(hardware.size())) {
        subject.hardware = hardware[static_cast<std::size_t>(machine)];
        subject.count = drawn.machines[static_cast<std::size_t>(machine)].count;
    }
    if (model >= 0 && model < static_cast<int>(models.size()))
        subject.workload = models[static_cast<std::size_t>(model)];
    return subject;
}

bool is_session(const Value& value)
{
    const Value* format = value.find("format");
    return format && format->text() && *format->text() == session_format;
}

std::optional<Value> find_session(std::string_view bytes, std::string& error)
{
    auto found = is_figure(bytes) ? session_in_figure(bytes, &error) : parse_json(bytes, &error);
    if (!found || is_session(*found))
        return found;
    error = "it is no session of mlsysim";
    return {};
}

std::optional<Design> open_session(const Value& session, const Registry& registry, std::vector<std::string>& notes)
{
    if (!is_session(session))
        return {};
    Design design;
    std::vector<std::string> missing;
    const Value* drawn = session.find("selection");
    design.drawn = drawn_from(drawn ? *drawn : Value(), registry, missing);
    for (const auto& path : missing)
        notes.push_back(path + " is not in the registry and was left out");
    for (const auto& machine : design.drawn.machines)
        design.hardware.push_back(record_of(registry, machine));
    for (const auto& model : design.drawn.models)
        design.models.push_back(registry.get<Model>(model));
    auto parameters
        = std::make_shared<Evaluation>(solver_for(design.drawn.fidelity, design.current().workload), registry);
    if (const Value* inputs = session.find("inputs"))
        for (const auto& p : restore_inputs(*inputs, [&](const Value& given) { return parameters->assign(given); }))
            notes.push_back(p.field + " " + p.message);
    design.parameters = std::move(parameters);
    return design;
}

const Solver& solver_for(Fidelity fidelity, const Model* model)
{
    const bool detailed = fidelity == Fidelity::Detailed && (!model || model->is_transformer());
    return detailed ? Describe<LanguagePhases>::solver : Describe<EngineSolve>::solver;
}

std::shared_ptr<const Hardware> record_of(const Registry& registry, const DrawnMachine& machine)
{
    const Hardware* original = registry.get<Hardware>(machine.path);
    if (!original)
        return {};
    if (machine.changed()) {
        Value description = machine.changes;
        description.set("extends", machine.path);
        Problems problems;
        const auto record = registry.build(record_type_of<Hardware>, description, problems);
        if (problems.empty())
            return std::static_pointer_cast<const Hardware>(record);
    }
    // The registry outlives every design, so this owns nothing.
    return { std::shared_ptr<void>(), original };
}

Problems restore_inputs(Value inputs, const std::function<Problems(const Value&)>& assign)
{
    Problems told;
    for (Problems found; !(found = assign(inputs)).empty();) {
        std::size_t dropped = 0;
        for (const auto& p : found) {
            const std::string name = p.field.substr(0, p.field.find('.'));
            if (Value::Map* members = inputs.map())
                dropped += std::erase_if(*members, [&](const Member& m) { return m.name == name; });
        }
        told.insert(told.end(), found.begin(), found.end());
        if (dropped == 0)
            break;
    }
    return told;
}

} // namespace mlsysim::shared
