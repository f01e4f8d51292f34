// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/selection.h"

#include "widgets/parameters/text.h"

#include <algorithm>

namespace mlsysim::desktop {

using widgets::text_of;
using widgets::utf8;

namespace {

template <class List> void take_out(List& list, int& current, int index)
{
    list.erase(list.begin() + index);
    if (current > index || current >= static_cast<int>(list.size()))
        --current;
}

bool is_machine(const QString& path) { return path.startsWith(QLatin1String("Hardware.")); }

bool flag(const Value& value, std::string_view name, bool otherwise)
{
    const Value* found = value.find(name);
    return found && found->truth() ? *found->truth() : otherwise;
}

} // namespace

int Selection::indexOfMachine(const QString& path) const
{
    const auto found = std::ranges::find(machines, path, &MachineChoice::path);
    return found == machines.end() ? -1 : static_cast<int>(found - machines.begin());
}

int Selection::indexOfModel(const QString& path) const
{
    const auto found = std::ranges::find(models, path);
    return found == models.end() ? -1 : static_cast<int>(found - models.begin());
}

void Selection::draw(const QString& path, bool drawn)
{
    const bool hardware = is_machine(path);
    const int index = hardware ? indexOfMachine(path) : indexOfModel(path);
    if (drawn == (index >= 0))
        return;
    if (hardware && drawn)
        machines.push_back({ path });
    else if (hardware)
        take_out(machines, machine, index);
    else if (drawn)
        models.push_back(path);
    else
        take_out(models, model, index);
    if (machine < 0 && !machines.empty())
        machine = 0;
    if (model < 0 && !models.empty())
        model = 0;
}

void Selection::makeCurrent(const QString& path)
{
    draw(path, true);
    if (is_machine(path))
        machine = indexOfMachine(path);
    else
        model = indexOfModel(path);
}

Value to_value(const Selection& selection)
{
    Value::List machines;
    for (const auto& m : selection.machines) {
        Value one;
        one.set("path", utf8(m.path));
        one.set("count", m.count);
        if (m.changed())
            one.set("changes", m.changes);
        machines.push_back(std::move(one));
    }
    Value::List models;
    for (const auto& m : selection.models)
        models.emplace_back(utf8(m));
    Value value;
    value.set("machines", std::move(machines));
    value.set("models", std::move(models));
    value.set("machine", selection.machine);
    value.set("model", selection.model);
    value.set("fidelity", selection.fidelity == Fidelity::Detailed ? "detailed" : "textbook");
    value.set("memory_levels", selection.memory_levels);
    value.set("other_precisions", selection.other_precisions);
    value.set("achievable_roof", selection.achievable_roof);
    value.set("regions", selection.regions);
    value.set("linear_inset", selection.linear_inset);
    return value;
}

Selection selection_from(const Value& value, const Registry& registry, QStringList& missing)
{
    Selection selection;
    const auto known = [&](const Value* path) {
        if (!path || !path->text())
            return false;
        if (registry.find(*path->text()))
            return true;
        missing.append(text_of(*path->text()));
        return false;
    };
    QString machine, model;
    const auto number = [&](std::string_view name) {
        const Value* found = value.find(name);
        return found && found->is_number() ? static_cast<int>(std::clamp(found->number(), -1.0, 1e6)) : -1;
    };
    const auto each = [&](std::string_view name, auto take) {
        const Value* list = value.find(name);
        if (list && list->list())
            for (const auto& item : *list->list())
                take(item);
    };
    int at = 0;
    each("machines", [&](const Value& item) {
        const Value* path = item.find("path");
        if (known(path)) {
            MachineChoice choice { text_of(*path->text()) };
            if (const Value* count = item.find("count"); count && count->is_number())
                choice.count = static_cast<int>(std::clamp(count->number(), 1.0, 4096.0));
            if (const Value* changes = item.find("changes"); changes && changes->map())
                choice.changes = *changes;
            if (at == number("machine"))
                machine = choice.path;
            if (selection.indexOfMachine(choice.path) < 0)
                selection.machines.push_back(std::move(choice));
        }
        ++at;
    });
    at = 0;
    each("models", [&](const Value& item) {
        if (known(&item)) {
            const QString path = text_of(*item.text());
            if (at == number("model"))
                model = path;
            if (selection.indexOfModel(path) < 0)
                selection.models.push_back(path);
        }
        ++at;
    });
    selection.machine = machine.isEmpty() ? (selection.machines.empty() ? -1 : 0) : selection.indexOfMachine(machine);
    selection.model = model.isEmpty() ? (selection.models.empty() ? -1 : 0) : selection.indexOfModel(model);
    const Value* fidelity = value.find("fidelity");
    selection.fidelity = fidelity && fidelity->text() && *fidelity->text() == "textbook" ? Fidelity::Textbook : Fidelity::Detailed;
    selection.memory_levels = flag(value, "memory_levels", false);
    selection.other_precisions = flag(value, "other_precisions", true);
    selection.achievable_roof = flag(value, "achievable_roof", true);
    selection.regions = flag(value, "regions", true);
    selection.linear_inset = flag(value, "linear_inset", false);
    return selection;
}

} // namespace mlsysim::desktop
