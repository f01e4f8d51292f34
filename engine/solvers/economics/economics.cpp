// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/economics/economics.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::economics = Describe<Economics>::make();

} // namespace mlsysim
