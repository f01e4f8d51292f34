// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"
#include "engine/hardware/hardware.h"
#include "engine/models/lowering.h"

// What many solvers declare and check alike: their records, number format and efficiency, and where numbers come from.
namespace mlsysim::common {

inline constexpr std::int64_t most = 1'000'000'000; ///< the largest count of tokens, requests or devices accepted
inline constexpr double longest = 1e12; ///< s, the longest duration accepted
inline constexpr double largest = 1e30; ///< the largest amount or rate accepted, in coherent units
inline constexpr double least = 1e-30; ///< the smallest amount or rate that is not zero

template <auto Pointer>
constexpr auto model(std::string_view help = "The workload.", std::string_view preset = "Models.Language.Llama3_8B")
{
    return field<Pointer>({ .id = "model", .label = "Model", .help = help, .preset = preset, .required = true });
}

template <auto Pointer>
constexpr auto hardware(
    std::string_view help = "The machine that it runs on.", std::string_view preset = "Hardware.Cloud.H100")
{
    return field<Pointer>({ .id = "hardware", .label = "Machine", .help = help, .preset = preset, .required = true });
}

template <auto Pointer> constexpr auto precision(std::string_view help = "Number format of weights and arithmetic.")
{
    return field<Pointer>(
        { .id = "precision", .symbol = "p", .label = "Precision", .help = help, .standard = Precision::Fp16 });
}

template <auto Pointer> constexpr auto efficiency()
{
    return field<Pointer>({ .id = "efficiency",
        .symbol = "η",
        .label = "Efficiency",
        .help = "Share of the peak arithmetic rate that the software reaches.",
        .min = 1e-9,
        .max = 1,
        .low = 0.05,
        .high = 1,
        .standard = 0.5 });
}

/// An amount that was given, as a step of the derivation.
template <class T, class Tracer>
T given(Tracer& trace, std::string_view symbol, std::string_view label, DisplayUnit<T> unit, const T& value)
{
    return trace({ symbol, label, "", unit, "your setting" }, value);
}

/// A plain number that was given, as a step of the derivation.
template <class Tracer>
double setting(Tracer& trace, std::string_view symbol, std::string_view label, const auto& value)
{
    return trace({ symbol, label, "", unit::one, "your setting" }, static_cast<double>(value));
}

/// A yes or no as a step: 1 when the relation holds.
template <class Tracer>
bool verdict(Tracer& trace, std::string_view symbol, std::string_view label, std::string_view relation, bool holds)
{
    trace({ symbol, label, relation, unit::one }, holds ? 1.0 : 0.0);
    return holds;
}

/// Titles of the sources of what a derivation starts from; empty on the fast path.
template <class Tracer> std::string_view source_of(const Tracer&, const Model& model)
{
    return Tracer::active ? std::string_view(model.source.title) : std::string_view();
}
template <class Tracer>
std::string_view source_of(const Tracer&, const Hardware& machine, [[maybe_unused]] std::string_view path)
{
    if constexpr (Tracer::active)
        return machine.source_of(path).title;
    else
        return {};
}

/// Refuses a model without layers of attention, or with heads of no width.
inline void need_transformer(const Model* model, std::string_view input, Problems& problems)
{
    if (!model)
        return;
    const AttentionGeometry g = attention_geometry(*model);
    if (!model->is_transformer())
        problems.push_back({ std::string(input), "has no attention: this solver needs a transformer model" });
    else if (g.hidden_dim < g.heads)
        problems.push_back({ std::string(input) + ".hidden_dim",
            "is below the number of heads: each head needs a width of 1 or more" });
}

/// Refuses a model of which only the size is known.
inline void need_parameters(const Model* model, std::string_view input, Problems& problems)
{
    if (model && !model->parameters)
        problems.push_back({ std::string(input) + ".parameters", "is missing: this solver counts parameters" });
}

} // namespace mlsysim::common
