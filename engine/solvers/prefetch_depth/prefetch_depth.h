// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace prefetch_depth {

struct In {
    Time compute_time;
    NamedMap<Time> tail_latencies;
    Data batch_bytes;
    std::int64_t safety_depth = 8, consumers_per_node = 8;
};
struct Out {
    NamedMap<double> spans;
    NamedMap<std::int64_t> depths;
    Data buffer_per_consumer, buffer_per_node;
};

} // namespace prefetch_depth

/// Batches that must be queued so that one slow read does not idle the device.
struct PrefetchDepth {
    using In = prefetch_depth::In;
    using Out = prefetch_depth::Out;
    static constexpr std::string_view id = "prefetch_depth", title = "Depth of prefetching", domain = "Data";
    static constexpr std::string_view summary = "Batches to queue against slow reads, and the memory that they take.";
    static constexpr DefaultPlot plot { .x = "safety_depth", .y = "buffer_per_node" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::compute_time>(
            { "compute_time", "c", "Compute", "Time in which the device consumes one batch." }, unit::millisecond, 1,
            10000, 200, common::least),
        field<&In::tail_latencies>({ .id = "tail_latencies",
            .symbol = "ℓ",
            .label = "Slow reads",
            .help = "Time of a slow read, by tier of storage.",
            .unit = unit::millisecond,
            .min = 0.0 * unit::second,
            .max = common::longest * unit::second,
            .preset = "local=2 ms, remote=900 ms",
            .required = true }),
        common::amount<&In::batch_bytes>(
            { "batch_bytes", "z", "Batch", "Bytes of one batch." }, unit::megabyte, 0.1, 10000, 150),
        field<&In::safety_depth>({ .id = "safety_depth",
            .symbol = "k",
            .label = "Queued batches",
            .help = "Batches that the queue of each consumer holds.",
            .min = 0,
            .max = common::most,
            .low = 1,
            .high = 64,
            .standard = 8,
            .required = true }),
        field<&In::consumers_per_node>({ .id = "consumers_per_node",
            .symbol = "m",
            .label = "Consumers",
            .help = "Devices of one node, each with a queue of its own.",
            .min = 1,
            .max = common::most,
            .low = 1,
            .high = 64,
            .standard = 8,
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::spans>({ .id = "spans",
            .symbol = "s",
            .label = "Steps that a read spans",
            .help = "Slow read over compute, by tier.",
            .unit = unit::one }),
        shown<&Out::depths>({ .id = "depths",
            .symbol = "D",
            .label = "Batches needed",
            .help = "Batches that bridge one slow read, by tier." }),
        shown<&Out::buffer_per_consumer>({ .id = "buffer_per_consumer",
            .symbol = "Z",
            .label = "Buffer of a consumer",
            .help = "Bytes of one queue.",
            .unit = unit::megabyte }),
        shown<&Out::buffer_per_node>({ .id = "buffer_per_node",
            .symbol = "Z_m",
            .label = "Buffer of a node",
            .help = "Bytes of all queues of a node.",
            .unit = unit::gigabyte }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        const Time compute = trace({ "c", "Compute", "", unit::millisecond, "your setting" }, in.compute_time);
        const Data batch = trace({ "z", "Batch", "", unit::megabyte, "your setting" }, in.batch_bytes);
        const double depth = common::setting(trace, "k", "Queued batches", in.safety_depth);
        const double consumers = common::setting(trace, "m", "Consumers", in.consumers_per_node);
        Out out;
        for (const auto& [tier, latency] : in.tail_latencies) {
            const double span = double(latency / compute);
            const double batches = std::ceil(span);
            out.spans.add(tier, span);
            out.depths.add(tier, static_cast<std::int64_t>(std::min(batches, 9e15)));
            if constexpr (Tracer::active) {
                const std::string read = "ℓ_" + tier, ratio = "s_" + tier;
                trace({ read, "Slow read", "", unit::millisecond, "your setting" }, latency);
                trace({ ratio, "Steps that it spans", read + " / c", unit::one }, span);
                trace({ "D_" + tier, "Batches needed", "⌈" + ratio + "⌉", unit::one }, batches);
            }
        }
        out.buffer_per_consumer = trace({ "Z", "Buffer of a consumer", "k·z", unit::megabyte }, depth * batch);
        out.buffer_per_node
            = trace({ "Z_m", "Buffer of a node", "Z·m", unit::gigabyte }, out.buffer_per_consumer * consumers);
        return out;
    }
};

} // namespace mlsysim
