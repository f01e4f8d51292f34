// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/checkpoint_interval/checkpoint_interval.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::checkpoint_interval = Describe<CheckpointInterval>::make();

} // namespace mlsysim
