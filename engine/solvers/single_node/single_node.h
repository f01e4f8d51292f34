// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"

namespace mlsysim {

/// The resolver-style name of `EngineSolve` in the taxonomy of walls: same inputs, same results.
struct SingleNode {
    using In = EngineSolve::In;
    using Out = EngineSolve::Out;
    static constexpr std::string_view id = "single_node", title = "Single node", domain = EngineSolve::domain;
    static constexpr std::string_view summary
        = "The compute and memory walls of one machine; the same model as engine_solve.";
    static constexpr auto walls = EngineSolve::walls;
    static constexpr DefaultPlot plot = EngineSolve::plot;
    static constexpr auto inputs = EngineSolve::inputs;
    static constexpr auto outputs = EngineSolve::outputs;

    static void check(const In& in, Problems& problems) { EngineSolve::check(in, problems); }
    static std::optional<Problem> failure(const In& in, const Out& out) { return EngineSolve::failure(in, out); }
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        return EngineSolve::solve(in, trace);
    }
};

} // namespace mlsysim
