// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/common.h"

namespace mlsysim {

namespace efficiency {

/// The classes of kernels that the model tells apart.
enum class Kernel { Attention, Ffn, Conv, Other };

struct In {
    const Model* model = nullptr;
    const Hardware* hardware = nullptr;
    Kernel workload_type = Kernel::Ffn;
    bool use_flash_attention = false;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
};
/// Two causes of the loss; they need not add up to it.
struct Losses {
    double occupancy_loss = 0, memory_stall = 0;
};
struct Out {
    double mfu = 0;
    ComputeRate achievable_flops, peak_flops;
    Kernel workload_type {};
    bool use_flash_attention = false;
    Losses overhead_breakdown;
};

inline constexpr double typical = 0.5; ///< training utilization at which the table below holds (Chowdhery et al. 2022)
inline constexpr double fused_attention = 0.75, fused_attention_cap = 0.85; ///< FlashAttention (Dao et al. 2022)
inline constexpr double ffn_cap = 0.6; ///< heuristic
inline constexpr double conv = 0.4, conv_cap = 0.55; ///< heuristic
inline constexpr double poor = 0.3; ///< unfused attention and anything else: low end of training utilization, as above
inline constexpr double occupancy_headroom = 1.1; ///< heuristic

} // namespace efficiency

template <>
inline constexpr std::array<std::string_view, 4> choices<efficiency::Kernel> { "attention", "ffn", "conv", "other" };
template <>
inline constexpr auto fields_of<efficiency::Losses> = std::tuple {
    shown<&efficiency::Losses::occupancy_loss>({ .id = "occupancy_loss",
        .symbol = "l_o",
        .label = "Lost to occupancy",
        .help = "Share of the peak lost because not all units have work.",
        .unit = unit::percent }),
    shown<&efficiency::Losses::memory_stall>({ .id = "memory_stall",
        .symbol = "l_m",
        .label = "Lost to memory",
        .help = "Share of the peak lost while waiting for memory: what occupancy leaves over.",
        .unit = unit::percent }),
};

/// The share of the peak that a class of kernels reaches, from a table scaled by the overall efficiency.
struct Efficiency {
    using In = efficiency::In;
    using Out = efficiency::Out;
    static constexpr std::string_view id = "efficiency", title = "Efficiency of kernels", domain = "Node";
    static constexpr std::string_view summary = "Achievable share of the peak rate for a class of kernels.";
    static constexpr std::array walls { 3 };
    static constexpr DefaultPlot plot { .x = "efficiency", .y = "mfu", .series = "workload_type=attention,ffn,conv" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The workload. The estimate does not depend on it."),
        common::hardware<&In::hardware>(),
        field<&In::workload_type>({ .id = "workload_type",
            .label = "Kernels",
            .help = "Class of kernels that dominates the time.",
            .standard = efficiency::Kernel::Ffn }),
        field<&In::use_flash_attention>({ .id = "use_flash_attention",
            .label = "Fused attention",
            .help = "Attention in one kernel that keeps its scores on chip.",
            .standard = false,
            .when = "workload_type=attention" }),
        common::precision<&In::precision>(),
        common::efficiency<&In::efficiency>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::mfu>({ .id = "mfu",
            .symbol = "u",
            .label = "Utilization",
            .help = "Share of the peak rate that these kernels reach.",
            .unit = unit::percent }),
        shown<&Out::achievable_flops>({ .id = "achievable_flops",
            .symbol = "F_u",
            .label = "Achievable rate",
            .help = "Peak rate times utilization.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_flops>({ .id = "peak_flops",
            .symbol = "F",
            .label = "Peak arithmetic",
            .help = "Datasheet rate at this precision.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::workload_type>(
            { .id = "workload_type", .label = "Kernels", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::use_flash_attention>(
            { .id = "use_flash_attention", .label = "Fused attention", .help = "As given.", .tier = Tier::Advanced }),
        shown<&Out::overhead_breakdown>(
            { .id = "overhead_breakdown", .label = "Losses", .help = "Two causes of what is lost." }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace efficiency;
        Out out;
        out.workload_type = in.workload_type;
        out.use_flash_attention = in.use_flash_attention;
        out.peak_flops = trace({ "F", "Peak arithmetic", "", unit::teraflop_per_second,
                                   common::source_of(trace, *in.hardware, "compute.peak_flops") },
            in.hardware->compute.rate(in.precision));
        const double given = common::setting(trace, "η", "Efficiency", in.efficiency);
        const double scale = trace({ "s", "Relative to typical software", "η / 0.5", unit::one }, given / typical);
        const auto utilization = [&](double share, double cap, std::string_view formula) {
            return trace({ "u", "Utilization", formula, unit::percent }, std::clamp(share * scale, 0.0, cap));
        };
        if (in.workload_type == Kernel::Ffn)
            out.mfu = utilization(typical, ffn_cap, "min(0.5·s, 0.6)");
        else if (in.workload_type == Kernel::Conv)
            out.mfu = utilization(conv, conv_cap, "min(0.4·s, 0.55)");
        else if (in.workload_type == Kernel::Attention && in.use_flash_attention)
            out.mfu = utilization(fused_attention, fused_attention_cap, "min(0.75·s, 0.85)");
        else
            out.mfu = utilization(poor, 1, "0.3·s");
        out.achievable_flops
            = trace({ "F_u", "Achievable rate", "F·u", unit::teraflop_per_second }, out.peak_flops * out.mfu);
        Losses& losses = out.overhead_breakdown;
        losses.occupancy_loss = trace({ "l_o", "Lost to occupancy", "1 − min(1.1·η, 1)", unit::percent },
            1 - std::min(occupancy_headroom * given, 1.0));
        losses.memory_stall = trace({ "l_m", "Lost to memory", "max(0, 1 − u − l_o)", unit::percent },
            std::max(0.0, (1 - out.mfu) - losses.occupancy_loss));
        return out;
    }
};

} // namespace mlsysim
