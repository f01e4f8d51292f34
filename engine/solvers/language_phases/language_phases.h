// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"
#include "engine/hardware/hardware.h"
#include "engine/models/trainingmemory.h"

namespace mlsysim {

/// What a language model is doing.
enum class Phase {
    Prefill, ///< reads the prompt: every token at once
    Decode, ///< writes one token for each sequence of the batch
    Train ///< forward, backward and update on whole sequences
};
template <> inline constexpr std::array<std::string_view, 3> choices<Phase> { "prefill", "decode", "train" };

namespace language_phases {

/// What takes longest.
enum class Binding { Compute, Memory, Network, Overhead };

} // namespace language_phases
template <>
inline constexpr std::array<std::string_view, 4> choices<language_phases::Binding> { "Compute", "Memory", "Network",
    "Overhead" };

namespace language_phases {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Phase phase = Phase::Decode;
    double batch_size = 1;
    Precision precision = Precision::Fp16;
    double context = 512;
    double efficiency = 0.5;
    double bandwidth_efficiency = 0.85;
    std::int64_t devices = 1;
    int zero_stage = 0;
    double dp_size = 1;
    bool is_lora = false;
    bool activation_recomputation = false;
    Time layer_overhead = 10.0 * unit::microsecond;
};

struct Out {
    Time latency;
    Frequency throughput;
    Binding bottleneck {};
    double mfu = 0;
    bool feasible = true;
    Energy energy;
    Time latency_compute, latency_memory, latency_network, latency_overhead;
    Time latency_low, latency_high;
    Intensity arithmetic_intensity, ridge_point;
    Data memory_footprint, memory_capacity;
    Data weight_bytes, kv_cache_bytes, activation_bytes, gradient_bytes, optimizer_bytes;
    double memory_full_batch = 0;
    ComputeRate attained_flops, peak_flops_actual, peak_flops;
    Bandwidth peak_bw_actual;
    double hfu = 0;
    bool overhead_dominated = false;
};

} // namespace language_phases

/// A language model phase by phase, in closed forms: weights and KV cache traffic, attention over the context, shares of
/// the peak rates that are reached, overhead of each layer, and all-reduces between the devices of a tensor-parallel
/// group. First form of the detailed model; language_phases.md tells what it counts.
struct LanguagePhases {
    using In = language_phases::In;
    using Out = language_phases::Out;
    static constexpr std::string_view id = "language_phases", title = "Language model by phase", domain = "Node";
    static constexpr std::string_view summary = "Prefill, decode or training step of a language model, with KV cache, attention and devices in parallel.";
    static constexpr std::array walls { 1, 2, 4 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "throughput,latency", .series = "context=512,8192,65536" };

    static constexpr auto inputs = std::tuple {
        field<&In::model>({ .id = "model", .label = "Model", .help = "A language model.", .preset = "Models.Language.Llama3_8B", .required = true }),
        field<&In::hardware>({ .id = "hardware", .label = "Machine", .help = "One device of the group.", .preset = "Hardware.Cloud.H100", .required = true }),
        field<&In::phase>({ .id = "phase", .label = "Phase", .help = "Prefill reads the prompt, decode writes token after token, train does a whole step.", .standard = Phase::Decode }),
        field<&In::batch_size>({ .id = "batch_size", .symbol = "B", .label = "Batch", .help = "Sequences that are worked on together.",
            .min = 1, .max = 1e9, .low = 1, .high = 4096, .standard = 1, .axis = Axis::Logarithmic }),
        field<&In::precision>({ .id = "precision", .symbol = "p", .label = "Precision", .help = "Format of the weights; int4 weights compute at the fp16 rate.", .standard = Precision::Fp16 }),
        field<&In::context>({ .id = "context", .symbol = "S", .label = "Context", .help = "Tokens of a sequence: the prompt in prefill, what was written so far in decode, the sequence in training.",
            .min = 1, .max = 1e8, .low = 128, .high = 131072, .standard = 512, .axis = Axis::Logarithmic }),
        field<&In::efficiency>({ .id = "efficiency", .symbol = "η", .label = "Efficiency", .help = "Share of the peak arithmetic rate that the software reaches.",
            .min = 1e-9, .max = 1, .low = 0.05, .high = 1, .standard = 0.5 }),
        field<&In::bandwidth_efficiency>({ .id = "bandwidth_efficiency", .symbol = "β", .label = "Bandwidth reached", .help = "Share of the peak memory bandwidth that is reached.",
            .min = 1e-9, .max = 1, .low = 0.3, .high = 1, .standard = 0.85, .tier = Tier::Advanced }),
        field<&In::devices>({ .id = "devices", .symbol = "n", .label = "Devices", .help = "Devices that share every layer (tensor parallel).",
            .min = 1, .max = 4096, .low = 1, .high = 64, .standard = 1, .axis = Axis::Logarithmic }),
        field<&In::zero_stage>({ .id = "zero_stage", .label = "ZeRO stage", .help = "0 shards nothing, 1 the optimizer, 2 also the gradients, 3 also the weights.", .min = 0, .max = 3, .low = 0, .high = 3, .standard = 0, .when = "phase=train" }),
        field<&In::dp_size>({ .id = "dp_size", .symbol = "dp", .label = "Data-parallel size", .help = "Groups that ZeRO shards over.",
            .min = 1, .max = 1e6, .low = 1, .high = 1024, .standard = 1, .when = "phase=train", .axis = Axis::Logarithmic }),
        field<&In::is_lora>({ .id = "is_lora", .label = "LoRA", .help = "Train low-rank adapters of rank 16 only.", .standard = false, .when = "phase=train" }),
        field<&In::activation_recomputation>({ .id = "activation_recomputation", .label = "Recompute activations", .help = "Keep only layer inputs and do the forward pass twice.", .standard = false, .when = "phase=train" }),
        field<&In::layer_overhead>({ .id = "layer_overhead", .symbol = "κ", .label = "Overhead per layer", .help = "Host and launch cost of one layer in one pass.", .unit = unit::microsecond,
            .min = 0.0 * unit::second, .max = 1.0 * unit::second, .low = 0.1 * unit::microsecond, .high = 1e3 * unit::microsecond, .standard = 10.0 * unit::microsecond, .axis = Axis::Logarithmic, .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::latency>({ .id = "latency", .symbol = "T", .label = "Latency", .help = "Time of the prompt, of one token, or of one training step.", .unit = unit::millisecond }),
        shown<&Out::throughput>({ .id = "throughput", .symbol = "X", .label = "Throughput", .help = "Tokens per second over the whole batch.", .unit = unit::per_second }),
        shown<&Out::bottleneck>({ .id = "bottleneck", .label = "Bottleneck", .help = "What takes longest." }),
        shown<&Out::mfu>({ .id = "mfu", .symbol = "MFU", .label = "MFU", .help = "Useful arithmetic as a share of the peak rate of all devices.", .unit = unit::percent }),
        shown<&Out::feasible>({ .id = "feasible", .label = "Fits", .help = "Whether weights and state fit into the memory of the devices." }),
        shown<&Out::energy>({ .id = "energy", .symbol = "E", .label = "Energy", .help = "Energy of the step on all devices.", .unit = unit::joule }),
        shown<&Out::latency_compute>({ .id = "latency_compute", .symbol = "t_comp", .label = "Compute time", .help = "Time of the arithmetic alone.", .unit = unit::millisecond }),
        shown<&Out::latency_memory>({ .id = "latency_memory", .symbol = "t_mem", .label = "Memory time", .help = "Time of weights and KV cache through memory alone.", .unit = unit::millisecond }),
        shown<&Out::latency_network>({ .id = "latency_network", .symbol = "t_net", .label = "Network time", .help = "All-reduces between the devices.", .unit = unit::millisecond }),
        shown<&Out::latency_overhead>({ .id = "latency_overhead", .symbol = "t_over", .label = "Overhead", .help = "Dispatch and per-layer overhead.", .unit = unit::millisecond }),
        shown<&Out::latency_low>({ .id = "latency_low", .label = "Latency, at best", .help = "With 92 % of the bandwidth and 15 % more of the arithmetic reached.", .unit = unit::millisecond, .tier = Tier::Advanced }),
        shown<&Out::latency_high>({ .id = "latency_high", .label = "Latency, at worst", .help = "With 75 % of the bandwidth and 15 % less of the arithmetic reached.", .unit = unit::millisecond, .tier = Tier::Advanced }),
        shown<&Out::arithmetic_intensity>({ .id = "arithmetic_intensity", .symbol = "I", .label = "Arithmetic intensity", .help = "Operations for each byte moved.", .unit = unit::flop_per_byte }),
        shown<&Out::ridge_point>({ .id = "ridge_point", .symbol = "I*", .label = "Ridge point", .help = "Intensity at which compute and memory take equally long.", .unit = unit::flop_per_byte }),
        shown<&Out::memory_footprint>({ .id = "memory_footprint", .symbol = "M", .label = "Memory needed", .help = "All parts, over all devices.", .unit = unit::gigabyte }),
        shown<&Out::memory_capacity>({ .id = "memory_capacity", .symbol = "C", .label = "Memory there", .help = "Main memory of all devices.", .unit = unit::gigabyte }),
        shown<&Out::weight_bytes>({ .id = "weight_bytes", .symbol = "W", .label = "Weights", .help = "Bytes of the weights that are kept.", .unit = unit::gigabyte }),
        shown<&Out::kv_cache_bytes>({ .id = "kv_cache_bytes", .symbol = "K", .label = "KV cache", .help = "Keys and values of all sequences.", .unit = unit::gigabyte }),
        shown<&Out::activation_bytes>({ .id = "activation_bytes", .symbol = "A", .label = "Activations", .help = "Kept for the backward pass, in training only.", .unit = unit::gigabyte }),
        shown<&Out::gradient_bytes>({ .id = "gradient_bytes", .label = "Gradients", .help = "In training only.", .unit = unit::gigabyte }),
        shown<&Out::optimizer_bytes>({ .id = "optimizer_bytes", .label = "Optimizer", .help = "Master weights and moments, in training only.", .unit = unit::gigabyte }),
        shown<&Out::memory_full_batch>({ .id = "memory_full_batch", .label = "Largest batch", .help = "Sequences at which memory is full; 0 when not even one fits.", .unit = unit::one }),
        shown<&Out::attained_flops>({ .id = "attained_flops", .label = "Attained arithmetic", .help = "Operations per second of all devices after all losses.", .unit = unit::teraflop_per_second }),
        shown<&Out::peak_flops_actual>({ .id = "peak_flops_actual", .symbol = "F_e", .label = "Effective peak", .help = "Peak rate of all devices times efficiency.", .unit = unit::teraflop_per_second }),
        shown<&Out::peak_flops>({ .id = "peak_flops", .symbol = "F", .label = "Peak arithmetic", .help = "Datasheet rate of all devices.", .unit = unit::teraflop_per_second }),
        shown<&Out::peak_bw_actual>({ .id = "peak_bw_actual", .symbol = "BW_e", .label = "Effective bandwidth", .help = "Bandwidth of all devices that is reached.", .unit = unit::gigabyte_per_second }),
        shown<&Out::hfu>({ .id = "hfu", .symbol = "HFU", .label = "HFU", .help = "All arithmetic, recomputation included, as a share of the peak rate.", .unit = unit::percent }),
        shown<&Out::overhead_dominated>({ .id = "overhead_dominated", .label = "Overhead-bound", .help = "Whether fixed overheads take longer than anything else." }),
    };

    static void check(const In& in, Problems& problems);
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

namespace language_phases {

/// The rate at which a machine computes with weights of that precision, or nothing when its datasheet does not tell:
/// int4 weights are expanded to fp16, fp16 and bf16 stand in for each other, fp32 never gets a matrix rate.
std::optional<ComputeRate> compute_rate(const Hardware& machine, Precision precision);

} // namespace language_phases

} // namespace mlsysim

#include "engine/solvers/language_phases/language_phases.inl.h"
