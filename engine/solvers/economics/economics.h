// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/sustainability/sustainability.h"

namespace mlsysim {

namespace economics {

inline constexpr auto year = 365.0 * unit::day;
inline constexpr auto usual_price = 0.12 * unit::usd_per_kilowatt_hour;
inline constexpr double maintenance = 0.05; ///< of the price of the hardware, a year (Barroso et al. 2018)

struct In {
    const Fleet* fleet = nullptr;
    Time duration;
    double mfu = 1;
    Time amortization = 3.0 * year;
    double infrastructure_multiplier = 1;
    EnergyPrice electricity_price = usual_price;
    const Datacenter* datacenter = nullptr;
    const GridProfile* grid = nullptr;
};
struct Out {
    Money capex, opex_energy, opex_maintenance, opex, tco;
    bool price_known = true;
    Energy it_energy, total_energy;
    Carbon carbon;
    Volume water;
    double pue = 1;
    std::string region_name;
};

} // namespace economics

/// Cost of owning and running a fleet for some time, with the energy, carbon and water that it takes.
struct Economics {
    using In = economics::In;
    using Out = economics::Out;
    static constexpr std::string_view id = "economics", title = "Cost of a fleet", domain = "Operations";
    static constexpr std::string_view summary = "Capital, energy and maintenance cost of a fleet for some time.";
    static constexpr std::array walls { 17 };
    static constexpr DefaultPlot plot { .x = "duration", .y = "tco,capex,opex" };

    static constexpr auto inputs = std::tuple {
        common::fleet<&In::fleet>("The accelerators that are owned."),
        common::period<&In::duration>("Time that the cost is counted for."),
        common::utilization<&In::mfu>(),
        field<&In::amortization>({ .id = "amortization",
            .symbol = "Y",
            .label = "Service life",
            .help = "Time over which the price of the hardware is spread evenly.",
            .unit = unit::day,
            .min = 1.0 * unit::second,
            .max = common::longest * unit::second,
            .low = economics::year,
            .high = 10.0 * economics::year,
            .standard = 3.0 * economics::year }),
        field<&In::infrastructure_multiplier>({ .id = "infrastructure_multiplier",
            .symbol = "k",
            .label = "Infrastructure",
            .help = "Price of everything over price of the accelerators; 2 to 2.5 with hosts, network and building.",
            .unit = unit::one,
            .min = 0,
            .max = 1e6,
            .low = 1,
            .high = 3,
            .standard = 1 }),
        field<&In::electricity_price>({ .id = "electricity_price",
            .symbol = "e",
            .label = "Electricity",
            .help = "Price of the energy.",
            .unit = unit::usd_per_kilowatt_hour,
            .min = EnergyPrice(),
            .max = 1000.0 * unit::usd_per_kilowatt_hour,
            .low = EnergyPrice(),
            .high = 0.5 * unit::usd_per_kilowatt_hour,
            .standard = economics::usual_price }),
        common::datacenter<&In::datacenter>(),
        field<&In::grid>({ .id = "grid",
            .label = "Grid",
            .help = "The grid that feeds the fleet, unless a data center is given; the fleet's own when absent." }),
    };
    static constexpr auto outputs = std::tuple_cat(
        std::tuple {
            shown<&Out::tco>({ .id = "tco",
                .symbol = "TCO",
                .label = "Total cost",
                .help = "Cost of ownership for the period.",
                .unit = unit::usd }),
            shown<&Out::capex>({ .id = "capex",
                .symbol = "K",
                .label = "Capital",
                .help = "Share of the hardware that this period uses up.",
                .unit = unit::usd }),
            shown<&Out::opex>({ .id = "opex",
                .symbol = "O",
                .label = "Running cost",
                .help = "Energy and maintenance.",
                .unit = unit::usd }),
            shown<&Out::opex_energy>({ .id = "opex_energy",
                .symbol = "O_e",
                .label = "Energy cost",
                .help = "Energy of the facility at the price of electricity.",
                .unit = unit::usd }),
            shown<&Out::opex_maintenance>({ .id = "opex_maintenance",
                .symbol = "O_m",
                .label = "Maintenance",
                .help = "5 % of the hardware a year.",
                .unit = unit::usd }),
            shown<&Out::price_known>({ .id = "price_known",
                .label = "Price is known",
                .help
                = "Whether the accelerator states a price; otherwise hardware and maintenance count as nothing." }),
        },
        sustainability::footprint<Out>());

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using namespace sustainability;
        const auto place = in.datacenter ? place_of(*in.datacenter)
            : in.grid                    ? sustainability::Place { in.grid, in.grid->pue }
                                         : place_of(*in.fleet);
        const Use use = running(*in.fleet, place, in.duration, in.mfu, trace);
        Out out;
        report(out, use, place);
        const Hardware& machine = in.fleet->accelerator();
        out.price_known = machine.unit_cost.has_value();
        const Money one = trace({ "P", "Price of an accelerator", "", unit::usd,
                                    out.price_known ? common::source_of(trace, machine, "unit_cost")
                                                    : "the machine states none; counted as nothing" },
            machine.unit_cost.value_or(Money()));
        const double all = common::setting(trace, "k", "Infrastructure", in.infrastructure_multiplier);
        const Money hardware
            = trace({ "H", "Hardware", "P·N·k", unit::usd }, one * static_cast<double>(in.fleet->accelerators()) * all);
        const Time life = trace({ "Y", "Service life", "", unit::day, "your setting" }, in.amortization);
        const EnergyPrice price
            = trace({ "e", "Electricity", "", unit::usd_per_kilowatt_hour, "your setting" }, in.electricity_price);
        out.capex = trace({ "K", "Capital", "H·d / Y", unit::usd }, hardware * double(in.duration / life));
        out.opex_energy = trace({ "O_e", "Energy cost", "E·e", unit::usd }, use.total_energy * price);
        out.opex_maintenance = trace({ "O_m", "Maintenance", "0.05·H·d / 365 d", unit::usd },
            hardware * economics::maintenance * double(in.duration / economics::year));
        out.opex = trace({ "O", "Running cost", "O_e + O_m", unit::usd }, out.opex_energy + out.opex_maintenance);
        out.tco = trace({ "TCO", "Total cost", "K + O", unit::usd }, out.capex + out.opex);
        return out;
    }
};

} // namespace mlsysim
