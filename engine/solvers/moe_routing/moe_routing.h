// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"
#include "engine/solvers/training_memory/training_memory.h"

#include <algorithm>

namespace mlsysim {

namespace moe_routing {

struct In {
    const Model* model = nullptr;
    std::int64_t batch_size = 1, seq_len = 1;
    Precision precision = Precision::Fp16;
    std::int64_t ep_size = 1;
    double routing_imbalance_factor = 1;
    const Fleet* fleet = nullptr; ///< may be null
};
struct Out {
    double effective_active_experts = 0, effective_active_parameters = 0, active_parameter_multiplier = 1;
    double routing_imbalance_factor = 1;
    Data token_dispatch_bytes;
    std::optional<Time> all_to_all_latency; ///< absent without a fleet or with one expert group
    std::int64_t ep_size = 1;
};

} // namespace moe_routing

/// What an uneven choice of experts adds to the work of a token, and the exchange of tokens between expert groups.
struct MoeRouting {
    using In = moe_routing::In;
    using Out = moe_routing::Out;
    static constexpr std::string_view id = "moe_routing", title = "Routing to experts", domain = "Fleet";
    static constexpr std::string_view summary
        = "Active parameters of a mixture of experts with uneven routing, and one exchange of tokens.";
    static constexpr std::array walls { 14 };
    static constexpr DefaultPlot plot { .x = "routing_imbalance_factor", .y = "all_to_all_latency" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The mixture of experts.", "Models.Language.Mixtral_8x7B"),
        common::count<&In::batch_size>(
            { "batch_size", "B", "Batch", "Sequences that are routed together." }, 1, 1024, 4),
        common::count<&In::seq_len>({ "seq_len", "S", "Sequence", "Tokens of each sequence." }, 128, 131072, 2048),
        common::precision<&In::precision>("Number format of the tokens that are sent."),
        training_memory::parallel<&In::ep_size>(
            "ep_size", "e", "Expert parallel", "Devices that experts are divided over."),
        common::imbalance<&In::routing_imbalance_factor>("routing_imbalance_factor", "z", Tier::Basic),
        field<&In::fleet>(
            { .id = "fleet", .label = "Fleet", .help = "The network of the exchange; it is not timed without one." }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::effective_active_experts>({ .id = "effective_active_experts",
            .symbol = "E_e",
            .label = "Effective experts",
            .help = "Experts for each token, counting the imbalance, at most all of them.",
            .unit = unit::one }),
        shown<&Out::effective_active_parameters>({ .id = "effective_active_parameters",
            .symbol = "P_e",
            .label = "Effective parameters",
            .help = "Parameters for each token, counting the imbalance.",
            .unit = unit::one }),
        shown<&Out::active_parameter_multiplier>({ .id = "active_parameter_multiplier",
            .symbol = "x",
            .label = "Multiplier",
            .help = "Effective experts over those that a token is routed to.",
            .unit = unit::one }),
        shown<&Out::token_dispatch_bytes>({ .id = "token_dispatch_bytes",
            .symbol = "V",
            .label = "Sent tokens",
            .help = "Bytes that leave for other devices in one layer, one way.",
            .unit = unit::megabyte }),
        shown<&Out::all_to_all_latency>({ .id = "all_to_all_latency",
            .symbol = "t",
            .label = "Exchange",
            .help = "One all-to-all of the tokens; absent without a fleet or with one device.",
            .unit = unit::millisecond }),
        shown<&Out::routing_imbalance_factor>({ .id = "routing_imbalance_factor",
            .label = "Imbalance of experts",
            .help = "As it was given.",
            .unit = unit::one,
            .tier = Tier::Advanced }),
        shown<&Out::ep_size>(
            { .id = "ep_size", .label = "Expert parallel", .help = "As it was given.", .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems);

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Model& model = *in.model;
        const auto whole = [&](std::string_view symbol, std::string_view label, double value) {
            return trace({ symbol, label, "", unit::one, common::source_of(trace, model) }, value);
        };
        const double experts = whole("E", "Experts", *model.experts);
        const double chosen = whole("k", "Experts of a token", model.active_experts_per_token.value_or(1));
        const double active = whole("P_a", "Active parameters", *model.active_parameters);
        const double hidden = whole("h", "Hidden dimension", attention_geometry(model).hidden_dim);
        const double imbalance = common::setting(trace, "z", "Imbalance of experts", in.routing_imbalance_factor);
        const double devices = common::setting(trace, "e", "Expert parallel", in.ep_size);
        const double tokens
            = common::setting(trace, "B", "Batch", in.batch_size) * common::setting(trace, "S", "Sequence", in.seq_len);
        const double width
            = trace({ "b", "Bytes of a value", "", unit::one, "the precision" }, bytes_per_element(in.precision));

        Out out;
        out.routing_imbalance_factor = in.routing_imbalance_factor;
        out.ep_size = in.ep_size;
        out.effective_active_experts
            = trace({ "E_e", "Effective experts", "min(E, k·z)", unit::one }, std::min(experts, chosen * imbalance));
        out.active_parameter_multiplier
            = trace({ "x", "Multiplier", "E_e / k", unit::one }, out.effective_active_experts / chosen);
        out.effective_active_parameters
            = trace({ "P_e", "Effective parameters", "P_a·x", unit::one }, active * out.active_parameter_multiplier);
        const Data payload = trace({ "D", "Routed tokens", "B·S·h·b·k·x", unit::megabyte },
            Data::from_value(tokens * hidden * width * chosen * out.active_parameter_multiplier));
        out.token_dispatch_bytes
            = trace({ "V", "Sent tokens", "D·(e-1) / e", unit::megabyte }, payload * ((devices - 1) / devices));
        if (!in.fleet || in.ep_size == 1)
            return out;
        const collectives::Path path = common::across(*in.fleet);
        trace({ "β", "Network bandwidth", "", unit::gigabyte_per_second, "one link of the network" }, path.bandwidth);
        trace({ "α", "Latency of a message", "", unit::microsecond, "one link of the network" }, path.latency);
        out.all_to_all_latency = trace(
            { "t", "Exchange", "V / β + (e-1)·α", unit::millisecond }, collectives::all_to_all(payload, devices, path));
        return out;
    }
};

} // namespace mlsysim
