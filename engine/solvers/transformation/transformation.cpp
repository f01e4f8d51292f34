// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/transformation/transformation.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::transformation = Describe<Transformation>::make();

} // namespace mlsysim
