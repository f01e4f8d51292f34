// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"

namespace mlsysim {

namespace training_run {

struct In {
    const Model* model = nullptr;
    const Fleet* fleet = nullptr;
    double local_efficiency = 1, scaling_efficiency = 1;
    NamedMap<double> overheads;
    Precision precision = Precision::Fp8;
    std::optional<double> tokens {};
};
struct Out {
    Work total_flops;
    Time peak_time, compute_time, scaled_time;
    NamedMap<Time> stage_times;
    Time total_time;
    double delivered_fraction = 1;
};

template <auto Pointer>
constexpr auto share(
    std::string_view id, std::string_view symbol, std::string_view label, std::string_view help, double standard)
{
    return field<Pointer>({ .id = id,
        .symbol = symbol,
        .label = label,
        .help = help,
        .unit = unit::percent,
        .min = 1e-9,
        .max = 1,
        .low = 0.05,
        .high = 1,
        .standard = standard,
        .required = true });
}

} // namespace training_run

/// Duration of a training run, from the peak rate of the fleet down a chain of losses.
struct TrainingRun {
    using In = training_run::In;
    using Out = training_run::Out;
    static constexpr std::string_view id = "training_run", title = "Duration of a training run", domain = "Fleet";
    static constexpr std::string_view summary
        = "Duration of a training run from the peak rate of a fleet and the losses on the way.";
    static constexpr DefaultPlot plot { .x = "scaling_efficiency", .y = "total_time,compute_time,peak_time" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The model that is trained.", "Models.Language.Llama3_70B"),
        common::fleet<&In::fleet>("The devices that train it."),
        training_run::share<&In::local_efficiency>("local_efficiency", "η", "Efficiency of a device",
            "Share of the peak rate that one device reaches by itself.", 0.45),
        training_run::share<&In::scaling_efficiency>("scaling_efficiency", "s", "Scaling efficiency",
            "Share of that which is left when all work together.", 0.85),
        field<&In::overheads>({ .id = "overheads",
            .label = "Overheads",
            .help = "Time added to what was needed before, one after the other.",
            .unit = unit::percent,
            .min = 0,
            .max = 1e6,
            .low = 0,
            .high = 1,
            .preset = "checkpoint=3 %, failure_recovery=10 %, maintenance=5 %" }),
        field<&In::precision>({ .id = "precision",
            .symbol = "p",
            .label = "Precision",
            .help = "Number format of the arithmetic.",
            .standard = Precision::Fp8 }),
        field<&In::tokens>({ .id = "tokens",
            .symbol = "D",
            .label = "Tokens",
            .help = "Tokens that the model sees; those of its published run when absent.",
            .unit = unit::one,
            .min = 1,
            .max = common::largest,
            .low = 1e9,
            .high = 1e14,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::total_time>({ .id = "total_time",
            .symbol = "T",
            .label = "Duration",
            .help = "Time of the run with everything added.",
            .unit = unit::day }),
        shown<&Out::delivered_fraction>({ .id = "delivered_fraction",
            .symbol = "f",
            .label = "Delivered",
            .help = "Time at the peak rate over the duration.",
            .unit = unit::percent }),
        shown<&Out::total_flops>({ .id = "total_flops",
            .symbol = "C",
            .label = "Work",
            .help = "Operations of the whole run.",
            .unit = unit::flop }),
        shown<&Out::peak_time>({ .id = "peak_time",
            .symbol = "T_p",
            .label = "At the peak rate",
            .help = "Time if every device ran at its peak.",
            .unit = unit::day }),
        shown<&Out::compute_time>({ .id = "compute_time",
            .symbol = "T_1",
            .label = "At the efficiency of a device",
            .help = "Time with the losses of each device.",
            .unit = unit::day }),
        shown<&Out::scaled_time>({ .id = "scaled_time",
            .symbol = "T_n",
            .label = "On all devices",
            .help = "Time with the losses of working together.",
            .unit = unit::day }),
        shown<&Out::stage_times>({ .id = "stage_times",
            .label = "With each overhead",
            .help = "Time after each overhead was added.",
            .unit = unit::day }),
    };

    static void check(const In& in, Problems& problems)
    {
        common::need_parameters(in.model, "model", problems);
        if (in.model && !in.model->is_transformer())
            problems.push_back({ "model", "is no transformer: work is counted by the token" });
        if (in.model && !in.tokens && !in.model->training_tokens)
            problems.push_back({ "tokens", "is missing: the model states no tokens of its training" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        constexpr double operations = 6; // of a parameter and token (Kaplan et al. 2020)
        Out out;
        const double parameters
            = trace({ "P", "Parameters", "", unit::one, common::source_of(trace, *in.model) }, *in.model->parameters);
        const double tokens
            = trace({ "D", "Tokens", "", unit::one, in.tokens ? "your setting" : common::source_of(trace, *in.model) },
                in.tokens ? *in.tokens : *in.model->training_tokens);
        const double devices = common::accelerators(trace, *in.fleet);
        const Hardware& machine = in.fleet->accelerator();
        const ComputeRate rate = trace({ "F", "Peak arithmetic of one", "", unit::teraflop_per_second,
                                           common::source_of(trace, machine, "compute.peak_flops") },
            machine.compute.rate(in.precision));
        const double local = common::setting(trace, "η", "Efficiency of a device", in.local_efficiency);
        const double scaling = common::setting(trace, "s", "Scaling efficiency", in.scaling_efficiency);
        out.total_flops
            = trace({ "C", "Work", "6·P·D", unit::flop }, Work::from_value(operations * parameters * tokens));
        out.peak_time
            = trace({ "T_p", "At the peak rate", "C / (N·F)", unit::day }, out.total_flops / (devices * rate));
        out.compute_time
            = trace({ "T_1", "At the efficiency of a device", "T_p / η", unit::day }, out.peak_time / local);
        out.scaled_time = trace({ "T_n", "On all devices", "T_1 / s", unit::day }, out.compute_time / scaling);
        Time time = out.scaled_time;
        for (const auto& [name, share] : in.overheads) {
            time *= 1 + share;
            out.stage_times.add(name, time);
            if constexpr (Tracer::active)
                trace(
                    { "T(" + name + ")", "With " + name, "", unit::day, "the time before and its share of it" }, time);
        }
        out.total_time = trace({ "T", "Duration", "", unit::day, "after the last overhead" }, time);
        out.delivered_fraction
            = trace({ "f", "Delivered", "T_p / T", unit::percent }, double(out.peak_time / out.total_time));
        return out;
    }
};

} // namespace mlsysim
