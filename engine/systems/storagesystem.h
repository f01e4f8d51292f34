// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/entryfields.h"
#include "engine/units/display.h"

namespace mlsysim {

enum class Durability { Local, Durable };
template <> inline constexpr std::array<std::string_view, 2> choices<Durability> { "local", "durable" };

/// A drive, several alike of one node, or a store on the network.
struct StorageSystem {
    std::string path; ///< canonical name, empty for a store of one's own
    std::string name;
    Bandwidth bandwidth; ///< of one device
    int devices = 1; ///< that one node reads and writes together
    std::optional<Data> capacity; ///< of one device
    std::optional<Time> latency;
    std::optional<Frequency> iops;
    std::string media, interface;
    Durability durability {};
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    /// Bandwidth of all devices.
    Bandwidth aggregate_bandwidth() const { return static_cast<double>(devices) * bandwidth; }
};

template <>
inline constexpr auto fields_of<StorageSystem> = std::tuple {
    entry::name<&StorageSystem::name>(),
    field<&StorageSystem::bandwidth>({ .id = "bandwidth",
        .label = "Bandwidth",
        .help = "Rate of one device.",
        .unit = unit::gigabyte_per_second,
        .min = 1e-30 * unit::byte_per_second,
        .required = true }),
    field<&StorageSystem::devices>({ .id = "devices",
        .label = "Devices",
        .help = "Devices that one node uses together.",
        .min = 1,
        .standard = 1 }),
    field<&StorageSystem::capacity>({ .id = "capacity",
        .label = "Capacity",
        .help = "Size of one device.",
        .unit = unit::gigabyte,
        .min = 1e-30 * unit::byte }),
    field<&StorageSystem::latency>({ .id = "latency",
        .label = "Latency",
        .help = "Time to the first byte.",
        .unit = unit::microsecond,
        .min = 0.0 * unit::second }),
    field<&StorageSystem::iops>({ .id = "iops",
        .label = "Operations",
        .help = "Small reads per second.",
        .unit = unit::per_second,
        .min = 0.0 * unit::per_second }),
    field<&StorageSystem::media>({ .id = "media", .label = "Medium", .help = "What the bytes are kept on." }),
    field<&StorageSystem::interface>({ .id = "interface", .label = "Interface", .help = "How it is attached." }),
    field<&StorageSystem::durability>({ .id = "durability",
        .label = "Durability",
        .help = "Whether the bytes are lost with the node or survive it." }),
    entry::source<&StorageSystem::source>(),
    entry::sources<&StorageSystem::sources>(),
};

template <> struct RecordTraits<StorageSystem> {
    static constexpr std::string_view id = "storage", space = "Systems.Storage", title = "Storage";
};
static_assert(well_described<StorageSystem>(fields_of<StorageSystem>));

} // namespace mlsysim
