// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"

#include "engine/hardware/hardware.h"
#include "engine/infrastructure/cooling.h"
#include "engine/infrastructure/datacenter.h"
#include "engine/infrastructure/price.h"
#include "engine/infrastructure/rackenvelope.h"
#include "engine/models/model.h"
#include "engine/systems/fleet.h"
#include "engine/systems/reliabilitycomponent.h"
#include "engine/systems/storagesystem.h"

namespace mlsysim {

namespace {

constexpr const Solver* all_solvers[] = {
#define MLSYSIM_SOLVER(id) &catalogue::id,
#include "engine/catalogue.list.h"
#undef MLSYSIM_SOLVER
};

/// What others refer to comes before them.
constexpr const RecordType* all_record_types[] = {
    &record_type_of<Hardware>,
    &record_type_of<Model>,
    &record_type_of<Node>,
    &record_type_of<NetworkFabric>,
    &record_type_of<GridProfile>,
    &record_type_of<Datacenter>,
    &record_type_of<Fleet>,
    &record_type_of<StorageSystem>,
    &record_type_of<ReliabilityComponent>,
    &record_type_of<CoolingProfile>,
    &record_type_of<RackEnvelope>,
    &record_type_of<PricePoint>,
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

const RecordType* record_type_at(std::string_view path)
{
    for (const RecordType* r : all_record_types)
        if (path.size() > r->space.size() && path.starts_with(r->space) && path[r->space.size()] == '.')
            return r;
    return nullptr;
}

} // namespace mlsysim
