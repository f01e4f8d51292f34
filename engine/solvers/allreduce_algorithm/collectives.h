// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/units/quantities.h"

// Costs of collectives over links with a start-up time and a bandwidth (Thakur, Rabenseifner and Gropp 2005).
namespace mlsysim::collectives {

/// Bytes that each rank of a ring sends in an all-reduce, in messages: reduce-scatter, then all-gather.
constexpr double ring_factor(double ranks) { return 2 * (ranks - 1) / ranks; }

/// Messages that follow one another in the same.
constexpr double ring_rounds(double ranks) { return 2 * (ranks - 1); }

/// Time of an all-reduce on a ring.
constexpr Time ring_all_reduce(Data message, double ranks, Bandwidth bandwidth, Time startup)
{
    return ring_factor(ranks) * message / bandwidth + ring_rounds(ranks) * startup;
}

} // namespace mlsysim::collectives
