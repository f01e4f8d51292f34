// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/orchestration/orchestration.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::orchestration = Describe<Orchestration>::make();

} // namespace mlsysim
