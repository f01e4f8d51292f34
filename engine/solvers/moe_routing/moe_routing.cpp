// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/moe_routing/moe_routing.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::moe_routing = Describe<MoeRouting>::make();

void MoeRouting::check(const In& in, Problems& problems)
{
    if (in.model->kind != ModelKind::SparseTransformer)
        problems.push_back({ "model", "has no experts to choose from: this solver needs a mixture of experts" });
}

} // namespace mlsysim
