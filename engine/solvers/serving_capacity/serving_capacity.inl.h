// SPDX-License-Identifier: Apache-2.0
#pragma once

// The equations of serving_capacity.md. Included by serving_capacity.h.
namespace mlsysim {

template <class Tracer>
serving_capacity::Out ServingCapacity::solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
{
    using namespace serving_capacity;
    NoTrace none;
    Out out;
    const double longest = common::setting(trace, "X", "Longest request", in.max_seq_len);
    const double mean
        = common::setting(trace, "m", "Mean request", in.mean_request_tokens ? *in.mean_request_tokens : longest);
    const double answer = common::setting(trace, "o", "Answer", in.output_tokens);
    common::setting(trace, "B_max", "Largest batch", in.max_batch_size);
    out.target_rate = trace({ "λ", "Arrival rate", "", unit::per_second, "your setting" }, in.arrival_rate);
    out.target_p99_latency
        = trace({ "t_99", "Latency target", "", unit::millisecond, "your setting" }, in.target_p99_latency);

    const auto batching = ContinuousBatching::solve({ .model = in.model,
                                                        .hardware = in.hardware,
                                                        .max_seq_len = in.max_seq_len,
                                                        .max_batch_size = in.max_batch_size,
                                                        .page_size = 16,
                                                        .precision = in.precision,
                                                        .efficiency = in.efficiency,
                                                        .mean_request_tokens = in.mean_request_tokens },
        none);
    const Frequency tokens = trace({ "θ", "Decode throughput of a replica", "", unit::per_second,
                                       "continuous batching of X, m and B_max with pages of 16 tokens" },
        batching.token_throughput);
    out.active_batch_size = std::max<std::int64_t>(1, batching.max_active_requests);
    trace({ "B_a", "Active batch", "", unit::one, "continuous batching of X, m and B_max, at least 1" },
        static_cast<double>(out.active_batch_size));
    const auto one = Serving::solve({ .model = in.model,
                                        .hardware = in.hardware,
                                        .seq_len = std::max<std::int64_t>(1, static_cast<std::int64_t>(mean)),
                                        .batch_size = out.active_batch_size,
                                        .precision = in.precision,
                                        .efficiency = in.efficiency },
        none);
    out.ttft
        = trace({ "TTFT", "Time to first token", "", unit::millisecond, "serving B_a prompts of m tokens" }, one.ttft);
    out.itl
        = trace({ "ITL", "Time between tokens", "", unit::millisecond, "serving B_a prompts of m tokens" }, one.itl);
    const Frequency rate = trace({ "c_1", "Capacity of a replica", "θ / o", unit::per_second }, tokens / answer);
    out.base_request_latency
        = trace({ "T_0", "Latency without a queue", "TTFT + o·ITL", unit::millisecond }, out.ttft + answer * out.itl);

    const bool fits = common::verdict(trace, "fits", "A replica fits", "", batching.feasible && one.feasible);
    if (!fits || !(si(rate) > 0)) {
        constexpr double never = std::numeric_limits<double>::infinity();
        constexpr std::string_view why = "no replica fits or none answers";
        out.required_replicas = in.max_replicas;
        trace({ "R", "Replicas", "", unit::one, why }, static_cast<double>(in.max_replicas));
        out.per_replica_capacity_rate = Frequency();
        out.capacity_rate = trace({ "μ", "Capacity", "", unit::per_second, why }, Frequency());
        out.utilization = trace({ "ρ", "Utilization", "", unit::percent, why }, never);
        out.queue_wait_p99 = trace({ "w_99", "p99 wait", "", unit::millisecond, why }, Time::from_value(never));
        out.estimated_p99_latency
            = trace({ "T_99", "p99 latency", "", unit::millisecond, why }, Time::from_value(never));
        out.bottleneck = fits ? Verdict::Capacity : Verdict::Memory;
        common::verdict(trace, "limit", "What limits", why, true);
        common::verdict(trace, "ok", "Target met", why, false);
        return out;
    }
    out.per_replica_capacity_rate = rate;
    const Time service = trace({ "s", "Time between answers of a replica", "1 / c_1", unit::millisecond }, 1.0 / rate);
    const double variability = common::setting(trace, "v", "Variability of service", in.service_time_cv);
    const auto [replicas, queue, wait, found] = fewest_replicas(
        in.arrival_rate, service, variability, in.max_replicas, in.target_p99_latency - out.base_request_latency);
    out.required_replicas = replicas;
    const double count
        = trace({ "R", "Replicas", "", unit::one, found ? "the fewest with T_99 ≤ t_99" : "where the search ended" },
            static_cast<double>(replicas));
    out.capacity_rate = trace({ "μ", "Capacity", "R·c_1", unit::per_second }, count * rate);
    out.utilization
        = trace({ "ρ", "Utilization", "λ / μ", unit::percent }, double(in.arrival_rate / out.capacity_rate));
    out.queue_wait_p99 = trace(
        { "w_99", "p99 wait", "", unit::millisecond, "tail latency of R replicas at rate λ, service s, variability v" },
        wait);
    out.estimated_p99_latency
        = trace({ "T_99", "p99 latency", "T_0 + w_99", unit::millisecond }, out.base_request_latency + wait);
    out.feasible = common::verdict(trace, "ok", "Target met", "T_99 ≤ t_99", found);
    common::verdict(trace, "limit", "What limits", "T_99 > t_99", !found);
    out.bottleneck = found ? Verdict::Feasible : queue.is_stable ? Verdict::TailLatency : Verdict::Capacity;
    return out;
}

} // namespace mlsysim
