// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/serving/phases.h"

#include <limits>

namespace mlsysim {

namespace continuous_batching {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t max_seq_len = 4096, max_batch_size = 1, page_size = 16;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    std::optional<double> mean_request_tokens {};
};
struct Out {
    bool feasible = false;
    Frequency token_throughput;
    std::int64_t max_active_requests = 0;
    Frequency static_token_throughput;
    std::int64_t static_max_active_requests = 0;
    double mean_request_tokens = 0, paged_internal_fragmentation = 0, static_internal_fragmentation = 0;
    Data paged_kv_cache_size, static_kv_cache_size;
    Time ttft, itl;
    double speedup_vs_static = 1;
};

inline constexpr double never = 1000; ///< s, stands for the time between tokens when the weights alone do not fit
inline constexpr double fit_tolerance = 1e-9; ///< requests; what rounding may take from a count
inline constexpr int halvings = 100; ///< of the interval in which the scale of the lengths is sought

/// Tokens that pages of `page` tokens hold on average for a request, when lengths are exponential, cut off at
/// `longest`, and have that mean.
double expected_allocation(double mean, double longest, double page) noexcept;

template <auto Pointer> constexpr auto mean_request_tokens()
{
    return field<Pointer>({ .id = "mean_request_tokens",
        .symbol = "m",
        .label = "Mean request",
        .help = "Tokens of a request on average; all have the full length when absent.",
        .unit = unit::one,
        .min = common::least,
        .max = common::most,
        .low = 16,
        .high = 131072,
        .axis = Axis::Logarithmic });
}

} // namespace continuous_batching

/// Requests that fit at once, and tokens per second, when the cache is reserved at full length or by pages.
struct ContinuousBatching {
    using In = continuous_batching::In;
    using Out = continuous_batching::Out;
    static constexpr std::string_view id = "continuous_batching", title = "Continuous batching", domain = "Node";
    static constexpr std::string_view summary
        = "Requests and tokens per second with paged and with contiguous KV caches in the same memory.";
    static constexpr std::array walls { 5 };
    static constexpr DefaultPlot plot {
        .x = "max_batch_size", .y = "token_throughput,static_token_throughput", .series = "page_size=16,128,1024"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>(),
        common::count<&In::max_seq_len>(
            { "max_seq_len", "X", "Longest request", "Tokens of prompt and answer that a request may reach." }, 128,
            131072, 4096),
        field<&In::max_batch_size>({ .id = "max_batch_size",
            .symbol = "B_max",
            .label = "Largest batch",
            .help = "Requests that the scheduler runs at once at most.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 1024,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        field<&In::page_size>({ .id = "page_size",
            .symbol = "g",
            .label = "Page",
            .help = "Tokens of one page of the cache.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 1024,
            .standard = 16,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
        continuous_batching::mean_request_tokens<&In::mean_request_tokens>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>({ .id = "feasible",
            .symbol = "fits",
            .label = "Fits",
            .help = "Whether the weights and the pages of one request fit." }),
        shown<&Out::token_throughput>({ .id = "token_throughput",
            .symbol = "X_p",
            .label = "Throughput, paged",
            .help = "Tokens per second of all requests while they decode.",
            .unit = unit::per_second }),
        shown<&Out::max_active_requests>({ .id = "max_active_requests",
            .symbol = "N_p",
            .label = "Requests, paged",
            .help = "Requests at once when the cache grows page by page." }),
        shown<&Out::static_token_throughput>({ .id = "static_token_throughput",
            .symbol = "X_s",
            .label = "Throughput, contiguous",
            .help = "Tokens per second when each request reserves its full length.",
            .unit = unit::per_second }),
        shown<&Out::static_max_active_requests>({ .id = "static_max_active_requests",
            .symbol = "N_s",
            .label = "Requests, contiguous",
            .help = "Requests at once when each reserves its full length." }),
        shown<&Out::mean_request_tokens>({ .id = "mean_request_tokens",
            .symbol = "m",
            .label = "Mean request",
            .help = "Tokens of a request on average.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::paged_internal_fragmentation>({ .id = "paged_internal_fragmentation",
            .symbol = "w_p",
            .label = "Unused, paged",
            .help = "Share of the allocated tokens that stays empty in last pages.",
            .unit = unit::percent }),
        shown<&Out::static_internal_fragmentation>({ .id = "static_internal_fragmentation",
            .symbol = "w_s",
            .label = "Unused, contiguous",
            .help = "Share of the reserved tokens that stays empty.",
            .unit = unit::percent }),
        shown<&Out::paged_kv_cache_size>({ .id = "paged_kv_cache_size",
            .symbol = "KV_p",
            .label = "Cache, paged",
            .help = "Bytes of the pages of all requests.",
            .unit = unit::gigabyte }),
        shown<&Out::static_kv_cache_size>({ .id = "static_kv_cache_size",
            .symbol = "KV_s",
            .label = "Cache, contiguous",
            .help = "Bytes that all requests reserve.",
            .unit = unit::gigabyte }),
        shown<&Out::ttft>({ .id = "ttft",
            .symbol = "TTFT",
            .label = "Time to first token",
            .help = "At worst: a whole batch of prompts of full length at once.",
            .unit = unit::millisecond }),
        shown<&Out::itl>({ .id = "itl",
            .symbol = "ITL",
            .label = "Time between tokens",
            .help = "Time of one decode step of the paged batch.",
            .unit = unit::millisecond }),
        shown<&Out::speedup_vs_static>({ .id = "speedup_vs_static",
            .symbol = "a",
            .label = "Gain of paging",
            .help = "Throughput with pages over throughput without.",
            .unit = unit::one }),
    };

    static void check(const In& in, Problems& problems);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/continuous_batching/continuous_batching.inl.h"
