// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/catalogue.h"
#include "engine/registry/registry.h"

#include <string>
#include <string_view>

namespace mlsysim {

/// Answers one line of `mlsysim batch`: {"id", "solver", "inputs"} gives {"id", "ok": true, "outputs"} or
/// {"id", "ok": false, "error": {"kind", "field", "message"}}. Knows the solvers of `catalogue`. Never throws;
/// everything wrong becomes an answer.
std::string answer(
    std::string_view line, const Registry& registry, std::span<const Solver* const> catalogue = solvers());

} // namespace mlsysim
