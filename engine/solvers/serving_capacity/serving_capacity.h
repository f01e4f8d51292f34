// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/continuous_batching/continuous_batching.h"
#include "engine/solvers/serving/serving.h"
#include "engine/solvers/tail_latency/tail_latency.h"

namespace mlsysim {

namespace serving_capacity {

/// Why the number of replicas is what it is.
enum class Verdict { Feasible, TailLatency, Capacity, Memory };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Frequency arrival_rate;
    Time target_p99_latency;
    std::int64_t max_seq_len = 2048;
    std::optional<double> mean_request_tokens {};
    std::int64_t output_tokens = 128, max_batch_size = 32;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    std::int64_t max_replicas = 1024;
    double service_time_cv = 1;
};
struct Out {
    bool feasible = false;
    std::int64_t required_replicas = 1;
    Frequency target_rate, capacity_rate, per_replica_capacity_rate;
    double utilization = 0;
    Time target_p99_latency, estimated_p99_latency, base_request_latency, queue_wait_p99;
    std::int64_t active_batch_size = 1;
    Time ttft, itl;
    Verdict bottleneck {};
};

/// The fewest replicas whose queue is stable and adds no more than `allowed` to the 99th percentile, or `most`; and
/// that queue.
struct Replicas {
    std::int64_t count = 1;
    tail_latency::Out queue;
    Time wait; ///< 99th percentile
    bool found = false;
};
Replicas fewest_replicas(
    Frequency arrivals, Time service, double variability, std::int64_t most, Time allowed) noexcept;

} // namespace serving_capacity

template <>
inline constexpr std::array<std::string_view, 4> choices<serving_capacity::Verdict> { "Feasible", "Tail Latency",
    "Capacity", "Memory" };

/// The fewest replicas that serve a rate of requests within a 99th percentile: batching, serving and queueing in one.
struct ServingCapacity {
    using In = serving_capacity::In;
    using Out = serving_capacity::Out;
    static constexpr std::string_view id = "serving_capacity", title = "Replicas for a load", domain = "Node";
    static constexpr std::string_view summary
        = "Replicas of a language model that a rate of requests needs within a latency target.";
    static constexpr std::array walls { 4, 5, 7 };
    static constexpr DefaultPlot plot {
        .x = "arrival_rate", .y = "required_replicas", .series = "output_tokens=64,128,256"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>("The machine that each replica runs on."),
        field<&In::arrival_rate>({ .id = "arrival_rate",
            .symbol = "λ",
            .label = "Arrival rate",
            .help = "Requests that arrive per second, at random.",
            .unit = unit::per_second,
            .min = common::least * unit::per_second,
            .max = 1e9 * unit::per_second,
            .low = 0.1 * unit::per_second,
            .high = 1000.0 * unit::per_second,
            .standard = 100.0 * unit::per_second,
            .required = true,
            .axis = Axis::Logarithmic }),
        common::amount<&In::target_p99_latency>({ "target_p99_latency", "t_99", "Latency target",
                                                    "99 of 100 requests are to be answered within this time." },
            unit::millisecond, 100, 60000, 8000, common::least),
        field<&In::max_seq_len>({ .id = "max_seq_len",
            .symbol = "X",
            .label = "Longest request",
            .help = "Tokens of prompt and answer that a request may reach.",
            .min = 1,
            .max = common::most,
            .low = 128,
            .high = 131072,
            .standard = 2048,
            .axis = Axis::Logarithmic }),
        continuous_batching::mean_request_tokens<&In::mean_request_tokens>(),
        field<&In::output_tokens>({ .id = "output_tokens",
            .symbol = "o",
            .label = "Answer",
            .help = "Tokens of an answer.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 4096,
            .standard = 128,
            .axis = Axis::Logarithmic }),
        field<&In::max_batch_size>({ .id = "max_batch_size",
            .symbol = "B_max",
            .label = "Largest batch",
            .help = "Requests that a replica runs at once at most.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 1024,
            .standard = 32,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
        field<&In::max_replicas>({ .id = "max_replicas",
            .symbol = "R_max",
            .label = "Most replicas",
            .help = "Where the search ends.",
            .min = 1,
            .max = 100000,
            .low = 1,
            .high = 4096,
            .standard = 1024,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        tail_latency::service_time_cv<&In::service_time_cv>(Tier::Advanced),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>({ .id = "feasible",
            .symbol = "ok",
            .label = "Target met",
            .help = "Whether a number of replicas meets the latency target." }),
        shown<&Out::required_replicas>({ .id = "required_replicas",
            .symbol = "R",
            .label = "Replicas",
            .help = "The fewest that meet the target, or where the search ended." }),
        shown<&Out::target_rate>({ .id = "target_rate",
            .symbol = "λ",
            .label = "Arrival rate",
            .help = "As given.",
            .unit = unit::per_second,
            .tier = Tier::Advanced }),
        shown<&Out::capacity_rate>({ .id = "capacity_rate",
            .symbol = "μ",
            .label = "Capacity",
            .help = "Requests per second of all replicas.",
            .unit = unit::per_second }),
        shown<&Out::per_replica_capacity_rate>({ .id = "per_replica_capacity_rate",
            .symbol = "c_1",
            .label = "Capacity of a replica",
            .help = "Decode throughput over the tokens of an answer.",
            .unit = unit::per_second }),
        shown<&Out::utilization>({ .id = "utilization",
            .symbol = "ρ",
            .label = "Utilization",
            .help = "Arrival rate over capacity.",
            .unit = unit::percent }),
        shown<&Out::target_p99_latency>({ .id = "target_p99_latency",
            .symbol = "t_99",
            .label = "Latency target",
            .help = "As given.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
        shown<&Out::estimated_p99_latency>({ .id = "estimated_p99_latency",
            .symbol = "T_99",
            .label = "p99 latency",
            .help = "Latency without a queue plus the 99th percentile of the wait.",
            .unit = unit::millisecond }),
        shown<&Out::base_request_latency>({ .id = "base_request_latency",
            .symbol = "T_0",
            .label = "Latency without a queue",
            .help = "Time to first token and all tokens of the answer.",
            .unit = unit::millisecond }),
        shown<&Out::queue_wait_p99>({ .id = "queue_wait_p99",
            .symbol = "w_99",
            .label = "p99 wait",
            .help = "99 of 100 requests wait no longer than this.",
            .unit = unit::millisecond }),
        shown<&Out::active_batch_size>({ .id = "active_batch_size",
            .symbol = "B_a",
            .label = "Active batch",
            .help = "Requests that a replica runs at once." }),
        shown<&Out::ttft>({ .id = "ttft",
            .symbol = "TTFT",
            .label = "Time to first token",
            .help = "Time until the prompts of the active batch are read.",
            .unit = unit::millisecond }),
        shown<&Out::itl>({ .id = "itl",
            .symbol = "ITL",
            .label = "Time between tokens",
            .help = "Time of one more token for each request of the active batch.",
            .unit = unit::millisecond }),
        shown<&Out::bottleneck>({ .id = "bottleneck",
            .symbol = "limit",
            .label = "What limits",
            .help = "Feasible; or the queue, the capacity of the replicas, or the memory of one." }),
    };

    static void check(const In& in, Problems& problems);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/serving_capacity/serving_capacity.inl.h"
