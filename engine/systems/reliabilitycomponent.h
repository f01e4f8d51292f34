// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/entryfields.h"
#include "engine/units/display.h"

namespace mlsysim {

/// A part that fails, and how often.
struct ReliabilityComponent {
    std::string path; ///< canonical name, empty for a part of one's own
    std::string name;
    Time mttf; ///< mean time to failure of one
    std::optional<double> soft_error_fit_per_mbit; ///< failures in 10^9 hours for each megabit
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path
};

template <>
inline constexpr auto fields_of<ReliabilityComponent> = std::tuple {
    entry::name<&ReliabilityComponent::name>(),
    field<&ReliabilityComponent::mttf>({ .id = "mttf",
        .label = "Time to failure",
        .help = "Mean time until one of them fails.",
        .unit = unit::hour,
        .min = 1e-30 * unit::second,
        .low = 100.0 * unit::hour,
        .high = 1e7 * unit::hour,
        .required = true,
        .axis = Axis::Logarithmic }),
    field<&ReliabilityComponent::soft_error_fit_per_mbit>({ .id = "soft_error_fit_per_mbit",
        .label = "Soft errors",
        .help = "Flipped bits in a billion hours for each megabit.",
        .min = 200,
        .max = 5000,
        .tier = Tier::Advanced }),
    entry::source<&ReliabilityComponent::source>(),
    entry::sources<&ReliabilityComponent::sources>(),
};

template <> struct RecordTraits<ReliabilityComponent> {
    static constexpr std::string_view id = "component", space = "Systems.Reliability", title = "Component";
};
static_assert(well_described<ReliabilityComponent>(fields_of<ReliabilityComponent>));

} // namespace mlsysim
