// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/data/data.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::data = Describe<DataSupply>::make();

} // namespace mlsysim
