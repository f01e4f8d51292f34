// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/infrastructure/facility.h"
#include "engine/registry/entryfields.h"

namespace mlsysim {

/// A way of cooling a facility, wherever it stands.
struct CoolingProfile {
    std::string path; ///< canonical name, empty for a profile of one's own
    std::string name;
    double pue = 1; ///< energy of the facility over energy of its machines
    WaterIntensity wue;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path
};

template <>
inline constexpr auto fields_of<CoolingProfile> = std::tuple {
    entry::name<&CoolingProfile::name>(),
    facility::pue<&CoolingProfile::pue>(),
    facility::wue<&CoolingProfile::wue>(),
    entry::source<&CoolingProfile::source>(),
    entry::sources<&CoolingProfile::sources>(),
};

template <> struct RecordTraits<CoolingProfile> {
    static constexpr std::string_view id = "cooling", space = "Infrastructure.FacilityCooling", title = "Cooling";
};
static_assert(well_described<CoolingProfile>(fields_of<CoolingProfile>));

} // namespace mlsysim
