// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/fleets.h"
#include "engine/solvers/training_memory/training_memory.h"

namespace mlsysim {

namespace distributed {

struct In {
    const Model* model = nullptr;
    const Fleet* fleet = nullptr;
    std::int64_t batch_size = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    std::int64_t seq_len = 2048;
    std::int64_t tp_size = 1, pp_size = 1, ep_size = 1;
    std::int64_t microbatch_count = 1, v_stages = 1;
    int zero_stage = 0;
    bool activation_recomputation = false, is_lora = false;
    bool overlap_comm = false;
    double overlap_efficiency = 0.85;
    std::int64_t gradient_accumulation_steps = 1;
    double congestion_factor = 1, straggler_factor = 1, moe_routing_imbalance_factor = 1;
    std::string topology_override {};
};
struct Out {
    Time step_latency_total;
    Frequency effective_throughput;
    double scaling_efficiency = 1;
    Time dp_communication_latency, tp_communication_latency, ep_communication_latency, communication_latency;
    Time pipeline_bubble_latency;
    double bubble_fraction = 0;
    training_memory::Parallelism parallelism;
    engine_solve::Out node_profile;
};

inline constexpr double tensor_collectives
    = 4; ///< all-reduces of a layer in a step: two each way (Shoeybi et al. 2019)
inline constexpr double lora_gradients = 0.01; ///< share of the gradients that adapters exchange
inline constexpr auto collective_latency = 500e-9 * unit::second; ///< inside a node, in collectives over several nodes

// What the solvers that divide a fleet for training declare alike.

template <auto Pointer> constexpr auto batch(std::int64_t standard, bool required)
{
    return field<Pointer>({ .id = "batch_size",
        .symbol = "B",
        .label = "Global batch",
        .help = "Samples of one step on all devices.",
        .min = 1,
        .max = common::most,
        .low = 1,
        .high = 8192,
        .standard = standard,
        .required = required,
        .axis = Axis::Logarithmic });
}
template <auto Pointer> constexpr auto sequence()
{
    return field<Pointer>({ .id = "seq_len",
        .symbol = "S",
        .label = "Sequence",
        .help = "Tokens of one sample of a transformer.",
        .min = 1,
        .max = common::most,
        .low = 128,
        .high = 131072,
        .standard = 2048,
        .axis = Axis::Logarithmic });
}
template <auto Pointer> constexpr auto recomputation()
{
    return field<Pointer>({ .id = "activation_recomputation",
        .label = "Recompute activations",
        .help = "Keep only the inputs of layers and repeat the forward pass." });
}
template <auto Pointer> constexpr auto overlap(bool standard)
{
    return field<Pointer>({ .id = "overlap_comm",
        .label = "Overlap",
        .help = "Exchange gradients while the backward pass runs.",
        .standard = standard });
}

} // namespace distributed

/// One training step of a fleet that is split into data, tensor, pipeline and expert parallel groups.
struct Distributed {
    using In = distributed::In;
    using Out = distributed::Out;
    static constexpr std::string_view id = "distributed", title = "Training on a fleet", domain = "Fleet";
    static constexpr std::string_view summary
        = "Step time of training on a fleet, with communication, pipeline bubble and scaling efficiency.";
    static constexpr std::array walls { 14 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "effective_throughput", .series = "tp_size=1,2,4,8" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The model that is trained.", "Models.Language.Llama3_70B"),
        common::fleet<&In::fleet>("The devices that train it.", "Systems.Clusters.Training_512_H100"),
        distributed::batch<&In::batch_size>(1, false),
        common::precision<&In::precision>(),
        common::efficiency<&In::efficiency>(),
        distributed::sequence<&In::seq_len>(),
        training_memory::parallel<&In::tp_size>("tp_size", "T", "Tensor parallel", "Devices that share every layer."),
        training_memory::parallel<&In::pp_size>(
            "pp_size", "Q", "Pipeline parallel", "Stages that the layers are divided into."),
        training_memory::parallel<&In::ep_size>(
            "ep_size", "X", "Expert parallel", "Devices that experts are divided over."),
        training_memory::parallel<&In::microbatch_count>(
            "microbatch_count", "m", "Microbatches", "Parts of a batch that follow each other through the pipeline."),
        training_memory::parallel<&In::v_stages>(
            "v_stages", "v", "Interleaving", "Parts of the model that each stage of the pipeline holds."),
        field<&In::zero_stage>({ .id = "zero_stage",
            .symbol = "Z",
            .label = "ZeRO stage",
            .help = "What is divided over the replicas: nothing, optimizer, also gradients, also weights.",
            .min = 0,
            .max = 3,
            .low = 0,
            .high = 3 }),
        distributed::recomputation<&In::activation_recomputation>(),
        field<&In::is_lora>({ .id = "is_lora",
            .label = "Adapters only",
            .help = "Train low-rank adapters of rank 16 on a frozen model." }),
        distributed::overlap<&In::overlap_comm>(false),
        field<&In::overlap_efficiency>({ .id = "overlap_efficiency",
            .symbol = "o",
            .label = "Overlapped share",
            .help = "Share of the exchange of gradients that is hidden.",
            .unit = unit::percent,
            .min = 0,
            .max = 1,
            .standard = 0.85,
            .when = "overlap_comm" }),
        training_memory::accumulation<&In::gradient_accumulation_steps>(
            "Passes whose gradients are summed before they are exchanged."),
        field<&In::congestion_factor>({ .id = "congestion_factor",
            .symbol = "c",
            .label = "Congestion",
            .help = "Times that communication takes longer than on free links.",
            .unit = unit::one,
            .min = 0,
            .max = 1e6,
            .low = 1,
            .high = 4,
            .standard = 1,
            .tier = Tier::Advanced }),
        field<&In::straggler_factor>({ .id = "straggler_factor",
            .symbol = "g",
            .label = "Stragglers",
            .help = "Times that a step takes longer for the slowest device; 1 and below change nothing.",
            .unit = unit::one,
            .min = 0,
            .max = 1e6,
            .low = 1,
            .high = 2,
            .standard = 1,
            .tier = Tier::Advanced }),
        common::imbalance<&In::moe_routing_imbalance_factor>("moe_routing_imbalance_factor", "I", Tier::Advanced),
        field<&In::topology_override>({ .id = "topology_override",
            .label = "Topology",
            .help = "Accepted for compatibility; nothing reads it.",
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::step_latency_total>({ .id = "step_latency_total",
            .symbol = "T_s",
            .label = "Step",
            .help = "Time of one step of all devices.",
            .unit = unit::millisecond }),
        shown<&Out::effective_throughput>({ .id = "effective_throughput",
            .symbol = "X_s",
            .label = "Throughput",
            .help = "Samples per second of all devices.",
            .unit = unit::per_second }),
        shown<&Out::scaling_efficiency>({ .id = "scaling_efficiency",
            .symbol = "s_e",
            .label = "Scaling efficiency",
            .help = "Time of a replica alone over time of the step.",
            .unit = unit::percent }),
        shown<&Out::dp_communication_latency>({ .id = "dp_communication_latency",
            .symbol = "T_dp",
            .label = "Gradient exchange",
            .help = "All-reduce of the gradients over the replicas, before overlap.",
            .unit = unit::millisecond }),
        shown<&Out::tp_communication_latency>({ .id = "tp_communication_latency",
            .symbol = "T_tp",
            .label = "Tensor exchange",
            .help = "All-reduces of activations within the layers.",
            .unit = unit::millisecond }),
        shown<&Out::ep_communication_latency>({ .id = "ep_communication_latency",
            .symbol = "T_ep",
            .label = "Expert exchange",
            .help = "One all-to-all of tokens between the experts.",
            .unit = unit::millisecond }),
        shown<&Out::communication_latency>({ .id = "communication_latency",
            .symbol = "T_c",
            .label = "Communication",
            .help = "All three, before overlap.",
            .unit = unit::millisecond }),
        shown<&Out::pipeline_bubble_latency>({ .id = "pipeline_bubble_latency",
            .symbol = "T_b",
            .label = "Pipeline bubble",
            .help = "Time in which stages wait for the pipeline to fill and drain.",
            .unit = unit::millisecond }),
        shown<&Out::bubble_fraction>({ .id = "bubble_fraction",
            .symbol = "f_b",
            .label = "Bubble share",
            .help = "Share of the pipeline's time that is bubble.",
            .unit = unit::percent }),
        shown<&Out::parallelism>(
            { .id = "parallelism", .label = "Parallelism", .help = "Devices along each kind of parallelism." }),
        shown<&Out::node_profile>({ .id = "node_profile",
            .label = "One replica",
            .help = "What the devices of one replica do without the others." }),
    };

    static void check(const In& in, Problems& problems);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/distributed/distributed.inl.h"
