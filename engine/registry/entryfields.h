// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/source.h"

// The fields that every kind of entry has, declared once.
namespace mlsysim::entry {

template <auto Pointer> constexpr auto name()
{
    return field<Pointer>({ .id = "name", .label = "Name", .help = "Display name." });
}
template <auto Pointer> constexpr auto source()
{
    return field<Pointer>({ .id = "source", .label = "Source", .help = "Where the numbers come from." });
}
template <auto Pointer> constexpr auto sources()
{
    return field<Pointer>({ .id = "sources",
        .label = "Sources of single fields",
        .help = "Sources that differ from the entry's, by field.",
        .tier = Tier::Advanced });
}

} // namespace mlsysim::entry
