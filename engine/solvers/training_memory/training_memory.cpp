// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/training_memory/training_memory.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::training_memory = Describe<TrainingMemorySolver>::make();

void TrainingMemorySolver::check(const In& in, Problems& problems)
{
    common::need_transformer(in.model, "model", problems);
    if (in.activation_checkpointing == Recomputation::None && detail::given(in.model->heads, 0) == 0)
        problems.push_back({ "model.heads",
            "is missing: without recomputation attention scores are kept, whose size depends on the number of heads; "
            "choose another activation_checkpointing or give the model its heads" });
}

} // namespace mlsysim
