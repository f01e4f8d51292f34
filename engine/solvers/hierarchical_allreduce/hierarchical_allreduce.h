// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/collectives.h"
#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace hierarchical_allreduce {

struct In {
    Data message;
    std::int64_t n_nodes = 1, gpus_per_node = 1;
    Bandwidth intra_bandwidth, inter_bandwidth;
    Time inter_alpha;
};
struct Out {
    Data intra_bytes;
    Time reduce_scatter_time;
    Data shard;
    Time inter_byte_time, inter_startup_time, inter_time, all_gather_time, total_time, flat_ring_time, flat_bound_time;
    double speedup_vs_flat_ring = 1, speedup_vs_flat_bound = 1;
};

} // namespace hierarchical_allreduce

/// An all-reduce inside nodes, then across them, then inside again, against one ring over all devices.
struct HierarchicalAllReduce {
    using In = hierarchical_allreduce::In;
    using Out = hierarchical_allreduce::Out;
    static constexpr std::string_view id = "hierarchical_allreduce", title = "All-reduce in two levels",
                                      domain = "Fleet";
    static constexpr std::string_view summary
        = "An all-reduce that uses the fast links inside nodes, against one flat ring.";
    static constexpr std::array walls { 14 };
    static constexpr DefaultPlot plot { .x = "n_nodes", .y = "total_time,flat_ring_time" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::message>({ "message", "M", "Message", "Bytes that every device contributes." },
            unit::gigabyte, 1e-3, 1000, 10, common::least),
        common::count<&In::n_nodes>({ "n_nodes", "n", "Nodes", "Machines that take part." }, 1, 4096, 32),
        common::count<&In::gpus_per_node>(
            { "gpus_per_node", "G", "Devices of a node", "Devices of each machine." }, 1, 64, 8),
        common::amount<&In::intra_bandwidth>(
            { "intra_bandwidth", "β_i", "Bandwidth inside", "Bytes per second of a device inside its node." },
            unit::gigabyte_per_second, 10, 2000, 450, common::least),
        common::amount<&In::inter_bandwidth>(
            { "inter_bandwidth", "β_e", "Bandwidth across", "Bytes per second of a device to other nodes." },
            unit::gigabyte_per_second, 1, 200, 50, common::least),
        common::amount<&In::inter_alpha>(
            { "inter_alpha", "α", "Start-up across", "Time of a message between nodes before its first byte." },
            unit::microsecond, 0.1, 100, 1.5),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::intra_bytes>({ .id = "intra_bytes",
            .symbol = "m_i",
            .label = "Bytes inside",
            .help = "What a device sends inside its node in either phase.",
            .unit = unit::gigabyte }),
        shown<&Out::reduce_scatter_time>({ .id = "reduce_scatter_time",
            .symbol = "T_1",
            .label = "Reduce-scatter",
            .help = "First phase, inside the nodes.",
            .unit = unit::millisecond }),
        shown<&Out::shard>({ .id = "shard",
            .symbol = "m",
            .label = "Shard",
            .help = "Bytes that each device then holds the sum of.",
            .unit = unit::gigabyte }),
        shown<&Out::inter_byte_time>({ .id = "inter_byte_time",
            .symbol = "b",
            .label = "Bytes across",
            .help = "Part of the second phase that goes with the size.",
            .unit = unit::millisecond }),
        shown<&Out::inter_startup_time>({ .id = "inter_startup_time",
            .symbol = "a",
            .label = "Start-up across",
            .help = "Part of the second phase that goes with the nodes.",
            .unit = unit::millisecond }),
        shown<&Out::inter_time>({ .id = "inter_time",
            .symbol = "T_2",
            .label = "All-reduce across",
            .help = "Second phase, of the shards between nodes.",
            .unit = unit::millisecond }),
        shown<&Out::all_gather_time>({ .id = "all_gather_time",
            .symbol = "T_3",
            .label = "All-gather",
            .help = "Third phase, inside the nodes.",
            .unit = unit::millisecond }),
        shown<&Out::total_time>({ .id = "total_time",
            .symbol = "T",
            .label = "Two levels",
            .help = "All three phases.",
            .unit = unit::millisecond }),
        shown<&Out::flat_ring_time>({ .id = "flat_ring_time",
            .symbol = "T_f",
            .label = "Flat ring",
            .help = "One ring over all devices at the bandwidth across.",
            .unit = unit::millisecond }),
        shown<&Out::flat_bound_time>({ .id = "flat_bound_time",
            .symbol = "T_b",
            .label = "Flat ring, bytes only",
            .help = "What a flat ring of any size needs about for its bytes.",
            .unit = unit::millisecond }),
        shown<&Out::speedup_vs_flat_ring>({ .id = "speedup_vs_flat_ring",
            .symbol = "x_f",
            .label = "Speed-up over the ring",
            .help = "Flat ring over two levels.",
            .unit = unit::one }),
        shown<&Out::speedup_vs_flat_bound>({ .id = "speedup_vs_flat_bound",
            .symbol = "x_b",
            .label = "Speed-up over its bytes",
            .help = "Bytes of the flat ring over two levels.",
            .unit = unit::one }),
    };

    static void check(const In& in, Problems& problems)
    {
        if (in.n_nodes == 1 && in.gpus_per_node == 1)
            problems.push_back({ "n_nodes", "is 1 with one device: expected at least two devices to reduce over" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const Data message = common::given(trace, "M", "Message", unit::gigabyte, in.message);
        const double nodes = common::setting(trace, "n", "Nodes", in.n_nodes);
        const double devices = common::setting(trace, "G", "Devices of a node", in.gpus_per_node);
        const Bandwidth inside
            = common::given(trace, "β_i", "Bandwidth inside", unit::gigabyte_per_second, in.intra_bandwidth);
        const Bandwidth across
            = common::given(trace, "β_e", "Bandwidth across", unit::gigabyte_per_second, in.inter_bandwidth);
        const Time startup = common::given(trace, "α", "Start-up across", unit::microsecond, in.inter_alpha);
        Out out;
        out.intra_bytes
            = trace({ "m_i", "Bytes inside", "M·(G − 1) / G", unit::gigabyte }, message * (devices - 1) / devices);
        out.reduce_scatter_time
            = trace({ "T_1", "Reduce-scatter", "m_i / β_i", unit::millisecond }, out.intra_bytes / inside);
        out.shard = trace({ "m", "Shard", "M / G", unit::gigabyte }, message / devices);
        out.inter_byte_time = trace({ "b", "Bytes across", "2·(n − 1) / n·m / β_e", unit::millisecond },
            collectives::ring_factor(nodes) * out.shard / across);
        out.inter_startup_time = trace(
            { "a", "Start-up across", "2·(n − 1)·α", unit::millisecond }, collectives::ring_rounds(nodes) * startup);
        out.inter_time = trace(
            { "T_2", "All-reduce across", "b + a", unit::millisecond }, out.inter_byte_time + out.inter_startup_time);
        out.all_gather_time = trace({ "T_3", "All-gather", "T_1", unit::millisecond }, out.reduce_scatter_time);
        out.total_time = trace({ "T", "Two levels", "T_1 + T_2 + T_3", unit::millisecond },
            out.reduce_scatter_time + out.inter_time + out.all_gather_time);
        out.flat_ring_time
            = trace({ "T_f", "Flat ring", "2·(n·G − 1) / (n·G)·M / β_e + 2·(n·G − 1)·α", unit::millisecond },
                collectives::ring_all_reduce(message, nodes * devices, { across, startup }));
        out.flat_bound_time
            = trace({ "T_b", "Flat ring, bytes only", "2·M / β_e", unit::millisecond }, 2.0 * message / across);
        out.speedup_vs_flat_ring = trace(
            { "x_f", "Speed-up over the ring", "T_f / T", unit::one }, double(out.flat_ring_time / out.total_time));
        out.speedup_vs_flat_bound = trace(
            { "x_b", "Speed-up over its bytes", "T_b / T", unit::one }, double(out.flat_bound_time / out.total_time));
        return out;
    }
};

} // namespace mlsysim
