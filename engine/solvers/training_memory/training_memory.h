// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/models/trainingmemory.h"
#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace training_memory {

enum class Optimizer { Adam, AdamW, Sgd, None };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t batch_size = 1, seq_len = 2048;
    Precision precision = Precision::Fp16;
    Optimizer optimizer {};
    Recomputation activation_checkpointing = Recomputation::Selective;
    std::int64_t tp_size = 1, pp_size = 1, dp_size = 1, ep_size = 1;
    int zero_stage = 0;
    std::int64_t gradient_accumulation_steps = 1;
    double trainable_fraction = 1, communication_buffer_fraction = 0.05;
    bool sequence_parallel = true;
};
/// Devices along each kind of parallelism.
struct Parallelism {
    std::int64_t dp = 1, tp = 1, pp = 1, ep = 1;
};
struct Out {
    bool feasible = true;
    Data total_memory, available_memory;
    double memory_utilization = 0;
    Data weights, gradients, optimizer_state, activations, communication_buffers;
    Precision precision {};
    Optimizer optimizer {};
    Recomputation activation_checkpointing {};
    Parallelism parallelism;
};

inline constexpr double sgd_bytes = 4; ///< per parameter: fp32 master copy (Rajbhandari et al. 2020)
inline constexpr double boundary_buffers = 2; ///< activations of one layer boundary, to receive and to send

constexpr double state_bytes(Optimizer optimizer)
{
    return optimizer == Optimizer::None ? 0 : optimizer == Optimizer::Sgd ? sgd_bytes : training::adam_bytes;
}

/// The number of devices along one kind of parallelism.
template <auto Pointer>
constexpr auto parallel(std::string_view id, std::string_view symbol, std::string_view label, std::string_view help)
{
    return field<Pointer>({ .id = id,
        .symbol = symbol,
        .label = label,
        .help = help,
        .min = 1,
        .max = common::most,
        .low = 1,
        .high = 1024,
        .standard = 1,
        .axis = Axis::Logarithmic });
}

template <auto Pointer> constexpr auto accumulation(std::string_view help)
{
    return field<Pointer>({ .id = "gradient_accumulation_steps",
        .symbol = "G",
        .label = "Accumulation steps",
        .help = help,
        .min = 1,
        .max = common::most,
        .low = 1,
        .high = 128,
        .standard = 1,
        .axis = Axis::Logarithmic,
        .tier = Tier::Advanced });
}

} // namespace training_memory

template <>
inline constexpr std::array<std::string_view, 4> choices<training_memory::Optimizer> { "adam", "adamw", "sgd", "none" };
template <>
inline constexpr auto fields_of<training_memory::Parallelism> = std::tuple {
    shown<&training_memory::Parallelism::dp>(
        { .id = "dp", .symbol = "D", .label = "Data parallel", .help = "Replicas of the model." }),
    shown<&training_memory::Parallelism::tp>(
        { .id = "tp", .symbol = "T", .label = "Tensor parallel", .help = "Devices that share every layer." }),
    shown<&training_memory::Parallelism::pp>(
        { .id = "pp", .symbol = "Q", .label = "Pipeline parallel", .help = "Stages of layers." }),
    shown<&training_memory::Parallelism::ep>(
        { .id = "ep", .symbol = "X", .label = "Expert parallel", .help = "Devices that share the experts." }),
};

/// Memory of one accelerator in training, part by part, under every kind of parallelism.
struct TrainingMemorySolver {
    using In = training_memory::In;
    using Out = training_memory::Out;
    static constexpr std::string_view id = "training_memory", title = "Memory of training", domain = "Node";
    static constexpr std::string_view summary
        = "Weights, gradients, optimizer, activations and buffers of each accelerator in training.";
    static constexpr std::array walls { 2 };
    static constexpr DefaultPlot plot {
        .x = "seq_len", .y = "total_memory", .series = "activation_checkpointing=none,selective,full"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer to be trained."),
        common::hardware<&In::hardware>("One accelerator."),
        common::count<&In::batch_size>(
            { "batch_size", "B", "Global batch", "Sequences of one update, over all replicas." }, 1, 4096, 1),
        field<&In::seq_len>({ .id = "seq_len",
            .symbol = "S",
            .label = "Sequence",
            .help = "Tokens of each sequence.",
            .min = 1,
            .max = common::most,
            .low = 128,
            .high = 131072,
            .standard = 2048,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, gradients and activations."),
        field<&In::optimizer>({ .id = "optimizer",
            .label = "Optimizer",
            .help = "Adam keeps a master copy and two moments, SGD a master copy.",
            .standard = training_memory::Optimizer::Adam }),
        field<&In::activation_checkpointing>({ .id = "activation_checkpointing",
            .label = "Recomputation",
            .help = "Keep all activations, all but attention scores, or only layer inputs.",
            .standard = Recomputation::Selective }),
        training_memory::parallel<&In::tp_size>("tp_size", "T", "Tensor parallel", "Devices that share every layer."),
        training_memory::parallel<&In::pp_size>(
            "pp_size", "Q", "Pipeline parallel", "Stages that the layers are divided into."),
        training_memory::parallel<&In::dp_size>("dp_size", "D", "Data parallel", "Replicas of the model."),
        training_memory::parallel<&In::ep_size>(
            "ep_size", "X", "Expert parallel", "Devices that the parameters of experts are divided over."),
        field<&In::zero_stage>({ .id = "zero_stage",
            .symbol = "Z",
            .label = "ZeRO stage",
            .help = "0 shards nothing over the replicas, 1 the optimizer, 2 also the gradients, 3 also the weights.",
            .min = 0,
            .max = 3,
            .low = 0,
            .high = 3,
            .standard = 0 }),
        training_memory::accumulation<&In::gradient_accumulation_steps>(
            "Passes whose gradients are summed before an update."),
        field<&In::trainable_fraction>({ .id = "trainable_fraction",
            .symbol = "f",
            .label = "Trained share",
            .help = "Share of the parameters that gets gradients.",
            .min = 0,
            .max = 1,
            .standard = 1,
            .tier = Tier::Advanced }),
        field<&In::communication_buffer_fraction>({ .id = "communication_buffer_fraction",
            .symbol = "u",
            .label = "Buffer share",
            .help = "Communication buffers as a share of the gradients.",
            .min = 0,
            .max = 1,
            .standard = 0.05,
            .tier = Tier::Advanced }),
        field<&In::sequence_parallel>({ .id = "sequence_parallel",
            .label = "Sequence parallel",
            .help = "Tensor-parallel devices share the activations too.",
            .standard = true,
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>(
            { .id = "feasible", .symbol = "fits", .label = "Fits", .help = "Whether one accelerator holds it all." }),
        shown<&Out::total_memory>({ .id = "total_memory",
            .symbol = "M",
            .label = "Memory needed",
            .help = "All parts together.",
            .unit = unit::gigabyte }),
        shown<&Out::available_memory>({ .id = "available_memory",
            .symbol = "C",
            .label = "Memory there",
            .help = "Memory of one accelerator.",
            .unit = unit::gigabyte }),
        shown<&Out::memory_utilization>({ .id = "memory_utilization",
            .symbol = "m_u",
            .label = "Memory used",
            .help = "Memory needed over memory there; above 100 % does not fit.",
            .unit = unit::percent }),
        shown<&Out::weights>({ .id = "weights",
            .symbol = "W",
            .label = "Weights",
            .help = "Weights on one accelerator.",
            .unit = unit::gigabyte }),
        shown<&Out::gradients>({ .id = "gradients",
            .symbol = "g",
            .label = "Gradients",
            .help = "Gradients on one accelerator.",
            .unit = unit::gigabyte }),
        shown<&Out::optimizer_state>({ .id = "optimizer_state",
            .symbol = "s",
            .label = "Optimizer",
            .help = "Master copy and moments on one accelerator.",
            .unit = unit::gigabyte }),
        shown<&Out::activations>({ .id = "activations",
            .symbol = "A",
            .label = "Activations",
            .help = "What is kept for the backward pass.",
            .unit = unit::gigabyte }),
        shown<&Out::communication_buffers>({ .id = "communication_buffers",
            .symbol = "c",
            .label = "Buffers",
            .help = "Buffers for exchanging gradients and activations.",
            .unit = unit::gigabyte }),
        shown<&Out::precision>(
            { .id = "precision", .label = "Precision", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::optimizer>(
            { .id = "optimizer", .label = "Optimizer", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::activation_checkpointing>({ .id = "activation_checkpointing",
            .label = "Recomputation",
            .help = "As given.",
            .tier = Tier::Advanced }),
        shown<&Out::parallelism>(
            { .id = "parallelism", .label = "Parallelism", .help = "As given.", .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/training_memory/training_memory.inl.h"
