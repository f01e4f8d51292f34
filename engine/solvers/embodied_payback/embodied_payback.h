// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace embodied_payback {

using CarbonIntensity = decltype(Carbon() / Energy());
inline constexpr DisplayUnit<CarbonIntensity> gram_per_kilowatt_hour { "g/kWh", 1e-3 / 3.6e6 };

struct In {
    Carbon embodied;
    Power device_power;
    double saved_fraction = 0;
    NamedMap<CarbonIntensity> intensities;
};
struct Out {
    Power saved_power;
    Energy saved_energy_per_day;
    NamedMap<Carbon> avoided_per_day;
    NamedMap<Time> payback;
};

} // namespace embodied_payback

/// How long a device that saves power must run until the carbon of its making is made up for.
struct EmbodiedPayback {
    using In = embodied_payback::In;
    using Out = embodied_payback::Out;
    static constexpr std::string_view id = "embodied_payback", title = "Payback of embodied carbon",
                                      domain = "Operations";
    static constexpr std::string_view summary
        = "Time until a more efficient device has saved the carbon that making it took, by grid.";
    static constexpr std::array walls { 18 };
    static constexpr DefaultPlot plot {
        .x = "saved_fraction", .y = "saved_energy_per_day", .series = "device_power=350,700,1400"
    };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::embodied>({ "embodied", "C", "Embodied carbon", "Carbon of making the new device." },
            unit::kilogram_co2e, 1, 1e4, 164, common::least),
        common::amount<&In::device_power>(
            { "device_power", "P", "Power of the old device", "Power that the device which is replaced draws." },
            unit::watt, 1, 2000, 700),
        common::share<&In::saved_fraction>(
            { "saved_fraction", "f", "Saved", "Part of that power which the new device saves." }, 0.3),
        field<&In::intensities>({ .id = "intensities",
            .symbol = "c",
            .label = "Carbon intensities",
            .help = "Carbon for each unit of energy, by grid.",
            .unit = embodied_payback::gram_per_kilowatt_hour,
            .min = embodied_payback::CarbonIntensity::from_value(0),
            .max = embodied_payback::CarbonIntensity::from_value(common::largest),
            .preset = "US=429 g/kWh, Quebec=20 g/kWh",
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::saved_power>({ .id = "saved_power",
            .symbol = "P_s",
            .label = "Power saved",
            .help = "While the device runs.",
            .unit = unit::watt }),
        shown<&Out::saved_energy_per_day>({ .id = "saved_energy_per_day",
            .symbol = "E_d",
            .label = "Energy saved in a day",
            .help = "Of 24 hours at full power.",
            .unit = unit::kilowatt_hour }),
        shown<&Out::avoided_per_day>({ .id = "avoided_per_day",
            .symbol = "C_d",
            .label = "Carbon saved in a day",
            .help = "By grid.",
            .unit = unit::kilogram_co2e }),
        shown<&Out::payback>({ .id = "payback",
            .symbol = "T",
            .label = "Payback",
            .help = "Time until the embodied carbon is made up for, by grid; infinite when nothing is saved.",
            .unit = unit::day }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        const Carbon embodied = common::given(trace, "C", "Embodied carbon", unit::kilogram_co2e, in.embodied);
        const Power power = common::given(trace, "P", "Power of the old device", unit::watt, in.device_power);
        const double saved = common::given(trace, "f", "Saved", unit::percent, in.saved_fraction);
        Out out;
        out.saved_power = trace({ "P_s", "Power saved", "P·f", unit::watt }, power * saved);
        const Time day = 1.0 * unit::day;
        out.saved_energy_per_day
            = trace({ "E_d", "Energy saved in a day", "P_s·24 h", unit::kilowatt_hour }, out.saved_power * day);
        for (const auto& [grid, intensity] : in.intensities) {
            const Carbon avoided = out.avoided_per_day.add(grid, out.saved_energy_per_day * intensity);
            const Time payback = out.payback.add(grid, embodied / avoided * day);
            if constexpr (Tracer::active) {
                const std::string c = "c(" + grid + ")", d = "C_d(" + grid + ")";
                common::given(trace, c, "Carbon intensity", embodied_payback::gram_per_kilowatt_hour, intensity);
                trace({ d, "Carbon saved in a day", "E_d·" + c, unit::kilogram_co2e }, avoided);
                trace({ "T(" + grid + ")", "Payback", "C / " + d + "·24 h", unit::day }, payback);
            }
        }
        return out;
    }
};

} // namespace mlsysim
