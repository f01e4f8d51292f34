// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/sensitivity/sensitivity.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::sensitivity = Describe<Sensitivity>::make();

Hardware sensitivity::improved(const Hardware& machine, Lever lever, double factor)
{
    Hardware better = machine;
    switch (lever) {
    case Lever::PeakFlops:
        better.compute.scale(factor);
        break;
    case Lever::MemoryBandwidth:
        better.memory.bandwidth *= factor;
        break;
    case Lever::MemoryCapacity:
        better.memory.capacity *= factor;
        break;
    }
    return better;
}

} // namespace mlsysim
