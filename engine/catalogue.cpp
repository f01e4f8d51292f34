// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"

#include "engine/solvers/alpha_beta/alpha_beta.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/engine_sweep/engine_sweep.h"
#include "engine/solvers/single_node/single_node.h"
#include "engine/solvers/tail_latency/tail_latency.h"

namespace mlsysim {

namespace {

constexpr const Solver* all_solvers[] = {
    &Describe<EngineSolve>::solver,
    &Describe<EngineSweep>::solver,
    &Describe<SingleNode>::solver,
    &Describe<TailLatency>::solver,
    &Describe<AlphaBeta>::solver,
};

constexpr const RecordType* all_record_types[] = {
    &record_type_of<Hardware>,
    &record_type_of<Model>,
};

} // namespace

std::span<const Solver* const> solvers() { return all_solvers; }

const Solver* find_solver(std::string_view id)
{
    for (const Solver* s : all_solvers)
        if (s->id == id)
            return s;
    return nullptr;
}

std::span<const RecordType* const> record_types() { return all_record_types; }

const RecordType* find_record_type(std::string_view name)
{
    for (const RecordType* r : all_record_types)
        if (r->id == name || r->space == name)
            return r;
    return nullptr;
}

} // namespace mlsysim
