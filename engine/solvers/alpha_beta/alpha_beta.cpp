// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/alpha_beta/alpha_beta.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::alpha_beta = Describe<AlphaBeta>::make();

} // namespace mlsysim
