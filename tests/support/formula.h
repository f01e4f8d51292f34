// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/trace.h"

#include <optional>
#include <string>

namespace mlsysim::test {

/// What the formula of a step comes to when the values of the other steps are put in, so that an explanation is checked
/// against the number it explains. Knows + − · / ( ) ² ³, max, min, ln, numbers and numbers with a unit ("10 µs").
/// Nothing when the formula has words in it or names no step; `unknown` is what could not be read.
std::optional<double> evaluate(const Trace& trace, const Trace::Step& step, std::string* unknown = nullptr);

} // namespace mlsysim::test
