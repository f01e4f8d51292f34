// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/weight_streaming/weight_streaming.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::weight_streaming = Describe<WeightStreaming>::make();

} // namespace mlsysim
