// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace goodput {

/// What stands between the capacity that is offered and work at the ideal rate.
enum class Factor { Scheduling, Runtime, Program };

inline constexpr double lowest = 1e-9; ///< of a factor

struct In {
    double scheduling = 1, runtime = 1, program = 1;
    PerChoice<Factor, double> ceilings;
    std::optional<common::MoneyRate> device_hour_rate;
};
struct Out {
    double mpg = 1, job_product = 1, after_scheduling = 1, after_runtime = 1;
    double scheduling_share = 0, runtime_share = 0, program_share = 0;
    PerChoice<Factor, double> point_value, ceiling_ratio, ceiling_gain, mpg_at_ceiling;
    double full_scheduling_gain = 0, cost_multiple = 1, job_cost_multiple = 1, runtime_headroom = 0;
    std::optional<common::MoneyRate> useful_rate;
};

} // namespace goodput

template <>
inline constexpr std::array<std::string_view, 3> choices<goodput::Factor> { "scheduling", "runtime", "program" };

/// Which part of the capacity of a fleet becomes work at the ideal rate, and where the rest goes.
struct Goodput {
    using In = goodput::In;
    using Out = goodput::Out;
    static constexpr std::string_view id = "goodput", title = "Goodput of a fleet", domain = "Operations";
    static constexpr std::string_view summary
        = "Scheduling, runtime and program goodput: their product, the losses, and what each is worth.";
    static constexpr DefaultPlot plot { .x = "program", .y = "mpg", .series = "runtime=60,85,100" };

    static constexpr auto inputs = std::tuple {
        common::share<&In::scheduling>({ "scheduling", "S", "Scheduling goodput",
                                           "Part of the capacity that is allocated to jobs which have all they need." },
            0.95, goodput::lowest),
        common::share<&In::runtime>(
            { "runtime", "R", "Runtime goodput", "Part of the allocated time that makes progress which is kept." },
            0.85, goodput::lowest),
        common::share<&In::program>({ "program", "P", "Program goodput",
                                        "Part of the ideal rate that a program reaches while it makes progress." },
            0.42, goodput::lowest),
        field<&In::ceilings>({ .id = "ceilings",
            .symbol = "c",
            .label = "Ceilings",
            .help = "What each factor could reach at best; those that are left out are not compared.",
            .unit = unit::percent,
            .min = goodput::lowest,
            .max = 1,
            .preset = "scheduling=0.99, runtime=0.97, program=0.5" }),
        field<&In::device_hour_rate>({ .id = "device_hour_rate",
            .symbol = "r",
            .label = "Price of a device",
            .help = "What one device costs per unit of time.",
            .unit = common::usd_per_hour,
            .min = common::MoneyRate::from_value(0),
            .max = common::MoneyRate::from_value(common::largest),
            .low = 0.1 * common::usd_per_hour,
            .high = 100.0 * common::usd_per_hour,
            .axis = Axis::Logarithmic }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::mpg>({ .id = "mpg",
            .symbol = "G",
            .label = "Goodput",
            .help = "Part of the capacity that becomes work at the ideal rate.",
            .unit = unit::percent }),
        shown<&Out::job_product>({ .id = "job_product",
            .symbol = "G_j",
            .label = "Goodput of a job",
            .help = "As a job sees it, without scheduling.",
            .unit = unit::percent }),
        shown<&Out::after_scheduling>({ .id = "after_scheduling",
            .symbol = "G_1",
            .label = "Left after scheduling",
            .help = "Part of the capacity that is allocated.",
            .unit = unit::percent }),
        shown<&Out::after_runtime>({ .id = "after_runtime",
            .symbol = "G_2",
            .label = "Left after runtime",
            .help = "Part of the capacity that makes progress.",
            .unit = unit::percent }),
        shown<&Out::scheduling_share>({ .id = "scheduling_share",
            .symbol = "l_S",
            .label = "Lost to scheduling",
            .help = "Part of the capacity; the three losses and the goodput are the whole.",
            .unit = unit::percent }),
        shown<&Out::runtime_share>({ .id = "runtime_share",
            .symbol = "l_R",
            .label = "Lost at run time",
            .help = "Part of the capacity.",
            .unit = unit::percent }),
        shown<&Out::program_share>({ .id = "program_share",
            .symbol = "l_P",
            .label = "Lost in programs",
            .help = "Part of the capacity.",
            .unit = unit::percent }),
        shown<&Out::point_value>({ .id = "point_value",
            .label = "Worth of a point",
            .help = "Points of goodput gained for each point of a factor.",
            .unit = unit::one }),
        shown<&Out::ceiling_ratio>({ .id = "ceiling_ratio",
            .label = "Ceiling over today",
            .help = "How many times better a factor could be.",
            .unit = unit::one }),
        shown<&Out::ceiling_gain>({ .id = "ceiling_gain",
            .label = "Gain at the ceiling",
            .help = "Goodput gained when one factor reaches its ceiling and the others stay.",
            .unit = unit::percent }),
        shown<&Out::mpg_at_ceiling>({ .id = "mpg_at_ceiling",
            .label = "Goodput at the ceiling",
            .help = "Goodput when one factor reaches its ceiling and the others stay.",
            .unit = unit::percent }),
        shown<&Out::full_scheduling_gain>({ .id = "full_scheduling_gain",
            .symbol = "g_S",
            .label = "Gain of full allocation",
            .help = "Goodput gained if all capacity were allocated.",
            .unit = unit::percent }),
        shown<&Out::cost_multiple>({ .id = "cost_multiple",
            .symbol = "m",
            .label = "Cost multiple",
            .help = "Capacity paid for each unit of ideal work.",
            .unit = unit::one }),
        shown<&Out::job_cost_multiple>({ .id = "job_cost_multiple",
            .symbol = "m_j",
            .label = "Cost multiple of a job",
            .help = "The same without scheduling.",
            .unit = unit::one }),
        shown<&Out::runtime_headroom>({ .id = "runtime_headroom",
            .symbol = "h",
            .label = "Headroom at run time",
            .help = "Progress gained if no allocated time were lost.",
            .unit = unit::percent }),
        shown<&Out::useful_rate>({ .id = "useful_rate",
            .symbol = "r_u",
            .label = "Price of useful work",
            .help = "Cost of a device that worked at the ideal rate all the time; only with a price.",
            .unit = common::usd_per_hour }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using goodput::Factor;
        const double s = common::given(trace, "S", "Scheduling goodput", unit::percent, in.scheduling);
        const double r = common::given(trace, "R", "Runtime goodput", unit::percent, in.runtime);
        const double p = common::given(trace, "P", "Program goodput", unit::percent, in.program);
        Out out;
        out.mpg = trace({ "G", "Goodput", "S·R·P", unit::percent }, s * r * p);
        out.job_product = trace({ "G_j", "Goodput of a job", "R·P", unit::percent }, r * p);
        out.after_scheduling = trace({ "G_1", "Left after scheduling", "S", unit::percent }, s);
        out.after_runtime = trace({ "G_2", "Left after runtime", "S·R", unit::percent }, s * r);
        out.scheduling_share = trace({ "l_S", "Lost to scheduling", "1 − S", unit::percent }, 1 - s);
        out.runtime_share = trace({ "l_R", "Lost at run time", "S·(1 − R)", unit::percent }, s * (1 - r));
        out.program_share = trace({ "l_P", "Lost in programs", "S·R·(1 − P)", unit::percent }, s * r * (1 - p));
        const auto compare = [&](Factor factor, double value, [[maybe_unused]] std::string_view symbol) {
            out.point_value.set(factor, out.mpg / value);
            if (!in.ceilings.has(factor))
                return;
            const double ceiling = in.ceilings[factor];
            out.ceiling_ratio.set(factor, ceiling / value);
            out.ceiling_gain.set(factor, (ceiling - value) * out.mpg / value);
            out.mpg_at_ceiling.set(factor, out.mpg + out.ceiling_gain[factor]);
            if constexpr (Tracer::active) {
                const std::string k(symbol), c = "c_" + k, gain = "g(" + k + ")";
                common::given(trace, c, "Ceiling", unit::percent, ceiling);
                trace({ gain, "Gain at the ceiling", "(" + c + " − " + k + ")·G / " + k, unit::percent },
                    out.ceiling_gain[factor]);
            }
        };
        compare(Factor::Scheduling, s, "S");
        compare(Factor::Runtime, r, "R");
        compare(Factor::Program, p, "P");
        out.full_scheduling_gain
            = trace({ "g_S", "Gain of full allocation", "(1 − S)·G / S", unit::percent }, (1 - s) * out.mpg / s);
        out.cost_multiple = trace({ "m", "Cost multiple", "1 / G", unit::one }, 1 / out.mpg);
        out.job_cost_multiple = trace({ "m_j", "Cost multiple of a job", "1 / G_j", unit::one }, 1 / out.job_product);
        out.runtime_headroom = trace({ "h", "Headroom at run time", "1 / R − 1", unit::percent }, 1 / r - 1);
        if (in.device_hour_rate) {
            const auto price
                = common::given(trace, "r", "Price of a device", common::usd_per_hour, *in.device_hour_rate);
            out.useful_rate = trace({ "r_u", "Price of useful work", "r·m", common::usd_per_hour }, price / out.mpg);
        }
        return out;
    }
};

} // namespace mlsysim
