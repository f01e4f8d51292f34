// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/serving/serving.h"
#include "engine/solvers/tail_latency/tail_latency.h"

namespace mlsysim {

namespace batching_optimizer {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t seq_len = 2048;
    Time sla_latency;
    Frequency arrival_rate;
    std::int64_t num_replicas = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    std::int64_t max_search_batch = 256;
};
struct Config {
    std::int64_t max_batch_size = 0;
};
struct Out {
    Frequency objective_value;
    Config best_config;
    std::int64_t total_searched = 0, best_batch_size = 0;
    Frequency max_throughput;
    Time p99_latency;
    double slo_headroom_ratio = 0;
    bool is_feasible = false;
};

// Together they bound the time of a search: each batch is one queue, whose time grows with the replicas.
inline constexpr std::int64_t most_replicas = 10000, largest_search = 4096;

/// Time of a batch of requests, prompt and answer of `seq_len` tokens each, and whether it fits.
inline std::pair<Time, bool> service(const In& in, std::int64_t batch)
{
    NoTrace none;
    const auto one = Serving::solve({ .model = in.model,
                                        .hardware = in.hardware,
                                        .seq_len = in.seq_len,
                                        .batch_size = batch,
                                        .precision = in.precision,
                                        .efficiency = in.efficiency },
        none);
    return { one.ttft + static_cast<double>(in.seq_len) * one.itl, one.feasible };
}

/// The queue in front of the replicas when requests are taken `batch` at a time.
inline TailLatency::Out queue(const In& in, std::int64_t batch, Time service)
{
    NoTrace none;
    return TailLatency::solve({ .arrival_rate = in.arrival_rate / static_cast<double>(batch),
                                  .service_latency = service,
                                  .num_replicas = in.num_replicas },
        none);
}

/// The largest batch that fits and of which 99 of 100 are done within the limit; 0 when there is none.
inline std::int64_t largest_batch(const In& in)
{
    // A larger batch needs more memory and time, so that the bound without a queue is found by halving.
    std::int64_t possible = 0, impossible = in.max_search_batch + 1;
    while (impossible - possible > 1) {
        const std::int64_t middle = possible + (impossible - possible) / 2;
        const auto [time, fits] = service(in, middle);
        (fits && time <= in.sla_latency ? possible : impossible) = middle;
    }
    for (std::int64_t batch = possible; batch > 0; --batch) {
        const auto waiting = queue(in, batch, service(in, batch).first);
        if (!waiting.is_stable)
            break; // smaller batches keep the replicas busier still
        if (waiting.p99_latency <= in.sla_latency)
            return batch;
    }
    return 0;
}

} // namespace batching_optimizer

template <>
inline constexpr auto fields_of<batching_optimizer::Config> = std::tuple {
    shown<&batching_optimizer::Config::max_batch_size>(
        { .id = "max_batch_size", .symbol = "B", .label = "Batch", .help = "The largest that keeps the limit." }),
};
static_assert(well_described<batching_optimizer::Config>(fields_of<batching_optimizer::Config>));

/// The largest batch with which replicas answer 99 of 100 requests in time.
struct BatchingOptimizer {
    using In = batching_optimizer::In;
    using Out = batching_optimizer::Out;
    static constexpr std::string_view id = "batching_optimizer", title = "Largest batch for a limit", domain = "Node";
    static constexpr std::string_view summary
        = "The largest batch whose 99th percentile of the response time stays within a limit.";
    static constexpr std::array walls { 5, 7 };
    static constexpr DefaultPlot plot { .x = "sla_latency", .y = "best_batch_size", .series = "num_replicas=2,4,8" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>(),
        common::count<&In::seq_len>(
            { "seq_len", "S", "Tokens", "Length of each prompt, and of each answer." }, 1, 131072, 256),
        common::amount<&In::sla_latency>(
            { "sla_latency", "t_99", "Limit", "99 of 100 requests are to be answered within this time." }, unit::second,
            0.01, 1000, 5, common::least),
        common::amount<&In::arrival_rate>(
            { "arrival_rate", "λ", "Arrival rate", "Requests per second." }, unit::per_second, 0.1, 1000, 20),
        field<&In::num_replicas>({ .id = "num_replicas",
            .symbol = "c",
            .label = "Replicas",
            .help = "Machines that share the queue.",
            .min = 1,
            .max = batching_optimizer::most_replicas,
            .low = 1,
            .high = 128,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
        field<&In::max_search_batch>({ .id = "max_search_batch",
            .symbol = "B_max",
            .label = "Largest batch tried",
            .help = "Where the search ends.",
            .min = 1,
            .max = batching_optimizer::largest_search,
            .low = 1,
            .high = 4096,
            .standard = 256,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::is_feasible>({ .id = "is_feasible",
            .symbol = "ok",
            .label = "Limit kept",
            .help = "Whether any batch keeps the limit; all other results are 0 if not." }),
        shown<&Out::best_batch_size>({ .id = "best_batch_size",
            .symbol = "B",
            .label = "Largest batch",
            .help = "The largest that keeps the limit." }),
        shown<&Out::p99_latency>({ .id = "p99_latency",
            .symbol = "T_99",
            .label = "p99 latency",
            .help = "99 of 100 requests are answered within this time.",
            .unit = unit::second }),
        shown<&Out::max_throughput>({ .id = "max_throughput",
            .symbol = "X",
            .label = "Tokens per second",
            .help = "Tokens that the arriving requests ask for; the same for every batch.",
            .unit = unit::per_second }),
        shown<&Out::slo_headroom_ratio>({ .id = "slo_headroom_ratio",
            .label = "Wait over objective",
            .help = "99th percentile of the wait over five service times; it is not about the limit.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::objective_value>({ .id = "objective_value",
            .label = "Objective",
            .help = "Tokens per second.",
            .unit = unit::per_second,
            .tier = Tier::Advanced }),
        shown<&Out::best_config>({ .id = "best_config",
            .label = "Best setting",
            .help = "The largest batch, as a scheduler is told.",
            .tier = Tier::Advanced }),
        shown<&Out::total_searched>({ .id = "total_searched",
            .label = "Batches considered",
            .help = "Every batch up to where the search ends.",
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems) { common::need_transformer(in.model, "model", problems); }

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace batching_optimizer;
        const double tokens = common::setting(trace, "S", "Tokens", in.seq_len);
        common::given(trace, "t_99", "Limit", unit::second, in.sla_latency);
        const Frequency arrivals = common::given(trace, "λ", "Arrival rate", unit::per_second, in.arrival_rate);
        common::setting(trace, "c", "Replicas", in.num_replicas);
        common::setting(trace, "B_max", "Largest batch tried", in.max_search_batch);
        Out out;
        out.total_searched = in.max_search_batch;
        const std::int64_t best = largest_batch(in);
        trace({ "B", "Largest batch", "", unit::one, "the largest up to B_max that fits with T_99 ≤ t_99" },
            static_cast<double>(best));
        out.is_feasible = common::verdict(trace, "ok", "Limit kept", "B ≥ 1", best > 0);
        if (!out.is_feasible)
            return out;
        const Time time = trace(
            { "s", "Time of a batch", "", unit::second, "serving B requests: TTFT + S·ITL" }, service(in, best).first);
        const auto waiting = queue(in, best, time);
        out.best_batch_size = out.best_config.max_batch_size = best;
        out.p99_latency = trace(
            { "T_99", "p99 latency", "", unit::second, "tail latency of c replicas, arrivals λ / B and service s" },
            waiting.p99_latency);
        out.slo_headroom_ratio = waiting.slo_headroom_ratio;
        out.objective_value = out.max_throughput
            = trace({ "X", "Tokens per second", "λ·S", unit::per_second }, arrivals * tokens);
        return out;
    }
};

} // namespace mlsysim
