// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/synthesis/synthesis.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::synthesis = Describe<Synthesis>::make();

} // namespace mlsysim
