// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "engine/solvers/serving/phases.h"

namespace mlsysim {

namespace decode_bound {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Precision precision = Precision::Fp16;
    double batch_size = 1;
    std::optional<ComputeRate> peak_flops {};
    std::int64_t tp_size = 1;
};
struct Out {
    Data weight_bytes;
    Work flops_per_step;
    Time compute_time, memory_time;
    double memory_share = 0, bound_ratio = 0;
    Intensity intensity;
    ComputeRate attainable_flops;
    double peak_fraction = 0;
    Bottleneck bottleneck {};
};

} // namespace decode_bound

/// Which resource binds one decode step when nothing but the weights moves.
struct DecodeBound {
    using In = decode_bound::In;
    using Out = decode_bound::Out;
    static constexpr std::string_view id = "decode_bound", title = "What binds a decode step", domain = "Node";
    static constexpr std::string_view summary = "Arithmetic against reading the weights in one decode step.";
    static constexpr DefaultPlot plot { .x = "batch_size", .y = "compute_time,memory_time" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>(),
        common::hardware<&In::hardware>("One device of the group."),
        common::precision<&In::precision>("Number format of the weights; the arithmetic rate does not depend on it."),
        field<&In::batch_size>({ .id = "batch_size",
            .symbol = "B",
            .label = "Batch",
            .help = "Requests that decode together.",
            .min = 1,
            .max = 1e12,
            .low = 1,
            .high = 4096,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        field<&In::peak_flops>({ .id = "peak_flops",
            .symbol = "F",
            .label = "Peak arithmetic",
            .help = "A rate of your own instead of the default rate of the machine.",
            .unit = unit::teraflop_per_second,
            .min = ComputeRate::from_value(common::least),
            .max = ComputeRate::from_value(common::largest),
            .low = 1.0 * unit::teraflop_per_second,
            .high = 1e5 * unit::teraflop_per_second,
            .axis = Axis::Logarithmic,
            .tier = Tier::Advanced }),
        field<&In::tp_size>({ .id = "tp_size",
            .symbol = "n",
            .label = "Devices",
            .help = "Devices that share every layer (tensor parallel).",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 64,
            .standard = 1,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::weight_bytes>({ .id = "weight_bytes",
            .symbol = "W",
            .label = "Weights",
            .help = "Bytes of the weights on each device.",
            .unit = unit::gigabyte }),
        shown<&Out::flops_per_step>({ .id = "flops_per_step",
            .symbol = "O",
            .label = "Work of a step",
            .help = "Operations of each device in one step.",
            .unit = unit::gigaflop }),
        shown<&Out::compute_time>({ .id = "compute_time",
            .symbol = "t_c",
            .label = "Compute time",
            .help = "Time of the arithmetic alone.",
            .unit = unit::millisecond }),
        shown<&Out::memory_time>({ .id = "memory_time",
            .symbol = "t_m",
            .label = "Memory time",
            .help = "Time of reading the weights alone.",
            .unit = unit::millisecond }),
        shown<&Out::memory_share>({ .id = "memory_share",
            .symbol = "x",
            .label = "Share of memory",
            .help = "Memory time over the sum of both.",
            .unit = unit::percent }),
        shown<&Out::bound_ratio>({ .id = "bound_ratio",
            .symbol = "y",
            .label = "Memory over compute",
            .help = "Memory time over compute time; above 1 memory binds.",
            .unit = unit::one }),
        shown<&Out::intensity>({ .id = "intensity",
            .symbol = "I",
            .label = "Arithmetic intensity",
            .help = "Operations for each byte of weights.",
            .unit = unit::flop_per_byte }),
        shown<&Out::attainable_flops>({ .id = "attainable_flops",
            .symbol = "F_a",
            .label = "Attainable rate",
            .help = "What the roofline allows at this intensity.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_fraction>({ .id = "peak_fraction",
            .symbol = "u",
            .label = "Share of the peak",
            .help = "Attainable over peak rate.",
            .unit = unit::percent }),
        shown<&Out::bottleneck>(
            { .id = "bottleneck", .symbol = "bound", .label = "Bottleneck", .help = "Which of the two takes longer." }),
    };

    static void check(const In& in, Problems& problems) { common::need_parameters(in.model, "model", problems); }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Hardware& machine = *in.hardware;
        const std::string_view source = common::source_of(trace, *in.model);
        const double batch = common::setting(trace, "B", "Batch", in.batch_size);
        const double devices = common::setting(trace, "n", "Devices", in.tp_size);
        const double parameters = trace({ "P", "Parameters", "", unit::one, source }, in.model->parameters.value_or(0));
        const Data all
            = trace({ "W_1", "All weights", "", unit::gigabyte, source }, weight_bytes(*in.model, in.precision));
        const ComputeRate peak
            = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                        in.peak_flops ? "your setting" : common::source_of(trace, machine, "compute.peak_flops") },
                in.peak_flops ? *in.peak_flops : machine.compute.peak_flops);
        const Bandwidth bandwidth = trace({ "BW", "Memory bandwidth", "", unit::gigabyte_per_second,
                                              common::source_of(trace, machine, "memory.bandwidth") },
            machine.memory.bandwidth);
        Out out;
        out.weight_bytes = trace({ "W", "Weights", "W_1 / n", unit::gigabyte }, all / devices);
        out.flops_per_step = trace({ "O", "Work of a step", "2·P·B / n", unit::gigaflop },
            Work::from_value(phases::parameter_ops * parameters * batch / devices));
        out.compute_time = trace({ "t_c", "Compute time", "O / F", unit::millisecond }, out.flops_per_step / peak);
        out.memory_time = trace({ "t_m", "Memory time", "W / BW", unit::millisecond }, out.weight_bytes / bandwidth);
        out.memory_share = trace({ "x", "Share of memory", "t_m / (t_m + t_c)", unit::percent },
            double(out.memory_time / (out.memory_time + out.compute_time)));
        out.bound_ratio
            = trace({ "y", "Memory over compute", "t_m / t_c", unit::one }, double(out.memory_time / out.compute_time));
        out.intensity = trace(
            { "I", "Arithmetic intensity", "O / W", unit::flop_per_byte }, out.flops_per_step / out.weight_bytes);
        out.attainable_flops = trace({ "F_a", "Attainable rate", "min(F, BW·I)", unit::teraflop_per_second },
            std::min(peak, bandwidth * out.intensity));
        out.peak_fraction
            = trace({ "u", "Share of the peak", "F_a / F", unit::percent }, double(out.attainable_flops / peak));
        const bool memory
            = common::verdict(trace, "bound", "Memory binds", "t_m > t_c", out.memory_time > out.compute_time);
        out.bottleneck = memory ? Bottleneck::Memory : Bottleneck::Compute;
        return out;
    }
};

} // namespace mlsysim
