// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/evaluation.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"

#include <cmath>
#include <limits>

// How the standing of a design before each wall is measured.
namespace mlsysim::wall_gauges {

/// What is asked of a design, and what was found out about it.
struct Subject {
    Evaluation profile; ///< solved
    Value machine, machines; ///< one, and all of them as one
    const Model& model;
    const Hardware& hardware; ///< all as one

    bool trains() const;
    bool is_language() const { return model.is_transformer(); }
    double bits() const; ///< of a weight
    /// A result or an input of the design; NaN when there is none.
    double number(std::string_view path) const
    {
        const double result = profile.output(path);
        return std::isnan(result) ? profile.input(path) : result;
    }
};

/// Why a wall does not stand in the way of a design; empty when it does.
using Exclusion = std::string_view (*)(const Subject&);

/// An input of a solver that a design answers under another name.
struct Given {
    std::string_view input {};
    double (*value)(const Subject&) = nullptr;
};

/// How one wall is measured: what it takes and what there is, as dotted paths to results or inputs of a solver.
struct Gauge {
    int wall;
    std::string_view what;
    const Solver* solver; ///< null for the design's own
    std::string_view used; ///< empty: the solver only knows the limit
    std::string_view limit; ///< empty: the solver only knows what it takes
    Exclusion unless;
    Given given {};
    double whole = std::numeric_limits<double>::quiet_NaN(); ///< the limit of a share
    const Solver* limit_of = nullptr; ///< the limit is the default of an input of this other solver
};

/// By wall; of a wall with several, each that applies counts.
std::span<const Gauge> all();

} // namespace mlsysim::wall_gauges
