// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/continuous_batching/continuous_batching.h"

#include "engine/catalogue.h"

#include <cmath>

namespace mlsysim {

constinit const Solver catalogue::continuous_batching = Describe<ContinuousBatching>::make();

double continuous_batching::expected_allocation(double mean, double longest, double page) noexcept
{
    const double pages = std::ceil(longest / page);
    if (mean == longest)
        return page * pages;
    // The mean of a cut-off exponential is (1 − e^−t) / t of the longest, with t = longest / scale.
    const double share = mean / longest;
    double low = 0, high = 1 / share, middle = 0;
    for (int i = 0; i < halvings; ++i) {
        middle = (low + high) / 2;
        (-std::expm1(-middle) / middle > share ? low : high) = middle;
    }
    const double scale = longest / middle;
    return page * (std::expm1(-pages * page / scale) / std::expm1(-page / scale));
}

void ContinuousBatching::check(const In& in, Problems& problems)
{
    common::need_transformer(in.model, "model", problems);
    if (in.mean_request_tokens && *in.mean_request_tokens > static_cast<double>(in.max_seq_len))
        problems.push_back({ "mean_request_tokens",
            "is above the longest request: expected at most max_seq_len, which is " + std::to_string(in.max_seq_len) });
}

} // namespace mlsysim
