// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/economics/economics.h"

namespace mlsysim {

namespace placement_optimizer {

struct In {
    const Fleet* fleet = nullptr;
    Time duration;
    std::vector<const GridProfile*> regions;
    CarbonPrice carbon_tax = 100.0 * unit::usd_per_ton;
    double mfu = 1;
};
/// What one region comes to.
struct Candidate {
    std::string region; ///< short name of the grid
    Money tco;
    Carbon carbon;
    double pue = 1;
    Money objective; ///< with the carbon paid for
};
struct Config {
    std::string region;
};
struct Out {
    Money objective_value, lowest_tco;
    Config best_config;
    std::string best_region;
    Carbon carbon;
    double pue = 1;
    std::int64_t total_searched = 0;
    std::vector<Candidate> top_candidates;
};

} // namespace placement_optimizer

template <>
inline constexpr auto fields_of<placement_optimizer::Config> = std::tuple {
    shown<&placement_optimizer::Config::region>({ .id = "region", .label = "Region", .help = "The grid." }),
};
template <>
inline constexpr auto fields_of<placement_optimizer::Candidate> = std::tuple {
    shown<&placement_optimizer::Candidate::region>({ .id = "region", .label = "Region", .help = "The grid." }),
    shown<&placement_optimizer::Candidate::objective>({ .id = "objective",
        .label = "Cost with carbon",
        .help = "Total cost and the price of the carbon.",
        .unit = unit::usd }),
    shown<&placement_optimizer::Candidate::tco>(
        { .id = "tco", .label = "Total cost", .help = "Without the carbon.", .unit = unit::usd }),
    shown<&placement_optimizer::Candidate::carbon>(
        { .id = "carbon", .label = "Carbon", .help = "Carbon of the energy.", .unit = unit::kilogram_co2e }),
    shown<&placement_optimizer::Candidate::pue>({ .id = "pue",
        .label = "PUE",
        .help = "Energy of the facility over energy of the machines.",
        .unit = unit::one }),
};

/// The region in which a fleet costs least when carbon has a price.
struct PlacementOptimizer {
    using In = placement_optimizer::In;
    using Out = placement_optimizer::Out;
    static constexpr std::string_view id = "placement_optimizer", title = "Cheapest region", domain = "Operations";
    static constexpr std::string_view summary = "The region in which a fleet costs least when carbon has a price.";
    static constexpr std::array walls { 17, 18 };
    static constexpr DefaultPlot plot { .x = "carbon_tax", .y = "objective_value,lowest_tco" };

    static constexpr auto inputs = std::tuple {
        common::fleet<&In::fleet>("The accelerators that are placed."),
        common::period<&In::duration>("Time that the cost is counted for."),
        field<&In::regions>({ .id = "regions",
            .label = "Regions",
            .help = "The grids to compare.",
            .preset = "Infrastructure.Grids.US_Avg, Infrastructure.Grids.Quebec, Infrastructure.Grids.Iowa" }),
        field<&In::carbon_tax>({ .id = "carbon_tax",
            .symbol = "x",
            .label = "Price of carbon",
            .help = "What the carbon of the energy is charged at.",
            .unit = unit::usd_per_ton,
            .min = CarbonPrice(),
            .max = 1e6 * unit::usd_per_ton,
            .low = CarbonPrice(),
            .high = 500.0 * unit::usd_per_ton,
            .standard = 100.0 * unit::usd_per_ton }),
        common::utilization<&In::mfu>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::best_region>(
            { .id = "best_region", .label = "Cheapest region", .help = "Short name of the grid." }),
        shown<&Out::objective_value>({ .id = "objective_value",
            .symbol = "z",
            .label = "Cost with carbon",
            .help = "Total cost and the price of the carbon in the cheapest region.",
            .unit = unit::usd }),
        shown<&Out::lowest_tco>({ .id = "lowest_tco",
            .symbol = "TCO",
            .label = "Total cost",
            .help = "Without the carbon, in the cheapest region; another may be lower here.",
            .unit = unit::usd }),
        shown<&Out::carbon>({ .id = "carbon",
            .symbol = "c",
            .label = "Carbon",
            .help = "Carbon of the energy in the cheapest region.",
            .unit = unit::kilogram_co2e }),
        shown<&Out::pue>({ .id = "pue",
            .symbol = "PUE",
            .label = "PUE",
            .help = "Energy of the facility over energy of the machines in the cheapest region.",
            .unit = unit::one }),
        shown<&Out::best_config>({ .id = "best_config",
            .label = "Choice",
            .help = "The cheapest region, as other optimizers show their choice.",
            .tier = Tier::Advanced }),
        shown<&Out::total_searched>(
            { .id = "total_searched", .symbol = "k", .label = "Regions", .help = "Regions that were compared." }),
        shown<&Out::top_candidates>(
            { .id = "top_candidates", .label = "All regions", .help = "The cheapest region first." }),
    };

    static void check(const In& in, Problems& problems)
    {
        if (in.regions.empty())
            problems.push_back({ "regions", "is empty: expected one grid or more" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using placement_optimizer::Candidate;
        NoTrace none;
        Out out;
        for (const GridProfile* grid : in.regions) {
            const auto cost
                = Economics::solve({ .fleet = in.fleet, .duration = in.duration, .mfu = in.mfu, .grid = grid }, none);
            const std::string key = grid->path.empty() ? grid->name : grid->path.substr(grid->path.rfind('.') + 1);
            out.top_candidates.push_back(
                { key, cost.tco, cost.carbon, cost.pue, cost.tco + cost.carbon * in.carbon_tax });
        }
        std::ranges::stable_sort(out.top_candidates, {}, [](const Candidate& c) { return si(c.objective); });
        const Candidate& best = out.top_candidates.front();
        out.total_searched = static_cast<std::int64_t>(out.top_candidates.size());
        common::setting(trace, "k", "Regions", out.total_searched);
        trace({ "x", "Price of carbon", "", unit::usd_per_ton, "your setting" }, in.carbon_tax);
        out.lowest_tco
            = trace({ "TCO", "Total cost", "", unit::usd, "economics on the grid of that region" }, best.tco);
        out.carbon
            = trace({ "c", "Carbon", "", unit::kilogram_co2e, "economics on the grid of that region" }, best.carbon);
        out.pue = trace({ "PUE", "PUE", "", unit::one, "the grid of that region" }, best.pue);
        out.objective_value = trace({ "z", "Cost with carbon", "TCO + c·x", unit::usd }, best.objective);
        out.best_region = out.best_config.region = best.region;
        return out;
    }
};

} // namespace mlsysim
