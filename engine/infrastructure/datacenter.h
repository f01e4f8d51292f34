// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/infrastructure/grid.h"

namespace mlsysim {

/// A site: a grid and how much energy the building adds.
struct Datacenter {
    std::string path; ///< canonical name, empty for a site of one's own
    std::string name;
    const GridProfile* grid = nullptr;
    std::optional<double> pue_override;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    double pue() const { return pue_override.value_or(grid->pue); }
};

template <>
inline constexpr auto fields_of<Datacenter> = std::tuple {
    entry::name<&Datacenter::name>(),
    field<&Datacenter::grid>(
        { .id = "grid", .label = "Grid", .help = "The electricity that the site draws.", .required = true }),
    field<&Datacenter::pue_override>({ .id = "pue_override",
        .symbol = "PUE",
        .label = "PUE of its own",
        .help = "Energy of the facility over energy of its machines, where it differs from the grid's.",
        .min = 1,
        .max = 10,
        .low = 1,
        .high = 2 }),
    entry::source<&Datacenter::source>(),
    entry::sources<&Datacenter::sources>(),
};

template <> struct RecordTraits<Datacenter> {
    static constexpr std::string_view id = "datacenter", space = "Infrastructure.Datacenters", title = "Data center";
};
static_assert(well_described<Datacenter>(fields_of<Datacenter>));

} // namespace mlsysim
