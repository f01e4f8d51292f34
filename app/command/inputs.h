// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/context.h"

#include <string>
#include <string_view>
#include <vector>

namespace mlsysim::command {

/// A typed value: JSON where it starts like a list or a map, else its text.
Value typed_value(std::string_view text);

/// Sets one input at a dotted path. A path into a record makes a record of its own: what was named before is what it
/// extends.
void set_input(Value& given, const Solver& solver, std::string_view path, Value value);

/// The inputs that "id=value" words spell; a Failure when a word is none or an input is given twice.
Value inputs_of(const Solver& solver, const std::vector<std::string>& words);

/// The inputs given to the solver; a Failure that says everything that is wrong with them. Notices of retired names are
/// on standard error.
Evaluation evaluation_of(
    Context& context, const Solver& solver, const Value& given, const Context::Spelling& spelling = {});

/// False when the results say that the workload does not fit.
bool feasible(const Evaluation& evaluation);

} // namespace mlsysim::command
