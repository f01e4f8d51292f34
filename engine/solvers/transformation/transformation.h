// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

#include <limits>

namespace mlsysim {

namespace transformation {

struct In {
    std::int64_t batch_size = 256;
    Data sample_size;
    Bandwidth cpu_throughput;
    Time accelerator_step_time;
};
struct Out {
    Time transform_time, accelerator_step_time;
    bool is_bottleneck = false;
    double accelerator_utilization = 0, slowdown_factor = 0;
};

} // namespace transformation

/// Whether preprocessing on the host keeps up with the steps of the accelerator.
struct Transformation {
    using In = transformation::In;
    using Out = transformation::Out;
    static constexpr std::string_view id = "transformation", title = "Preprocessing on the host", domain = "Data";
    static constexpr std::string_view summary = "Preprocessing of a batch against the step that consumes it.";
    static constexpr std::array walls { 9 };
    static constexpr DefaultPlot plot {
        .x = "cpu_throughput", .y = "accelerator_utilization", .series = "batch_size=64,256,1024"
    };

    static constexpr auto inputs = std::tuple {
        common::count<&In::batch_size>({ "batch_size", "n", "Batch", "Samples of one step." }, 1, 4096, 256),
        common::amount<&In::sample_size>({ "sample_size", "z", "Sample", "Bytes of one sample before preprocessing." },
            unit::kilobyte, 0.1, 100000, 150),
        common::amount<&In::cpu_throughput>(
            { "cpu_throughput", "R", "Host throughput", "Bytes per second that the host preprocesses." },
            unit::gigabyte_per_second, 0.01, 100, 0.5, common::least),
        common::amount<&In::accelerator_step_time>(
            { "accelerator_step_time", "t_a", "Step", "Time of one step when the data is there." }, unit::millisecond,
            0.1, 10000, 60),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::transform_time>({ .id = "transform_time",
            .symbol = "t_p",
            .label = "Preprocessing",
            .help = "Time in which the host prepares one batch.",
            .unit = unit::millisecond }),
        shown<&Out::accelerator_step_time>({ .id = "accelerator_step_time",
            .symbol = "t_a",
            .label = "Step",
            .help = "As given.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
        shown<&Out::is_bottleneck>({ .id = "is_bottleneck",
            .symbol = "binds",
            .label = "Host binds",
            .help = "Whether preprocessing takes longer than the step." }),
        shown<&Out::accelerator_utilization>({ .id = "accelerator_utilization",
            .symbol = "u",
            .label = "Accelerator busy",
            .help = "Share of the time in which the accelerator has data.",
            .unit = unit::percent }),
        shown<&Out::slowdown_factor>({ .id = "slowdown_factor",
            .symbol = "x",
            .label = "Slowdown",
            .help = "Time of a step over its time when the data is there.",
            .unit = unit::one }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const double samples = common::setting(trace, "n", "Batch", in.batch_size);
        const Data sample = trace({ "z", "Sample", "", unit::kilobyte, "your setting" }, in.sample_size);
        const Bandwidth rate
            = trace({ "R", "Host throughput", "", unit::gigabyte_per_second, "your setting" }, in.cpu_throughput);
        Out out;
        out.accelerator_step_time
            = trace({ "t_a", "Step", "", unit::millisecond, "your setting" }, in.accelerator_step_time);
        out.transform_time = trace({ "t_p", "Preprocessing", "n·z / R", unit::millisecond }, samples * sample / rate);
        const Time step = trace({ "t", "Time of a step", "max(t_p, t_a)", unit::millisecond },
            std::max(out.transform_time, out.accelerator_step_time));
        out.is_bottleneck = common::verdict(
            trace, "binds", "Host binds", "t_p > t_a", out.transform_time > out.accelerator_step_time);
        out.accelerator_utilization = trace({ "u", "Accelerator busy", "t_a / t", unit::percent },
            si(step) > 0 ? double(out.accelerator_step_time / step) : 0.0);
        out.slowdown_factor = trace({ "x", "Slowdown", "t / t_a", unit::one },
            si(out.accelerator_step_time) > 0 ? double(step / out.accelerator_step_time)
                                              : std::numeric_limits<double>::infinity());
        return out;
    }
};

} // namespace mlsysim
