// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of model_cascade.md. Included by model_cascade.h.
namespace mlsysim {

template <class Tracer> model_cascade::Out ModelCascade::solve(const In& in, Tracer& trace)
{
    const double tasks = common::setting(trace, "N", "Tasks", in.tasks);
    const Money gate = common::given(trace, "g", "Price of the gate", unit::usd, in.gate_cost);
    const Time gate_time = common::given(trace, "u", "Time of the gate", unit::second, in.gate_time);
    const std::size_t tiers = in.call_costs.size();
    Out out;
    Time elapsed;
    std::int64_t left = in.tasks;
    for (std::size_t tier = 0; tier < tiers; ++tier) {
        const double reached = static_cast<double>(left), ended = static_cast<double>(in.accepted_by_tier[tier]);
        out.reached.push_back(left);
        out.conditional_acceptance.push_back(ended / reached);
        out.reach_shares.push_back(reached / tasks);
        out.accepted += in.accepted_by_tier[tier];
        out.spend += reached * (in.call_costs[tier] + gate);
        elapsed += reached * (in.call_times[tier] + gate_time);
        out.all_tiers_time += in.call_times[tier] + gate_time;
        if (tier + 1 < tiers)
            out.lower_tier_toll += in.call_costs[tier] + gate;
        left -= in.accepted_by_tier[tier];
        if constexpr (Tracer::active) {
            const std::string number = std::to_string(tier + 1);
            trace({ "r_" + number, "Tasks at tier " + number, "", unit::one, "what the tiers below did not accept" },
                reached);
            common::given(trace, "c_" + number, "Price of a call", unit::usd, in.call_costs[tier]);
            common::given(trace, "t_" + number, "Time of a call", unit::second, in.call_times[tier]);
        }
    }
    const double accepted
        = trace({ "A_n", "Accepted", "", unit::one, "the sum of all tiers" }, static_cast<double>(out.accepted));
    out.unresolved = left;
    trace({ "U", "Unresolved", "N − A_n", unit::one }, static_cast<double>(left));
    trace({ "K", "Spend", "", unit::usd, "the sum of r·(c + g) over all tiers" }, out.spend);
    trace({ "E", "Time of all tasks", "", unit::second, "the sum of r·(t + u) over all tiers" }, elapsed);
    out.per_initiated = trace({ "p_1", "Cost of a task", "K / N", unit::usd }, out.spend / tasks);
    out.per_accepted = trace({ "p", "Cost of an answer", "K / A_n", unit::usd }, out.spend / accepted);
    out.mean_time = trace({ "T", "Mean time", "E / N", unit::second }, elapsed / tasks);
    trace({ "T_n", "Longest way", "", unit::second, "the sum of t + u over all tiers" }, out.all_tiers_time);
    trace({ "l", "Toll of the lower tiers", "", unit::usd, "the sum of c + g below the top" }, out.lower_tier_toll);

    const std::string top = std::to_string(tiers);
    const double direct = common::setting(trace, "A_d", "Accepted from the top", in.direct_accepted);
    out.direct_spend = trace(
        { "K_d", "Spend from the top", "N·(c_" + top + " + g)", unit::usd }, tasks * (in.call_costs.back() + gate));
    out.direct_per_accepted = trace({ "p_d", "Cost from the top", "K_d / A_d", unit::usd }, out.direct_spend / direct);
    out.direct_time
        = trace({ "T_d", "Time from the top", "t_" + top + " + u", unit::second }, in.call_times.back() + gate_time);
    out.direct_ratio
        = trace({ "x", "Times cheaper", "p_d / p", unit::one }, double(out.direct_per_accepted / out.per_accepted));
    out.saving_per_accepted
        = trace({ "d", "Saving", "p_d − p", unit::usd }, out.direct_per_accepted - out.per_accepted);

    if (!in.harm_per_false_accept)
        return out;
    const Money harm = common::given(trace, "h", "Harm", unit::usd, *in.harm_per_false_accept);
    const double passed = common::setting(trace, "A_1", "Accepted at the lowest tier", in.accepted_by_tier.front());
    if (passed > 0)
        out.false_accept_breakeven = trace({ "φ*", "Error that eats the saving", "d·A_n / (A_1·h)", unit::percent },
            double(out.saving_per_accepted * accepted / (passed * harm)));
    if (in.false_accept_rate) {
        const double wrong = common::given(trace, "φ", "Wrongly accepted", unit::percent, *in.false_accept_rate);
        out.harm_cost = trace({ "H", "Harm of all", "A_1·φ·h", unit::usd }, passed * wrong * harm);
        out.per_accepted_with_harm
            = trace({ "p_h", "Cost with harm", "(K + H) / A_n", unit::usd }, (out.spend + *out.harm_cost) / accepted);
    }
    return out;
}

} // namespace mlsysim
