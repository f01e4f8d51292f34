// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"
#include "engine/solvers/engine_solve/engine_solve.h"

namespace mlsysim {

namespace sensitivity {

/// What of a machine is made better.
enum class Lever { PeakFlops, MemoryBandwidth, MemoryCapacity };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Precision precision = Precision::Fp16;
    double perturbation = 0.1, efficiency = 0.5;
};
struct Out {
    bool feasible = true;
    PerChoice<Lever, double> sensitivities;
    Lever binding_constraint {};
    Time baseline_latency;
    double perturbation = 0;
};

/// The machine with one of its numbers multiplied.
Hardware improved(const Hardware& machine, Lever lever, double factor);

} // namespace sensitivity

template <>
inline constexpr std::array<std::string_view, 3> choices<sensitivity::Lever> { "peak_flops", "memory_bandwidth",
    "memory_capacity" };

/// Which number of a machine changes the latency of a model most.
struct Sensitivity {
    using In = sensitivity::In;
    using Out = sensitivity::Out;
    static constexpr std::string_view id = "sensitivity", title = "Which resource binds", domain = "Analysis";
    static constexpr std::string_view summary
        = "Change of the latency when arithmetic, bandwidth or capacity of a machine changes.";
    static constexpr std::array walls { 21 };
    static constexpr DefaultPlot plot { .x = "perturbation",
        .y = "sensitivities.peak_flops,sensitivities.memory_bandwidth" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>(),
        common::hardware<&In::hardware>(),
        common::precision<&In::precision>(),
        field<&In::perturbation>({ .id = "perturbation",
            .symbol = "d",
            .label = "Change",
            .help = "By how much each number is raised, or lowered when below zero.",
            .unit = unit::percent,
            .min = -0.99,
            .max = 1000,
            .low = -0.5,
            .high = 1,
            .standard = 0.1 }),
        common::efficiency<&In::efficiency>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::binding_constraint>({ .id = "binding_constraint",
            .label = "What binds",
            .help = "The number that changes the latency most; the capacity when the model does not fit." }),
        shown<&Out::sensitivities>({ .id = "sensitivities",
            .symbol = "s",
            .label = "Change of the latency",
            .help = "By number that was changed; below zero it is faster.",
            .unit = unit::percent }),
        shown<&Out::baseline_latency>({ .id = "baseline_latency",
            .symbol = "T_0",
            .label = "Latency",
            .help = "Of a batch of one on the machine as it is.",
            .unit = unit::millisecond }),
        shown<&Out::feasible>({ .id = "feasible",
            .label = "Fits",
            .help = "Whether the weights fit; if not, only capacity counts and the changes rank nothing." }),
        shown<&Out::perturbation>({ .id = "perturbation",
            .symbol = "d",
            .label = "Change",
            .help = "As given.",
            .unit = unit::percent,
            .tier = Tier::Advanced }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        using sensitivity::Lever;
        NoTrace none;
        const auto roofline = [&](const Hardware& machine) {
            return EngineSolve::solve(
                { .model = in.model, .hardware = &machine, .precision = in.precision, .efficiency = in.efficiency },
                none);
        };
        Out out;
        const auto base = roofline(*in.hardware);
        out.feasible = base.feasible;
        out.perturbation = common::given(trace, "d", "Change", unit::percent, in.perturbation);
        out.baseline_latency = trace(
            { "T_0", "Latency", "", unit::millisecond, "roofline of one machine, a batch of one" }, base.latency);
        const double factor = trace({ "k", "Factor", "1 + d", unit::one }, 1 + in.perturbation);
        double strongest = -1;
        for (const Lever lever : { Lever::PeakFlops, Lever::MemoryBandwidth, Lever::MemoryCapacity }) {
            const Time latency = roofline(sensitivity::improved(*in.hardware, lever, factor)).latency;
            const double change = si(base.latency) > 0 ? double((latency - base.latency) / base.latency) : 0;
            out.sensitivities.set(lever, change);
            if (std::fabs(change) > strongest) {
                strongest = std::fabs(change);
                out.binding_constraint = lever;
            }
            if constexpr (Tracer::active) {
                const std::string name(choices<Lever>[static_cast<std::size_t>(lever)]), symbol = "T(" + name + ")";
                trace({ symbol, "Latency with a change", "", unit::millisecond, "the same with k times " + name },
                    latency);
                trace({ "s(" + name + ")", "Change of the latency", "(" + symbol + " − T_0) / T_0", unit::percent },
                    change);
            }
        }
        if (!out.feasible)
            out.binding_constraint = Lever::MemoryCapacity;
        return out;
    }
};

} // namespace mlsysim
