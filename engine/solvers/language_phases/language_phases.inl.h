// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of language_phases.md. Included by language_phases.h.
#include <algorithm>
#include <cmath>

namespace mlsysim {

namespace language_phases {

inline constexpr double best_bandwidth = 0.92 / 0.85, worst_bandwidth = 0.75 / 0.85; ///< spread of reached bandwidth
inline constexpr double compute_spread = 0.15; ///< spread of reached arithmetic, relative
inline constexpr double default_link = 64e9; ///< byte/s, where no link is stated
inline constexpr double default_link_latency = 5e-6; ///< s, where no latency is stated

/// Bytes of one cached value: activations stay at 16 bit under integer weights, fp8 caches are 8 bit.
inline double cache_width(Precision precision)
{
    return precision == Precision::Fp32 || precision == Precision::Tf32 ? 4 : precision == Precision::Fp8 ? 1 : 2;
}

/// Parameters that one pass over `tokens` tokens reads: all of a dense model; of a mixture, what is shared and the
/// experts that at least one token is routed to.
inline double parameters_touched(const Model& model, double tokens)
{
    const double all = model.parameters.value_or(0);
    const double experts = model.experts.value_or(0);
    const double chosen = model.active_experts_per_token.value_or(1);
    if (model.kind != ModelKind::SparseTransformer || experts <= chosen || !model.active_parameters)
        return all;
    const double per_expert = (all - *model.active_parameters) / (experts - chosen);
    const double shared = std::max(0.0, all - experts * per_expert);
    const double distinct = experts * (1 - std::pow(1 - chosen / experts, tokens));
    return std::min(all, shared + distinct * per_expert);
}

/// One side of the group's link: bandwidth of one direction, and the time of an empty message.
struct GroupLink {
    Bandwidth bandwidth;
    Time latency;
};
inline GroupLink group_link(const Hardware& machine)
{
    const std::optional<Link>& link = machine.nvlink ? machine.nvlink : machine.interconnect;
    if (!link)
        return { Bandwidth::from_value(default_link), Time::from_value(default_link_latency) };
    return { link->one_way(), link->latency.value_or(Time::from_value(default_link_latency)) };
}

} // namespace language_phases

template <class Tracer>
language_phases::Out LanguagePhases::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace language_phases;
    const Model& model = *in.model;
    const Hardware& machine = *in.hardware;
    const AttentionGeometry geometry = attention_geometry(model);
    const bool training = in.phase == Phase::Train;
    const bool decoding = in.phase == Phase::Decode;
    std::string_view model_source, peak_source, bandwidth_source, capacity_source, link_source;
    if constexpr (Tracer::active) {
        model_source = model.source.title;
        peak_source = machine.source_of("compute.peak_flops").title;
        bandwidth_source = machine.source_of("memory.bandwidth").title;
        capacity_source = machine.source_of("memory.capacity").title;
        link_source = machine.source_of(machine.nvlink ? "nvlink.bandwidth" : "interconnect.bandwidth").title;
    }
    const double devices = trace({ "n", "Devices", "", unit::one, "your setting" }, static_cast<double>(in.devices));
    const double batch = trace({ "B", "Batch", "", unit::one, "your setting" }, in.batch_size);
    const double context = trace({ "S", "Context", "", unit::one, "your setting" }, in.context);
    const double efficiency = trace({ "η", "Efficiency", "", unit::one, "your setting" }, in.efficiency);
    const double reached = trace({ "β", "Bandwidth reached", "", unit::one, "your setting" }, in.bandwidth_efficiency);
    const double width = trace({ "b", "Bytes per weight", "", unit::one, "format" }, bytes_per_element(in.precision));
    const double active = trace({ "P", model.kind == ModelKind::SparseTransformer ? "Active parameters" : "Parameters", "", unit::one, model_source },
        model.active_parameters && model.kind == ModelKind::SparseTransformer ? *model.active_parameters : model.parameters.value_or(0));
    const double layers = trace({ "L", "Layers", "", unit::one, model_source }, static_cast<double>(geometry.layers));
    const double attention_width = trace({ "d", "Attention width, all heads", "", unit::one, model_source }, static_cast<double>(geometry.heads) * geometry.head_dim);

    // Work: every token meets every active parameter once, and every token of its context in each attention layer.
    const double tokens = trace({ "N", "Tokens of the step", decoding ? "B" : "B·S", unit::one }, decoding ? batch : batch * context);
    const double seen = decoding ? context : context / 2; // a causal prompt sees half of itself on average
    const Work forward = trace({ "O", "Work of the forward pass", decoding ? "(2·P + 4·L·d·S)·N" : "(2·P + 2·L·d·S)·N", unit::gigaflop },
        Work::from_value((2 * active + 4 * layers * attention_width * seen) * tokens));
    const double useful = training ? 3 : 1;
    const double passes = training && in.activation_recomputation ? 4 : useful;
    const Work ops = training ? trace({ "O_u", "Work with the backward pass", in.activation_recomputation ? "4·O" : "3·O", unit::gigaflop }, forward * passes) : forward;

    Out out;
    const double per_token = si(kv_cache_bytes(model, 1, 1, cache_width(in.precision)));
    const Data cached = trace({ "k", "KV cache of one token", "", unit::kilobyte, model_source }, Data::from_value(per_token));
    const Data weights = trace({ "W", "Weights", "", unit::gigabyte, model_source }, Data::from_value(model.parameters.value_or(0) * width));
    const double bounds_of_kv = std::max(1.0, devices / geometry.kv_heads); // heads are copied when there are more devices
    Data fixed, per_sequence;
    if (training) {
        const TrainingMemory one = transformer_training_memory(model, 1, context, in.precision,
            in.activation_recomputation ? Recomputation::Full : Recomputation::Selective, in.zero_stage, in.dp_size, in.is_lora);
        out.weight_bytes = one.weights;
        out.gradient_bytes = one.gradients;
        out.optimizer_bytes = one.optimizer;
        out.activation_bytes = trace({ "A", "Activations", "", unit::gigabyte, "34 or 2 byte per token and unit (Korthikanti 2023)" }, one.activations * batch);
        fixed = one.weights + one.gradients + one.optimizer;
        per_sequence = one.activations;
        out.memory_footprint = trace({ "M", "Memory needed", "weights + gradients + optimizer + A", unit::gigabyte }, fixed + out.activation_bytes);
    } else {
        out.weight_bytes = weights;
        if (bounds_of_kv > 1)
            trace({ "c", "Copies of the KV heads", "", unit::one, "more devices than KV heads" }, bounds_of_kv);
        out.kv_cache_bytes = trace({ "K", "KV cache", bounds_of_kv > 1 ? "k·S·B·c" : "k·S·B", unit::gigabyte }, cached * context * batch * bounds_of_kv);
        fixed = weights;
        per_sequence = cached * context * bounds_of_kv;
        out.memory_footprint = trace({ "M", "Memory needed", "W + K", unit::gigabyte }, weights + out.kv_cache_bytes);
    }
    out.memory_capacity = trace({ "C", "Memory there", "", unit::gigabyte, capacity_source }, machine.memory.capacity * devices);
    out.feasible = out.memory_footprint <= out.memory_capacity;
    out.memory_full_batch = per_sequence > Data() ? std::max(0.0, std::floor(double((out.memory_capacity - fixed) / per_sequence))) : 0;

    // Traffic: weights once, caches once; training also moves gradients, optimizer state and activations.
    const Data read = trace({ "W_r", "Weights read", model.kind == ModelKind::SparseTransformer ? "" : "W", unit::gigabyte,
                                model.kind == ModelKind::SparseTransformer ? "experts that a token is routed to" : "" },
        Data::from_value(parameters_touched(model, tokens) * width));
    const Data traffic = training
        ? trace({ "Q", "Memory traffic", "3·W_r + 2·gradients + 2·optimizer + 2·A", unit::gigabyte },
            3.0 * read + 2.0 * out.gradient_bytes + 2.0 * out.optimizer_bytes + 2.0 * out.activation_bytes)
        : trace({ "Q", "Memory traffic", "W_r + K", unit::gigabyte }, read + out.kv_cache_bytes);

    out.peak_flops = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second, peak_source }, compute_rate(machine, in.precision).value_or(machine.compute.peak_flops) * devices);
    out.peak_flops_actual = trace({ "F_e", "Effective peak", "F·η", unit::teraflop_per_second }, out.peak_flops * efficiency);
    const Bandwidth bandwidth = trace({ "BW", "Bandwidth", "", unit::gigabyte_per_second, bandwidth_source }, machine.memory.bandwidth * devices);
    out.peak_bw_actual = trace({ "BW_e", "Bandwidth reached", "BW·β", unit::gigabyte_per_second }, bandwidth * reached);
    out.latency_compute = trace({ "t_comp", "Compute time", training ? "O_u / F_e" : "O / F_e", unit::millisecond }, ops / out.peak_flops_actual);
    out.latency_memory = trace({ "t_mem", "Memory time", "Q / BW_e", unit::millisecond }, traffic / out.peak_bw_actual);

    // Two all-reduces of the activations per layer and pass, as rings (Shoeybi et al. 2019).
    if (in.devices > 1) {
        const GroupLink link = group_link(machine);
        const Bandwidth wire = trace({ "BW_l", "Link, one way", "", unit::gigabyte_per_second, link_source }, link.bandwidth);
        const Time start = trace({ "α", "Link latency", "", unit::microsecond, link_source }, link.latency);
        const Data message = trace({ "m", "Activations of a layer", "2·h·N", unit::megabyte }, Data::from_value(2.0 * geometry.hidden_dim * tokens));
        const double reductions = trace({ "r", "All-reduces", training ? "4·L" : "2·L", unit::one }, (training ? 4.0 : 2.0) * layers);
        out.latency_network = trace({ "t_net", "Network time", "r·(2·(n − 1)/n·m / BW_l + 2·(n − 1)·α)", unit::millisecond },
            reductions * (2 * (devices - 1) / devices * message / wire + 2 * (devices - 1) * start));
    }
    const double launches = training ? 3 : 1;
    const Time dispatch = trace({ "τ", "Dispatch", "", unit::microsecond, peak_source }, machine.dispatch_tax);
    const Time layer = trace({ "κ", "Overhead per layer", "", unit::microsecond, "your setting" }, in.layer_overhead);
    out.latency_overhead = trace({ "t_over", "Overhead", training ? "τ + 3·L·κ" : "τ + L·κ", unit::millisecond }, dispatch + launches * layers * layer);

    const auto total = [&](double compute_factor, double memory_factor) {
        return std::max(out.latency_compute / compute_factor, out.latency_memory / memory_factor) + out.latency_network + out.latency_overhead;
    };
    out.latency = trace({ "T", "Latency", in.devices > 1 ? "max(t_comp, t_mem) + t_net + t_over" : "max(t_comp, t_mem) + t_over", unit::millisecond }, total(1, 1));
    out.latency_low = total(std::min(1 + compute_spread, 1 / efficiency), std::min(best_bandwidth, 1 / reached));
    out.latency_high = total(1 - compute_spread, worst_bandwidth);
    const Time longest = std::max({ out.latency_compute, out.latency_memory, out.latency_network, out.latency_overhead });
    out.bottleneck = longest == out.latency_compute ? Binding::Compute
        : longest == out.latency_memory             ? Binding::Memory
        : longest == out.latency_network            ? Binding::Network
                                                    : Binding::Overhead;
    out.overhead_dominated = out.bottleneck == Binding::Overhead;

    out.arithmetic_intensity = trace({ "I", "Arithmetic intensity", training ? "O_u / Q" : "O / Q", unit::flop_per_byte }, ops / traffic);
    out.ridge_point = out.peak_flops_actual / out.peak_bw_actual;
    out.throughput = trace({ "X", "Throughput", "N / T", unit::per_second }, tokens / out.latency);
    out.attained_flops = ops / out.latency;
    out.mfu = trace({ "MFU", "Model FLOPs utilization", training ? "3·O / (T·F)" : "O / (T·F)", unit::percent }, std::clamp(double(forward * useful / out.latency / out.peak_flops), 0.0, 1.0));
    out.hfu = trace({ "HFU", "Hardware FLOPs utilization", training ? "O_u / (T·F)" : "O / (T·F)", unit::percent }, std::clamp(double(out.attained_flops / out.peak_flops), 0.0, 1.0));
    if (machine.tdp) {
        const Power power = trace({ "TDP", "Design power of all devices", "", unit::watt, peak_source }, *machine.tdp * devices);
        out.energy = trace({ "E", "Energy", "TDP·(0.3 + 0.7·HFU)·T", unit::joule }, power * (0.3 + 0.7 * out.hfu) * out.latency);
    }
    return out;
}

} // namespace mlsysim
