// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/allreduce_algorithm/allreduce_algorithm.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::allreduce_algorithm = Describe<AllReduceAlgorithm>::make();

} // namespace mlsysim
