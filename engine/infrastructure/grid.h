// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/infrastructure/facility.h"
#include "engine/registry/entryfields.h"

namespace mlsysim {

/// The electricity of a region, and how efficient the data centers there are assumed to be.
struct GridProfile {
    std::string path; ///< canonical name, empty for a grid of one's own
    std::string name;
    CarbonIntensity carbon_intensity;
    double pue = 1; ///< energy of the facility over energy of its machines
    WaterIntensity wue; ///< water for cooling
    std::string primary_source;
    std::optional<double> renewable_share, lat, lon;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path
};

template <>
inline constexpr auto fields_of<GridProfile> = std::tuple {
    entry::name<&GridProfile::name>(),
    field<&GridProfile::carbon_intensity>({ .id = "carbon_intensity",
        .symbol = "CI",
        .label = "Carbon intensity",
        .help = "Carbon of the energy as an average over the year.",
        .unit = unit::gram_per_kilowatt_hour,
        .min = CarbonIntensity(),
        .max = 10000.0 * unit::gram_per_kilowatt_hour,
        .low = CarbonIntensity(),
        .high = 1000.0 * unit::gram_per_kilowatt_hour,
        .required = true }),
    facility::pue<&GridProfile::pue>(),
    facility::wue<&GridProfile::wue>(),
    field<&GridProfile::primary_source>(
        { .id = "primary_source", .label = "Main source", .help = "What most of the energy is made from." }),
    field<&GridProfile::renewable_share>({ .id = "renewable_share",
        .label = "Renewable",
        .help = "Share of renewable energy.",
        .unit = unit::percent,
        .min = 0,
        .max = 1 }),
    field<&GridProfile::lat>(
        { .id = "lat", .label = "Latitude", .help = "Degrees north.", .min = -90, .max = 90, .tier = Tier::Advanced }),
    field<&GridProfile::lon>({ .id = "lon",
        .label = "Longitude",
        .help = "Degrees east.",
        .min = -180,
        .max = 180,
        .tier = Tier::Advanced }),
    entry::source<&GridProfile::source>(),
    entry::sources<&GridProfile::sources>(),
};

template <> struct RecordTraits<GridProfile> {
    static constexpr std::string_view id = "grid", space = "Infrastructure.Grids", title = "Grid";
};
static_assert(well_described<GridProfile>(fields_of<GridProfile>));

} // namespace mlsysim
