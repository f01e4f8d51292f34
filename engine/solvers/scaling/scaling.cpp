// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/scaling/scaling.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::scaling = Describe<Scaling>::make();

} // namespace mlsysim
