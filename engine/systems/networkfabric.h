// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/entryfields.h"
#include "engine/units/display.h"

namespace mlsysim {

/// The network between the nodes of a fleet.
struct NetworkFabric {
    std::string path; ///< canonical name, empty for a network of one's own
    std::string name;
    std::string topology; ///< a label only
    Bandwidth bandwidth; ///< of one endpoint, one way
    std::optional<Time> latency;
    double oversubscription_ratio = 1;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    /// Bandwidth of an endpoint when all of them send across the network at once.
    Bandwidth effective_bandwidth() const { return bandwidth / oversubscription_ratio; }
    /// Time of an empty message; that of InfiniBand NDR where none is stated.
    Time message_latency() const { return latency.value_or(5.0 * unit::microsecond); }
};

template <>
inline constexpr auto fields_of<NetworkFabric> = std::tuple {
    entry::name<&NetworkFabric::name>(),
    field<&NetworkFabric::topology>(
        { .id = "topology", .label = "Topology", .help = "The shape of the network in words.", .preset = "fat-tree" }),
    field<&NetworkFabric::bandwidth>({ .id = "bandwidth",
        .symbol = "β_e",
        .label = "Bandwidth",
        .help = "What one endpoint sends.",
        .unit = unit::gigabyte_per_second,
        .min = 1e-30 * unit::byte_per_second,
        .low = 1e8 * unit::byte_per_second,
        .high = 1e12 * unit::byte_per_second,
        .required = true,
        .axis = Axis::Logarithmic }),
    field<&NetworkFabric::latency>({ .id = "latency",
        .symbol = "α_e",
        .label = "Latency",
        .help = "Time of an empty message; 5 µs when absent.",
        .unit = unit::microsecond,
        .min = 0.0 * unit::second,
        .low = 0.0 * unit::second,
        .high = 100.0 * unit::microsecond }),
    field<&NetworkFabric::oversubscription_ratio>({ .id = "oversubscription_ratio",
        .symbol = "r",
        .label = "Oversubscription",
        .help = "Bandwidth of the endpoints over the bandwidth above them.",
        .unit = unit::one,
        .min = 1e-9,
        .max = 1e9,
        .low = 1,
        .high = 8,
        .standard = 1 }),
    entry::source<&NetworkFabric::source>(),
    entry::sources<&NetworkFabric::sources>(),
};

template <> struct RecordTraits<NetworkFabric> {
    static constexpr std::string_view id = "fabric", space = "Systems.Fabrics", title = "Network";
};
static_assert(well_described<NetworkFabric>(fields_of<NetworkFabric>));

} // namespace mlsysim
