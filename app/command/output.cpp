// SPDX-License-Identifier: Apache-2.0
#include "app/command/output.h"

#include "engine/document/json.h"
#include "engine/units/text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mlsysim::command {

std::optional<Format> find_format(std::string_view name)
{
    constexpr std::array<std::string_view, 4> names { "text", "json", "markdown", "csv" };
    std::string wanted(name);
    std::ranges::transform(
        wanted, wanted.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto found = std::ranges::find(names, wanted);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Format>(found - names.begin()));
}

namespace {

/// "85.00" is "85": a person does not read how many digits were asked for.
std::string without_trailing_zeros(std::string number)
{
    if (number.find('.') == std::string::npos)
        return number;
    const auto end = std::min(number.find('e'), number.size());
    auto last = number.find_last_not_of('0', end - 1);
    if (number[last] == '.')
        --last;
    return number.erase(last + 1, end - last - 1);
}

} // namespace

Readout readout(const Cell& cell, int digits)
{
    const Value& value = cell.value;
    if (value.absent() || (value.is_number() && std::isnan(value.number())))
        return { "–", "" };
    if (const bool* truth = value.truth())
        return { *truth ? "yes" : "no", "" };
    if (const auto* text = value.text())
        return { *text, "" };
    if (const auto* list = value.list()) {
        std::string joined;
        for (const auto& item : *list)
            joined += (joined.empty() ? "" : ", ") + readout({ item, cell.unit }, digits).joined();
        return { joined, "" };
    }
    if (!value.is_number())
        return { to_json(value), "" };
    const double x = value.number();
    if (std::isinf(x))
        return { x > 0 ? "∞" : "−∞", "", true };
    if (cell.unit.dimension.plain() && cell.unit.label.empty()) {
        std::string text = format_count(x, digits), suffix;
        if (const auto space = text.find(' '); space != std::string::npos) {
            suffix = text.substr(space + 1);
            text.resize(space);
        }
        return { without_trailing_zeros(std::move(text)), suffix, true };
    }
    const Readable readable_value = readable(x, cell.unit, digits);
    return { without_trailing_zeros(readable_value.number), readable_value.unit, true };
}

std::string coherent_label(const Dimension& dimension)
{
    constexpr std::array<std::string_view, Dimension::Count> names { "m", "kg", "s", "K", "B", "FLOP", "USD",
        "kgCO2e" };
    Dimension rest = dimension;
    std::string above, below;
    const auto put = [&](std::string_view name, int exponent) {
        std::string& side = exponent > 0 ? above : below;
        if (exponent != 0)
            side += (exponent > 0 ? (above.empty() ? "" : "·") : "/") + std::string(name)
                + (std::abs(exponent) > 1 ? "^" + std::to_string(std::abs(exponent)) : "");
    };
    // A mass only occurs inside of energies and powers.
    const int energy = rest.exponents[Dimension::Mass];
    if (energy != 0 && rest.exponents[Dimension::Length] == 2 * energy) {
        const auto joule
            = Dimension::of(Dimension::Mass) * Dimension::of(Dimension::Length, 2) * Dimension::of(Dimension::Time, -2);
        rest = rest * joule.power(-energy);
        const bool power = energy == 1 && rest.exponents[Dimension::Time] == -1;
        if (power)
            rest = rest * Dimension::of(Dimension::Time);
        put(power ? "W" : "J", energy);
    }
    for (std::size_t i = 0; i < Dimension::Count; ++i)
        put(names[i], rest.exponents[i]);
    return above.empty() && !below.empty() ? "1" + below : above + below;
}

std::string csv_field(const Value& value)
{
    if (value.absent() || (value.is_number() && std::isnan(value.number())))
        return {};
    if (const bool* truth = value.truth())
        return *truth ? "true" : "false";
    if (value.is_integer())
        return std::to_string(value.integer());
    if (value.is_number())
        return exact(value.number());
    std::string text;
    if (const auto* plain = value.text())
        text = *plain;
    else if (const auto* list = value.list())
        for (const auto& item : *list)
            text += (text.empty() ? "" : ", ") + csv_field(item);
    else
        text = to_json(value);
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string csv_heading(const Column& column)
{
    const std::string unit = coherent_label(column.unit.dimension);
    return csv_field(unit.empty() ? column.id : column.id + " [" + unit + "]");
}

void write_csv(Sink& out, const Document& document)
{
    bool records = false;
    for (const auto& block : document.blocks)
        if (const auto* record = std::get_if<Record>(&block)) {
            out << (records ? "" : "id,value,unit\n");
            records = true;
            for (const auto& row : record->rows)
                out << csv_field(row.id) << "," << csv_field(row.cell.value) << ","
                    << coherent_label(row.cell.unit.dimension) << "\n";
        }
    bool first = !records;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) {
            out << (std::exchange(first, false) ? "" : "\n");
            for (std::size_t i = 0; i < table->columns.size(); ++i)
                out << (i > 0 ? "," : "") << csv_heading(table->columns[i]);
            out << "\n";
            for (const auto& row : table->rows) {
                for (std::size_t i = 0; i < row.size(); ++i)
                    out << (i > 0 ? "," : "") << csv_field(row[i]);
                out << "\n";
            }
        }
}

} // namespace mlsysim::command
