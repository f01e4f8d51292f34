// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/hardware/rateformat.h"
#include "engine/registry/source.h"
#include "engine/units/quantities.h"

#include <optional>
#include <string>
#include <vector>

namespace mlsysim {

/// Arithmetic of a machine: dense rates, never sparse ones.
struct Compute {
    ComputeRate peak_flops; ///< default rate, normally dense fp16 on the matrix units
    PerChoice<RateFormat, ComputeRate> precision_flops;
    std::optional<int> sm_count, core_count, fp32_cores_per_sm, tensor_cores_per_sm, systolic_array_dim;
    std::optional<int> max_threads_per_sm, max_registers_per_thread, warp_size;
    std::optional<Frequency> clock_rate;

    /// True when the datasheet states a rate for this precision.
    constexpr bool lists(Precision precision) const { return precision_flops.has(rate_format(precision)); }
    /// The rate at a precision; the default rate when none is listed.
    constexpr ComputeRate rate(Precision precision) const
    {
        return lists(precision) ? precision_flops[rate_format(precision)] : peak_flops;
    }
    /// Multiplies every rate, so that "twice the arithmetic" keeps the ratios between precisions.
    constexpr void scale(double factor)
    {
        peak_flops *= factor;
        for (std::size_t i = 0; i < choices<RateFormat>.size(); ++i)
            if (precision_flops.has(static_cast<RateFormat>(i)))
                precision_flops[static_cast<RateFormat>(i)] *= factor;
    }
};

/// Main memory, and the SRAM and flash beside it on small devices.
struct Memory {
    Data capacity;
    Bandwidth bandwidth;
    std::optional<Data> sram_capacity;
    std::optional<Bandwidth> sram_bandwidth;
    std::optional<Data> flash_capacity;
    std::optional<Bandwidth> flash_bandwidth;
    std::optional<Data> l2_cache, register_file_per_sm, shared_memory_per_sm;
    std::optional<Data> bus_width;
    std::optional<Bandwidth> pin_data_rate;
    std::optional<int> hbm_stacks;
};

struct Storage {
    Data capacity;
    Bandwidth bandwidth;
    std::optional<Time> latency;
};

enum class LinkDirection { PerDirection, BidirectionalTotal };
template <>
inline constexpr std::array<std::string_view, 2> choices<LinkDirection> { "per_direction", "bidirectional_total" };

/// A link to the host or to other devices.
struct Link {
    std::string name;
    Bandwidth bandwidth;
    std::optional<Time> latency;
    LinkDirection direction {};

    /// What one direction carries; transfer times use this one.
    constexpr Bandwidth one_way() const
    {
        return direction == LinkDirection::BidirectionalTotal ? bandwidth / 2.0 : bandwidth;
    }
};

struct MigProfile {
    std::string name;
    Data gpu_memory;
    int sm_count {};
    std::string typical_workload;
};

/// One accelerator, board or rack that a workload runs on.
struct Hardware {
    std::string path; ///< canonical name, empty for a machine of one's own
    std::string name;
    int release_year {};
    Compute compute;
    Memory memory;
    std::optional<Storage> storage;
    std::optional<Link> interconnect, nvlink;
    std::optional<Power> tdp, tdp_min, tdp_max;
    std::optional<Area> die_area;
    std::optional<double> transistor_count;
    std::optional<Bandwidth> die_to_die_bandwidth;
    std::optional<Energy> battery_capacity;
    std::optional<Money> unit_cost, unit_cost_max;
    std::optional<int> accelerator_count;
    std::optional<Carbon> embodied_carbon;
    Time dispatch_tax; ///< fixed cost of one dispatch
    std::vector<MigProfile> mig_profiles;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    /// The intensity at which compute and memory take equally long.
    Intensity ridge_point(Precision precision) const { return compute.rate(precision) / memory.bandwidth; }
    /// The source of one field: its own, or that of the whole entry.
    const Source& source_of(std::string_view field) const
    {
        const Source* own = sources.find(field);
        return own ? *own : source;
    }
};

} // namespace mlsysim

#include "engine/hardware/hardware.fields.h"
