// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace mlsysim::bench {

/// The numbers of one roofline with everything looked up beforehand.
struct PlainInput {
    double ops, weights, layers;
    double peak, bandwidth, capacity, host_bandwidth, sram_capacity, sram_bandwidth, flash_bandwidth, tdp, dispatch;
    bool has_sram, has_flash, has_tdp, is_training, recomputes, listed;
    double batch, efficiency, training_footprint;
};

/// As many results as the solver has.
struct PlainOutput {
    double latency, throughput, mfu, energy, latency_compute, latency_memory, latency_overhead, bottleneck_ratio;
    double arithmetic_intensity, intensity_cap, ridge_point, memory_footprint, memory_capacity, weight_bytes;
    double attained_flops, peak_flops_actual, peak_flops, peak_bw_actual, hfu, spill, offload_bandwidth;
    int bottleneck, memory_path;
    bool feasible, overhead_dominated, precision_listed;
};

/// The arithmetic of engine_solve.md in bare doubles: what a careful person would write without units, records or
/// declarations. In a file of its own, so that the compiler cannot fold it into the loop that times it.
PlainOutput plain_roofline(const PlainInput& in);

} // namespace mlsysim::bench
