// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

// The two phases of a language model as the textbook solvers of serving count them.
namespace mlsysim::phases {

inline constexpr double parameter_ops = 2; ///< per parameter and token: multiply and add (Kaplan et al. 2020)
inline constexpr double attention_ops = 4; ///< per pair of tokens and unit of width: scores and weighted values

/// Width of a query head as the hidden width divides; a width that the model states is not used in counting work.
constexpr int divided_head_width(const AttentionGeometry& g) { return g.hidden_dim / g.heads; }

/// Work of `tokens` new tokens of each of `batch` prompts, every one of which attends to all of `context`.
inline Work prefill_work(const Model& model, double tokens, double context, double batch)
{
    const AttentionGeometry g = attention_geometry(model);
    const double width = static_cast<double>(g.heads) * divided_head_width(g);
    return Work::from_value(parameter_ops * model.parameters.value_or(0) * tokens * batch
        + attention_ops * g.layers * width * tokens * context * batch);
}

/// Time of one decode step: weights and cache are read once.
inline Time decode_step(Data weights, Data cache, Bandwidth bandwidth) { return (weights + cache) / bandwidth; }

/// What the geometry of attention adds to a derivation: L layers and the width w of all query heads.
template <class Tracer> void show_geometry([[maybe_unused]] Tracer& trace, [[maybe_unused]] const Model& model)
{
    if constexpr (Tracer::active) {
        const AttentionGeometry g = attention_geometry(model);
        trace({ "P", "Parameters", "", unit::one, model.source.title }, model.parameters.value_or(0));
        trace({ "L", "Layers", "", unit::one, model.source.title }, static_cast<double>(g.layers));
        trace({ "w", "Width of attention", "", unit::one, model.source.title },
            static_cast<double>(g.heads * divided_head_width(g)));
    }
}

/// The cache of `batch` sequences of `tokens` tokens as a step of that symbol; `count` is the formula of their product.
template <class Tracer>
Data cache(Tracer& trace, const Model& model, double tokens, double batch, double width,
    [[maybe_unused]] std::string_view symbol, [[maybe_unused]] std::string_view label,
    [[maybe_unused]] std::string_view count)
{
    const Data bytes = kv_cache_bytes(model, tokens, batch, width);
    if constexpr (Tracer::active) {
        const AttentionGeometry g = attention_geometry(model);
        const std::string_view source = model.source.title;
        const bool latent = model.kv_lora_rank && model.qk_rope_head_dim;
        trace({ "b", "Bytes of a value", "", unit::one, "the precision" }, width);
        if (latent) {
            trace({ "r", "Width of the latent", "", unit::one, source },
                static_cast<double>(*model.kv_lora_rank + *model.qk_rope_head_dim));
        } else {
            trace({ "k", "Key/value heads", "", unit::one, source }, static_cast<double>(g.kv_heads));
            trace({ "d", "Head width", "", unit::one, source }, static_cast<double>(g.head_dim));
        }
        trace({ symbol, label, (latent ? "L·r·b" : "2·L·k·d·b") + std::string(count), unit::gigabyte }, bytes);
    }
    return bytes;
}

} // namespace mlsysim::phases
