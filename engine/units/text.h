// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/display.h"

#include <optional>
#include <string>
#include <string_view>

namespace mlsysim {

/// A number with a unit as somebody typed it, reduced to coherent units.
struct ParsedQuantity {
    double value = 0;
    Dimension dimension {};
    bool has_unit = false; ///< false for a bare number, which has no dimension of its own
};

/// Reads "3.35 TB/s", "20ms", "64", "2k", "0.12 USD/kWh", "50 %". Independent of the locale; refuses NaN and
/// anything that is not finite. `error`, when given, receives one sentence that says what was expected.
std::optional<ParsedQuantity> parse_quantity(std::string_view text, std::string* error = nullptr);

/// Reads a unit such as "GB/s" or "USD/kWh"; nothing when a part of it is unknown.
std::optional<Unit> parse_unit(std::string_view text);

/// What a number without a unit means for a quantity that has a dimension.
enum class BareNumber {
    Refused, ///< registry files: every number carries its unit
    Coherent, ///< JSON and the command line: coherent units
    Displayed ///< an input field: the unit shown beside it
};

/// Reads `text` as a value for something measured in `expected` and returns it in coherent units. Plain numbers may
/// carry k, M, G, B (10^9) or T; a mass is taken where carbon is expected. `error` says what was expected.
std::optional<double> parse_as(
    std::string_view text, const Unit& expected, BareNumber bare, std::string* error = nullptr);

/// Reads a plain finite decimal number that fills the whole text.
std::optional<double> parse_number(std::string_view text);

/// The shortest decimal text that reads back to the same double; "inf" and "-inf" for infinities.
std::string exact(double value);

/// A number scaled for a person, and the unit that goes behind it.
struct Readable {
    std::string number;
    std::string unit;
    double factor = 1; ///< coherent units in one of `unit`

    std::string text() const { return unit.empty() ? number : number + " " + unit; }
};

/// Chooses the multiple of `preferred`'s family in which `value` (coherent units) reads best, with about `digits`
/// significant digits: 0.00748 s gives "7.48" "ms". Integer digits are never dropped below a thousand multiples.
Readable readable(double value, const Unit& preferred, int digits = 3);

/// As `readable`, in one text: "3.35 TB/s".
std::string format(double value, const Unit& preferred, int digits = 3);

/// A plain count with a short suffix where it is large: "512", "8.03 B", "46.7 B".
std::string format_count(double value, int digits = 3);

/// A decimal number with `digits` significant digits, no exponent between 1e-4 and 1e9.
std::string format_number(double value, int digits = 3);

} // namespace mlsysim
