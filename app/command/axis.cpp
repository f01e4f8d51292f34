// SPDX-License-Identifier: Apache-2.0
#include "app/command/axis.h"

#include "app/command/command.h"
#include "app/command/declaration.h"
#include "engine/units/text.h"

#include <cmath>

namespace mlsysim::command {

namespace {

constexpr std::size_t most = 1'000'000;

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
        parts.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    parts.push_back(text);
    return parts;
}

[[noreturn]] void refuse(std::string_view id, const std::string& message)
{
    throw Failure(BadInput, std::string(id) + ": " + message);
}

std::vector<Value> range(std::string_view id, const Field& field, const std::vector<std::string_view>& parts)
{
    const bool whole = innermost(*field.type).kind == Kind::Integer;
    std::string error;
    const auto from = parse_as(parts[0], field.unit, BareNumber::Coherent, &error);
    const auto to = from ? parse_as(parts[1], field.unit, BareNumber::Coherent, &error) : std::nullopt;
    if (!to)
        refuse(id, error);
    const auto count = parse_number(parts[2]);
    if (!count || *count < 1 || *count > static_cast<double>(most) || std::floor(*count) != *count)
        refuse(id, "expected 1 to 1000000 points, found \"" + std::string(parts[2]) + "\"");
    const bool logarithmic = parts.size() == 4;
    if (logarithmic && parts[3] != "log")
        refuse(id, "expected from:to:n or from:to:n:log, found \"" + std::string(parts[3]) + "\" at the end");
    if (logarithmic && !(*from > 0 && *to > 0))
        refuse(id, "a logarithmic axis needs ends above 0");
    const auto points = static_cast<std::size_t>(*count);
    std::vector<Value> values;
    for (std::size_t i = 0; i < points; ++i) {
        const double share = points > 1 ? static_cast<double>(i) / static_cast<double>(points - 1) : 0;
        double x = logarithmic ? *from * std::pow(*to / *from, share) : *from + (*to - *from) * share;
        if (i > 0 && i + 1 == points)
            x = *to;
        if (whole)
            x = std::round(x);
        if (!whole || values.empty() || values.back().number() != x)
            values.emplace_back(x);
    }
    return values;
}

} // namespace

Axis parse_axis(const Solver& solver, std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0)
        throw Failure(
            BadInput, "an axis is id=from:to:n, id=from:to:n:log or id=a,b,c, found \"" + std::string(text) + "\"");
    Axis axis { std::string(text.substr(0, equals)), find_field(solver.inputs, text.substr(0, equals)), {} };
    if (!axis.field) {
        std::vector<std::string_view> ids;
        for (const auto& field : solver.inputs.fields)
            ids.push_back(field.id);
        refuse(axis.id, "unknown field" + suggestion(axis.id, ids));
    }
    const std::string_view said = text.substr(equals + 1);
    const auto parts = split(said, ':');
    if (parts.size() > 1) {
        const Kind kind = innermost(*axis.field->type).kind;
        if (kind != Kind::Real && kind != Kind::Integer)
            refuse(axis.id, "has no range; give its values as " + axis.id + "=a,b,c");
        if (parts.size() != 3 && parts.size() != 4)
            refuse(axis.id, "expected from:to:n or from:to:n:log, found \"" + std::string(said) + "\"");
        axis.values = range(axis.id, *axis.field, parts);
        return axis;
    }
    for (const auto part : split(said, ','))
        axis.values.emplace_back(part);
    return axis;
}

} // namespace mlsysim::command
