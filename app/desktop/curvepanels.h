// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/casesolver.h"
#include "widgets/plot/curvefigure.h"

namespace mlsysim::desktop {

/// Throughput and latency of the current model on every drawn machine, for batch 1, 2, 4 … up to where memory ends.
widgets::CurveFigure curve_figure(const Workspace& workspace);

} // namespace mlsysim::desktop
