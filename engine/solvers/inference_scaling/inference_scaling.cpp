// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/inference_scaling/inference_scaling.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::inference_scaling = Describe<InferenceScaling>::make();

} // namespace mlsysim
