// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/embodied_payback/embodied_payback.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::embodied_payback = Describe<EmbodiedPayback>::make();

} // namespace mlsysim
