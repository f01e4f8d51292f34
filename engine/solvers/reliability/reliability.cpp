// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/reliability/reliability.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::reliability = Describe<Reliability>::make();

} // namespace mlsysim
