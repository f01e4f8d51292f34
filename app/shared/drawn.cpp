// SPDX-License-Identifier: Apache-2.0
#include "app/shared/drawn.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mlsysim::shared {

namespace {

constexpr double most_devices = 4096;
constexpr std::array<std::pair<std::string_view, bool DrawnOptions::*>, 5> switches {
    std::pair { "memory_levels", &DrawnOptions::memory_levels },
    { "other_precisions", &DrawnOptions::other_precisions },
    { "achievable_roof", &DrawnOptions::achievable_roof },
    { "regions", &DrawnOptions::regions },
    { "linear_inset", &DrawnOptions::linear_inset },
};

double number(const Value& of, std::string_view name, double otherwise)
{
    const Value* found = of.find(name);
    return found && found->is_number() ? found->number() : otherwise;
}

/// Reads one list, without what the registry does not have and without repetitions. `subject` counts in the file on
/// the way in, in what is left on the way out.
template <class Item, class Path, class Make>
std::vector<Item> read_list(const Value* list, const Registry& registry, int& subject,
    std::vector<std::string>& missing, Path path_of, Make make)
{
    std::vector<Item> items;
    std::vector<std::string> paths;
    const int wanted = std::exchange(subject, -1);
    int at = 0;
    for (const Value& item : list && list->list() ? *list->list() : Value::List()) {
        const Value* path = path_of(item);
        const int here = at++;
        if (!path || !path->text())
            continue;
        if (!registry.find(*path->text())) {
            missing.push_back(*path->text());
            continue;
        }
        const auto found = std::ranges::find(paths, *path->text());
        if (here == wanted)
            subject = static_cast<int>(found - paths.begin());
        if (found == paths.end()) {
            paths.push_back(*path->text());
            items.push_back(make(item));
        }
    }
    if (subject < 0 && !items.empty())
        subject = 0;
    return items;
}

} // namespace

Value to_value(const Drawn& drawn)
{
    Value::List machines;
    for (const auto& m : drawn.machines) {
        Value one;
        one.set("path", m.path);
        one.set("count", m.count);
        if (m.changed())
            one.set("changes", m.changes);
        if (!m.label.empty())
            one.set("label", m.label);
        machines.push_back(std::move(one));
    }
    Value value;
    value.set("machines", std::move(machines));
    value.set("models", Value::List(drawn.models.begin(), drawn.models.end()));
    value.set("machine", drawn.machine);
    value.set("model", drawn.model);
    value.set("fidelity", drawn.fidelity == Fidelity::Detailed ? "detailed" : "textbook");
    for (const auto& [name, member] : switches)
        value.set(name, drawn.options.*member);
    return value;
}

Drawn drawn_from(const Value& value, const Registry& registry, std::vector<std::string>& missing)
{
    Drawn drawn;
    const auto subject
        = [&](std::string_view name) { return static_cast<int>(std::clamp(number(value, name, -1), -1.0, 1e6)); };
    drawn.machine = subject("machine");
    drawn.machines = read_list<DrawnMachine>(
        value.find("machines"), registry, drawn.machine, missing, [](const Value& item) { return item.find("path"); },
        [](const Value& item) {
            DrawnMachine machine { *item.find("path")->text() };
            machine.count = static_cast<int>(std::clamp(number(item, "count", 1), 1.0, most_devices));
            if (const Value* changes = item.find("changes"); changes && changes->map())
                machine.changes = *changes;
            if (const Value* label = item.find("label"); label && label->text())
                machine.label = *label->text();
            return machine;
        });
    drawn.model = subject("model");
    drawn.models = read_list<std::string>(
        value.find("models"), registry, drawn.model, missing, [](const Value& item) { return &item; },
        [](const Value& item) { return *item.text(); });
    const Value* fidelity = value.find("fidelity");
    if (fidelity && fidelity->text() && *fidelity->text() == "textbook")
        drawn.fidelity = Fidelity::Textbook;
    for (const auto& [name, member] : switches)
        if (const Value* found = value.find(name); found && found->truth())
            drawn.options.*member = *found->truth();
    return drawn;
}

} // namespace mlsysim::shared
