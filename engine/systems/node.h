// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/hardware/hardware.h"
#include "engine/registry/entryfields.h"

namespace mlsysim {

/// A server: accelerators of one kind, the links between them, and what can stop them all.
struct Node {
    std::string path; ///< canonical name, empty for a server of one's own
    std::string name;
    const Hardware* accelerator = nullptr;
    int accelerators_per_node = 8;
    Bandwidth intra_node_bw; ///< between two accelerators, one way
    int nics_per_node = 1, psus_per_node = 2;
    int psu_redundancy = 0; ///< supplies that may fail before the node does
    std::optional<Power> psu_rating, max_power;
    std::optional<Data> host_memory;
    std::string host_cpu;
    std::optional<int> host_cpu_cores;
    std::optional<Bandwidth> host_memory_bw;
    std::optional<int> nvswitch_count, nvlink_links_per_accelerator;
    std::optional<Mass> mass;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    /// Supplies of which a single failure stops the node.
    int series_psus() const { return psu_redundancy > 0 ? 0 : psus_per_node; }
    /// Time of an empty message between two accelerators: what their link states, or 500 ns.
    Time message_latency() const
    {
        const Time unstated = 0.5 * unit::microsecond;
        return accelerator->nvlink ? accelerator->nvlink->latency.value_or(unstated) : unstated;
    }
};

} // namespace mlsysim

#include "engine/systems/node.fields.h"
