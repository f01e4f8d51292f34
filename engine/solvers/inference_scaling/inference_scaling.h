// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/serving/serving.h"

namespace mlsysim {

template <> inline constexpr auto fields_of<serving::Out> = Serving::outputs;

namespace inference_scaling {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::int64_t reasoning_steps = 8, context_length = 2048;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
};
struct Out {
    Time total_reasoning_time, ttft, itl;
    std::int64_t tokens_generated = 0, reasoning_steps = 0;
    Time time_per_step;
    Energy energy_per_query;
    bool feasible = true;
    serving::Out serving_detail;
};

inline constexpr double tokens_per_step = 50; ///< of a chain of thought; a heuristic

} // namespace inference_scaling

/// Time and energy of one query that reasons in steps, each of a fixed number of tokens.
struct InferenceScaling {
    using In = inference_scaling::In;
    using Out = inference_scaling::Out;
    static constexpr std::string_view id = "inference_scaling", title = "Reasoning at test time", domain = "Algorithm";
    static constexpr std::string_view summary = "Time and energy of a query that reasons in steps.";
    static constexpr std::array walls { 12 };
    static constexpr DefaultPlot plot {
        .x = "reasoning_steps", .y = "total_reasoning_time", .series = "context_length=2048,8192,32768"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("A transformer that generates text."),
        common::hardware<&In::hardware>(),
        field<&In::reasoning_steps>({ .id = "reasoning_steps",
            .symbol = "K",
            .label = "Reasoning steps",
            .help = "Steps of the chain of thought, of 50 tokens each.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 256,
            .standard = 8,
            .axis = Axis::Logarithmic }),
        field<&In::context_length>({ .id = "context_length",
            .symbol = "S",
            .label = "Context",
            .help = "Tokens of the prompt.",
            .min = 1,
            .max = common::most,
            .low = 128,
            .high = 131072,
            .standard = 2048,
            .axis = Axis::Logarithmic }),
        common::precision<&In::precision>("Number format of weights, arithmetic and cache."),
        common::efficiency<&In::efficiency>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::total_reasoning_time>({ .id = "total_reasoning_time",
            .symbol = "T",
            .label = "Time of the query",
            .help = "Reading the prompt and all steps.",
            .unit = unit::second }),
        shown<&Out::ttft>({ .id = "ttft",
            .symbol = "TTFT",
            .label = "Time to first token",
            .help = "Time until the prompt is read.",
            .unit = unit::millisecond }),
        shown<&Out::itl>({ .id = "itl",
            .symbol = "ITL",
            .label = "Time between tokens",
            .help = "Time of one more token.",
            .unit = unit::millisecond }),
        shown<&Out::tokens_generated>(
            { .id = "tokens_generated", .symbol = "n_t", .label = "Tokens", .help = "Tokens of all steps." }),
        shown<&Out::reasoning_steps>({ .id = "reasoning_steps",
            .symbol = "K",
            .label = "Reasoning steps",
            .help = "As given.",
            .tier = Tier::Advanced }),
        shown<&Out::time_per_step>({ .id = "time_per_step",
            .symbol = "t_K",
            .label = "Time of a step",
            .help = "Time of the tokens of one step.",
            .unit = unit::millisecond }),
        shown<&Out::energy_per_query>({ .id = "energy_per_query",
            .symbol = "E_q",
            .label = "Energy",
            .help = "Design power over the whole time; 0 when the machine states none.",
            .unit = unit::joule }),
        shown<&Out::feasible>({ .id = "feasible",
            .symbol = "fits",
            .label = "Fits",
            .help = "Whether weights and cache fit the machine." }),
        shown<&Out::serving_detail>({ .id = "serving_detail",
            .label = "Serving",
            .help = "What serving says of the one request.",
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems) { common::need_transformer(in.model, "model", problems); }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace inference_scaling;
        Out out;
        out.serving_detail = Serving::solve({ .model = in.model,
                                                .hardware = in.hardware,
                                                .seq_len = in.context_length,
                                                .batch_size = 1,
                                                .precision = in.precision,
                                                .efficiency = in.efficiency },
            trace);
        out.ttft = out.serving_detail.ttft;
        out.itl = out.serving_detail.itl;
        out.feasible = out.serving_detail.feasible;
        const double steps = common::setting(trace, "K", "Reasoning steps", in.reasoning_steps);
        out.reasoning_steps = in.reasoning_steps;
        const double tokens = trace({ "n_t", "Tokens", "50·K", unit::one }, tokens_per_step * steps);
        out.tokens_generated = static_cast<std::int64_t>(tokens);
        out.time_per_step = trace({ "t_K", "Time of a step", "50·ITL", unit::millisecond }, tokens_per_step * out.itl);
        out.total_reasoning_time
            = trace({ "T", "Time of the query", "TTFT + K·t_K", unit::second }, out.ttft + steps * out.time_per_step);
        const Power power
            = trace({ "TDP", "Design power", "", unit::watt,
                        in.hardware->tdp ? common::source_of(trace, *in.hardware, "tdp") : "the machine states none" },
                in.hardware->tdp ? *in.hardware->tdp : Power());
        out.energy_per_query = trace({ "E_q", "Energy", "TDP·T", unit::joule }, power * out.total_reasoning_time);
        return out;
    }
};

} // namespace mlsysim
