// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/efficiency/efficiency.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::efficiency = Describe<Efficiency>::make();

} // namespace mlsysim
