// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/registry/registry.h"

#include <string>
#include <string_view>

namespace mlsysim {

/// Answers one line of `mlsysim batch`: {"id", "solver", "inputs"} gives {"id", "ok": true, "outputs"} or
/// {"id", "ok": false, "error": {"kind", "field", "message"}}. Never throws; everything wrong becomes an answer.
std::string answer(std::string_view line, const Registry& registry);

} // namespace mlsysim
