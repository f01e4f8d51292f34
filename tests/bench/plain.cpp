// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/plain.h"

#include <algorithm>
#include <limits>

namespace mlsysim::bench {

PlainOutput plain_roofline(const PlainInput& in)
{
    PlainOutput out {};
    const double passes = !in.is_training ? 1 : in.recomputes ? 4 : 3;
    const double useful_passes = in.is_training ? 3 : 1;
    const double ops = in.ops * passes;
    out.weight_bytes = in.weights;
    out.precision_listed = in.listed;
    out.memory_capacity = in.capacity;
    out.memory_footprint = in.is_training ? in.training_footprint : in.weights;
    out.feasible = out.memory_footprint <= out.memory_capacity;
    double bandwidth = in.bandwidth;
    if (!out.feasible) {
        bandwidth = std::min(bandwidth, in.host_bandwidth);
        out.memory_path = 3;
        out.spill = out.memory_footprint - out.memory_capacity;
        out.offload_bandwidth = bandwidth;
    } else if (in.has_sram && in.weights <= in.sram_capacity) {
        bandwidth = in.sram_bandwidth;
        out.memory_path = 1;
    } else if (in.has_flash) {
        bandwidth = in.flash_bandwidth;
        out.memory_path = 2;
    }
    out.peak_bw_actual = bandwidth;
    out.peak_flops = in.peak;
    out.peak_flops_actual = in.peak * in.efficiency;
    const double batch_ops = ops * in.batch;
    const double traffic = in.weights + 0.1 * in.weights * in.batch;
    out.latency_compute = batch_ops / out.peak_flops_actual;
    out.latency_memory = traffic / bandwidth;
    const double compute = out.latency_compute, memory = out.latency_memory;
    if (compute < 1e-18 || memory < 1e-18) {
        const bool both = compute < 1e-18 && memory < 1e-18;
        out.bottleneck = compute < 1e-18 && !both ? 1 : 0;
        out.bottleneck_ratio = both ? 1 : std::numeric_limits<double>::infinity();
    } else {
        out.bottleneck = memory > compute ? 1 : 0;
        out.bottleneck_ratio = memory > compute ? memory / compute : compute / memory;
    }
    out.arithmetic_intensity = batch_ops < 1e-15 ? 0
        : traffic < 1e-15                        ? std::numeric_limits<double>::infinity()
                                                 : batch_ops / traffic;
    out.intensity_cap = ops / (0.1 * in.weights);
    out.ridge_point = out.peak_flops_actual / bandwidth;
    const double layers = in.layers > 0 ? in.layers : 1;
    out.latency_overhead = in.dispatch + layers * 1e-5 * (in.is_training ? 3 : 1);
    out.latency = std::max(compute, memory) + out.latency_overhead;
    out.overhead_dominated = out.latency_overhead > std::max(compute, memory);
    out.throughput = out.latency > 0 ? in.batch / out.latency : 0;
    if (out.latency > 0) {
        out.attained_flops = batch_ops / out.latency;
        out.mfu = std::clamp(in.ops * useful_passes * in.batch / out.latency / out.peak_flops, 0.0, 1.0);
        out.hfu = std::clamp(batch_ops / out.latency / out.peak_flops, 0.0, 1.0);
    }
    if (in.has_tdp)
        out.energy = in.tdp * (0.3 + 0.7 * out.hfu) * out.latency;
    return out;
}

} // namespace mlsysim::bench
