// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/models/precision.h"
#include "engine/registry/source.h"
#include "engine/units/quantities.h"

#include <optional>
#include <string>

namespace mlsysim {

enum class ModelKind { Transformer, SparseTransformer, Cnn, StateSpace, Diffusion, Embodied, Generic };
template <>
inline constexpr std::array<std::string_view, 7> choices<ModelKind> { "transformer", "sparse_transformer", "cnn",
    "state_space", "diffusion", "embodied", "generic" };

/// A workload without a machine: what one unit of its work costs and how many bytes of weights it owns. The unit of
/// work is one generated token for language models, one input for vision, recommendation and tiny models, one image
/// with all its steps for diffusion. Members that a kind does not use are absent.
struct Model {
    std::string path; ///< canonical name, empty for a model of one's own
    std::string name;
    ModelKind kind = ModelKind::Generic;
    std::string architecture;
    std::optional<double> parameters;
    std::optional<Data> model_size; ///< weights at two bytes per parameter, where that is what is known
    std::optional<Work> inference_flops; ///< of one unit of work; of one denoising step for diffusion
    std::optional<int> layers, hidden_dim, heads, kv_heads, head_dim, kv_lora_rank, qk_rope_head_dim;
    std::optional<int> context_length, vocab_size;
    std::optional<double> active_parameters;
    std::optional<int> experts, active_experts_per_token;
    std::optional<int> state_size;
    std::optional<int> denoising_steps, resolution;
    std::optional<int> action_chunk_horizon, action_dim, observation_horizon;
    std::optional<double> width_multiplier, embedding_entries, parameter_range_min, parameter_range_max;
    std::optional<Energy> inference_energy;
    std::optional<Bandwidth> data_rate;
    std::optional<Work> training_ops;
    std::optional<double> training_tokens, training_accelerators_ref, training_gpu_days;
    std::optional<Time> training_time_ref;
    std::optional<Energy> training_energy;
    std::string training_hardware_label;
    std::optional<Carbon> training_co2e;
    std::optional<Data> training_dataset_size;
    std::optional<int> release_year;
    Source source;
    NamedMap<Source> sources; ///< for single fields, by their dotted path

    bool is_transformer() const { return kind == ModelKind::Transformer || kind == ModelKind::SparseTransformer; }
};

} // namespace mlsysim

#include "engine/models/model.fields.h"
