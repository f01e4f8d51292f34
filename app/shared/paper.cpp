// SPDX-License-Identifier: Apache-2.0
#include "app/shared/paper.h"

#include "engine/units/text.h"

#include <algorithm>
#include <utility>

namespace mlsysim::shared {

namespace {

constexpr double pixels_per_inch = 96, millimetres_per_inch = 25.4;

/// The number before the unit, or nothing.
std::optional<double> before(std::string_view text, std::string_view unit)
{
    if (!text.ends_with(unit))
        return {};
    return parse_number(text.substr(0, text.size() - unit.size()));
}

std::optional<double> within(std::optional<double> value, double least, double most)
{
    return value && *value >= least && *value <= most ? value : std::nullopt;
}

} // namespace

std::string paper_names()
{
    std::string names;
    for (const auto& preset : paper_presets)
        names.append(names.empty() ? "" : ", ").append(preset.id);
    return names;
}

std::optional<Paper> find_paper(std::string_view id)
{
    const auto* found = std::ranges::find(paper_presets, id, &PaperPreset::id);
    return found == paper_presets.end() ? std::nullopt : std::optional(found->paper);
}

std::optional<double> parse_length(std::string_view text)
{
    static constexpr std::pair<std::string_view, double> units[] = { { "in", 1 }, { "mm", 1 / millimetres_per_inch },
        { "cm", 10 / millimetres_per_inch }, { "", 1 / pixels_per_inch } };
    for (const auto& [unit, inches] : units)
        if (const auto value = before(text, unit))
            return within(*value * inches, 1, 200);
    return {};
}

std::optional<double> parse_points(std::string_view text)
{
    const auto value = before(text, "pt");
    return within(value ? value : before(text, ""), 4, 72);
}

} // namespace mlsysim::shared
