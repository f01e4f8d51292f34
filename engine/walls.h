// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <span>
#include <string_view>
#include <vector>

namespace mlsysim {

/// One of the constraints that decide what a system for machine learning can do, or one of the methods that work on
/// all of them.
struct Wall {
    int number = 0; ///< from 1, in the order of the domains
    std::string_view name;
    std::string_view domain; ///< of solvers too
    std::string_view meaning; ///< one sentence without a full stop
    std::string_view relation; ///< in symbols, with "_" before a subscript
    std::string_view solver; ///< id of the solver that is about this wall; others may resolve it too

    /// Sensitivity and synthesis: they ask about the other walls and limit nothing themselves.
    bool is_method() const { return domain == "Analysis"; }
};

/// All walls by number.
std::span<const Wall> walls();

/// The wall of that number, or null.
const Wall* find_wall(int number);

/// The wall of that number or name, in any case, or null.
const Wall* find_wall(std::string_view text);

/// The solvers that resolve a wall: its own first, then those that declare it, in the order of the catalogue.
std::vector<const Solver*> solvers_of(const Wall& wall);

} // namespace mlsysim
