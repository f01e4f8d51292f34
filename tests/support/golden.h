// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace mlsysim::test {

/// One recorded run of the reference: what went in, and what came out or how it was refused.
struct GoldenRow {
    int line = 0; ///< in the file of its solver
    Value inputs;
    Value outputs;
    std::string error; ///< "invalid_input", "out_of_memory", or empty
};

/// The recorded runs of one solver. Throws std::runtime_error when the file is missing or a line is none.
std::vector<GoldenRow> golden(std::string_view solver);

/// The ids of all solvers with recorded runs, sorted.
std::vector<std::string> golden_solvers();

/// How close two numbers must be.
struct Tolerance {
    double relative = 1e-12;
    /// Members below this name are compared at `relative` as an absolute difference: differences of large numbers.
    std::string_view absolute {};
};

/// The first place where `actual` does not say what `expected` says, or an empty text. Maps may hold more than
/// expected; lists must be as long; texts and switches must be equal; absent equals absent.
std::string difference(const Value& expected, const Value& actual, const Tolerance& tolerance = {});

} // namespace mlsysim::test
