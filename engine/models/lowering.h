// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/models/model.h"

#include <algorithm>

namespace mlsysim {

/// What a solver needs to know of a model at one precision.
struct LoweredModel {
    Work ops; ///< of one unit of work
    Data weights; ///< all of them
    double parameters = 0; ///< 0 when only a size is known
    int layers = 0; ///< 0 when the kind has none
};

/// Geometry of attention with the defaults of the reference where a model states nothing.
struct AttentionGeometry {
    int layers, hidden_dim, heads, kv_heads, head_dim;
};

namespace detail {
constexpr int given(const std::optional<int>& value, int otherwise)
{
    return value && *value != 0 ? *value : otherwise;
}
} // namespace detail

inline AttentionGeometry attention_geometry(const Model& model)
{
    const int hidden = detail::given(model.hidden_dim, 4096);
    const int heads = detail::given(model.heads, 32);
    return { detail::given(model.layers, 1), hidden, heads, detail::given(model.kv_heads, heads),
        detail::given(model.head_dim, hidden / heads) };
}

/// Bytes of all weights at `width` bytes per element: a stated size counts at two bytes, parameters otherwise.
inline Data weight_bytes(const Model& model, double width)
{
    if (model.parameters && (model.kind == ModelKind::Generic || !model.model_size || width != 2))
        return Data::from_value(*model.parameters * width);
    if (model.model_size)
        return *model.model_size;
    return Data::from_value(model.parameters.value_or(0) * width);
}
inline Data weight_bytes(const Model& model, Precision precision)
{
    return weight_bytes(model, bytes_per_element(precision));
}

/// Operations and weights of one unit of work. Dense models do two operations per parameter unless their work is
/// stated.
inline LoweredModel lower(const Model& model, Precision precision)
{
    const double parameters = model.parameters.value_or(0);
    const bool stated = model.inference_flops && si(*model.inference_flops) != 0;
    const double counted
        = 2 * (model.kind == ModelKind::SparseTransformer ? model.active_parameters.value_or(0) : parameters);
    Work ops = stated ? *model.inference_flops : Work::from_value(model.kind == ModelKind::Cnn ? 0 : counted);
    if (model.kind == ModelKind::Diffusion)
        ops *= model.denoising_steps.value_or(1);
    const bool layered = model.kind != ModelKind::Generic && model.kind != ModelKind::Diffusion;
    return { ops, weight_bytes(model, precision), parameters, layered ? model.layers.value_or(0) : 0 };
}

/// Bytes of keys and values (of compressed latents, where the model has them) of `batch` sequences of `tokens` tokens.
inline Data kv_cache_bytes(const Model& model, double tokens, double batch, double bytes_per_value)
{
    const AttentionGeometry g = attention_geometry(model);
    if (model.kv_lora_rank && model.qk_rope_head_dim)
        return Data::from_value(g.layers * static_cast<double>(*model.kv_lora_rank + *model.qk_rope_head_dim) * tokens
            * batch * bytes_per_value);
    return Data::from_value(2.0 * g.layers * g.kv_heads * g.head_dim * tokens * batch * bytes_per_value);
}

/// Bytes of the recurrent state of a state-space model; independent of the sequence length.
inline Data state_bytes(const Model& model, double batch, double bytes_per_value)
{
    return Data::from_value(static_cast<double>(detail::given(model.layers, 1)) * batch * model.hidden_dim.value_or(0)
        * model.state_size.value_or(0) * bytes_per_value);
}

} // namespace mlsysim
