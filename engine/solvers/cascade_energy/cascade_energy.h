// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace cascade_energy {

inline constexpr DisplayUnit<Energy> millijoule { "mJ", 1e-3 };

struct In {
    Energy edge_energy, transmit_energy, cloud_energy;
    double escalation = 0;
};
struct Out {
    Energy escalated_energy, mean_energy, cloud_only_energy;
    double saving = 0;
};

} // namespace cascade_energy

/// Energy of an input when a small model sees it first and hands difficult ones on.
struct CascadeEnergy {
    using In = cascade_energy::In;
    using Out = cascade_energy::Out;
    static constexpr std::string_view id = "cascade_energy", title = "Energy of a cascade", domain = "Operations";
    static constexpr std::string_view summary
        = "Mean energy of an input when an edge model hands only some of them to the cloud.";
    static constexpr DefaultPlot plot { .x = "escalation", .y = "mean_energy,cloud_only_energy" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::edge_energy>(
            { "edge_energy", "E_e", "Edge model", "Energy of one input on the edge device." },
            cascade_energy::millijoule, 0.01, 1e4, 3),
        common::amount<&In::transmit_energy>(
            { "transmit_energy", "E_t", "Transmission", "Energy of sending one input to the cloud." },
            cascade_energy::millijoule, 0.01, 1e4, 40),
        common::amount<&In::cloud_energy>({ "cloud_energy", "E_c", "Cloud model", "Energy of one input in the cloud." },
            cascade_energy::millijoule, 0.01, 1e5, 260, common::least),
        common::share<&In::escalation>(
            { "escalation", "q", "Handed on", "Part of the inputs that go to the cloud." }, 0.12),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::escalated_energy>({ .id = "escalated_energy",
            .symbol = "E_q",
            .label = "Handing on",
            .help = "Transmission and cloud, on average over all inputs.",
            .unit = cascade_energy::millijoule }),
        shown<&Out::mean_energy>({ .id = "mean_energy",
            .symbol = "E",
            .label = "Cascade",
            .help = "Mean energy of an input.",
            .unit = cascade_energy::millijoule }),
        shown<&Out::cloud_only_energy>({ .id = "cloud_only_energy",
            .symbol = "E_0",
            .label = "Cloud alone",
            .help = "Energy of an input that goes to the cloud at once.",
            .unit = cascade_energy::millijoule }),
        shown<&Out::saving>({ .id = "saving",
            .symbol = "a",
            .label = "Saving",
            .help = "Part of the energy that the cascade saves; below zero it wastes energy.",
            .unit = unit::percent }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using cascade_energy::millijoule;
        const Energy edge = common::given(trace, "E_e", "Edge model", millijoule, in.edge_energy);
        const Energy transmission = common::given(trace, "E_t", "Transmission", millijoule, in.transmit_energy);
        const Energy cloud = common::given(trace, "E_c", "Cloud model", millijoule, in.cloud_energy);
        const double escalation = common::given(trace, "q", "Handed on", unit::percent, in.escalation);
        const Energy alone = trace({ "E_0", "Cloud alone", "E_t + E_c", millijoule }, transmission + cloud);
        const Energy handed = trace({ "E_q", "Handing on", "q·E_0", millijoule }, escalation * alone);
        const Energy mean = trace({ "E", "Cascade", "E_e + E_q", millijoule }, edge + handed);
        return { handed, mean, alone,
            trace({ "a", "Saving", "1 − E / E_0", unit::percent }, 1 - double(mean / alone)) };
    }
};

} // namespace mlsysim
