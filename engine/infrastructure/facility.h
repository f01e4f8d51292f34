// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/field.h"
#include "engine/infrastructure/quantities.h"

// How efficient a facility is, declared once for all kinds of entries that say it.
namespace mlsysim::facility {

template <auto Pointer> constexpr auto pue()
{
    return field<Pointer>({ .id = "pue",
        .symbol = "PUE",
        .label = "PUE",
        .help = "Energy of the facility over energy of its machines.",
        .min = 1,
        .max = 10,
        .low = 1,
        .high = 2,
        .standard = 1,
        .required = true });
}
template <auto Pointer> constexpr auto wue()
{
    return field<Pointer>({ .id = "wue",
        .symbol = "WUE",
        .label = "WUE",
        .help = "Water that cooling evaporates.",
        .unit = unit::litre_per_kilowatt_hour,
        .min = WaterIntensity(),
        .max = 100.0 * unit::litre_per_kilowatt_hour,
        .low = WaterIntensity(),
        .high = 5.0 * unit::litre_per_kilowatt_hour,
        .required = true });
}

} // namespace mlsysim::facility
