// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/kv_admission/kv_admission.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::kv_admission = Describe<KvAdmission>::make();

void KvAdmission::check(const In& in, Problems& problems)
{
    common::need_transformer(in.model, "model", problems);
    if (detail::given(in.model->hidden_dim, 0) == 0)
        problems.push_back(
            { "model.hidden_dim", "is missing: the width of a head is the hidden width over the heads" });
    if (detail::given(in.model->heads, 0) == 0)
        problems.push_back({ "model.heads", "is missing: the width of a head is the hidden width over the heads" });
}

} // namespace mlsysim
