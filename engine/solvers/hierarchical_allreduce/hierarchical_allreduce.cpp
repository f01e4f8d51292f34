// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/hierarchical_allreduce/hierarchical_allreduce.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::hierarchical_allreduce = Describe<HierarchicalAllReduce>::make();

} // namespace mlsysim
