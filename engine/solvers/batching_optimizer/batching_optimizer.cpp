// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/batching_optimizer/batching_optimizer.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::batching_optimizer = Describe<BatchingOptimizer>::make();

} // namespace mlsysim
