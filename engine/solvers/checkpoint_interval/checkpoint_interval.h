// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace checkpoint_interval {

struct In {
    Time write_time, mtbf;
};
struct Out {
    Time write_time, mtbf, interval;
    double write_share = 0, rework_share = 0, waste = 0;
};

} // namespace checkpoint_interval

/// How often to save the state of a job that fails now and then, and what saving and repeating cost together.
struct CheckpointInterval {
    using In = checkpoint_interval::In;
    using Out = checkpoint_interval::Out;
    static constexpr std::string_view id = "checkpoint_interval", title = "Interval of checkpoints",
                                      domain = "Operations";
    static constexpr std::string_view summary = "The interval between checkpoints that wastes least, and its waste.";
    static constexpr std::array walls { 15, 19 };
    static constexpr DefaultPlot plot { .x = "mtbf", .y = "waste", .series = "write_time=10,60,300" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::write_time>(
            { "write_time", "w", "Write time", "Time that the job stands still for one checkpoint." }, unit::second, 1,
            3600, 30, common::least),
        common::amount<&In::mtbf>({ "mtbf", "M", "Time between failures", "Mean time between failures of the job." },
            unit::hour, 0.1, 1000, 3, common::least),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::write_time>({ .id = "write_time",
            .symbol = "w",
            .label = "Write time",
            .help = "As given.",
            .unit = unit::second,
            .tier = Tier::Advanced }),
        shown<&Out::mtbf>({ .id = "mtbf",
            .symbol = "M",
            .label = "Time between failures",
            .help = "As given.",
            .unit = unit::hour,
            .tier = Tier::Advanced }),
        shown<&Out::interval>({ .id = "interval",
            .symbol = "τ",
            .label = "Interval",
            .help = "Time of work between two checkpoints.",
            .unit = unit::second }),
        shown<&Out::write_share>({ .id = "write_share",
            .symbol = "a",
            .label = "Spent on writing",
            .help = "Write time over interval.",
            .unit = unit::percent }),
        shown<&Out::rework_share>({ .id = "rework_share",
            .symbol = "b",
            .label = "Spent on repeating",
            .help = "Work since the last checkpoint that failures undo.",
            .unit = unit::percent }),
        shown<&Out::waste>({ .id = "waste",
            .symbol = "u",
            .label = "Waste",
            .help = "Both shares together; near or above 100 % the first-order model no longer holds.",
            .unit = unit::percent }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Time write = common::given(trace, "w", "Write time", unit::second, in.write_time);
        const Time failing = common::given(trace, "M", "Time between failures", unit::hour, in.mtbf);
        const Time interval = trace(
            { "τ", "Interval", "√(2·w·M)", unit::second }, Time::from_value(std::sqrt(2 * si(write) * si(failing))));
        const double writing = trace({ "a", "Spent on writing", "w / τ", unit::percent }, double(write / interval));
        const double repeating
            = trace({ "b", "Spent on repeating", "τ / (2·M)", unit::percent }, double(interval / (2.0 * failing)));
        return { write, failing, interval, writing, repeating,
            trace({ "u", "Waste", "a + b", unit::percent }, writing + repeating) };
    }
};

} // namespace mlsysim
