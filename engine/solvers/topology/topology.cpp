// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/topology/topology.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::topology = Describe<Topology>::make();

topology::Shape topology::shape_of(std::string_view topology, double nodes)
{
    constexpr double dragonfly_share = 0.85, dragonfly_hops = 3, fat_tree_hops = 4;
    if (topology == "ring")
        return { 2 / nodes, nodes / 4, "2 / N", "N / 4" };
    if (topology == "torus_3d") {
        const double side = std::cbrt(nodes);
        return { 2 / side, 0.75 * side, "2 / ∛N", "0.75·∛N" };
    }
    if (topology == "dragonfly")
        return { dragonfly_share, dragonfly_hops, {}, {} };
    return { 1, fat_tree_hops, {}, {} };
}

} // namespace mlsysim
