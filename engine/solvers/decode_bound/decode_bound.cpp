// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/decode_bound/decode_bound.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::decode_bound = Describe<DecodeBound>::make();

} // namespace mlsysim
