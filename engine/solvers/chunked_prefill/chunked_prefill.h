// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"
#include "engine/solvers/serving/phases.h"

namespace mlsysim {

namespace chunked_prefill {

struct In {
    double n_params = 7e10;
    ComputeRate sustained_rate;
    Time weight_read_time;
    std::int64_t decodes = 64, prompt_tokens = 8192, chunk_tokens = 512;
};
struct Out {
    Time decode_step, monolithic_prefill, monolithic_gap;
    std::int64_t chunks = 0;
    Time chunked_iteration, chunked_done;
    double gap_ratio = 0;
};

} // namespace chunked_prefill

/// The pause that a new prompt forces on running decodes, read whole or in chunks beside them.
struct ChunkedPrefill {
    using In = chunked_prefill::In;
    using Out = chunked_prefill::Out;
    static constexpr std::string_view id = "chunked_prefill", title = "Prefill in chunks", domain = "Node";
    static constexpr std::string_view summary
        = "The pause of running decodes while a prompt is read whole or in chunks.";
    static constexpr DefaultPlot plot { .x = "chunk_tokens", .y = "chunked_iteration,monolithic_gap,chunked_done" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::n_params>(
            { "n_params", "P", "Parameters", "Parameters that a token uses." }, unit::one, 1e8, 1e13, 7.06e10, 1),
        common::amount<&In::sustained_rate>(
            { "sustained_rate", "R", "Sustained rate", "Arithmetic rate that is reached." }, unit::teraflop_per_second,
            1, 1e5, 4000, common::least),
        common::amount<&In::weight_read_time>({ "weight_read_time", "t_w", "Reading the weights",
                                                  "Time of reading all weights once; no step is shorter." },
            unit::millisecond, 0.1, 100, 5.25),
        field<&In::decodes>({ .id = "decodes",
            .symbol = "D",
            .label = "Running requests",
            .help = "Requests that decode meanwhile.",
            .min = 0,
            .max = common::most,
            .low = 0,
            .high = 512,
            .standard = 64,
            .required = true }),
        common::count<&In::prompt_tokens>(
            { "prompt_tokens", "S", "Prompt", "Tokens of the new prompt." }, 128, 131072, 8192),
        common::count<&In::chunk_tokens>(
            { "chunk_tokens", "c", "Chunk", "Tokens of the prompt in one iteration." }, 64, 8192, 512),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::decode_step>({ .id = "decode_step",
            .symbol = "t_D",
            .label = "Decode step",
            .help = "Time between tokens without a new prompt.",
            .unit = unit::millisecond }),
        shown<&Out::monolithic_prefill>({ .id = "monolithic_prefill",
            .symbol = "t_S",
            .label = "Whole prefill",
            .help = "Time of reading the prompt in one go.",
            .unit = unit::millisecond }),
        shown<&Out::monolithic_gap>({ .id = "monolithic_gap",
            .symbol = "g",
            .label = "Pause, whole",
            .help = "Time between two tokens of the others when the prompt is read in between.",
            .unit = unit::millisecond }),
        shown<&Out::chunks>({ .id = "chunks",
            .symbol = "n_c",
            .label = "Chunks",
            .help = "Full chunks of the prompt; a remainder is not counted." }),
        shown<&Out::chunked_iteration>({ .id = "chunked_iteration",
            .symbol = "t_i",
            .label = "Iteration",
            .help = "Time between tokens of the others while chunks are read beside them.",
            .unit = unit::millisecond }),
        shown<&Out::chunked_done>({ .id = "chunked_done",
            .symbol = "t_n",
            .label = "Prefill in chunks",
            .help = "Time until all chunks are read.",
            .unit = unit::millisecond }),
        shown<&Out::gap_ratio>({ .id = "gap_ratio",
            .symbol = "x",
            .label = "Pause over iteration",
            .help = "How many times longer the pause is without chunks.",
            .unit = unit::one }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const double parameters = common::setting(trace, "P", "Parameters", in.n_params);
        const ComputeRate rate
            = trace({ "R", "Sustained rate", "", unit::teraflop_per_second, "your setting" }, in.sustained_rate);
        const Time reading
            = trace({ "t_w", "Reading the weights", "", unit::millisecond, "your setting" }, in.weight_read_time);
        const double decodes = common::setting(trace, "D", "Running requests", in.decodes);
        const double prompt = common::setting(trace, "S", "Prompt", in.prompt_tokens);
        const double chunk = common::setting(trace, "c", "Chunk", in.chunk_tokens);
        const auto step = [&](double tokens) {
            return std::max(reading, Work::from_value(phases::parameter_ops * parameters * tokens) / rate);
        };
        Out out;
        out.decode_step = trace({ "t_D", "Decode step", "max(t_w, 2·P·D / R)", unit::millisecond }, step(decodes));
        out.monolithic_prefill
            = trace({ "t_S", "Whole prefill", "max(t_w, 2·P·S / R)", unit::millisecond }, step(prompt));
        out.monolithic_gap
            = trace({ "g", "Pause, whole", "t_D + t_S", unit::millisecond }, out.decode_step + out.monolithic_prefill);
        out.chunks = in.prompt_tokens / in.chunk_tokens;
        const double chunks = trace({ "n_c", "Chunks", "⌊S / c⌋", unit::one }, static_cast<double>(out.chunks));
        out.chunked_iteration
            = trace({ "t_i", "Iteration", "max(t_w, 2·P·(c + D) / R)", unit::millisecond }, step(chunk + decodes));
        out.chunked_done
            = trace({ "t_n", "Prefill in chunks", "n_c·t_i", unit::millisecond }, chunks * out.chunked_iteration);
        out.gap_ratio = trace(
            { "x", "Pause over iteration", "g / t_i", unit::one }, double(out.monolithic_gap / out.chunked_iteration));
        return out;
    }
};

} // namespace mlsysim
