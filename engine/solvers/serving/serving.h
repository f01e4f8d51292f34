// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/serving/phases.h"

namespace mlsysim {

namespace serving {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t seq_len = 2048, batch_size = 1;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
    const Hardware* decode_hardware = nullptr;
    Bandwidth network_bandwidth = Bandwidth::from_value(1e11);
    const Model* draft_model = nullptr;
    double draft_acceptance_rate = 0.7;
    std::int64_t cached_prefix_len = 0;
    std::optional<std::int64_t> prefill_chunk_tokens {};
};
struct Out {
    bool feasible = true;
    Time ttft, itl;
    Data kv_cache_size, model_weights_size, total_memory_required;
    double memory_utilization = 0, prompt_cache_hit_ratio = 0;
    std::int64_t prefill_chunks = 1;
    std::optional<Time> prefill_chunk_time, decode_stall_bound;
};

inline constexpr double drafted_tokens = 4; ///< tokens drafted for each pass of the large model

} // namespace serving

/// Time to first token, time between tokens and memory of one batch of equal requests to a language model.
struct Serving {
    using In = serving::In;
    using Out = serving::Out;
    static constexpr std::string_view id = "serving", title = "Serving a language model", domain = "Node";
    static constexpr std::string_view summary
        = "Time to first token, time between tokens and memory of one batch of requests.";
    static constexpr std::array walls { 4 };
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "ttft,itl" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>("The machine that reads the prompt, and writes the answer unless there is "
                                        "another one for that."),
        common::count<&In::seq_len>({ "seq_len", "S", "Prompt", "Tokens of each prompt." }, 128, 131072, 2048),
        field<&In::batch_size>({ .id = "batch_size",
            .symbol = "B",
            .label = "Batch",
            .help = "Requests served together.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 512,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
        field<&In::decode_hardware>({ .id = "decode_hardware",
            .label = "Decode machine",
            .help = "A machine of its own for generating; the cache then travels to it over the network.",
            .tier = Tier::Advanced }),
        field<&In::network_bandwidth>({ .id = "network_bandwidth",
            .symbol = "N",
            .label = "Network",
            .help = "Bandwidth between the prefill and the decode machine.",
            .unit = unit::gigabyte_per_second,
            .min = Bandwidth::from_value(common::least),
            .max = Bandwidth::from_value(common::largest),
            .low = 1.0 * unit::gigabyte_per_second,
            .high = 1000.0 * unit::gigabyte_per_second,
            .standard = 100.0 * unit::gigabyte_per_second,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        field<&In::draft_model>({ .id = "draft_model",
            .label = "Draft model",
            .help = "A small transformer that drafts four tokens, which the large one then checks in one pass.",
            .tier = Tier::Advanced }),
        field<&In::draft_acceptance_rate>({ .id = "draft_acceptance_rate",
            .symbol = "α",
            .label = "Accepted drafts",
            .help = "Chance that a drafted token is accepted.",
            .min = 0,
            .max = 1,
            .standard = 0.7,
            .tier = Tier::Advanced }),
        field<&In::cached_prefix_len>({ .id = "cached_prefix_len",
            .symbol = "c",
            .label = "Cached prefix",
            .help = "Tokens of the prompt whose keys and values are there already.",
            .min = 0,
            .max = common::most,
            .low = 0,
            .high = 131072,
            .standard = 0,
            .tier = Tier::Advanced }),
        field<&In::prefill_chunk_tokens>({ .id = "prefill_chunk_tokens",
            .symbol = "q",
            .label = "Prefill chunk",
            .help = "Tokens of the prompt that are read in one go; the whole prompt when absent.",
            .min = 1,
            .max = common::most,
            .low = 64,
            .high = 16384,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::feasible>({ .id = "feasible",
            .symbol = "fits",
            .label = "Fits",
            .help = "Whether weights and cache fit the machine that decodes." }),
        shown<&Out::ttft>({ .id = "ttft",
            .symbol = "TTFT",
            .label = "Time to first token",
            .help = "Time until the prompts of the batch are read.",
            .unit = unit::millisecond }),
        shown<&Out::itl>({ .id = "itl",
            .symbol = "ITL",
            .label = "Time between tokens",
            .help = "Time of one more token for each request.",
            .unit = unit::millisecond }),
        shown<&Out::kv_cache_size>({ .id = "kv_cache_size",
            .symbol = "KV",
            .label = "KV cache",
            .help = "Keys and values of the whole batch.",
            .unit = unit::gigabyte }),
        shown<&Out::model_weights_size>({ .id = "model_weights_size",
            .symbol = "W",
            .label = "Weights",
            .help = "Bytes of all weights.",
            .unit = unit::gigabyte }),
        shown<&Out::total_memory_required>({ .id = "total_memory_required",
            .symbol = "M",
            .label = "Memory needed",
            .help = "Weights, cache and the weights of the draft model.",
            .unit = unit::gigabyte }),
        shown<&Out::memory_utilization>({ .id = "memory_utilization",
            .symbol = "m",
            .label = "Memory used",
            .help = "Memory needed over the memory of the machine that decodes; above 100 % does not fit.",
            .unit = unit::percent }),
        shown<&Out::prompt_cache_hit_ratio>({ .id = "prompt_cache_hit_ratio",
            .symbol = "r_c",
            .label = "Prefix hits",
            .help = "Share of the prompt that is cached.",
            .unit = unit::percent }),
        shown<&Out::prefill_chunks>({ .id = "prefill_chunks",
            .symbol = "n_q",
            .label = "Prefill chunks",
            .help = "Pieces in which the prompt is read." }),
        shown<&Out::prefill_chunk_time>({ .id = "prefill_chunk_time",
            .symbol = "t_q",
            .label = "Time of a chunk",
            .help = "Time of the largest chunk.",
            .unit = unit::millisecond }),
        shown<&Out::decode_stall_bound>({ .id = "decode_stall_bound",
            .symbol = "t_q",
            .label = "Longest stall",
            .help = "How long a chunk can keep other requests from their next token.",
            .unit = unit::millisecond }),
    };

    static void check(const In& in, Problems& problems);

    /// Runs on records that passed `check`. Allocates nothing and does not throw, unless it is traced.
    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active);
};

} // namespace mlsysim

#include "engine/solvers/serving/serving.inl.h"
