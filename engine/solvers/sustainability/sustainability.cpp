// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/sustainability/sustainability.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::sustainability = Describe<Sustainability>::make();

} // namespace mlsysim
