// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/responsible/responsible.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::responsible = Describe<Responsible>::make();

} // namespace mlsysim
