// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace water_use {

using WaterUse = decltype(Volume() / Energy());
inline constexpr DisplayUnit<WaterUse> litre_per_kilowatt_hour { "L/kWh", 1e-3 / 3.6e6 };

struct In {
    Energy it_energy;
    NamedMap<WaterUse> wue;
};
struct Out {
    NamedMap<Volume> water;
};

} // namespace water_use

/// The water that cooling takes for an amount of energy, by the effectiveness of the site.
struct WaterUse {
    using In = water_use::In;
    using Out = water_use::Out;
    static constexpr std::string_view id = "water_use", title = "Water for cooling", domain = "Operations";
    static constexpr std::string_view summary = "Water that is used on site for an amount of IT energy.";
    static constexpr std::array walls { 18 };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::it_energy>({ "it_energy", "E", "IT energy", "Energy of the computers, without cooling." },
            unit::megawatt_hour, 0.1, 1e6, 1000),
        field<&In::wue>({ .id = "wue",
            .symbol = "w",
            .label = "Water usage effectiveness",
            .help = "Water used on site for each unit of IT energy, by site.",
            .unit = water_use::litre_per_kilowatt_hour,
            .min = water_use::WaterUse::from_value(0),
            .max = water_use::WaterUse::from_value(common::largest),
            .preset = "efficient=0.5 L/kWh, average=1.8 L/kWh",
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::water>({ .id = "water",
            .symbol = "V",
            .label = "Water",
            .help = "Water used on site, by site.",
            .unit = unit::cubic_metre }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        const Energy energy = common::given(trace, "E", "IT energy", unit::megawatt_hour, in.it_energy);
        Out out;
        for (const auto& [site, effectiveness] : in.wue) {
            const Volume water = out.water.add(site, energy * effectiveness);
            if constexpr (Tracer::active) {
                common::given(trace, "w(" + site + ")", "Water usage effectiveness", water_use::litre_per_kilowatt_hour,
                    effectiveness);
                trace({ "V(" + site + ")", "Water", "E·w(" + site + ")", unit::cubic_metre }, water);
            }
        }
        return out;
    }
};

} // namespace mlsysim
