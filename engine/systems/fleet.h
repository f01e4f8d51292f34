// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/infrastructure/datacenter.h"
#include "engine/systems/networkfabric.h"
#include "engine/systems/node.h"

namespace mlsysim {

/// Equal nodes on one network, and where they stand.
struct Fleet {
    std::string path; ///< canonical name, empty for a fleet of one's own
    std::string name;
    const Node* node = nullptr;
    int count = 1; ///< nodes
    const NetworkFabric* fabric = nullptr;
    const GridProfile* region = nullptr;
    const Datacenter* datacenter = nullptr; ///< wins over the region; may be null
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    const Hardware& accelerator() const { return *node->accelerator; }
    /// Accelerators of all nodes.
    int accelerators() const { return count * node->accelerators_per_node; }
    const GridProfile& grid() const { return datacenter ? *datacenter->grid : *region; }
    double pue() const { return datacenter ? datacenter->pue() : region->pue; }
};

template <>
inline constexpr auto fields_of<Fleet> = std::tuple {
    entry::name<&Fleet::name>(),
    field<&Fleet::node>({ .id = "node", .label = "Node", .help = "The server that it has many of.", .required = true }),
    field<&Fleet::count>({ .id = "count",
        .symbol = "K",
        .label = "Nodes",
        .help = "Nodes of the fleet.",
        .min = 1,
        .max = 1'000'000,
        .low = 1,
        .high = 12500,
        .standard = 1,
        .required = true,
        .axis = Axis::Logarithmic }),
    field<&Fleet::fabric>(
        { .id = "fabric", .label = "Network", .help = "The network between the nodes.", .required = true }),
    field<&Fleet::region>({ .id = "region",
        .label = "Region",
        .help = "The grid that feeds it, unless a data center says so.",
        .preset = "Infrastructure.Grids.US_Avg" }),
    field<&Fleet::datacenter>({ .id = "datacenter", .label = "Data center", .help = "The site that it stands on." }),
    entry::source<&Fleet::source>(),
    entry::sources<&Fleet::sources>(),
};

template <> struct RecordTraits<Fleet> {
    static constexpr std::string_view id = "fleet", space = "Systems.Clusters", title = "Fleet";
};

// The tables are made once, in fleet.cpp.
extern template struct Erased<Fleet>;

} // namespace mlsysim
