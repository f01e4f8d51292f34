// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

#include <algorithm>

namespace mlsysim {

namespace checkpoint {

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    std::string optimizer;
    Time checkpoint_interval = 4.0 * unit::hour;
    std::int64_t n_writers = 1;
    Bandwidth filesystem_limit = 500.0 * unit::gigabyte_per_second;
};
struct Out {
    Data checkpoint_size;
    Time write_time;
    Bandwidth max_bandwidth_required;
    bool storage_bottleneck = false;
    double mfu_penalty = 0;
};

/// Bytes that one parameter takes in a checkpoint.
double bytes_per_parameter(std::string_view optimizer);

inline constexpr auto unstated_storage = 1.0 * unit::gigabyte_per_second;
inline constexpr auto slow = 60.0 * unit::second; ///< a write that takes longer is flagged

} // namespace checkpoint

/// Size of a training checkpoint, and the time that writing it takes from the training.
struct Checkpoint {
    using In = checkpoint::In;
    using Out = checkpoint::Out;
    static constexpr std::string_view id = "checkpoint", title = "Checkpoints", domain = "Operations";
    static constexpr std::string_view summary = "Size and write time of a checkpoint, and the share of time it costs.";
    static constexpr std::array walls { 19 };
    static constexpr DefaultPlot plot { .x = "n_writers", .y = "write_time" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The model that is trained.", "Models.Language.Llama3_70B"),
        common::hardware<&In::hardware>("The machine whose storage each writer has to itself."),
        field<&In::optimizer>({ .id = "optimizer",
            .label = "Optimizer",
            .help = "adam keeps 14 byte for each parameter, anything else 4.",
            .preset = "adam" }),
        field<&In::checkpoint_interval>({ .id = "checkpoint_interval",
            .symbol = "i",
            .label = "Interval",
            .help = "Time between two checkpoints.",
            .unit = unit::hour,
            .min = Time(),
            .max = common::longest * unit::second,
            .low = 0.1 * unit::hour,
            .high = 24.0 * unit::hour,
            .standard = 4.0 * unit::hour }),
        field<&In::n_writers>({ .id = "n_writers",
            .symbol = "k",
            .label = "Writers",
            .help = "Machines that write a part each, at the same time.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 4096,
            .standard = 1,
            .axis = Axis::Logarithmic }),
        field<&In::filesystem_limit>({ .id = "filesystem_limit",
            .symbol = "L",
            .label = "Limit of the file system",
            .help = "What all writers together can write.",
            .unit = unit::gigabyte_per_second,
            .min = Bandwidth::from_value(common::least),
            .max = Bandwidth::from_value(common::largest),
            .low = 1.0 * unit::gigabyte_per_second,
            .high = 10000.0 * unit::gigabyte_per_second,
            .standard = 500.0 * unit::gigabyte_per_second,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::checkpoint_size>({ .id = "checkpoint_size",
            .symbol = "Z",
            .label = "Checkpoint",
            .help = "Weights and state of the optimizer.",
            .unit = unit::gigabyte }),
        shown<&Out::write_time>({ .id = "write_time",
            .symbol = "T_w",
            .label = "Write time",
            .help = "Training stands still meanwhile.",
            .unit = unit::second }),
        shown<&Out::max_bandwidth_required>({ .id = "max_bandwidth_required",
            .symbol = "S",
            .label = "Bandwidth of a writer",
            .help = "What each writer writes at most.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::storage_bottleneck>({ .id = "storage_bottleneck",
            .symbol = "slow",
            .label = "Storage is slow",
            .help = "Whether a write takes more than a minute." }),
        shown<&Out::mfu_penalty>({ .id = "mfu_penalty",
            .symbol = "p",
            .label = "Share of time",
            .help = "Write time over interval; above 100 % no time is left to train.",
            .unit = unit::percent }),
    };

    static void check(const In& in, Problems& problems) { common::need_parameters(in.model, "model", problems); }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace checkpoint;
        Out out;
        const double parameters
            = trace({ "P", "Parameters", "", unit::one, common::source_of(trace, *in.model) }, *in.model->parameters);
        const double bytes
            = trace({ "b", "Bytes of a parameter", "", unit::one, "the optimizer" }, bytes_per_parameter(in.optimizer));
        out.checkpoint_size = trace({ "Z", "Checkpoint", "P·b", unit::gigabyte }, Data::from_value(parameters * bytes));
        const double writers = common::setting(trace, "k", "Writers", in.n_writers);
        const Bandwidth limit = trace(
            { "L", "Limit of the file system", "", unit::gigabyte_per_second, "your setting" }, in.filesystem_limit);
        const bool stated = in.hardware->storage.has_value();
        out.max_bandwidth_required = trace({ "S", "Bandwidth of a writer", "", unit::gigabyte_per_second,
                                               stated ? common::source_of(trace, *in.hardware, "storage.bandwidth")
                                                      : "assumed where the machine states no storage" },
            stated ? in.hardware->storage->bandwidth : unstated_storage);
        const Bandwidth all = trace({ "B", "Bandwidth", "min(S·k, L)", unit::gigabyte_per_second },
            std::min(out.max_bandwidth_required * writers, limit));
        out.write_time = trace({ "T_w", "Write time", "Z / B", unit::second }, out.checkpoint_size / all);
        out.storage_bottleneck = common::verdict(trace, "slow", "Storage is slow", "T_w > 60 s", out.write_time > slow);
        const Time interval = trace({ "i", "Interval", "", unit::hour, "your setting" }, in.checkpoint_interval);
        const bool ever = si(interval) > 0;
        out.mfu_penalty = trace({ "p", "Share of time", ever ? "T_w / i" : "", unit::percent,
                                    ever ? std::string_view() : "without an interval nothing else happens" },
            ever ? double(out.write_time / interval) : 1.0);
        return out;
    }
};

} // namespace mlsysim
