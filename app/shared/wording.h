// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/rooflinedata.h"

#include <string_view>

namespace mlsysim::shared {

// The words of files and of the command line, which are the same in every locale.

/// "memory-bound"
std::string_view words(Verdict verdict);
/// "decode"
std::string_view words(PointKind kind);
/// "host link"
std::string_view words(MemoryLevel level);
/// "fp16"
std::string_view words(Precision precision);

/// "H100", "4× H100", "H100, changed"
std::string machine_name(const DrawnMachine& machine);
/// One line that says what is drawn: model · machines · precision · batch · efficiency · version.
std::string summary_line(const Design& design);

} // namespace mlsysim::shared
