// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace amdahl {

struct In {
    NamedMap<Time> stages;
    std::string stage;
    double speedup = 2;
};
struct Out {
    Time total_time, stage_time, upgraded_stage_time, upgraded_total_time, untouched_time;
    double stage_fraction = 0, overall_speedup = 1, end_to_end_reduction = 0, stage_reduction = 0, speedup_bound = 1;
};

/// The stages one after another.
Time total(const NamedMap<Time>& stages);

} // namespace amdahl

/// What a faster stage does for a path of stages that follow one another.
struct Amdahl {
    using In = amdahl::In;
    using Out = amdahl::Out;
    static constexpr std::string_view id = "amdahl", title = "Amdahl's law", domain = "Analysis";
    static constexpr std::string_view summary = "What a path of stages gains when one of them becomes faster.";
    static constexpr DefaultPlot plot { .x = "speedup", .y = "overall_speedup,speedup_bound" };

    static constexpr auto inputs = std::tuple {
        field<&In::stages>({ .id = "stages",
            .symbol = "t",
            .label = "Stages",
            .help = "Time of each stage, one after another.",
            .unit = unit::millisecond,
            .min = 0.0 * unit::second,
            .max = common::longest * unit::second,
            .preset = "prepare=30 ms, infer=60 ms, answer=10 ms",
            .required = true }),
        field<&In::stage>({ .id = "stage",
            .label = "Faster stage",
            .help = "Name of the stage that is made faster.",
            .preset = "infer",
            .required = true }),
        common::amount<&In::speedup>(
            { "speedup", "x", "Speed-up of the stage", "How many times faster the stage becomes." }, unit::one, 1, 1000,
            10, common::least),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::total_time>({ .id = "total_time",
            .symbol = "T",
            .label = "Time before",
            .help = "All stages.",
            .unit = unit::millisecond }),
        shown<&Out::stage_time>({ .id = "stage_time",
            .symbol = "t_s",
            .label = "Stage before",
            .help = "The stage that is made faster.",
            .unit = unit::millisecond }),
        shown<&Out::upgraded_stage_time>({ .id = "upgraded_stage_time",
            .symbol = "t_x",
            .label = "Stage after",
            .help = "The same stage when it is faster.",
            .unit = unit::millisecond }),
        shown<&Out::upgraded_total_time>({ .id = "upgraded_total_time",
            .symbol = "T_x",
            .label = "Time after",
            .help = "All stages with the faster one.",
            .unit = unit::millisecond }),
        shown<&Out::untouched_time>({ .id = "untouched_time",
            .symbol = "t_r",
            .label = "Everything else",
            .help = "Stages that stay as they are.",
            .unit = unit::millisecond }),
        shown<&Out::stage_fraction>({ .id = "stage_fraction",
            .symbol = "p",
            .label = "Share of the stage",
            .help = "Its part of the time before.",
            .unit = unit::percent }),
        shown<&Out::overall_speedup>({ .id = "overall_speedup",
            .symbol = "X",
            .label = "Speed-up of the path",
            .help = "Time before over time after.",
            .unit = unit::one }),
        shown<&Out::end_to_end_reduction>({ .id = "end_to_end_reduction",
            .symbol = "d",
            .label = "Saved on the path",
            .help = "Part of the time before that is gone.",
            .unit = unit::percent }),
        shown<&Out::stage_reduction>({ .id = "stage_reduction",
            .symbol = "d_s",
            .label = "Saved on the stage",
            .help = "Part of the stage that is gone.",
            .unit = unit::percent }),
        shown<&Out::speedup_bound>({ .id = "speedup_bound",
            .symbol = "X_max",
            .label = "Bound",
            .help = "Speed-up of the path when the stage takes no time at all.",
            .unit = unit::one }),
    };

    static void check(const In& in, Problems& problems);

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        Out out;
        const double speedup = common::setting(trace, "x", "Speed-up of the stage", in.speedup);
        if constexpr (Tracer::active)
            for (const auto& [name, time] : in.stages)
                common::given(trace, "t(" + name + ")", "Stage", unit::millisecond, time);
        out.total_time
            = trace({ "T", "Time before", "", unit::millisecond, "the sum of all stages" }, amdahl::total(in.stages));
        out.stage_time
            = trace({ "t_s", "Stage before", "t(" + in.stage + ")", unit::millisecond }, *in.stages.find(in.stage));
        out.untouched_time
            = trace({ "t_r", "Everything else", "T − t_s", unit::millisecond }, out.total_time - out.stage_time);
        out.upgraded_stage_time
            = trace({ "t_x", "Stage after", "t_s / x", unit::millisecond }, out.stage_time / speedup);
        out.upgraded_total_time = trace(
            { "T_x", "Time after", "t_r + t_x", unit::millisecond }, out.untouched_time + out.upgraded_stage_time);
        const double p = out.stage_fraction
            = trace({ "p", "Share of the stage", "t_s / T", unit::percent }, double(out.stage_time / out.total_time));
        out.overall_speedup
            = trace({ "X", "Speed-up of the path", "1 / (1 − p + p / x)", unit::one }, 1 / (1 - p + p / speedup));
        out.end_to_end_reduction
            = trace({ "d", "Saved on the path", "1 − 1 / X", unit::percent }, 1 - 1 / out.overall_speedup);
        out.stage_reduction = trace({ "d_s", "Saved on the stage", "1 − 1 / x", unit::percent }, 1 - 1 / speedup);
        out.speedup_bound
            = trace({ "X_max", "Bound", "T / t_r", unit::one }, double(out.total_time / out.untouched_time));
        return out;
    }
};

} // namespace mlsysim
