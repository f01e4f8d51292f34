// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/entryfields.h"

namespace mlsysim {

/// A price or a rate to calculate with: an amount in whatever unit it is quoted in.
struct PricePoint {
    std::string path; ///< canonical name, empty for a price of one's own
    std::string name;
    std::string rate; ///< a number and its unit, such as "0.12 USD/kWh"; `parse_quantity` reads it
    std::string per; ///< what it is for, where the unit does not say it
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path
};

template <>
inline constexpr auto fields_of<PricePoint> = std::tuple {
    entry::name<&PricePoint::name>(),
    field<&PricePoint::rate>(
        { .id = "rate", .label = "Rate", .help = "A number with the unit that it is quoted in.", .required = true }),
    field<&PricePoint::per>(
        { .id = "per", .label = "For", .help = "What is paid for, where the unit does not say it." }),
    entry::source<&PricePoint::source>(),
    entry::sources<&PricePoint::sources>(),
};

template <> struct RecordTraits<PricePoint> {
    static constexpr std::string_view id = "price", space = "Infrastructure.Pricing", title = "Price";
    /// That the rate is a number and its unit is known.
    static void check(const PricePoint& price, Problems& problems);
};

// The tables are made once, in price.cpp.
extern template struct Erased<PricePoint>;

} // namespace mlsysim
