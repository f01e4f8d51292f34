// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/casesolver.h"
#include "widgets/plot/curveplot.h"

namespace mlsysim::desktop {

/// Throughput and latency of the current model on every drawn machine, for batch 1, 2, 4 … up to where memory ends.
std::vector<widgets::CurvePanel> curve_panels(const Workspace& workspace);

} // namespace mlsysim::desktop
