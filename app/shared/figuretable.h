// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/shared/rooflinedata.h"

namespace mlsysim::shared {

/// What a roofline draws as a table: one line for each ceiling and each point, in coherent units, RFC 4180. The columns
/// are kind, machine, model, phase, batch, intensity, achieved, roof, bandwidth, fits and text.
std::string figure_csv(const Design& design, const RooflineData& data);

} // namespace mlsysim::shared
