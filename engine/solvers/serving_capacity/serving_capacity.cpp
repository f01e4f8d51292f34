// SPDX-License-Identifier: Apache-2.0
#include "engine/solvers/serving_capacity/serving_capacity.h"

#include "engine/catalogue.h"

namespace mlsysim {

constinit const Solver catalogue::serving_capacity = Describe<ServingCapacity>::make();

namespace serving_capacity {

Replicas fewest_replicas(Frequency arrivals, Time service, double variability, std::int64_t most, Time allowed) noexcept
{
    NoTrace none;
    // Fewer than the offered load are unstable; and when no wait at all is allowed, none of them is enough.
    const double offered = std::floor(double(arrivals * service));
    const bool hopeless = si(allowed) < 0;
    Replicas r;
    r.count = hopeless || !(offered < static_cast<double>(most))
        ? most
        : std::max<std::int64_t>(1, static_cast<std::int64_t>(offered));
    for (;; ++r.count) {
        r.queue = TailLatency::solve({ .arrival_rate = arrivals,
                                         .service_latency = service,
                                         .num_replicas = r.count,
                                         .service_time_cv = variability },
            none);
        r.wait = std::max(Time(), r.queue.p99_latency - service);
        r.found = r.queue.is_stable && r.wait <= allowed;
        if (r.found || r.count == most)
            return r;
    }
}

} // namespace serving_capacity

void ServingCapacity::check(const In& in, Problems& problems)
{
    // A request has the same rules here as where it is batched.
    ContinuousBatching::check({ .model = in.model,
                                  .hardware = in.hardware,
                                  .max_seq_len = in.max_seq_len,
                                  .mean_request_tokens = in.mean_request_tokens },
        problems);
}

} // namespace mlsysim
