// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/chunked_prefill/chunked_prefill.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::chunked_prefill = Describe<ChunkedPrefill>::make();

} // namespace mlsysim
