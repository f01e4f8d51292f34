// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/kingman/kingman.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::kingman = Describe<Kingman>::make();

} // namespace mlsysim
