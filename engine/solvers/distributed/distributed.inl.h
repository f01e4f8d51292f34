// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

// The equations of distributed.md. Included by distributed.h.
namespace mlsysim {

namespace distributed {

/// How the devices are divided, and what each part of the fleet works on.
struct Split {
    double replica, replicas; ///< devices of a replica, and replicas
    double samples; ///< of one replica in a step
    LoweredModel model;
    double layers; ///< 1 where the model has none
    double hidden;
};
inline Split split_of(const In& in)
{
    const double replica
        = static_cast<double>(in.tp_size) * static_cast<double>(in.pp_size) * static_cast<double>(in.ep_size);
    const double replicas = in.fleet->accelerators() / replica;
    const LoweredModel model = lower(*in.model, in.precision);
    return { replica, replicas, std::max(1.0, std::floor(static_cast<double>(in.batch_size) / replicas)), model,
        model.layers > 0 ? static_cast<double>(model.layers) : 1,
        static_cast<double>(attention_geometry(*in.model).hidden_dim) };
}

/// Memory of one device of a replica that consists of several, or of a transformer.
inline Data device_memory(const In& in, const Split& split)
{
    NoTrace none;
    if (!in.model->is_transformer())
        return (2.0 * split.model.weights
                   + training::adam_bytes / bytes_per_element(in.precision) * split.model.weights)
            / split.replica;
    const double trained = std::min(
        1.0, 2 * training::lora_rank * split.hidden * training::lora_matrices * split.layers / split.model.parameters);
    const std::int64_t passes = in.pp_size > 1 ? std::max<std::int64_t>(1, in.microbatch_count / in.pp_size) : 1;
    return TrainingMemorySolver::solve(
        { .model = in.model,
            .hardware = &in.fleet->accelerator(),
            .batch_size = static_cast<std::int64_t>(split.samples * split.replicas),
            .seq_len = in.seq_len,
            .precision = in.precision,
            .activation_checkpointing = in.activation_recomputation ? Recomputation::Full : Recomputation::Selective,
            .tp_size = in.tp_size,
            .pp_size = in.pp_size,
            .dp_size = static_cast<std::int64_t>(split.replicas),
            .ep_size = in.ep_size,
            .zero_stage = in.zero_stage,
            .gradient_accumulation_steps = in.gradient_accumulation_steps * passes,
            .trainable_fraction = in.is_lora ? trained : 1 },
        none)
        .total_memory;
}

/// One step of one replica by itself.
inline engine_solve::Out replica_profile(const In& in, const Split& split)
{
    NoTrace none;
    const Hardware& machine = in.fleet->accelerator();
    // A single device, and what every group of devices shares with it: rates, layers, links.
    engine_solve::Out out = EngineSolve::solve({ .model = in.model,
                                                   .hardware = &machine,
                                                   .batch_size = split.samples,
                                                   .precision = in.precision,
                                                   .efficiency = in.efficiency,
                                                   .is_training = true,
                                                   .is_lora = in.is_lora,
                                                   .activation_recomputation = in.activation_recomputation },
        none);
    if (!in.model->is_transformer() && split.replica == 1)
        return out;
    const double tokens = in.model->is_transformer() ? static_cast<double>(in.seq_len) : 1;
    const double passes
        = in.activation_recomputation ? engine_solve::recomputing_passes : engine_solve::training_passes;
    const Work useful = engine_solve::training_passes * split.model.ops * tokens * split.samples;
    const Work done = passes * split.model.ops * tokens * split.samples;
    out.memory_footprint = device_memory(in, split);
    out.feasible = out.memory_footprint <= out.memory_capacity;
    const Bandwidth host
        = machine.interconnect ? machine.interconnect->one_way() : Bandwidth::from_value(engine_solve::host_link);
    out.memory_path = out.feasible ? engine_solve::MemoryPath::Main : engine_solve::MemoryPath::Offload;
    out.peak_bw_actual = out.feasible ? machine.memory.bandwidth : std::min(machine.memory.bandwidth, host);
    out.offload_spill_bytes.reset();
    out.offload_effective_bw.reset();
    if (!out.feasible) {
        out.offload_spill_bytes = out.memory_footprint - out.memory_capacity;
        out.offload_effective_bw = out.peak_bw_actual;
    }
    const Data traffic = split.model.weights / split.replica * (1 + engine_solve::activation_share * split.samples);
    out.latency_compute = done / (out.peak_flops_actual * split.replica);
    out.latency_memory = traffic / out.peak_bw_actual;
    const Time slower = std::max(out.latency_compute, out.latency_memory);
    out.bottleneck = out.latency_memory > out.latency_compute ? Bottleneck::Memory : Bottleneck::Compute;
    out.bottleneck_ratio = slower / std::min(out.latency_compute, out.latency_memory);
    out.arithmetic_intensity = done / split.replica / traffic;
    out.ridge_point = out.peak_flops_actual / out.peak_bw_actual;
    out.latency = slower + out.latency_overhead;
    out.overhead_dominated = out.latency_overhead > slower;
    out.throughput = split.samples / out.latency;
    out.attained_flops = done / split.replica / out.latency;
    const auto utilization = [&](Work work) {
        return std::clamp(double(work / out.latency / (out.peak_flops * split.replica)), 0.0, 1.0);
    };
    out.mfu = utilization(useful);
    out.hfu = utilization(done);
    if (machine.tdp)
        out.energy = *machine.tdp * (engine_solve::idle_power + engine_solve::dynamic_power * out.hfu) * split.replica
            * out.latency;
    return out;
}

/// Sum of the gradients over the replicas.
template <class Tracer> Time gradient_exchange(const In& in, const Split& split, Tracer& trace)
{
    const Fleet& fleet = *in.fleet;
    const Data all = split.model.weights / static_cast<double>(in.tp_size * in.pp_size);
    const Data bytes
        = trace({ "g", "Gradients of a device", in.is_lora ? "0.01·W / (T·Q)" : "W / (T·Q)", unit::gigabyte },
            in.is_lora ? lora_gradients * all : all);
    const double local = std::max(1.0, std::floor(fleet.node->accelerators_per_node / split.replica));
    const double nodes = std::ceil(split.replicas / local);
    const auto inside = common::inside(fleet), across = common::across(fleet);
    if (nodes <= 1)
        return trace({ "T_0", "One exchange", "", unit::millisecond, "ring of g inside a node" },
            collectives::ring_all_reduce(bytes, split.replicas, inside));
    if (local <= 1)
        return trace({ "T_0", "One exchange", "", unit::millisecond, "ring of g across the network" },
            collectives::ring_all_reduce(bytes, split.replicas, across));
    return trace({ "T_0", "One exchange", "", unit::millisecond, "hierarchical all-reduce of g" },
        collectives::hierarchical_all_reduce(bytes, local, nodes, { inside.bandwidth, collective_latency }, across));
}

} // namespace distributed

template <class Tracer> distributed::Out Distributed::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace distributed;
    const Fleet& fleet = *in.fleet;
    const Split split = split_of(in);
    common::accelerators(trace, fleet);
    const double tensor = common::setting(trace, "T", "Tensor parallel", in.tp_size);
    const double stages = common::setting(trace, "Q", "Pipeline parallel", in.pp_size);
    const double experts = common::setting(trace, "X", "Expert parallel", in.ep_size);
    trace({ "R", "Devices of a replica", "T·Q·X", unit::one }, split.replica);
    const double replicas = trace({ "D", "Replicas", "N / R", unit::one }, split.replicas);
    common::setting(trace, "B", "Global batch", in.batch_size);
    const double samples = trace({ "n", "Samples of a replica", "max(1, ⌊B / D⌋)", unit::one }, split.samples);
    trace({ "W", "Weights", "", unit::gigabyte, common::source_of(trace, *in.model) }, split.model.weights);

    Out out;
    out.node_profile = replica_profile(in, split);
    const Time alone = trace({ "T_n", "Step of a replica alone", "", unit::millisecond,
                                 "the slower of arithmetic and memory, plus overheads, as in engine_solve" },
        out.node_profile.latency);

    const double congestion = common::setting(trace, "c", "Congestion", in.congestion_factor);
    const double accumulated = common::setting(trace, "G", "Accumulation steps", in.gradient_accumulation_steps);
    const Time exchange = gradient_exchange(in, split, trace);
    out.dp_communication_latency
        = trace({ "T_dp", "Gradient exchange", "c·T_0 / G", unit::millisecond }, congestion * exchange / accumulated);

    const double width = bytes_per_element(in.precision);
    const Data activations
        = trace({ "V", "Activations of a layer", "", unit::gigabyte, "n sequences of hidden states" },
            Data::from_value(samples * static_cast<double>(in.seq_len) * split.hidden * width));
    const bool local = in.tp_size <= fleet.node->accelerators_per_node;
    out.tp_communication_latency = trace(
        { "T_tp", "Tensor exchange", "", unit::millisecond, "four rings of V in each layer of a stage, times c" },
        congestion * tensor_collectives * std::ceil(split.layers / stages)
            * collectives::ring_all_reduce(
                activations, tensor, local ? common::inside(fleet) : common::across(fleet)));
    const double chosen = in.model->active_experts_per_token.value_or(1);
    out.ep_communication_latency
        = trace({ "T_ep", "Expert exchange", "", unit::millisecond, "one all-to-all of V for each chosen expert" },
            congestion
                * collectives::all_to_all(
                    activations * chosen * in.moe_routing_imbalance_factor, experts, common::across(fleet)));
    out.communication_latency = trace({ "T_c", "Communication", "T_dp + T_tp + T_ep", unit::millisecond },
        out.dp_communication_latency + out.tp_communication_latency + out.ep_communication_latency);

    const double depth = common::setting(trace, "v", "Interleaving", in.v_stages);
    const double parts = common::setting(trace, "m", "Microbatches", in.microbatch_count);
    out.bubble_fraction = trace({ "f_b", "Bubble share", "(Q − 1) / (v·m + Q − 1)", unit::percent },
        (stages - 1) / (depth * parts + stages - 1));
    out.pipeline_bubble_latency = trace({ "T_b", "Pipeline bubble", "T_n·(Q − 1) / (v·m)", unit::millisecond },
        alone * ((stages - 1) / (depth * parts)));

    const double exposed = trace({ "x", "Share of the exchange that shows", in.overlap_comm ? "1 − o" : "", unit::one,
                                     in.overlap_comm ? std::string_view() : "without overlap" },
        in.overlap_comm ? 1 - common::setting(trace, "o", "Overlapped share", in.overlap_efficiency) : 1.0);
    const double slowest
        = trace({ "g_s", "Stragglers", "", unit::one, "your setting, at least 1" }, std::max(1.0, in.straggler_factor));
    out.step_latency_total = trace({ "T_s", "Step", "(T_n + x·T_dp + T_tp + T_ep + T_b)·g_s", unit::millisecond },
        (alone + exposed * out.dp_communication_latency + out.tp_communication_latency + out.ep_communication_latency
            + out.pipeline_bubble_latency)
            * slowest);
    out.scaling_efficiency
        = trace({ "s_e", "Scaling efficiency", "T_n / T_s", unit::percent }, double(alone / out.step_latency_total));
    out.effective_throughput
        = trace({ "X_s", "Throughput", "D·n / T_s", unit::per_second }, replicas * samples / out.step_latency_total);
    out.parallelism = { static_cast<std::int64_t>(replicas), in.tp_size, in.pp_size, in.ep_size };
    return out;
}

} // namespace mlsysim
