// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/value.h"

#include <string>
#include <vector>

namespace mlsysim {

/// The kinds of error that a caller can tell apart.
enum class ProblemKind {
    InvalidInput, ///< something that was typed or read is wrong
    OutOfMemory, ///< it does not fit, and the caller asked for an error
    BadLine ///< a line of a batch that is no request at all
};

/// The name of the kind in JSON: "invalid_input", "out_of_memory", "bad_line".
constexpr std::string_view name_of(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::OutOfMemory:
        return "out_of_memory";
    case ProblemKind::BadLine:
        return "bad_line";
    case ProblemKind::InvalidInput:
        break;
    }
    return "invalid_input";
}

/// One thing that is wrong: where, and what was expected instead.
struct Problem {
    std::string field {}; ///< dotted path from the outermost structure
    std::string message {}; ///< one sentence without a full stop
    Position position {}; ///< in the file, where there is one
    ProblemKind kind = ProblemKind::InvalidInput;
};

using Problems = std::vector<Problem>;

} // namespace mlsysim
