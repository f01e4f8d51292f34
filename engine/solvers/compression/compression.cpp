// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/compression/compression.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::compression = Describe<Compression>::make();

} // namespace mlsysim
