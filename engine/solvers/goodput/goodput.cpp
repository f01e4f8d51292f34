// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/goodput/goodput.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::goodput = Describe<Goodput>::make();

} // namespace mlsysim
