// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <span>

namespace mlsysim {

/// The erased solvers by id. Each is defined in its own folder; catalogue.list.h has a line for it.
namespace catalogue {
#define MLSYSIM_SOLVER(id) extern const Solver id;
#include "engine/catalogue.list.h"
#undef MLSYSIM_SOLVER
} // namespace catalogue

/// Every solver, in the order of the catalogue.
std::span<const Solver* const> solvers();

/// The solver of that id in a catalogue, or null.
const Solver* find_solver(std::string_view id, std::span<const Solver* const> among = solvers());

/// Every kind of registry entry.
std::span<const RecordType* const> record_types();

/// The kind whose id ("hardware") or name space ("Hardware") is `name`, or null.
const RecordType* find_record_type(std::string_view name);

/// The kind of the entry with the canonical name `path`, whether it is there or not; null outside all name spaces.
const RecordType* record_type_at(std::string_view path);

} // namespace mlsysim
