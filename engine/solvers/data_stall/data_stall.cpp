// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/data_stall/data_stall.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::data_stall = Describe<DataStall>::make();

} // namespace mlsysim
