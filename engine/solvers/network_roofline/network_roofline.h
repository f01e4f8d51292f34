// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/fleets.h"

#include <algorithm>

namespace mlsysim {

namespace network_roofline {

enum class Side { Compute, Network };

struct In {
    const Model* model = nullptr;
    const Fleet* fleet = nullptr;
    Precision precision = Precision::Fp16;
    double efficiency = 0.5;
};
struct Out {
    Time latency, latency_compute, latency_memory, latency_overhead;
    Frequency throughput;
    Side bottleneck {};
    Intensity arithmetic_intensity, ridge_point;
    Energy energy;
    Data memory_footprint;
    ComputeRate peak_flops_actual;
    Bandwidth peak_bw_actual;
    double mfu = 0, hfu = 0;
    bool feasible = true;
    std::optional<Data> offload_spill_bytes;
    std::optional<Bandwidth> offload_effective_bw;
    bool overhead_dominated = false;
};

} // namespace network_roofline

template <> inline constexpr std::array<std::string_view, 2> choices<network_roofline::Side> { "Compute", "Network" };

/// The roofline of a fleet whose second roof is the network that gradients cross.
struct NetworkRoofline {
    using In = network_roofline::In;
    using Out = network_roofline::Out;
    static constexpr std::string_view id = "network_roofline", title = "Roofline of the network", domain = "Fleet";
    static constexpr std::string_view summary = "Arithmetic of a fleet against one exchange of all gradients.";
    static constexpr DefaultPlot plot { .x = "efficiency", .y = "latency_compute,latency_memory" };

    static constexpr auto inputs = std::tuple {
        common::model<&In::model>("The model that is trained."),
        common::fleet<&In::fleet>("The devices that train it.", "Systems.Clusters.Lab_64_H100"),
        common::precision<&In::precision>("Number format of arithmetic and gradients."),
        common::efficiency<&In::efficiency>(),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::latency>({ .id = "latency",
            .symbol = "t",
            .label = "Step",
            .help = "The slower of arithmetic and network.",
            .unit = unit::millisecond }),
        shown<&Out::throughput>({ .id = "throughput",
            .symbol = "X",
            .label = "Throughput",
            .help = "Steps per second.",
            .unit = unit::per_second }),
        shown<&Out::bottleneck>(
            { .id = "bottleneck", .symbol = "limit", .label = "Bottleneck", .help = "The side that takes longer." }),
        shown<&Out::latency_compute>({ .id = "latency_compute",
            .symbol = "t_c",
            .label = "Arithmetic",
            .help = "Time of the arithmetic of one token.",
            .unit = unit::millisecond }),
        shown<&Out::latency_memory>({ .id = "latency_memory",
            .symbol = "t_n",
            .label = "Network",
            .help = "Time of exchanging the gradients, in spite of the name.",
            .unit = unit::millisecond }),
        shown<&Out::arithmetic_intensity>({ .id = "arithmetic_intensity",
            .symbol = "I",
            .label = "Arithmetic intensity",
            .help = "Operations for each byte that crosses the network.",
            .unit = unit::flop_per_byte }),
        shown<&Out::ridge_point>({ .id = "ridge_point",
            .symbol = "I*",
            .label = "Ridge point",
            .help = "Intensity at which arithmetic and network take equally long at full efficiency.",
            .unit = unit::flop_per_byte }),
        shown<&Out::memory_footprint>({ .id = "memory_footprint",
            .symbol = "V",
            .label = "Volume",
            .help = "Bytes that are exchanged, in spite of the name.",
            .unit = unit::gigabyte }),
        shown<&Out::peak_flops_actual>({ .id = "peak_flops_actual",
            .symbol = "F_e",
            .label = "Effective peak",
            .help = "Peak rate of the fleet times efficiency.",
            .unit = unit::teraflop_per_second }),
        shown<&Out::peak_bw_actual>({ .id = "peak_bw_actual",
            .symbol = "β",
            .label = "Network bandwidth",
            .help = "Bandwidth of one link over the oversubscription.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::mfu>({ .id = "mfu",
            .symbol = "MFU",
            .label = "MFU",
            .help = "Useful arithmetic as a share of the peak rate.",
            .unit = unit::percent }),
        shown<&Out::hfu>({ .id = "hfu",
            .label = "HFU",
            .help = "The same here, as nothing is computed twice.",
            .unit = unit::percent,
            .tier = Tier::Advanced }),
        shown<&Out::latency_overhead>({ .id = "latency_overhead",
            .label = "Overhead",
            .help = "None is counted.",
            .unit = unit::millisecond,
            .tier = Tier::Advanced }),
        shown<&Out::energy>({ .id = "energy",
            .label = "Energy",
            .help = "None is counted.",
            .unit = unit::joule,
            .tier = Tier::Advanced }),
        shown<&Out::feasible>(
            { .id = "feasible", .label = "Fits", .help = "Memory is not looked at.", .tier = Tier::Advanced }),
        shown<&Out::offload_spill_bytes>({ .id = "offload_spill_bytes",
            .label = "Spill",
            .help = "Memory is not looked at.",
            .unit = unit::gigabyte,
            .tier = Tier::Advanced }),
        shown<&Out::offload_effective_bw>({ .id = "offload_effective_bw",
            .label = "Offload bandwidth",
            .help = "Memory is not looked at.",
            .unit = unit::gigabyte_per_second,
            .tier = Tier::Advanced }),
        shown<&Out::overhead_dominated>({ .id = "overhead_dominated",
            .label = "Overhead-bound",
            .help = "No overhead is counted.",
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems) { common::need_parameters(in.model, "model", problems); }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using network_roofline::Side;
        constexpr double operations = 6, copies = 2; // of a parameter: forward and backward, and sent and received
        Out out;
        const double parameters
            = trace({ "P", "Parameters", "", unit::one, common::source_of(trace, *in.model) }, *in.model->parameters);
        const double width
            = trace({ "b", "Bytes of a value", "", unit::one, "the precision" }, bytes_per_element(in.precision));
        const double devices = common::accelerators(trace, *in.fleet);
        const Hardware& machine = in.fleet->accelerator();
        const ComputeRate one = trace({ "F_1", "Peak arithmetic of one", "", unit::teraflop_per_second,
                                          common::source_of(trace, machine, "compute.peak_flops") },
            machine.compute.rate(in.precision));
        const ComputeRate peak = trace({ "F", "Peak arithmetic", "F_1·N", unit::teraflop_per_second }, one * devices);
        const double efficiency = common::setting(trace, "η", "Efficiency", in.efficiency);
        out.peak_flops_actual = trace({ "F_e", "Effective peak", "F·η", unit::teraflop_per_second }, peak * efficiency);
        out.peak_bw_actual
            = trace({ "β", "Network bandwidth", "", unit::gigabyte_per_second, "one link of the network" },
                in.fleet->fabric->effective_bandwidth());
        const Work work
            = trace({ "O", "Work of a token", "6·P", unit::gigaflop }, Work::from_value(operations * parameters));
        out.memory_footprint
            = trace({ "V", "Volume", "2·P·b", unit::gigabyte }, Data::from_value(copies * parameters * width));
        out.arithmetic_intensity
            = trace({ "I", "Arithmetic intensity", "O / V", unit::flop_per_byte }, work / out.memory_footprint);
        out.ridge_point = trace({ "I*", "Ridge point", "F / β", unit::flop_per_byte }, peak / out.peak_bw_actual);
        out.latency_compute
            = trace({ "t_c", "Arithmetic", "O / F_e", unit::millisecond }, work / out.peak_flops_actual);
        out.latency_memory
            = trace({ "t_n", "Network", "V / β", unit::millisecond }, out.memory_footprint / out.peak_bw_actual);
        out.latency = trace(
            { "t", "Step", "max(t_c, t_n)", unit::millisecond }, std::max(out.latency_compute, out.latency_memory));
        const bool network = common::verdict(
            trace, "limit", "The network limits", "t_n > t_c", out.latency_memory > out.latency_compute);
        out.bottleneck = network ? Side::Network : Side::Compute;
        out.throughput = trace({ "X", "Throughput", "1 / t", unit::per_second }, 1.0 / out.latency);
        out.mfu = trace(
            { "MFU", "MFU", "min(1, O / (t·F))", unit::percent }, std::min(1.0, double(work / out.latency / peak)));
        out.hfu = out.mfu;
        return out;
    }
};

} // namespace mlsysim
