// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/single_node/single_node.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::single_node = Describe<SingleNode>::make();

} // namespace mlsysim
