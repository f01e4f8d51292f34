// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/amdahl/amdahl.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::amdahl = Describe<Amdahl>::make();

Time amdahl::total(const NamedMap<Time>& stages)
{
    Time sum;
    for (const auto& [name, time] : stages)
        sum += time;
    return sum;
}

void Amdahl::check(const In& in, Problems& problems)
{
    const Time* part = in.stages.find(in.stage);
    if (!part) {
        std::vector<std::string_view> names;
        for (const auto& [name, time] : in.stages)
            names.push_back(name);
        problems.push_back({ "stage", "is no stage: \"" + in.stage + "\"" + suggestion(in.stage, names) });
    } else if (!(amdahl::total(in.stages) > *part)) {
        problems.push_back(
            { "stages", "take no time besides \"" + in.stage + "\": give at least one other stage a time" });
    }
}

} // namespace mlsysim
