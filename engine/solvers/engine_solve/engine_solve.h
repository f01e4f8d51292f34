// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"
#include "engine/hardware/hardware.h"
#include "engine/models/trainingmemory.h"

#include <limits>

namespace mlsysim {

/// Which side of the roofline takes longer. Overheads do not count here.
enum class Bottleneck { Compute, Memory };
template <> inline constexpr std::array<std::string_view, 2> choices<Bottleneck> { "Compute", "Memory" };

namespace engine_solve {

/// Where the weights stream from.
enum class MemoryPath { Main, Sram, Flash, Offload };

} // namespace engine_solve
template <>
inline constexpr std::array<std::string_view, 4> choices<engine_solve::MemoryPath> { "main", "sram", "flash",
    "offload" };

namespace engine_solve {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    double batch_size = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    bool raise_errors = false;
    bool is_training = false;
    double seq_len = 2048;
    int zero_stage = 0;
    double dp_size = 1;
    bool is_lora = false;
    bool activation_recomputation = false;
};

struct Out {
    Time latency;
    Frequency throughput;
    Bottleneck bottleneck {};
    double mfu = 0;
    bool feasible = true;
    Energy energy;
    Time latency_compute, latency_memory, latency_overhead;
    double bottleneck_ratio = 1;
    Intensity arithmetic_intensity, intensity_cap, ridge_point;
    Data memory_footprint, memory_capacity, weight_bytes;
    ComputeRate attained_flops, peak_flops_actual, peak_flops;
    Bandwidth peak_bw_actual;
    MemoryPath memory_path {};
    double hfu = 0;
    bool overhead_dominated = false;
    bool precision_listed = true;
    std::optional<Data> offload_spill_bytes;
    std::optional<Bandwidth> offload_effective_bw;
};

// Calibration of the textbook model; spec and origin of each in engine_solve.md.
inline constexpr double layer_overhead = 1e-5; ///< s, host cost of one layer in one pass
inline constexpr double training_passes = 3; ///< forward and backward, in forward passes
inline constexpr double recomputing_passes = 4; ///< with the forward pass done twice
inline constexpr double activation_share = 0.1; ///< of the weights, moved once more for every unit of work
inline constexpr double idle_power = 0.3, dynamic_power = 0.7; ///< of the design power (Barroso and Hölzle 2007)
inline constexpr double host_link = 64e9; ///< byte/s, where a machine states no host link
inline constexpr double nothing = 1e-18; ///< s; a term below this counts as absent

} // namespace engine_solve

/// The single-node roofline: the slower of arithmetic and memory traffic, plus dispatch and layer overheads.
struct EngineSolve {
    using In = engine_solve::In;
    using Out = engine_solve::Out;
    static constexpr std::string_view id = "engine_solve", title = "Roofline of one machine", domain = "Node";
    static constexpr std::string_view summary
        = "Latency, throughput, bottleneck, utilization, memory and energy of a model on one machine.";
    static constexpr Stability stability = Stability::Stable;
    static constexpr std::array walls { 1, 2 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "throughput", .series = "precision=fp32,fp16,int8" };

    static constexpr auto inputs = std::tuple {
        field<&In::model>({ .id = "model",
            .label = "Model",
            .help = "The workload.",
            .preset = "Models.Language.Llama3_8B",
            .required = true }),
        field<&In::hardware>({ .id = "hardware",
            .label = "Machine",
            .help = "The machine that it runs on.",
            .preset = "Hardware.Cloud.H100",
            .required = true }),
        field<&In::batch_size>({ .id = "batch_size",
            .symbol = "B",
            .label = "Batch",
            .help = "Units of work done together: tokens, images or requests.",
            .min = 1,
            .max = 1e12,
            .low = 1,
            .high = 4096,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        field<&In::precision>({ .id = "precision",
            .symbol = "p",
            .label = "Precision",
            .help = "Number format of weights and arithmetic.",
            .standard = Precision::Fp16 }),
        field<&In::efficiency>({ .id = "efficiency",
            .symbol = "η",
            .label = "Efficiency",
            .help = "Share of the peak arithmetic rate that the software reaches.",
            .min = 1e-9,
            .max = 1,
            .low = 0.05,
            .high = 1,
            .standard = 0.5 }),
        field<&In::raise_errors>({ .id = "raise_errors",
            .label = "Misfit is an error",
            .help = "Answer with an out-of-memory error instead of a result when the workload does not fit.",
            .standard = false,
            .tier = Tier::Advanced }),
        field<&In::is_training>({ .id = "is_training",
            .label = "Training",
            .help = "Count the backward pass and the memory of training.",
            .standard = false }),
        field<&In::seq_len>({ .id = "seq_len",
            .symbol = "S",
            .label = "Sequence",
            .help = "Tokens of one sequence; sizes the activations in training.",
            .min = 1,
            .max = 1e9,
            .low = 128,
            .high = 131072,
            .standard = 2048,
            .when = "is_training",
            .axis = Axis::Logarithmic }),
        field<&In::zero_stage>({ .id = "zero_stage",
            .label = "ZeRO stage",
            .help = "0 shards nothing, 1 the optimizer, 2 also the gradients, 3 also the weights.",
            .min = 0,
            .max = 3,
            .low = 0,
            .high = 3,
            .standard = 0,
            .when = "is_training",
            .tier = Tier::Advanced }),
        field<&In::dp_size>({ .id = "dp_size",
            .symbol = "dp",
            .label = "Data-parallel size",
            .help = "Devices that ZeRO shards over.",
            .min = 1,
            .max = 1e6,
            .low = 1,
            .high = 1024,
            .standard = 1,
            .when = "is_training",
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        field<&In::is_lora>({ .id = "is_lora",
            .label = "LoRA",
            .help = "Train low-rank adapters of rank 16 only.",
            .standard = false,
            .when = "is_training",
            .tier = Tier::Advanced }),
        field<&In::activation_recomputation>({ .id = "activation_recomputation",
            .label = "Recompute activations",
            .help = "Keep only layer inputs and do the forward pass twice.",
            .standard = false,
            .when = "is_training",
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::latency>({ .id = "latency",
            .symbol = "T",
            .label = "Latency",
            .help = "Time of one pass over the batch.",
            .unit = unit::millisecond }),
        shown<&Out::throughput>({ .id = "throughput",
            .symbol = "X",
            .label = "Throughput",
            .help = "Units of work per second.",
            .unit = unit::per_second }),
        shown<&Out::bottleneck>(
            { .id = "bottleneck", .label = "Bottleneck", .help = "Which side of the roofline takes longer." }),
        shown<&Out::mfu>({ .id = "mfu",
            .symbol = "MFU",
            .label = "MFU",
            .help = "Useful arithmetic as a share of the peak rate.",
            .unit = unit::percent }),
        shown<&Out::feasible>({ .id = "feasible", .label = "Fits", .help = "Whether the memory needed is there." }),
        shown<&Out::energy>({ .id = "energy",
            .symbol = "E",
            .label = "Energy",
            .help = "Energy of the whole batch.",
            .unit = unit::joule }),
        shown<&Out::latency_compute>({ .id = "latency_compute",
            .symbol = "t_comp",
            .label = "Compute time",
            .help = "Time of the arithmetic alone.",
            .unit = unit::millisecond }),
        shown<&Out::latency_memory>({ .id = "latency_memory",
            .symbol = "t_mem",
            .label = "Memory time",
            .help = "Time of the memory traffic alone.",
            .unit = unit::millisecond }),
        shown<&Out::latency_overhead>({ .id = "latency_overhead",
            .symbol = "t_over",
            .label = "Overhead",
            .help = "Dispatch and per-layer software overhead.",
            .unit = unit::millisecond }),
        shown<&Out::bottleneck_ratio>({ .id = "bottleneck_ratio",
            .label = "Imbalance",
            .help = "How many times longer the slower side takes.",
            .unit = unit::one }),
        shown<&Out::arithmetic_intensity>({ .id = "arithmetic_intensity",
            .symbol = "I",
            .label = "Arithmetic intensity",
            .help = "Operations for each byte moved.",
            .unit = unit::flop_per_byte }),
        shown<&Out::intensity_cap>({ .id = "intensity_cap",
            .label = "Intensity cap",
            .help = "What the intensity tends to at large batches in this model: ten times work over weights.",
            .unit = unit::flop_per_byte,
            .tier = Tier::Advanced }),
        shown<&Out::ridge_point>({ .id = "ridge_point",
            .symbol = "I*",
            .label = "Ridge point",
            .help = "Intensity at which achieved arithmetic and memory take equally long.",
            .unit = unit::flop_per_byte }),
        shown<&Out::memory_footprint>({ .id = "memory_footprint",
            .symbol = "M",
            .label = "Memory needed",
            .help = "Weights; in training also gradients, optimizer and activations.",
            .unit = unit::gigabyte }),
        shown<&Out::memory_capacity>({ .id = "memory_capacity",
            .symbol = "C",
            .label = "Memory there",
            .help = "Main memory of the machine.",
            .unit = unit::gigabyte }),
        shown<&Out::weight_bytes>({ .id = "weight_bytes",
            .symbol = "W",
            .label = "Weights",
            .help = "Bytes of all weights.",
            .unit = unit::gigabyte }),
        shown<&Out::attained_flops>({ .id = "attained_flops",
            .label = "Attained arithmetic",
            .help = "Operations per second after all losses.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_flops_actual>({ .id = "peak_flops_actual",
            .symbol = "F_e",
            .label = "Effective peak",
            .help = "Peak rate times efficiency.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_flops>({ .id = "peak_flops",
            .symbol = "F",
            .label = "Peak arithmetic",
            .help = "Datasheet rate at this precision.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_bw_actual>({ .id = "peak_bw_actual",
            .symbol = "BW_e",
            .label = "Effective bandwidth",
            .help = "Bandwidth of the memory that the weights stream from.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::memory_path>({ .id = "memory_path",
            .label = "Streams from",
            .help = "Main memory, SRAM, flash, or over the host link when it does not fit.",
            .tier = Tier::Advanced }),
        shown<&Out::hfu>({ .id = "hfu",
            .symbol = "HFU",
            .label = "HFU",
            .help = "All arithmetic, recomputation included, as a share of the peak rate.",
            .unit = unit::percent }),
        shown<&Out::overhead_dominated>({ .id = "overhead_dominated",
            .label = "Overhead-bound",
            .help = "Whether fixed overheads take longer than compute and memory." }),
        shown<&Out::precision_listed>({ .id = "precision_listed",
            .label = "Rate is listed",
            .help = "Whether the machine states a rate at this precision; otherwise its default rate is used.",
            .tier = Tier::Advanced }),
        shown<&Out::offload_spill_bytes>({ .id = "offload_spill_bytes",
            .label = "Spill",
            .help = "Bytes that do not fit.",
            .unit = unit::gigabyte,
            .tier = Tier::Advanced }),
        shown<&Out::offload_effective_bw>({ .id = "offload_effective_bw",
            .label = "Offload bandwidth",
            .help = "Rate of the link that the misfit is charged at.",
            .unit = unit::gigabyte_per_second,
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems);
    static std::optional<Problem> failure(const In& in, const Out& out);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

/// The profile of one machine inside the results of others.
template <> inline constexpr auto fields_of<engine_solve::Out> = EngineSolve::outputs;

} // namespace mlsysim

#include "engine/solvers/engine_solve/engine_solve.inl.h"
