// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of training_memory.md. Included by training_memory.h.
namespace mlsysim {

namespace training_memory {

/// Activations of one microbatch on one stage, with the steps that lead there.
template <class Tracer> Data activations(const In& in, double microbatch, double layers, Tracer& trace)
{
    const bool shared = in.sequence_parallel && in.tp_size > 1;
    if constexpr (Tracer::active) {
        trace(
            { "a", "Heads", "", unit::one, in.model->source.title }, static_cast<double>(in.model->heads.value_or(0)));
    }
    const Data all = activation_bytes(*in.model, static_cast<int>(layers), microbatch, static_cast<double>(in.seq_len),
        in.precision, in.activation_checkpointing);
    const std::string_view kept = in.activation_checkpointing == Recomputation::Full ? "l·2·S·m·h·b / 2"
        : in.activation_checkpointing == Recomputation::Selective                    ? "l·34·S·m·h·b / 2"
                                                                  : "l·(34·S·m·h + 5·a·S·S·m)·b / 2";
    const Data stage = trace({ "A_1", "Activations of a stage", kept, unit::gigabyte }, all);
    return trace({ "A", "Activations", shared ? "A_1 / T" : "A_1", unit::gigabyte },
        shared ? stage / static_cast<double>(in.tp_size) : stage);
}

} // namespace training_memory

template <class Tracer>
training_memory::Out TrainingMemorySolver::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace training_memory;
    const std::string_view source = common::source_of(trace, *in.model);
    const double batch = common::setting(trace, "B", "Global batch", in.batch_size);
    const double tokens = common::setting(trace, "S", "Sequence", in.seq_len);
    const double tensor = common::setting(trace, "T", "Tensor parallel", in.tp_size);
    const double stages = common::setting(trace, "Q", "Pipeline parallel", in.pp_size);
    const double replicas = common::setting(trace, "D", "Data parallel", in.dp_size);
    const double experts = common::setting(trace, "X", "Expert parallel", in.ep_size);
    const double passes = common::setting(trace, "G", "Accumulation steps", in.gradient_accumulation_steps);
    const double trained = common::setting(trace, "f", "Trained share", in.trainable_fraction);
    const double width
        = trace({ "b", "Bytes of a value", "", unit::one, "the precision" }, bytes_per_element(in.precision));
    const double hidden = trace(
        { "h", "Hidden width", "", unit::one, source }, static_cast<double>(attention_geometry(*in.model).hidden_dim));
    const double parameters = trace({ "P", "Parameters", "", unit::one, source }, in.model->parameters.value_or(0));
    const double layers
        = trace({ "L", "Layers", "", unit::one, source }, static_cast<double>(in.model->layers.value_or(0)));

    const double own
        = trace({ "n", "Parameters here", "P / (T·Q·X)", unit::one }, parameters / (tensor * stages * experts));
    const bool shard_state = in.zero_stage >= 1, shard_gradients = in.zero_stage >= 2,
               shard_weights = in.zero_stage >= 3;
    Out out;
    out.weights = trace({ "W", "Weights", shard_weights ? "n·b / D" : "n·b", unit::gigabyte },
        Data::from_value(own * width / (shard_weights ? replicas : 1)));
    out.gradients = trace({ "g", "Gradients", shard_gradients ? "n·f·b / D" : "n·f·b", unit::gigabyte },
        Data::from_value(own * trained * width / (shard_gradients ? replicas : 1)));
    const double state
        = trace({ "b_o", "Optimizer bytes of a parameter", "", unit::one, "the optimizer" }, state_bytes(in.optimizer));
    out.optimizer_state = trace({ "s", "Optimizer", shard_state ? "n·f·b_o / D" : "n·f·b_o", unit::gigabyte },
        Data::from_value(own * trained * state / (shard_state ? replicas : 1)));

    const double microbatch = trace({ "m", "Sequences of a pass", "max(1, ⌈B / (D·G)⌉)", unit::one },
        std::max(1.0, std::ceil(batch / (replicas * passes))));
    const double stage_layers
        = trace({ "l", "Layers of a stage", "max(1, ⌈L / Q⌉)", unit::one }, std::max(1.0, std::ceil(layers / stages)));
    out.activations = activations(in, microbatch, stage_layers, trace);
    const double share = common::setting(trace, "u", "Buffer share", in.communication_buffer_fraction);
    const Data boundary
        = Data::from_value(in.pp_size > 1 ? boundary_buffers * microbatch * tokens * hidden * width : 0);
    out.communication_buffers = trace({ "c", "Buffers", in.pp_size > 1 ? "u·g + 2·m·S·h·b" : "u·g", unit::gigabyte },
        share * out.gradients + boundary);

    out.total_memory = trace({ "M", "Memory needed", "W + g + s + A + c", unit::gigabyte },
        out.weights + out.gradients + out.optimizer_state + out.activations + out.communication_buffers);
    out.available_memory
        = trace({ "C", "Memory there", "", unit::gigabyte, common::source_of(trace, *in.hardware, "memory.capacity") },
            in.hardware->memory.capacity);
    out.memory_utilization
        = trace({ "m_u", "Memory used", "M / C", unit::percent }, double(out.total_memory / out.available_memory));
    out.feasible = common::verdict(trace, "fits", "Fits", "M ≤ C", out.total_memory <= out.available_memory);
    out.precision = in.precision;
    out.optimizer = in.optimizer;
    out.activation_checkpointing = in.activation_checkpointing;
    out.parallelism = { .dp = in.dp_size, .tp = in.tp_size, .pp = in.pp_size, .ep = in.ep_size };
    return out;
}

} // namespace mlsysim
