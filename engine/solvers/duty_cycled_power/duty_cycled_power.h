// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace duty_cycled_power {

inline constexpr DisplayUnit<Power> milliwatt { "mW", 1e-3 };

struct In {
    NamedMap<Power> powers;
    NamedMap<double> duty_cycles;
    Power reference_power;
};
struct Out {
    NamedMap<Power> contributions;
    Power average_power;
    double reduction = 1;
};

} // namespace duty_cycled_power

/// Mean power of stages that are each on for part of the time.
struct DutyCycledPower {
    using In = duty_cycled_power::In;
    using Out = duty_cycled_power::Out;
    static constexpr std::string_view id = "duty_cycled_power", title = "Power of duty-cycled stages",
                                      domain = "Operations";
    static constexpr std::string_view summary = "Mean power of stages that are switched on only when they are needed.";
    static constexpr DefaultPlot plot { .x = "reference_power", .y = "reduction" };

    static constexpr auto inputs = std::tuple {
        field<&In::powers>({ .id = "powers",
            .symbol = "P",
            .label = "Stages",
            .help = "Power of each stage while it is on.",
            .unit = duty_cycled_power::milliwatt,
            .min = Power::from_value(0),
            .max = Power::from_value(common::largest),
            .preset = "wake=120 uW, stage=8 mW, full=350 mW",
            .required = true }),
        field<&In::duty_cycles>({ .id = "duty_cycles",
            .symbol = "u",
            .label = "Duty cycles",
            .help = "Part of the time for which each stage is on.",
            .unit = unit::percent,
            .min = 0,
            .max = 1,
            .preset = "wake=1, stage=0.05, full=0.001",
            .required = true }),
        common::amount<&In::reference_power>(
            { "reference_power", "P_0", "Always on", "Power of what is always on instead." },
            duty_cycled_power::milliwatt, 0.1, 1e5, 350, common::least),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::contributions>({ .id = "contributions",
            .symbol = "p",
            .label = "Parts",
            .help = "Mean power of each stage.",
            .unit = duty_cycled_power::milliwatt }),
        shown<&Out::average_power>({ .id = "average_power",
            .symbol = "P_m",
            .label = "Mean power",
            .help = "All stages together.",
            .unit = duty_cycled_power::milliwatt }),
        shown<&Out::reduction>({ .id = "reduction",
            .symbol = "r",
            .label = "Reduction",
            .help = "How many times less than always on; infinite when no stage draws power.",
            .unit = unit::one }),
    };

    static void check(const In& in, Problems& problems)
    {
        for (const auto& [stage, power] : in.powers)
            if (!in.duty_cycles.find(stage))
                problems.push_back({ "duty_cycles", "has no entry for stage \"" + stage + "\"" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using duty_cycled_power::milliwatt;
        Out out;
        for (const auto& [stage, power] : in.powers) {
            const double duty = *in.duty_cycles.find(stage);
            const Power part = out.contributions.add(stage, power * duty);
            out.average_power += part;
            if constexpr (Tracer::active) {
                const std::string p = "P(" + stage + ")", u = "u(" + stage + ")";
                common::given(trace, p, "Power of the stage", milliwatt, power);
                common::given(trace, u, "Duty cycle", unit::percent, duty);
                trace({ "p(" + stage + ")", "Mean power of the stage", p + "·" + u, milliwatt }, part);
            }
        }
        trace({ "P_m", "Mean power", "", milliwatt, "the sum of all stages" }, out.average_power);
        const Power reference = common::given(trace, "P_0", "Always on", milliwatt, in.reference_power);
        out.reduction = trace({ "r", "Reduction", "P_0 / P_m", unit::one }, double(reference / out.average_power));
        return out;
    }
};

} // namespace mlsysim
