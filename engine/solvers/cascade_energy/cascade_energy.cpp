// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/cascade_energy/cascade_energy.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::cascade_energy = Describe<CascadeEnergy>::make();

} // namespace mlsysim
