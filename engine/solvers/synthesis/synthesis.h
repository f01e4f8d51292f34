// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace synthesis {

struct In {
    const Model* model = nullptr;
    Time target_latency;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
};
struct Out {
    Bandwidth required_bw;
    ComputeRate required_flops;
    Data required_memory;
    Intensity compute_memory_ratio;
    Time target_latency;
    Data model_size;
    Work total_ops;
};

} // namespace synthesis

/// The machine that a model needs to make one pass in a given time.
struct Synthesis {
    using In = synthesis::In;
    using Out = synthesis::Out;
    static constexpr std::string_view id = "synthesis", title = "Machine for a target", domain = "Analysis";
    static constexpr std::string_view summary
        = "The least bandwidth, arithmetic and memory with which a model meets a latency.";
    static constexpr std::array walls { 22 };
    static constexpr DefaultPlot plot {
        .x = "target_latency", .y = "required_bw", .series = "precision=fp16,int8,int4"
    };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The workload.", "Models.Language.Llama3_70B"),
        common::amount<&In::target_latency>({ "target_latency", "T", "Target", "Time that one pass may take." },
            unit::millisecond, 0.1, 1e4, 50, common::least),
        common::precision<&In::precision>(),
        common::efficiency<&In::efficiency>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::required_bw>({ .id = "required_bw",
            .symbol = "BW",
            .label = "Bandwidth",
            .help = "At which the weights are read once in that time.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::required_flops>({ .id = "required_flops",
            .symbol = "F",
            .label = "Arithmetic",
            .help = "Peak rate at which the work is done in that time.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::required_memory>({ .id = "required_memory",
            .symbol = "C",
            .label = "Memory",
            .help = "That holds the weights.",
            .unit = unit::gigabyte }),
        shown<&Out::compute_memory_ratio>({ .id = "compute_memory_ratio",
            .symbol = "I",
            .label = "Arithmetic over bandwidth",
            .help = "Operations for each byte that such a machine has.",
            .unit = unit::flop_per_byte }),
        shown<&Out::model_size>({ .id = "model_size",
            .symbol = "W",
            .label = "Weights",
            .help = "Bytes of all weights.",
            .unit = unit::gigabyte }),
        shown<&Out::total_ops>({ .id = "total_ops",
            .symbol = "O",
            .label = "Work",
            .help = "Operations of one pass.",
            .unit = unit::gigaflop }),
        shown<&Out::target_latency>({ .id = "target_latency",
            .symbol = "T",
            .label = "Target",
            .help = "As given.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems)
    {
        if (in.model && !(lower(*in.model, in.precision).weights > Data()))
            problems.push_back({ "model.parameters", "is missing: this solver counts the bytes of the weights" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const LoweredModel lowered = lower(*in.model, in.precision);
        const std::string_view source = common::source_of(trace, *in.model);
        Out out;
        out.target_latency = common::given(trace, "T", "Target", unit::millisecond, in.target_latency);
        const double efficiency = common::setting(trace, "η", "Efficiency", in.efficiency);
        out.model_size = trace({ "W", "Weights", "", unit::gigabyte, source }, lowered.weights);
        out.total_ops = trace({ "O", "Work", "", unit::gigaflop, source }, lowered.ops);
        out.required_bw
            = trace({ "BW", "Bandwidth", "W / T", unit::gigabyte_per_second }, out.model_size / out.target_latency);
        out.required_flops = trace({ "F", "Arithmetic", "O / (T·η)", unit::teraflop_per_second },
            out.total_ops / (out.target_latency * efficiency));
        out.required_memory = trace({ "C", "Memory", "W", unit::gigabyte }, out.model_size);
        out.compute_memory_ratio = trace(
            { "I", "Arithmetic over bandwidth", "F / BW", unit::flop_per_byte }, out.required_flops / out.required_bw);
        return out;
    }
};

} // namespace mlsysim
