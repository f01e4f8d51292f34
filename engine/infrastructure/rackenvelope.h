// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/entryfields.h"
#include "engine/units/display.h"

namespace mlsysim {

/// What a rack position of a facility can feed and cool.
struct RackEnvelope {
    std::string path; ///< canonical name, empty for an envelope of one's own
    std::string name;
    Power power;
    std::string cooling;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path
};

template <>
inline constexpr auto fields_of<RackEnvelope> = std::tuple {
    entry::name<&RackEnvelope::name>(),
    field<&RackEnvelope::power>({ .id = "power",
        .label = "Power",
        .help = "Power that one rack may draw.",
        .unit = unit::kilowatt,
        .min = 1e-30 * unit::watt,
        .required = true }),
    field<&RackEnvelope::cooling>(
        { .id = "cooling", .label = "Cooling", .help = "How its heat is taken away: air or liquid." }),
    entry::source<&RackEnvelope::source>(),
    entry::sources<&RackEnvelope::sources>(),
};

template <> struct RecordTraits<RackEnvelope> {
    static constexpr std::string_view id = "rack", space = "Infrastructure.Racks", title = "Rack";
};
static_assert(well_described<RackEnvelope>(fields_of<RackEnvelope>));

} // namespace mlsysim
