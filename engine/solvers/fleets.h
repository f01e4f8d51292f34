// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/collectives.h"
#include "engine/solvers/common.h"
#include "engine/systems/fleet.h"

// What the solvers of fleets declare alike.
namespace mlsysim::common {

/// From device to device inside a node of the fleet.
inline collectives::Path inside(const Fleet& fleet)
{
    return { fleet.node->intra_node_bw, fleet.node->message_latency() };
}
/// From node to node.
inline collectives::Path across(const Fleet& fleet)
{
    return { fleet.fabric->effective_bandwidth(), fleet.fabric->message_latency() };
}

template <auto Pointer>
constexpr auto fleet(std::string_view help = "The nodes and the network between them.",
    std::string_view preset = "Systems.Clusters.Frontier_8K")
{
    return field<Pointer>({ .id = "fleet", .label = "Fleet", .help = help, .preset = preset, .required = true });
}

template <auto Pointer> constexpr auto datacenter()
{
    return field<Pointer>({ .id = "datacenter",
        .label = "Data center",
        .help
        = "Where the fleet stands: a site, or a grid for a site that adds nothing; the fleet's own when absent." });
}

/// How long something runs, of the order of months.
template <auto Pointer> constexpr auto period(std::string_view help)
{
    return field<Pointer>({ .id = "duration",
        .symbol = "d",
        .label = "Period",
        .help = help,
        .unit = unit::day,
        .min = Time(),
        .max = longest * unit::second,
        .low = Time(),
        .high = 1095.0 * unit::day,
        .standard = 30.0 * unit::day,
        .required = true });
}

template <auto Pointer> constexpr auto utilization()
{
    return field<Pointer>({ .id = "mfu",
        .symbol = "u",
        .label = "Utilization",
        .help = "Share of the peak arithmetic rate in use; the power of a device grows with it.",
        .unit = unit::percent,
        .min = 0,
        .max = 1,
        .standard = 1 });
}

/// How unevenly tokens fall on experts.
template <auto Pointer> constexpr auto imbalance(std::string_view id, std::string_view symbol, Tier tier)
{
    return field<Pointer>({ .id = id,
        .symbol = symbol,
        .label = "Imbalance of experts",
        .help = "Tokens of the busiest expert over those of the average.",
        .unit = unit::one,
        .min = 1,
        .max = 1e6,
        .low = 1,
        .high = 4,
        .standard = 1,
        .tier = tier });
}

/// The count of accelerators as a step.
template <class Tracer> double accelerators(Tracer& trace, const Fleet& fleet)
{
    return trace({ "N", "Accelerators", "", unit::one, "nodes times accelerators of a node" },
        static_cast<double>(fleet.accelerators()));
}

} // namespace mlsysim::common
