// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/problem.h"

#include <string_view>

namespace mlsysim {

/// Reads one YAML document into a tree of maps, lists and texts that know their places. Strict: scalars stay texts,
/// duplicate keys, anchors, aliases, tags and anything nested deeper than 32 levels are problems.
Value parse_yaml(std::string_view text, Problems& problems);

} // namespace mlsysim
