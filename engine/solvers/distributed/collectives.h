// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/systems/fleet.h"

namespace mlsysim::collectives {

/// What one way between two devices does to a message.
struct Path {
    Bandwidth bandwidth;
    Time latency;
};
inline Path inside(const Fleet& fleet) { return { fleet.node->intra_node_bw, fleet.node->message_latency() }; }
inline Path across(const Fleet& fleet)
{
    return { fleet.fabric->effective_bandwidth(), fleet.fabric->message_latency() };
}

/// Sum of `bytes` over `ranks` devices in a ring.
constexpr Time ring_all_reduce(Data bytes, double ranks, const Path& path)
{
    return ranks > 1 ? 2 * (ranks - 1) / ranks * bytes / path.bandwidth + 2 * (ranks - 1) * path.latency : Time();
}

/// Every device sends each of the others its part of `bytes`.
constexpr Time all_to_all(Data bytes, double ranks, const Path& path)
{
    return ranks > 1 ? (ranks - 1) / ranks * bytes / path.bandwidth + (ranks - 1) * path.latency : Time();
}

/// Sum over `local` devices in each of `nodes` nodes: scattered and gathered inside, a ring for each part across.
constexpr Time hierarchical_all_reduce(Data bytes, double local, double nodes, const Path& within, const Path& between)
{
    const Time half = (local - 1) / local * bytes / within.bandwidth + (local - 1) * within.latency;
    return 2.0 * half + ring_all_reduce(bytes / local, nodes, between);
}

} // namespace mlsysim::collectives
