// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/describe.h"
#include "engine/describe/trace.h"

#include <memory>

namespace mlsysim {

enum class Stability { Stable, Experimental };

/// What a solver's page plots before anyone chose: one input on x, outputs on y, optionally a series.
struct DefaultPlot {
    std::string_view x;
    std::string_view y; ///< dotted ids, separated by commas
    std::string_view series {}; ///< an input id and its values: "num_replicas=1,4,16"
};

/// A solver with its types erased: what forms, command line, JSON, manual, sweeps and plots read.
struct Solver {
    std::string_view id, title, summary, domain;
    Stability stability = Stability::Experimental;
    std::span<const int> walls {}; ///< of the 22 walls, those that it resolves
    DefaultPlot plot {};
    Structure inputs, outputs;

    std::shared_ptr<void> (*create_inputs)() = nullptr;
    std::shared_ptr<void> (*create_outputs)() = nullptr;
    void (*solve)(const void* in, void* out) = nullptr;
    void (*explain)(const void* in, void* out, Trace& trace) = nullptr;
    void (*check)(const void* in, Problems& problems) = nullptr; ///< rules across fields; may be null
    std::optional<Problem> (*failure)(const void* in, const void* out) = nullptr; ///< results asked for as errors
};

/// Erases the declaration of `S`: `id`, `title`, `summary`, `domain`, `In`, `Out`, `inputs`, `outputs` and
/// `solve(const In&, Tracer&)`; optionally `stability`, `walls`, `plot`, `check(const In&, Problems&)` and
/// `failure(const In&, const Out&)`.
template <class S> struct Describe {
    using In = typename S::In;
    using Out = typename S::Out;

    static constexpr auto input_fields = detail::erase_all(S::inputs);
    static constexpr auto output_fields = detail::erase_all(S::outputs);
    static_assert(detail::sound(S::inputs), "an input has an empty text, a default outside its range or a repeated id");
    static_assert(detail::sound(S::outputs), "an output has an empty text or a repeated id");
    static_assert(input_fields.size() == detail::member_count<In>(), "a member of In is not declared");
    static_assert(output_fields.size() == detail::member_count<Out>(), "a member of Out is not declared");

    static constexpr Solver make()
    {
        Solver s { .id = S::id,
            .title = S::title,
            .summary = S::summary,
            .domain = S::domain,
            .inputs = { S::id, input_fields },
            .outputs = { S::id, output_fields, true } };
        if constexpr (requires { S::stability; })
            s.stability = S::stability;
        if constexpr (requires { S::walls; })
            s.walls = S::walls;
        if constexpr (requires { S::plot; })
            s.plot = S::plot;
        s.create_inputs = +[]() -> std::shared_ptr<void> { return std::make_shared<In>(); };
        s.create_outputs = +[]() -> std::shared_ptr<void> { return std::make_shared<Out>(); };
        s.solve = +[](const void* in, void* out) {
            NoTrace none;
            *static_cast<Out*>(out) = S::solve(*static_cast<const In*>(in), none);
        };
        s.explain = +[](const void* in, void* out, Trace& trace) {
            *static_cast<Out*>(out) = S::solve(*static_cast<const In*>(in), trace);
        };
        if constexpr (requires(const In& in, Problems& p) { S::check(in, p); })
            s.check = +[](const void* in, Problems& problems) { S::check(*static_cast<const In*>(in), problems); };
        if constexpr (requires(const In& in, const Out& out) { S::failure(in, out); })
            s.failure = +[](const void* in, const void* out) {
                return S::failure(*static_cast<const In*>(in), *static_cast<const Out*>(out));
            };
        return s;
    }
    static constexpr Solver solver = make();
};

} // namespace mlsysim
