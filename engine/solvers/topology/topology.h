// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"

#include <cmath>

namespace mlsysim {

namespace topology {

struct In {
    const NetworkFabric* fabric = nullptr;
    std::string topology;
    std::int64_t num_nodes = 64;
};
struct Out {
    Bandwidth effective_bw, bisection_bw;
    double bisection_bw_fraction = 1, hops_avg = 0;
    std::string topology;
    std::int64_t num_nodes = 64;
};

/// What a shape of network does to traffic across its middle, and how to say it in terms of N.
struct Shape {
    double bisection, hops;
    std::string_view bisection_formula, hops_formula;
};
Shape shape_of(std::string_view topology, double nodes);

} // namespace topology

/// Share of a fat tree's bisection that a network shape keeps, and the hops of a message.
struct Topology {
    using In = topology::In;
    using Out = topology::Out;
    static constexpr std::string_view id = "topology", title = "Shape of the network", domain = "Data";
    static constexpr std::string_view summary = "Bisection bandwidth and mean hops of a network by its shape.";
    static constexpr std::array walls { 10 };
    static constexpr DefaultPlot plot {
        .x = "num_nodes", .y = "bisection_bw", .series = "topology=fat_tree,dragonfly,torus_3d,ring"
    };

    static constexpr auto inputs = std::tuple {
        field<&In::fabric>({ .id = "fabric",
            .label = "Network",
            .help = "The links that the network is made of.",
            .preset = "Systems.Fabrics.InfiniBand_NDR",
            .required = true }),
        field<&In::topology>({ .id = "topology",
            .label = "Topology",
            .help = "fat_tree, dragonfly, torus_3d or ring; anything else counts as a fat tree.",
            .preset = "fat_tree" }),
        field<&In::num_nodes>({ .id = "num_nodes",
            .symbol = "N",
            .label = "Nodes",
            .help = "Endpoints of the network.",
            .min = 1,
            .max = common::most,
            .low = 2,
            .high = 16384,
            .standard = 64,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::effective_bw>({ .id = "effective_bw",
            .symbol = "B_e",
            .label = "Bandwidth across the middle",
            .help = "What each endpoint gets when all send to the other half.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::bisection_bw>({ .id = "bisection_bw",
            .symbol = "B_bis",
            .label = "Bisection bandwidth",
            .help = "Bandwidth between two halves of the network.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::bisection_bw_fraction>({ .id = "bisection_bw_fraction",
            .symbol = "f",
            .label = "Bisection share",
            .help = "Bisection against that of a fat tree.",
            .unit = unit::one }),
        shown<&Out::hops_avg>(
            { .id = "hops_avg", .symbol = "h", .label = "Mean hops", .help = "Links on the way of a message." }),
        shown<&Out::topology>({ .id = "topology", .label = "Topology", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::num_nodes>({ .id = "num_nodes", .label = "Nodes", .help = "As given.", .tier = Tier::Advanced }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        Out out;
        out.topology = in.topology;
        out.num_nodes = in.num_nodes;
        const double nodes = common::setting(trace, "N", "Nodes", in.num_nodes);
        const auto shape = topology::shape_of(in.topology, nodes);
        const Bandwidth link
            = trace({ "B", "Bandwidth of a link", "", unit::gigabyte_per_second, "the network" }, in.fabric->bandwidth);
        const double taper
            = trace({ "r", "Oversubscription", "", unit::one, "the network" }, in.fabric->oversubscription_ratio);
        out.bisection_bw_fraction
            = trace({ "f", "Bisection share", shape.bisection_formula, unit::one, "the shape" }, shape.bisection);
        out.hops_avg = trace({ "h", "Mean hops", shape.hops_formula, unit::one, "the shape" }, shape.hops);
        out.effective_bw = trace({ "B_e", "Bandwidth across the middle", "B·f / r", unit::gigabyte_per_second },
            link * shape.bisection / taper);
        out.bisection_bw = trace(
            { "B_bis", "Bisection bandwidth", "B_e·N / 2", unit::gigabyte_per_second }, out.effective_bw * nodes / 2.0);
        return out;
    }
};

} // namespace mlsysim
