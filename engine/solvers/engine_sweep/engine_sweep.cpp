// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/engine_sweep/engine_sweep.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::engine_sweep = Describe<EngineSweep>::make();

} // namespace mlsysim
