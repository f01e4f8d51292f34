// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/water_use/water_use.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::water_use = Describe<WaterUse>::make();

} // namespace mlsysim
