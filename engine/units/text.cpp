// SPDX-License-Identifier: Apache-2.0
#include "engine/units/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace mlsysim {

namespace {

/// Which prefixes a symbol takes: bytes and bits take those of powers of two, and none below one.
enum class Prefixes { None, Decimal, Binary };

struct Symbol {
    std::string_view name;
    double factor;
    Dimension dimension;
    Prefixes prefixes;
};

constexpr auto length = Dimension::of(Dimension::Length);
constexpr auto mass = Dimension::of(Dimension::Mass);
constexpr auto time_ = Dimension::of(Dimension::Time);
constexpr auto data = Dimension::of(Dimension::Data);
constexpr auto work = Dimension::of(Dimension::Work);
constexpr auto money = Dimension::of(Dimension::Money);
constexpr auto carbon = Dimension::of(Dimension::Carbon);
constexpr auto temperature = Dimension::of(Dimension::Temperature);
constexpr auto frequency = time_.power(-1);
constexpr auto energy = mass * length.power(2) * time_.power(-2);
constexpr auto power = energy * frequency;

// Whole names win over prefix and symbol, so "min", "d" and "h" are never milli-inch or the like.
constexpr std::array symbols {
    Symbol { "B", 1, data, Prefixes::Binary },
    Symbol { "byte", 1, data, Prefixes::None },
    Symbol { "bytes", 1, data, Prefixes::None },
    Symbol { "bit", 0.125, data, Prefixes::Binary },
    Symbol { "FLOP", 1, work, Prefixes::Decimal },
    Symbol { "FLOPs", 1, work, Prefixes::Decimal },
    Symbol { "OPS", 1, work* frequency, Prefixes::Decimal },
    Symbol { "s", 1, time_, Prefixes::Decimal },
    Symbol { "min", 60, time_, Prefixes::None },
    Symbol { "h", 3600, time_, Prefixes::None },
    Symbol { "hour", 3600, time_, Prefixes::None },
    Symbol { "hours", 3600, time_, Prefixes::None },
    Symbol { "d", seconds_per_day, time_, Prefixes::None },
    Symbol { "day", seconds_per_day, time_, Prefixes::None },
    Symbol { "days", seconds_per_day, time_, Prefixes::None },
    Symbol { "month", 365 * seconds_per_day / 12, time_, Prefixes::None },
    Symbol { "year", 365 * seconds_per_day, time_, Prefixes::None },
    Symbol { "years", 365 * seconds_per_day, time_, Prefixes::None },
    Symbol { "Hz", 1, frequency, Prefixes::Decimal },
    Symbol { "W", 1, power, Prefixes::Decimal },
    Symbol { "J", 1, energy, Prefixes::Decimal },
    Symbol { "Wh", 3600, energy, Prefixes::Decimal },
    Symbol { "m", 1, length, Prefixes::Decimal },
    Symbol { "g", 1e-3, mass, Prefixes::Decimal },
    Symbol { "t", 1e3, mass, Prefixes::None },
    Symbol { "L", 1e-3, length.power(3), Prefixes::Decimal },
    Symbol { "K", 1, temperature, Prefixes::None },
    Symbol { "USD", 1, money, Prefixes::None },
    Symbol { "$", 1, money, Prefixes::None },
    Symbol { "kgCO2e", 1, carbon, Prefixes::None },
    Symbol { "gCO2e", 1e-3, carbon, Prefixes::None },
    Symbol { "tCO2e", 1e3, carbon, Prefixes::None },
    Symbol { "%", 1e-2, {}, Prefixes::None },
};

struct Prefix {
    std::string_view name;
    double factor;
};
constexpr std::array small_prefixes { Prefix { "p", 1e-12 }, Prefix { "n", 1e-9 }, Prefix { "u", 1e-6 },
    Prefix { "µ", 1e-6 }, Prefix { "μ", 1e-6 }, Prefix { "m", 1e-3 }, Prefix { "c", 1e-2 } }; // the sign and the letter
constexpr std::array large_prefixes { Prefix { "k", 1e3 }, Prefix { "K", 1e3 }, Prefix { "M", 1e6 },
    Prefix { "G", 1e9 }, Prefix { "T", 1e12 }, Prefix { "P", 1e15 }, Prefix { "E", 1e18 }, Prefix { "Z", 1e21 } };
constexpr std::array binary_prefixes { Prefix { "Ki", 1024.0 }, Prefix { "Mi", 1048576.0 },
    Prefix { "Gi", 1073741824.0 }, Prefix { "Ti", 1099511627776.0 }, Prefix { "Pi", 1125899906842624.0 } };

std::optional<Unit> symbol(std::string_view text)
{
    if (text == "1")
        return Unit { "", 1, {} };
    for (const auto& s : symbols)
        if (s.name == text)
            return Unit { s.name, s.factor, s.dimension };
    const auto prefixed = [&](const auto& prefixes, auto allowed) -> std::optional<Unit> {
        for (const auto& p : prefixes) {
            if (!text.starts_with(p.name))
                continue;
            for (const auto& s : symbols)
                if (allowed(s) && s.name == text.substr(p.name.size()))
                    return Unit { s.name, p.factor * s.factor, s.dimension };
        }
        return {};
    };
    if (auto unit = prefixed(binary_prefixes, [](const Symbol& s) { return s.prefixes == Prefixes::Binary; }))
        return unit;
    if (auto unit = prefixed(large_prefixes, [](const Symbol& s) { return s.prefixes != Prefixes::None; }))
        return unit;
    return prefixed(small_prefixes, [](const Symbol& s) { return s.prefixes == Prefixes::Decimal; });
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Takes the number at the front of `text` off it.
std::optional<double> take_number(std::string_view& text)
{
    std::string_view rest = trimmed(text);
    if (rest.starts_with('+') && !rest.starts_with("+-"))
        rest.remove_prefix(1);
    double value = 0;
    const auto [end, status] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (status != std::errc() || end == rest.data() || !std::isfinite(value))
        return {};
    text = rest.substr(static_cast<std::size_t>(end - rest.data()));
    return value;
}

void explain(std::string* error, std::string text)
{
    if (error)
        *error = std::move(text);
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// The multiples in which the quantities of one dimension are written for people, smallest first.
struct Ladder {
    Unit units[9];
    std::size_t count;
};

const Ladder* ladder(const Unit& preferred)
{
    static const Ladder binary_data { { { "B", 1, data }, { "KiB", 1024.0, data }, { "MiB", 1048576.0, data },
                                          { "GiB", 1073741824.0, data }, { "TiB", 1099511627776.0, data } },
        5 };
    static const Ladder ladders[] = {
        { { { "B", 1, data }, { "kB", 1e3, data }, { "MB", 1e6, data }, { "GB", 1e9, data }, { "TB", 1e12, data },
              { "PB", 1e15, data } },
            6 },
        { { { "B/s", 1, data * frequency }, { "kB/s", 1e3, data * frequency }, { "MB/s", 1e6, data * frequency },
              { "GB/s", 1e9, data * frequency }, { "TB/s", 1e12, data * frequency },
              { "PB/s", 1e15, data * frequency } },
            6 },
        { { { "FLOP", 1, work }, { "kFLOP", 1e3, work }, { "MFLOP", 1e6, work }, { "GFLOP", 1e9, work },
              { "TFLOP", 1e12, work }, { "PFLOP", 1e15, work }, { "EFLOP", 1e18, work }, { "ZFLOP", 1e21, work } },
            8 },
        { { { "FLOP/s", 1, work * frequency }, { "kFLOP/s", 1e3, work * frequency },
              { "MFLOP/s", 1e6, work * frequency }, { "GFLOP/s", 1e9, work * frequency },
              { "TFLOP/s", 1e12, work * frequency }, { "PFLOP/s", 1e15, work * frequency },
              { "EFLOP/s", 1e18, work * frequency } },
            7 },
        { { { "ns", 1e-9, time_ }, { "µs", 1e-6, time_ }, { "ms", 1e-3, time_ }, { "s", 1, time_ },
              { "min", 60, time_ }, { "h", 3600, time_ }, { "d", seconds_per_day, time_ },
              { "years", 365 * seconds_per_day, time_ } },
            8 },
        { { { "nJ", 1e-9, energy }, { "µJ", 1e-6, energy }, { "mJ", 1e-3, energy }, { "J", 1, energy },
              { "kJ", 1e3, energy }, { "MJ", 1e6, energy }, { "GJ", 1e9, energy }, { "TJ", 1e12, energy } },
            8 },
        { { { "µW", 1e-6, power }, { "mW", 1e-3, power }, { "W", 1, power }, { "kW", 1e3, power }, { "MW", 1e6, power },
              { "GW", 1e9, power } },
            6 },
        { { { "g", 1e-3, carbon }, { "kg", 1, carbon }, { "t", 1e3, carbon }, { "kt", 1e6, carbon } }, 4 },
    };
    if (preferred.label == "kWh" || preferred.label == "MWh") {
        static const Ladder hours {
            { { "Wh", 3600, energy }, { "kWh", 3.6e6, energy }, { "MWh", 3.6e9, energy }, { "GWh", 3.6e12, energy } }, 4
        };
        return &hours;
    }
    if (preferred.label == "Hz" || preferred.label == "MHz") {
        static const Ladder clock { { { "Hz", 1, frequency }, { "kHz", 1e3, frequency }, { "MHz", 1e6, frequency },
                                        { "GHz", 1e9, frequency } },
            4 };
        return &clock;
    }
    if (preferred.dimension == data && preferred.label.ends_with("iB"))
        return &binary_data;
    for (const auto& l : ladders)
        if (l.units[0].dimension == preferred.dimension)
            return &l;
    return nullptr;
}

/// Whether `value` is shown in a multiple: it is that large, or rounds to it. 999.96 GB is 1.00 TB.
bool reaches(double value, double multiple, int digits)
{
    return std::fabs(value) >= multiple * (1 - 0.5 * std::pow(10.0, -digits));
}

std::string grouped(std::string digits)
{
    const std::size_t start = digits.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(digits.find('.'), digits.size());
    if (end - start <= 4)
        return digits;
    for (std::size_t at = end; at > start + 3;) {
        at -= 3;
        digits.insert(at, "\u2009"); // thin space
    }
    return digits;
}

} // namespace

std::optional<double> parse_number(std::string_view text)
{
    const auto value = take_number(text);
    return value && trimmed(text).empty() ? value : std::nullopt;
}

std::optional<Unit> parse_unit(std::string_view text)
{
    constexpr std::string_view dot = "·";
    Unit unit { trimmed(text), 1, {} };
    int sign = 1;
    bool any = false, wanted = true; // whether a term was read, and whether one must follow
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
        if (text.starts_with('/')) {
            if (wanted && (any || sign < 0))
                return {};
            sign = -1;
            wanted = true;
            text.remove_prefix(1);
            continue;
        }
        if (text.starts_with('*') || text.starts_with(dot)) {
            if (wanted)
                return {};
            wanted = true;
            text.remove_prefix(text.starts_with('*') ? 1 : dot.size());
            continue;
        }
        std::string_view term = text.substr(0, std::min(text.find_first_of("/* "), text.find(dot)));
        text.remove_prefix(term.size());
        int exponent = 1;
        if (const auto caret = term.find('^'); caret != std::string_view::npos) {
            const auto digits = term.substr(caret + 1);
            const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
            if (status != std::errc() || end != digits.data() + digits.size() || exponent < -4 || exponent > 4)
                return {};
            term = term.substr(0, caret);
        }
        const auto one = symbol(term);
        if (!one)
            return {};
        unit.factor *= std::pow(one->factor, sign * exponent);
        unit.dimension = unit.dimension * one->dimension.power(sign * exponent);
        any = true;
        wanted = false;
    }
    return any && !wanted ? std::optional(unit) : std::nullopt;
}

std::optional<ParsedQuantity> parse_quantity(std::string_view text, std::string* error)
{
    std::string_view rest = text;
    const auto number = take_number(rest);
    if (!number) {
        explain(error, "expected a finite number, found " + quoted(trimmed(text)));
        return {};
    }
    rest = trimmed(rest);
    if (rest.empty())
        return ParsedQuantity { *number, {}, false };
    if (rest == "degC" || rest == "°C")
        return ParsedQuantity { *number + 273.15, temperature, true };
    const auto unit = parse_unit(rest);
    if (!unit) {
        explain(error, "unknown unit " + quoted(rest));
        return {};
    }
    const double value = coherent(*number, unit->factor);
    if (!std::isfinite(value)) {
        explain(error, quoted(trimmed(text)) + " is too large");
        return {};
    }
    return ParsedQuantity { value, unit->dimension, true };
}

std::optional<double> parse_as(std::string_view text, const Unit& expected, BareNumber bare, std::string* error)
{
    text = trimmed(text);
    if (expected.dimension.plain()) {
        std::string_view rest = text;
        const auto number = take_number(rest);
        rest = trimmed(rest);
        constexpr std::array<Prefix, 6> suffixes { Prefix { "k", 1e3 }, Prefix { "K", 1e3 }, Prefix { "M", 1e6 },
            Prefix { "G", 1e9 }, Prefix { "B", 1e9 }, Prefix { "T", 1e12 } };
        if (number && !rest.empty())
            for (const auto& s : suffixes)
                if (s.name == rest && std::isfinite(*number * s.factor))
                    return *number * s.factor;
    }
    const auto parsed = parse_quantity(text, error);
    if (!parsed)
        return {};
    const std::string example
        = expected.label.empty() ? "a plain number such as 64" : "a value in " + std::string(expected.label);
    if (!parsed->has_unit && (!expected.dimension.plain() || !expected.label.empty())) {
        if (bare == BareNumber::Displayed)
            return coherent(parsed->value, expected.factor);
        if (bare == BareNumber::Refused && !expected.dimension.plain()) {
            explain(error, quoted(text) + " has no unit; expected " + example);
            return {};
        }
        return parsed->value;
    }
    Dimension found = parsed->dimension;
    if (const auto kilograms = found.exponents[Dimension::Mass]; expected.dimension.exponents[Dimension::Carbon] != 0
        && found.exponents[Dimension::Carbon] == 0
        && kilograms
            == expected.dimension.exponents[Dimension::Carbon] + expected.dimension.exponents[Dimension::Mass]) {
        found.exponents[Dimension::Mass] = expected.dimension.exponents[Dimension::Mass];
        found.exponents[Dimension::Carbon] = expected.dimension.exponents[Dimension::Carbon];
    }
    if (!(found == expected.dimension)) {
        explain(error, quoted(text) + " has the wrong unit; expected " + example);
        return {};
    }
    return parsed->value;
}

std::string exact(double value)
{
    if (std::isinf(value))
        return value > 0 ? "inf" : "-inf";
    char buffer[32];
    const auto [end, status] = std::to_chars(buffer, buffer + sizeof buffer, value);
    return status == std::errc() ? std::string(buffer, end) : std::string();
}

std::string format_number(double value, int digits)
{
    if (std::isinf(value))
        return value > 0 ? "∞" : "−∞";
    if (std::isnan(value))
        return "–";
    if (value == 0)
        return "0";
    const double size = std::fabs(value);
    char buffer[64];
    if (size >= 1e9 || size < 1e-4) {
        const auto end
            = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, digits - 1).ptr;
        return std::string(buffer, end);
    }
    int decimals = std::max(0, digits - 1 - static_cast<int>(std::floor(std::log10(size))));
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals).ptr;
    // Rounding may have gained a digit: 9.996 at three digits is 10.0, not 10.00.
    if (decimals > 0
        && std::fabs(*parse_number(std::string_view(buffer, static_cast<std::size_t>(end - buffer))))
            >= std::pow(10.0, digits - decimals))
        end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals - 1).ptr;
    return grouped(std::string(buffer, end));
}

Readable readable(double value, const Unit& preferred, int digits)
{
    const Ladder* steps = ladder(preferred);
    if (!steps || value == 0 || !std::isfinite(value))
        return { format_number(value / preferred.factor, digits), std::string(preferred.label), preferred.factor };
    std::size_t best = 0;
    while (best + 1 < steps->count && reaches(value, steps->units[best + 1].factor, digits))
        ++best;
    const Unit& unit = steps->units[best];
    return { format_number(value / unit.factor, digits), std::string(unit.label), unit.factor };
}

std::string format(double value, const Unit& preferred, int digits)
{
    return readable(value, preferred, digits).text();
}

std::string format_count(double value, int digits)
{
    const double size = std::fabs(value);
    if (!(size >= 1e5) || std::isinf(value))
        return std::isfinite(value) && std::floor(value) == value ? grouped(exact(value))
                                                                  : format_number(value, digits);
    constexpr std::array<Prefix, 3> steps { Prefix { "T", 1e12 }, Prefix { "B", 1e9 }, Prefix { "M", 1e6 } };
    for (const auto& step : steps)
        if (reaches(value, step.factor, digits))
            return format_number(value / step.factor, digits) + " " + std::string(step.name);
    return format_number(value / 1e3, digits) + " k";
}

} // namespace mlsysim
