// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"

#include "engine/hardware/hardware.h"
#include "engine/models/model.h"

namespace mlsysim {

namespace {

constexpr const Solver* all_solvers[] = {
#define MLSYSIM_SOLVER(id) &catalogue::id,
#include "engine/catalogue.list.h"
#undef MLSYSIM_SOLVER
};

constexpr const RecordType* all_record_types[] = {
    &record_type_of<Hardware>,
    &record_type_of<Model>,
};

} // namespace

std::span<const Solver* const> solvers() { return all_solvers; }

const Solver* find_solver(std::string_view id, std::span<const Solver* const> among)
{
    for (const Solver* s : among)
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
