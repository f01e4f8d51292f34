// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/tail_latency/tail_latency.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::tail_latency = Describe<TailLatency>::make();

} // namespace mlsysim
