// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <string>
#include <string_view>
#include <vector>

namespace mlsysim::command {

/// The values that one input takes in a sweep.
struct Axis {
    std::string id;
    const Field* field = nullptr;
    std::vector<Value> values;
};

/// Reads "id=from:to:n", "id=from:to:n:log" or "id=a,b,c". Numbers may carry units; the ends are met exactly and whole
/// numbers are rounded, each once. A Failure says what was expected.
Axis parse_axis(const Solver& solver, std::string_view text);

} // namespace mlsysim::command
