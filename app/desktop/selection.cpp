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

shared::Drawn drawn_of(const Selection& selection)
{
    shared::Drawn drawn;
    for (const auto& m : selection.machines)
        drawn.machines.push_back({ utf8(m.path), m.count, m.changes, utf8(m.label) });
    for (const auto& m : selection.models)
        drawn.models.push_back(utf8(m));
    drawn.machine = selection.machine;
    drawn.model = selection.model;
    drawn.fidelity = selection.fidelity;
    drawn.options = selection;
    return drawn;
}

Value to_value(const Selection& selection) { return shared::to_value(drawn_of(selection)); }

Selection selection_from(const Value& value, const Registry& registry, QStringList& missing)
{
    std::vector<std::string> unknown;
    const shared::Drawn drawn = shared::drawn_from(value, registry, unknown);
    for (const auto& path : unknown)
        missing.append(text_of(path));
    Selection selection;
    static_cast<shared::DrawnOptions&>(selection) = drawn.options;
    for (const auto& m : drawn.machines)
        selection.machines.push_back({ text_of(m.path), m.count, m.changes, text_of(m.label) });
    for (const auto& m : drawn.models)
        selection.models.push_back(text_of(m));
    selection.machine = drawn.machine;
    selection.model = drawn.model;
    selection.fidelity = drawn.fidelity;
    return selection;
}

} // namespace mlsysim::desktop
