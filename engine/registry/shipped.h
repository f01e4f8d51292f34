// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace mlsysim {

/// An entry compiled into the library: its path and where its CBOR stands in `ShippedRegistry::data`.
struct ShippedEntry {
    std::string_view path;
    std::uint32_t offset, size;
};

/// The registry that was compiled in; empty while the library itself is being built.
struct ShippedRegistry {
    std::span<const ShippedEntry> entries; ///< sorted by path
    std::span<const std::uint8_t> data;
    ShippedEntry retired; ///< the map of retired names
    ShippedEntry sources; ///< the map of sources by key
    std::string_view hash;
};

extern const ShippedRegistry shipped_registry;

} // namespace mlsysim
