// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"

namespace mlsysim {

namespace engine_sweep {

struct In {
    const Model* model = nullptr;
    std::vector<const Hardware*> hardware_list;
    std::vector<double> batch_sizes;
    std::vector<Precision> precisions;
    double efficiency = 0.5;
};

/// One combination that fits.
struct Point {
    std::string hardware; ///< display name
    double batch_size = 1;
    Precision precision {};
    engine_solve::Out profile;
};

struct Out {
    std::vector<Point> points;
};

} // namespace engine_sweep

template <>
inline constexpr auto fields_of<engine_sweep::Point> = std::tuple {
    shown<&engine_sweep::Point::hardware>(
        { .id = "hardware", .label = "Machine", .help = "Display name of the machine." }),
    shown<&engine_sweep::Point::batch_size>({ .id = "batch_size",
        .symbol = "B",
        .label = "Batch",
        .help = "Units of work done together.",
        .unit = unit::one }),
    shown<&engine_sweep::Point::precision>(
        { .id = "precision", .symbol = "p", .label = "Precision", .help = "Number format of weights and arithmetic." }),
    shown<&engine_sweep::Point::profile>(
        { .id = "profile", .label = "Results", .help = "What engine_solve says of this combination." }),
};

/// Every combination of machines, batches and precisions for one model; those that do not fit are left out.
struct EngineSweep {
    using In = engine_sweep::In;
    using Out = engine_sweep::Out;
    static constexpr std::string_view id = "engine_sweep", title = "Machines, batches and precisions", domain = "Node";
    static constexpr std::string_view summary
        = "The roofline results of one model over lists of machines, batches and precisions.";
    static constexpr Stability stability = Stability::Stable;
    static constexpr std::array walls { 1, 2 };

    static constexpr auto inputs = std::tuple {
        field<&In::model>({ .id = "model",
            .label = "Model",
            .help = "The workload.",
            .preset = "Models.Language.Llama3_8B",
            .required = true }),
        field<&In::hardware_list>({ .id = "hardware_list",
            .label = "Machines",
            .help = "The machines to compare.",
            .preset = "Hardware.Cloud.H100, Hardware.Cloud.A100",
            .required = true }),
        field<&In::batch_sizes>({ .id = "batch_sizes",
            .symbol = "B",
            .label = "Batches",
            .help = "Units of work done together.",
            .min = 1,
            .max = 1e12,
            .low = 1,
            .high = 4096,
            .preset = "1",
            .axis = Axis::Logarithmic }),
        field<&In::precisions>({ .id = "precisions",
            .symbol = "p",
            .label = "Precisions",
            .help = "Number formats of weights and arithmetic.",
            .preset = "fp16" }),
        field<&In::efficiency>({ .id = "efficiency",
            .symbol = "η",
            .label = "Efficiency",
            .help = "Share of the peak arithmetic rate that the software reaches.",
            .min = 1e-9,
            .max = 1,
            .low = 0.05,
            .high = 1,
            .standard = 0.5 }),
    };
    // The result is the list itself.
    static constexpr auto outputs = std::tuple {
        shown<&Out::points>(
            { .id = "", .label = "Combinations", .help = "One row for each combination that fits, machines first." }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer&)
    {
        static const std::vector<double> one_unit { 1 };
        static const std::vector<Precision> half { Precision::Fp16 };
        NoTrace none;
        Out out;
        for (const Hardware* hardware : in.hardware_list)
            for (const double batch : in.batch_sizes.empty() ? one_unit : in.batch_sizes)
                for (const Precision precision : in.precisions.empty() ? half : in.precisions) {
                    const auto profile = EngineSolve::solve({ .model = in.model,
                                                                .hardware = hardware,
                                                                .batch_size = batch,
                                                                .precision = precision,
                                                                .efficiency = in.efficiency },
                        none);
                    if (profile.feasible)
                        out.points.push_back({ hardware->name, batch, precision, profile });
                }
        return out;
    }
};

} // namespace mlsysim
