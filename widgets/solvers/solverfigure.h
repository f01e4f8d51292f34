// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curvefigure.h"
#include "widgets/solvers/plotchoice.h"

namespace mlsysim::widgets {

/// Sweeps a solver over its axis and gives the curves: one for each value of the series and for the present one. They
/// end where a result is infinite (a pole, dotted) or what is asked for is not possible (a cross). When nothing can be
/// drawn, the figure's notice says why.
CurveFigure solver_figure(const Evaluation& evaluation, const PlotChoice& choice);

} // namespace mlsysim::widgets
