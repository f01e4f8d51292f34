// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace data_stall {

struct In {
    Time compute_time, io_time;
};
struct Out {
    Time sequential_step;
    double sequential_stall = 0;
    Time overlapped_step;
    double overlapped_stall = 0;
};

} // namespace data_stall

/// Share of a step that waits for input, when reading comes before computing and when it runs beside it.
struct DataStall {
    using In = data_stall::In;
    using Out = data_stall::Out;
    static constexpr std::string_view id = "data_stall", title = "Waiting for input", domain = "Data";
    static constexpr std::string_view summary = "Time of a step and share of waiting, with and without overlap.";
    static constexpr DefaultPlot plot { .x = "io_time", .y = "sequential_step,overlapped_step" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::compute_time>(
            { "compute_time", "c", "Compute", "Time of computing one step." }, unit::millisecond, 1, 10000, 200),
        common::amount<&In::io_time>(
            { "io_time", "i", "Input", "Time of reading the input of one step." }, unit::millisecond, 1, 10000, 260),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::sequential_step>({ .id = "sequential_step",
            .symbol = "t_s",
            .label = "Step, one after the other",
            .help = "Time of a step that reads first and then computes.",
            .unit = unit::millisecond }),
        shown<&Out::sequential_stall>({ .id = "sequential_stall",
            .symbol = "x_s",
            .label = "Waiting, one after the other",
            .help = "Share of that step without arithmetic.",
            .unit = unit::percent }),
        shown<&Out::overlapped_step>({ .id = "overlapped_step",
            .symbol = "t_o",
            .label = "Step, overlapped",
            .help = "Time of a step while the next input is read.",
            .unit = unit::millisecond }),
        shown<&Out::overlapped_stall>({ .id = "overlapped_stall",
            .symbol = "x_o",
            .label = "Waiting, overlapped",
            .help = "Share of that step without arithmetic.",
            .unit = unit::percent }),
    };

    static void check(const In& in, Problems& problems)
    {
        if (si(in.compute_time) == 0 && si(in.io_time) == 0)
            problems.push_back({ "compute_time", "and io_time are both 0: there is no step; give one of them a time" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Time compute = trace({ "c", "Compute", "", unit::millisecond, "your setting" }, in.compute_time);
        const Time input = trace({ "i", "Input", "", unit::millisecond, "your setting" }, in.io_time);
        Out out;
        out.sequential_step
            = trace({ "t_s", "Step, one after the other", "i + c", unit::millisecond }, input + compute);
        out.sequential_stall = trace(
            { "x_s", "Waiting, one after the other", "i / t_s", unit::percent }, double(input / out.sequential_step));
        out.overlapped_step
            = trace({ "t_o", "Step, overlapped", "max(c, i)", unit::millisecond }, std::max(compute, input));
        out.overlapped_stall = trace({ "x_o", "Waiting, overlapped", "(t_o − c) / t_o", unit::percent },
            double((out.overlapped_step - compute) / out.overlapped_step));
        return out;
    }
};

} // namespace mlsysim
