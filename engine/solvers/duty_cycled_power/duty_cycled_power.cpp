// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/duty_cycled_power/duty_cycled_power.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::duty_cycled_power = Describe<DutyCycledPower>::make();

} // namespace mlsysim
