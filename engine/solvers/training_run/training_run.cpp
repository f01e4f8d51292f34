// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/training_run/training_run.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::training_run = Describe<TrainingRun>::make();

} // namespace mlsysim
