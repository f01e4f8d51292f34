// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/display.h"

// Quantities of electricity and what its generation and use cost elsewhere.
namespace mlsysim {

using CarbonIntensity = decltype(Carbon() / Energy()); ///< kg CO2e/J
using WaterIntensity = decltype(Volume() / Energy()); ///< m³/J
using EnergyPrice = decltype(Money() / Energy()); ///< USD/J
using CarbonPrice = decltype(Money() / Carbon()); ///< USD/kg CO2e

namespace unit {

inline constexpr DisplayUnit<CarbonIntensity> gram_per_kilowatt_hour { "g/kWh", 1e-3 / 3.6e6 };
inline constexpr DisplayUnit<WaterIntensity> litre_per_kilowatt_hour { "L/kWh", 1e-3 / 3.6e6 };
inline constexpr DisplayUnit<EnergyPrice> usd_per_kilowatt_hour { "USD/kWh", 1 / 3.6e6 };
inline constexpr DisplayUnit<CarbonPrice> usd_per_ton { "USD/t", 1e-3 };

} // namespace unit

} // namespace mlsysim
