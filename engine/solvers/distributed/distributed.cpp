// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/distributed/distributed.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::distributed = Describe<Distributed>::make();

void Distributed::check(const In& in, Problems& problems)
{
    const double devices = in.fleet->accelerators();
    const double replica = distributed::split_of(in).replica;
    if (replica > devices || std::fmod(devices, replica) != 0)
        problems.push_back({ "tp_size",
            "times pp_size times ep_size must divide the " + std::to_string(in.fleet->accelerators())
                + " accelerators of the fleet" });
}

} // namespace mlsysim
