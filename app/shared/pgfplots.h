// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/paper.h"
#include "app/shared/rooflinedata.h"

namespace mlsysim::shared {

/// A roofline as a LaTeX document of its own for that paper: one plot for each roof and curve, a legend, the summary
/// line, and `session` behind the end of the document, where TeX does not read.
std::string pgfplots(const Design& design, const RooflineData& data, const Value& session, const Paper& paper);

} // namespace mlsysim::shared
