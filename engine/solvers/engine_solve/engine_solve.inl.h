// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of engine_solve.md. Included by engine_solve.h.
namespace mlsysim {

namespace engine_solve {

template <class Tracer> Data footprint(const In& in, const LoweredModel& lowered, Tracer& trace)
{
    const auto needed = [&](std::string_view formula, Data bytes) {
        return trace({ "M", "Memory needed", formula, unit::gigabyte }, bytes);
    };
    if (!in.is_training)
        return needed("W", lowered.weights);
    if (in.model->is_transformer()) {
        const TrainingMemory m = transformer_training_memory(*in.model, in.batch_size, in.seq_len, in.precision,
            in.activation_recomputation ? Recomputation::Full : Recomputation::None, in.zero_stage, in.dp_size,
            in.is_lora);
        trace({ "M_w", "Weights on one device", "", unit::gigabyte, "bytes per parameter, sharded by ZeRO 3" },
            m.weights);
        trace({ "M_g", "Gradients", "", unit::gigabyte, "as wide as the weights, sharded by ZeRO 2" }, m.gradients);
        trace(
            { "M_o", "Optimizer state", "", unit::gigabyte, "12 byte per parameter (Rajbhandari 2020)" }, m.optimizer);
        trace({ "M_a", "Activations", "", unit::gigabyte, "34 or 2 byte per token and unit (Korthikanti 2023)" },
            m.activations);
        return needed("M_w + M_g + M_o + M_a", m.total());
    }
    if (in.is_lora)
        return needed("1.1·W", 1.1 * lowered.weights);
    const double width
        = trace({ "b", "Bytes of one parameter", "", unit::one, "your setting" }, bytes_per_element(in.precision));
    return needed("2·W + 12·(W / b)", 2.0 * lowered.weights + training::adam_bytes * (lowered.weights / width));
}

} // namespace engine_solve

template <class Tracer> engine_solve::Out EngineSolve::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace engine_solve;
    const Hardware& machine = *in.hardware;
    const LoweredModel lowered = lower(*in.model, in.precision);
    std::string_view model_source, peak_source, bandwidth_source, capacity_source, link_source, sram_source,
        flash_source;
    if constexpr (Tracer::active) {
        model_source = in.model->source.title;
        peak_source = machine.source_of("compute.peak_flops").title;
        bandwidth_source = machine.source_of("memory.bandwidth").title;
        capacity_source = machine.source_of("memory.capacity").title;
        link_source = machine.interconnect ? std::string_view(machine.source_of("interconnect.bandwidth").title)
                                           : "the model's default";
        sram_source = machine.source_of("memory.sram_bandwidth").title;
        flash_source = machine.source_of("memory.flash_bandwidth").title;
    }
    const double batch = trace({ "B", "Batch", "", unit::one, "your setting" }, in.batch_size);
    const double efficiency = trace({ "η", "Efficiency", "", unit::one, "your setting" }, in.efficiency);
    const Data weights = trace({ "W", "Weights", "", unit::gigabyte, model_source }, lowered.weights);
    const Work forward = trace({ "O", "Work of one unit", "", unit::gigaflop, model_source }, lowered.ops);
    const double passes = !in.is_training ? 1 : in.activation_recomputation ? recomputing_passes : training_passes;
    const double useful_passes = in.is_training ? training_passes : 1;
    const Work ops = in.is_training
        ? trace({ "O_u", "Work with the backward pass", in.activation_recomputation ? "4·O" : "3·O", unit::gigaflop },
            forward * passes)
        : forward;

    Out out;
    out.weight_bytes = weights;
    // The default rate is that of 16 bit on the matrix units, so those two formats are as good as listed.
    out.precision_listed
        = machine.compute.lists(in.precision) || in.precision == Precision::Fp16 || in.precision == Precision::Bf16;
    out.memory_capacity = trace({ "C", "Memory there", "", unit::gigabyte, capacity_source }, machine.memory.capacity);
    out.memory_footprint = footprint(in, lowered, trace);
    out.feasible = out.memory_footprint <= out.memory_capacity;

    Bandwidth bandwidth = machine.memory.bandwidth;
    if (!out.feasible) {
        const Bandwidth host
            = machine.interconnect ? machine.interconnect->one_way() : Bandwidth::from_value(host_link);
        trace({ "BW", "Memory bandwidth", "", unit::gigabyte_per_second, bandwidth_source }, bandwidth);
        trace({ "BW_h", "Host link", "", unit::gigabyte_per_second, link_source }, host);
        bandwidth = std::min(bandwidth, host);
        out.memory_path = MemoryPath::Offload;
        out.offload_spill_bytes = out.memory_footprint - out.memory_capacity;
        out.offload_effective_bw = bandwidth;
    } else if (machine.memory.sram_capacity && machine.memory.sram_bandwidth
        && weights <= *machine.memory.sram_capacity) {
        bandwidth = *machine.memory.sram_bandwidth;
        bandwidth_source = sram_source;
        out.memory_path = MemoryPath::Sram;
    } else if (machine.memory.flash_bandwidth) {
        bandwidth = *machine.memory.flash_bandwidth;
        bandwidth_source = flash_source;
        out.memory_path = MemoryPath::Flash;
    }
    out.peak_bw_actual = trace({ "BW_e", "Bandwidth", out.feasible ? "" : "min(BW, BW_h)", unit::gigabyte_per_second,
                                   out.feasible ? bandwidth_source : std::string_view() },
        bandwidth);

    out.peak_flops = trace(
        { "F", "Peak arithmetic", "", unit::teraflop_per_second, peak_source }, machine.compute.rate(in.precision));
    out.peak_flops_actual
        = trace({ "F_e", "Effective peak", "F·η", unit::teraflop_per_second }, out.peak_flops * efficiency);
    const Work batch_ops = ops * batch;
    const Data traffic
        = trace({ "Q", "Memory traffic", "W + 0.1·W·B", unit::gigabyte }, weights + activation_share * weights * batch);
    out.latency_compute
        = trace({ "t_comp", "Compute time", in.is_training ? "O_u·B / F_e" : "O·B / F_e", unit::millisecond },
            batch_ops / out.peak_flops_actual);
    out.latency_memory = trace({ "t_mem", "Memory time", "Q / BW_e", unit::millisecond }, traffic / out.peak_bw_actual);

    const double compute = si(out.latency_compute), memory = si(out.latency_memory);
    if (compute < nothing || memory < nothing) {
        const bool both = compute < nothing && memory < nothing;
        out.bottleneck = compute < nothing && !both ? Bottleneck::Memory : Bottleneck::Compute;
        out.bottleneck_ratio = both ? 1 : std::numeric_limits<double>::infinity();
    } else {
        out.bottleneck = memory > compute ? Bottleneck::Memory : Bottleneck::Compute;
        out.bottleneck_ratio = memory > compute ? memory / compute : compute / memory;
    }
    out.arithmetic_intensity
        = trace({ "I", "Arithmetic intensity", in.is_training ? "O_u·B / Q" : "O·B / Q", unit::flop_per_byte },
            si(batch_ops) < 1e-15     ? Intensity::from_value(0)
                : si(traffic) < 1e-15 ? Intensity::from_value(std::numeric_limits<double>::infinity())
                                      : batch_ops / traffic);
    out.intensity_cap = ops / (activation_share * weights);
    out.ridge_point = out.peak_flops_actual / out.peak_bw_actual;

    const double layers = lowered.layers > 0 ? lowered.layers : 1;
    const Time dispatch = trace({ "τ", "Dispatch", "", unit::microsecond, peak_source }, machine.dispatch_tax);
    const double layer_count = trace({ "N", "Layers", "", unit::one, model_source }, layers);
    out.latency_overhead
        = trace({ "t_over", "Overhead", in.is_training ? "τ + N·10 µs·3" : "τ + N·10 µs", unit::millisecond },
            dispatch + Time::from_value(layer_count * layer_overhead * (in.is_training ? 3 : 1)));
    out.latency = trace({ "T", "Latency", "max(t_comp, t_mem) + t_over", unit::millisecond },
        std::max(out.latency_compute, out.latency_memory) + out.latency_overhead);
    out.overhead_dominated = out.latency_overhead > std::max(out.latency_compute, out.latency_memory);

    const double total = si(out.latency);
    out.throughput
        = trace({ "X", "Throughput", "B / T", unit::per_second }, total > 0 ? batch / out.latency : Frequency());
    if (total > 0) {
        out.attained_flops = batch_ops / out.latency;
        out.mfu = trace(
            { "MFU", "Model FLOPs utilization", in.is_training ? "3·O·B / (T·F)" : "O·B / (T·F)", unit::percent },
            std::clamp(si(forward) * useful_passes * batch / total / si(out.peak_flops), 0.0, 1.0));
        out.hfu = trace(
            { "HFU", "Hardware FLOPs utilization", in.is_training ? "O_u·B / (T·F)" : "O·B / (T·F)", unit::percent },
            std::clamp(si(batch_ops) / total / si(out.peak_flops), 0.0, 1.0));
    }
    if (machine.tdp) {
        const Power power = trace({ "TDP", "Design power", "", unit::watt, peak_source }, *machine.tdp);
        out.energy = trace({ "E", "Energy", "TDP·(0.3 + 0.7·HFU)·T", unit::joule },
            power * (idle_power + dynamic_power * out.hfu) * out.latency);
    }
    return out;
}

} // namespace mlsysim
