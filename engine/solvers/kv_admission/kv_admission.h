// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/serving/phases.h"

namespace mlsysim {

namespace kv_admission {

struct In {
    const Model* model = nullptr;
    std::int64_t accelerators = 8;
    Data hbm_per_accelerator, weight_bytes_per_param, reserve;
    std::int64_t context_tokens = 8192;
    Data kv_bytes_per_elem;
};
struct Out {
    std::int64_t head_dim = 0;
    Data weights, hbm_total, kv_budget, kv_per_token, kv_per_request;
    std::int64_t max_requests = 0;
};

} // namespace kv_admission

/// Requests of equal length whose caches fit the pooled memory of a replica, after weights and a reserve.
struct KvAdmission {
    using In = kv_admission::In;
    using Out = kv_admission::Out;
    static constexpr std::string_view id = "kv_admission", title = "Requests that fit", domain = "Node";
    static constexpr std::string_view summary
        = "Requests whose KV cache fits the memory of a group of devices, after weights and a reserve.";
    static constexpr DefaultPlot plot {
        .x = "context_tokens", .y = "max_requests", .series = "kv_bytes_per_elem=0.5,1,2"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer with hidden width and heads.", "Models.Language.Llama3_70B"),
        common::count<&In::accelerators>(
            { "accelerators", "n", "Devices", "Devices of one replica, whose memory is pooled." }, 1, 64, 8),
        common::amount<&In::hbm_per_accelerator>(
            { "hbm_per_accelerator", "H", "Memory of a device", "Memory of each device." }, unit::gibibyte, 8, 512, 80,
            common::least),
        field<&In::weight_bytes_per_param>({ .id = "weight_bytes_per_param",
            .symbol = "b_w",
            .label = "Bytes of a parameter",
            .help = "Storage of one parameter.",
            .unit = unit::byte,
            .min = Data::from_value(common::least),
            .max = Data::from_value(common::largest),
            .low = 0.5 * unit::byte,
            .high = 4.0 * unit::byte,
            .standard = 2.0 * unit::byte,
            .required = true }),
        field<&In::reserve>({ .id = "reserve",
            .symbol = "R",
            .label = "Reserve",
            .help = "Memory of the whole replica that is kept free for everything else.",
            .unit = unit::gigabyte,
            .min = 0.0 * unit::byte,
            .max = Data::from_value(common::largest),
            .low = 0.0 * unit::gigabyte,
            .high = 100.0 * unit::gigabyte,
            .standard = 40.0 * unit::gigabyte,
            .required = true }),
        common::count<&In::context_tokens>(
            { "context_tokens", "S", "Context", "Tokens of each request, prompt and answer." }, 128, 131072, 8192),
        field<&In::kv_bytes_per_elem>({ .id = "kv_bytes_per_elem",
            .symbol = "b_k",
            .label = "Bytes of a cached value",
            .help = "Storage of one element of the cache.",
            .unit = unit::byte,
            .min = Data::from_value(common::least),
            .max = Data::from_value(common::largest),
            .low = 0.5 * unit::byte,
            .high = 4.0 * unit::byte,
            .standard = 2.0 * unit::byte,
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::head_dim>(
            { .id = "head_dim", .symbol = "d", .label = "Head width", .help = "Hidden width over heads." }),
        shown<&Out::weights>({ .id = "weights",
            .symbol = "W",
            .label = "Weights",
            .help = "Bytes of all weights.",
            .unit = unit::gigabyte }),
        shown<&Out::hbm_total>({ .id = "hbm_total",
            .symbol = "H_n",
            .label = "Memory of all devices",
            .help = "Memory of the whole replica.",
            .unit = unit::gibibyte }),
        shown<&Out::kv_budget>({ .id = "kv_budget",
            .symbol = "M",
            .label = "Memory for caches",
            .help = "What weights and reserve leave; negative when they do not fit.",
            .unit = unit::gigabyte }),
        shown<&Out::kv_per_token>({ .id = "kv_per_token",
            .symbol = "k_1",
            .label = "Cache of a token",
            .help = "Keys and values of one token in all layers.",
            .unit = unit::kilobyte }),
        shown<&Out::kv_per_request>({ .id = "kv_per_request",
            .symbol = "k_S",
            .label = "Cache of a request",
            .help = "Keys and values of one request.",
            .unit = unit::gigabyte }),
        shown<&Out::max_requests>({ .id = "max_requests",
            .symbol = "N",
            .label = "Requests",
            .help = "Requests that fit at once; negative as far as the memory is short." }),
    };

    static void check(const In& in, Problems& problems);

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const std::string_view source = common::source_of(trace, *in.model);
        const AttentionGeometry g = attention_geometry(*in.model);
        const double devices = common::setting(trace, "n", "Devices", in.accelerators);
        const Data each
            = trace({ "H", "Memory of a device", "", unit::gibibyte, "your setting" }, in.hbm_per_accelerator);
        const Data reserve = trace({ "R", "Reserve", "", unit::gigabyte, "your setting" }, in.reserve);
        const double tokens = common::setting(trace, "S", "Context", in.context_tokens);
        const Data element
            = trace({ "b_k", "Bytes of a cached value", "", unit::byte, "your setting" }, in.kv_bytes_per_elem);
        trace({ "b_w", "Bytes of a parameter", "", unit::byte, "your setting" }, in.weight_bytes_per_param);
        Out out;
        out.weights = trace({ "W", "Weights", "P·b_w", unit::gigabyte, source },
            weight_bytes(*in.model, si(in.weight_bytes_per_param)));
        out.head_dim = phases::divided_head_width(g);
        const double width
            = trace({ "d", "Head width", "h / a", unit::one, source }, static_cast<double>(out.head_dim));
        const double layers = trace({ "L", "Layers", "", unit::one, source }, static_cast<double>(g.layers));
        const double heads = trace({ "k", "Key/value heads", "", unit::one, source }, static_cast<double>(g.kv_heads));
        out.kv_per_token
            = trace({ "k_1", "Cache of a token", "2·L·k·d·b_k", unit::kilobyte }, 2 * layers * heads * width * element);
        out.kv_per_request = trace({ "k_S", "Cache of a request", "k_1·S", unit::gigabyte }, out.kv_per_token * tokens);
        out.hbm_total = trace({ "H_n", "Memory of all devices", "n·H", unit::gibibyte }, devices * each);
        out.kv_budget
            = trace({ "M", "Memory for caches", "H_n − W − R", unit::gigabyte }, out.hbm_total - out.weights - reserve);
        const double requests = trace({ "N", "Requests", "M / k_S, towards 0", unit::one },
            std::clamp(std::trunc(double(out.kv_budget / out.kv_per_request)), -9e15, 9e15));
        out.max_requests = static_cast<std::int64_t>(requests);
        return out;
    }
};

} // namespace mlsysim
