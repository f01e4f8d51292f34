// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/prefetch_depth/prefetch_depth.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::prefetch_depth = Describe<PrefetchDepth>::make();

} // namespace mlsysim
