// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/placement_optimizer/placement_optimizer.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::placement_optimizer = Describe<PlacementOptimizer>::make();

} // namespace mlsysim
