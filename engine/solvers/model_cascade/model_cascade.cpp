// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/model_cascade/model_cascade.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::model_cascade = Describe<ModelCascade>::make();

void ModelCascade::check(const In& in, Problems& problems)
{
    const std::size_t tiers = in.call_costs.size();
    if (tiers == 0) {
        problems.push_back({ "call_costs", "is empty: expected the price of at least one tier" });
        return;
    }
    const auto as_long = [&](std::string_view field, std::size_t size) {
        if (size != tiers)
            problems.push_back({ std::string(field),
                "has " + std::to_string(size) + " entries: expected one for each of the " + std::to_string(tiers)
                    + " tiers of call_costs" });
    };
    as_long("call_times", in.call_times.size());
    as_long("accepted_by_tier", in.accepted_by_tier.size());
    if (in.direct_accepted > in.tasks)
        problems.push_back({ "direct_accepted", "is above the number of tasks, " + std::to_string(in.tasks) });
    std::int64_t left = in.tasks;
    for (std::size_t tier = 0; tier < in.accepted_by_tier.size(); ++tier) {
        const std::string place = "accepted_by_tier[" + std::to_string(tier) + "]";
        if (left == 0)
            problems.push_back({ place, "is of a tier that no task reaches: leave the tier out" });
        else if (in.accepted_by_tier[tier] > left)
            problems.push_back({ place, "is above the " + std::to_string(left) + " tasks that reach the tier" });
        else {
            left -= in.accepted_by_tier[tier];
            continue;
        }
        return;
    }
    if (left == in.tasks)
        problems.push_back({ "accepted_by_tier", "accepts no task: expected at least one" });
}

} // namespace mlsysim
