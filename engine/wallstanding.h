// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/evaluation.h"
#include "engine/walls.h"

#include <limits>
#include <map>

namespace mlsysim {

/// A number that no design states: the solver's declared default.
struct Assumption {
    const Field* field = nullptr;
    Value value; ///< coherent, or the name of a record
};

/// Where a design stands before one wall: what it uses of what there is. Both numbers are results or inputs of a solver
/// as they are, in coherent units.
struct Standing {
    const Wall* wall = nullptr;
    std::string_view what; ///< "Memory bandwidth": a wall may limit several things
    const Solver* solver = nullptr; ///< that both numbers come from
    const Field *used_field = nullptr, *limit_field = nullptr; ///< what the numbers are; no limit field where it is one
    double used = std::numeric_limits<double>::quiet_NaN(), limit = used; ///< NaN where there is none
    std::string reason; ///< why the wall does not apply; empty when it does
    std::vector<Assumption> assumptions;
    Value inputs; ///< that the solver was given

    bool applies() const { return reason.empty(); }
    /// How many times more the design could take: 1 where it stands at the wall, less than 1 beyond it; infinite when
    /// it takes nothing.
    double headroom() const;
    /// The unit that both numbers are shown in.
    Unit unit() const;
};

/// Limits that somebody sets, by the number of a wall, in coherent units of what the wall uses.
using OwnLimits = std::map<int, double>;

/// Where a design stands before every wall, nearest first; those that do not apply come last. The methods among the
/// walls are left out. The design is an evaluation of `engine_solve` or `language_phases`, on `devices` machines: the
/// textbook has none and takes several as one without a network. The fleet, the site and whatever else a design does
/// not state are the declared defaults of the solvers, and told as assumptions; the fleet is made of the design's
/// machine.
std::vector<Standing> wall_standings(const Evaluation& design, int devices = 1, const OwnLimits& limits = {});

} // namespace mlsysim
