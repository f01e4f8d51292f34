// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/engine_solve/engine_solve.h"

#include "engine/catalogue.h"
#include "engine/units/text.h"

namespace mlsysim {

constinit const Solver catalogue::engine_solve = Describe<EngineSolve>::make();

void EngineSolve::check(const In& in, Problems& problems)
{
    if (in.is_training && in.model && in.model->is_transformer() && !in.activation_recomputation
        && detail::given(in.model->heads, 0) == 0)
        problems.push_back({ "model.heads",
            "is missing: training without recomputation keeps attention scores, whose size depends on the number of "
            "heads; set activation_recomputation or give the model its heads" });
}

std::optional<Problem> EngineSolve::failure(const In& in, const Out& out)
{
    if (!in.raise_errors || out.feasible)
        return {};
    return Problem { "hardware",
        "needs " + format(si(out.memory_footprint), unit::gigabyte.erased()) + ", " + in.hardware->name + " has "
            + format(si(out.memory_capacity), unit::gigabyte.erased()),
        {}, ProblemKind::OutOfMemory };
}

} // namespace mlsysim
