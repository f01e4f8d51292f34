// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/fleets.h"

namespace mlsysim {

namespace sustainability {

struct In {
    const Fleet* fleet = nullptr;
    Time duration;
    double mfu = 1;
    const Datacenter* datacenter = nullptr;
    Carbon embodied_carbon_per_device;
};
struct Out {
    Energy it_energy, total_energy;
    Carbon carbon;
    Volume water;
    double pue = 1;
    std::string region_name;
    Carbon embodied_carbon;
};

/// What running a fleet at a place takes from it.
struct Use {
    Energy it_energy, total_energy;
    Carbon carbon;
    Volume water;
};

/// Where a fleet stands for one run: the grid, and the energy that the building adds.
struct Place {
    const GridProfile* grid;
    double pue;
};
inline Place place_of(const Fleet& fleet) { return { &fleet.grid(), fleet.pue() }; }
inline Place place_of(const Datacenter& site) { return { site.grid, site.pue() }; }

inline constexpr auto unstated_power = 700.0 * unit::watt; ///< of an accelerator that states none, as of an H100

/// Energy, carbon and water of all accelerators at utilization `mfu`, running.
template <class Tracer>
Use running(const Fleet& fleet, const Place& place, Time duration, double mfu, Tracer& trace) noexcept(!Tracer::active)
{
    const bool stated = fleet.accelerator().tdp.has_value();
    const Power design = trace(
        { "TDP", "Design power", "", unit::watt,
            stated ? common::source_of(trace, fleet.accelerator(), "tdp") : "assumed where the machine states none" },
        fleet.accelerator().tdp.value_or(unstated_power));
    const double busy = trace({ "u", "Utilization", "", unit::percent, "your setting" }, mfu);
    const Power device = trace({ "p", "Power of an accelerator", "TDP·(0.3 + 0.7·u)", unit::watt },
        design * (engine_solve::idle_power + engine_solve::dynamic_power * busy));
    const double devices = common::accelerators(trace, fleet);
    const Time period = trace({ "d", "Period", "", unit::day, "your setting" }, duration);
    const std::string_view source = Tracer::active ? std::string_view(place.grid->source.title) : std::string_view();
    const double overhead = trace({ "PUE", "PUE", "", unit::one, source }, place.pue);
    const CarbonIntensity intensity
        = trace({ "CI", "Carbon intensity", "", unit::gram_per_kilowatt_hour, source }, place.grid->carbon_intensity);
    const WaterIntensity water = trace({ "WUE", "WUE", "", unit::litre_per_kilowatt_hour, source }, place.grid->wue);
    Use use;
    use.it_energy
        = trace({ "E_IT", "Energy of the machines", "p·N·d", unit::megawatt_hour }, device * devices * period);
    use.total_energy = trace({ "E", "Energy", "E_IT·PUE", unit::megawatt_hour }, use.it_energy * overhead);
    use.carbon = trace({ "c", "Carbon of the energy", "E·CI", unit::kilogram_co2e }, use.total_energy * intensity);
    use.water = trace({ "V", "Water", "E·WUE", unit::cubic_metre }, use.total_energy * water);
    return use;
}

/// How a result says what the energy was and what came of it.
template <class Result> constexpr auto footprint()
{
    return std::tuple {
        shown<&Result::it_energy>({ .id = "it_energy",
            .symbol = "E_IT",
            .label = "Energy of the machines",
            .help = "Energy of the accelerators.",
            .unit = unit::megawatt_hour }),
        shown<&Result::total_energy>({ .id = "total_energy",
            .symbol = "E",
            .label = "Energy",
            .help = "Energy of the whole facility.",
            .unit = unit::megawatt_hour }),
        shown<&Result::carbon>({ .id = "carbon",
            .symbol = "C",
            .label = "Carbon",
            .help = "Carbon of the energy, and of making the devices where that is given.",
            .unit = unit::kilogram_co2e }),
        shown<&Result::water>({ .id = "water",
            .symbol = "V",
            .label = "Water",
            .help = "Water that cooling evaporates.",
            .unit = unit::cubic_metre }),
        shown<&Result::pue>({ .id = "pue",
            .symbol = "PUE",
            .label = "PUE",
            .help = "Energy of the facility over energy of the machines.",
            .unit = unit::one }),
        shown<&Result::region_name>({ .id = "region_name", .label = "Grid", .help = "The grid that feeds the fleet." }),
    };
}

/// Copies what `footprint` shows, but for the carbon of making things.
template <class Result> void report(Result& result, const Use& use, const Place& place)
{
    result.it_energy = use.it_energy;
    result.total_energy = use.total_energy;
    result.carbon = use.carbon;
    result.water = use.water;
    result.pue = place.pue;
    result.region_name = place.grid->name;
}

} // namespace sustainability

/// Energy, carbon and water of running a fleet for some time.
struct Sustainability {
    using In = sustainability::In;
    using Out = sustainability::Out;
    static constexpr std::string_view id = "sustainability", title = "Energy, carbon and water", domain = "Operations";
    static constexpr std::string_view summary = "Energy, carbon and water of running a fleet for some time.";
    static constexpr std::array walls { 18 };
    static constexpr DefaultPlot plot {
        .x = "mfu", .y = "carbon", .series = "datacenter=Quebec_Hydro,US_Hyperscale,Poland_Coal"
    };

    static constexpr auto inputs = std::tuple {
        common::fleet<&In::fleet>("The accelerators that draw power."),
        common::period<&In::duration>("Time that the fleet runs."),
        common::utilization<&In::mfu>(),
        common::datacenter<&In::datacenter>(),
        field<&In::embodied_carbon_per_device>({ .id = "embodied_carbon_per_device",
            .symbol = "C_0",
            .label = "Embodied carbon",
            .help = "Carbon of making one accelerator; charged in full, however short the period.",
            .unit = unit::kilogram_co2e,
            .min = Carbon(),
            .max = Carbon::from_value(common::longest),
            .low = Carbon(),
            .high = 1000.0 * unit::kilogram_co2e }),
    };
    static constexpr auto outputs = std::tuple_cat(sustainability::footprint<Out>(),
        std::tuple { shown<&Out::embodied_carbon>({ .id = "embodied_carbon",
            .symbol = "C_e",
            .label = "Embodied carbon",
            .help = "Carbon of making all accelerators.",
            .unit = unit::kilogram_co2e }) });

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using namespace sustainability;
        const auto place = in.datacenter ? place_of(*in.datacenter) : place_of(*in.fleet);
        const Use use = running(*in.fleet, place, in.duration, in.mfu, trace);
        Out out;
        report(out, use, place);
        const Carbon one = trace({ "C_0", "Embodied carbon of one", "", unit::kilogram_co2e, "your setting" },
            in.embodied_carbon_per_device);
        out.embodied_carbon = trace({ "C_e", "Embodied carbon", "C_0·N", unit::kilogram_co2e },
            one * static_cast<double>(in.fleet->accelerators()));
        out.carbon = trace({ "C", "Carbon", "c + C_e", unit::kilogram_co2e }, use.carbon + out.embodied_carbon);
        return out;
    }
};

} // namespace mlsysim
