// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/serving/serving.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::serving = Describe<Serving>::make();

void Serving::check(const In& in, Problems& problems)
{
    common::need_transformer(in.model, "model", problems);
    common::need_transformer(in.draft_model, "draft_model", problems);
    if (in.cached_prefix_len >= in.seq_len)
        problems.push_back({ "cached_prefix_len",
            "leaves no token to read: expected less than seq_len, which is " + std::to_string(in.seq_len) });
}

} // namespace mlsysim
