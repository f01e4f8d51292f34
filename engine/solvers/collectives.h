// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/quantities.h"

// Costs of collectives over links with a start-up time and a bandwidth (Thakur, Rabenseifner and Gropp 2005). One rank
// alone sends nothing.
namespace mlsysim::collectives {

/// What one way between two devices does to a message.
struct Path {
    Bandwidth bandwidth;
    Time latency;
};

/// Bytes that each rank of a ring sends in an all-reduce, in messages: reduce-scatter, then all-gather.
constexpr double ring_factor(double ranks) { return 2 * (ranks - 1) / ranks; }

/// Messages that follow one another in the same.
constexpr double ring_rounds(double ranks) { return 2 * (ranks - 1); }

/// Sum of `bytes` over the ranks of a ring.
constexpr Time ring_all_reduce(Data bytes, double ranks, const Path& path)
{
    return ranks > 1 ? ring_factor(ranks) * bytes / path.bandwidth + ring_rounds(ranks) * path.latency : Time();
}

/// Every rank sends each of the others its part of `bytes`.
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
