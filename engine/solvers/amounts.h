// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

// Inputs that are no more than an amount, a count or a part of a whole, and must be given.
namespace mlsysim::common {

using MoneyRate = decltype(Money() / Time());
inline constexpr DisplayUnit<MoneyRate> usd_per_hour { "USD/h", 1.0 / 3600 };

/// What is said about an input, apart from its numbers.
struct Words {
    std::string_view id, symbol, label, help;
};

/// An amount that must be given, on a logarithmic axis. `low`, `high` and `standard` are in `unit`, `min` is coherent.
template <auto Pointer>
constexpr auto amount(
    Words words, DisplayUnit<detail::ElementAt<Pointer>> unit, double low, double high, double standard, double min = 0)
{
    using T = detail::ElementAt<Pointer>;
    return field<Pointer>({ .id = words.id,
        .symbol = words.symbol,
        .label = words.label,
        .help = words.help,
        .unit = unit,
        .min = from_si<T>(min),
        .max = from_si<T>(largest),
        .low = low * unit,
        .high = high * unit,
        .standard = standard * unit,
        .required = true,
        .axis = Axis::Logarithmic });
}

/// A count that must be given, on a logarithmic axis.
template <auto Pointer>
constexpr auto count(Words words, std::int64_t low, std::int64_t high, std::int64_t standard, std::int64_t min = 1)
{
    return field<Pointer>({ .id = words.id,
        .symbol = words.symbol,
        .label = words.label,
        .help = words.help,
        .min = min,
        .max = most,
        .low = low,
        .high = high,
        .standard = standard,
        .required = true,
        .axis = Axis::Logarithmic });
}

/// A part of a whole that must be given.
template <auto Pointer>
constexpr auto share(Words words, double standard, double min = 0, double max = 1, double low = 0)
{
    return field<Pointer>({ .id = words.id,
        .symbol = words.symbol,
        .label = words.label,
        .help = words.help,
        .unit = unit::percent,
        .min = min,
        .max = max,
        .low = std::max(min, low),
        .high = max,
        .standard = standard,
        .required = true });
}

} // namespace mlsysim::common
