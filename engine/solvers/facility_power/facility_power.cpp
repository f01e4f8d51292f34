// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/facility_power/facility_power.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::facility_power = Describe<FacilityPower>::make();

} // namespace mlsysim
