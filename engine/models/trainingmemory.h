// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/models/lowering.h"

namespace mlsysim {

/// Which activations are kept for the backward pass.
enum class Recomputation { None, Selective, Full };
template <> inline constexpr std::array<std::string_view, 3> choices<Recomputation> { "none", "selective", "full" };

/// Memory of one accelerator in training, by part.
struct TrainingMemory {
    Data weights, gradients, optimizer, activations;

    Data total() const { return weights + gradients + optimizer + activations; }
};

namespace training {
inline constexpr double adam_bytes = 12; ///< per parameter: fp32 master copy and two moments (Rajbhandari et al. 2020)
inline constexpr double activation_bytes = 34; ///< per token and hidden unit at two bytes (Korthikanti et al. 2023)
inline constexpr double score_bytes = 5; ///< per head and pair of tokens at two bytes: softmax, mask, dropped
inline constexpr double layer_input_bytes = 2; ///< per token and hidden unit when all else is recomputed
inline constexpr int lora_rank = 16;
inline constexpr double lora_matrices = 4; ///< adapted projections per layer: Q, K, V, O
} // namespace training

/// Bytes of activations of `layers` layers; `Recomputation::None` needs the number of heads.
inline Data activation_bytes(
    const Model& model, int layers, double batch, double tokens, Precision precision, Recomputation recomputation)
{
    const double hidden = detail::given(model.hidden_dim, 4096);
    const double at_two_bytes
        = recomputation == Recomputation::Full ? training::layer_input_bytes : training::activation_bytes;
    double per_layer = at_two_bytes * tokens * batch * hidden;
    if (recomputation == Recomputation::None)
        per_layer += training::score_bytes * model.heads.value_or(0) * tokens * tokens * batch;
    return Data::from_value(per_layer * (bytes_per_element(precision) / 2) * layers);
}

/// Training memory of a transformer with Adam under ZeRO stages 0 to 3 and, optionally, LoRA on the four projections.
inline TrainingMemory transformer_training_memory(const Model& model, double batch, double tokens, Precision precision,
    Recomputation recomputation, int zero_stage, double data_parallel, bool lora)
{
    const double parameters = model.parameters.value_or(0);
    TrainingMemory m;
    m.weights = Data::from_value(parameters * bytes_per_element(precision));
    m.gradients = m.weights;
    m.optimizer = Data::from_value(training::adam_bytes * parameters);
    if (lora) {
        const double hidden = detail::given(model.hidden_dim, 4096);
        const double layers = detail::given(model.layers, 1);
        const double trained
            = std::min(2.0 * training::lora_rank * hidden * (training::lora_matrices * layers) / parameters, 1.0);
        m.gradients *= trained;
        m.optimizer *= trained;
    }
    if (zero_stage >= 1)
        m.optimizer /= data_parallel;
    if (zero_stage >= 2)
        m.gradients /= data_parallel;
    if (zero_stage >= 3)
        m.weights /= data_parallel;
    m.activations = activation_bytes(model, detail::given(model.layers, 1), batch, tokens, precision, recomputation);
    return m;
}

} // namespace mlsysim
