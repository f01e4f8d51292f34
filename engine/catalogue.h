// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <span>

namespace mlsysim {

/// Every solver, in the order of the catalogue. Adding one is a line in catalogue.cpp.
std::span<const Solver* const> solvers();

/// The solver of that id, or null.
const Solver* find_solver(std::string_view id);

/// Every kind of registry entry.
std::span<const RecordType* const> record_types();

/// The kind whose id ("hardware") or name space ("Hardware") is `name`, or null.
const RecordType* find_record_type(std::string_view name);

} // namespace mlsysim
