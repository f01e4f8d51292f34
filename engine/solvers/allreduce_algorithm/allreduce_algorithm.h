// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/collectives.h"
#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace allreduce_algorithm {

struct In {
    Data message;
    std::vector<std::int64_t> group_sizes;
    Time alpha;
    Bandwidth bandwidth;
};
/// Maps are keyed by the size of the group.
struct Out {
    Data message;
    Time alpha;
    Bandwidth bandwidth;
    NamedMap<Data> chunk;
    NamedMap<double> ring_factor;
    NamedMap<std::int64_t> ring_rounds, tree_rounds;
    NamedMap<Time> ring_byte_time, ring_startup_time, ring_time;
    NamedMap<Time> tree_byte_time, tree_startup_time, tree_time, star_byte_time;
    NamedMap<double> star_ring_limit;
    NamedMap<Data> crossover_estimate, crossover_exact;
};

} // namespace allreduce_algorithm

/// Ring, tree and star all-reduce at several group sizes.
struct AllReduceAlgorithm {
    using In = allreduce_algorithm::In;
    using Out = allreduce_algorithm::Out;
    static constexpr std::string_view id = "allreduce_algorithm", title = "Algorithms of all-reduce", domain = "Fleet";
    static constexpr std::string_view summary = "Time of ring, tree and star all-reduce, and where they cross.";
    static constexpr std::array walls { 14 };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::message>(
            { "message", "M", "Message", "Bytes that every rank contributes." }, unit::megabyte, 1e-3, 1e5, 1000),
        field<&In::group_sizes>({ .id = "group_sizes",
            .symbol = "n",
            .label = "Group sizes",
            .help = "Ranks that take part; each size is compared.",
            .min = 2,
            .max = common::most,
            .preset = "2, 8, 64",
            .required = true }),
        common::amount<&In::alpha>({ "alpha", "α", "Start-up time", "Time of a message before its first byte." },
            unit::microsecond, 0.1, 100, 1.5),
        common::amount<&In::bandwidth>({ "bandwidth", "β", "Bandwidth", "Bytes per second of the link of a rank." },
            unit::gigabyte_per_second, 1, 1000, 50, common::least),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::ring_time>({ .id = "ring_time",
            .symbol = "T_r",
            .label = "Ring",
            .help = "Time of the all-reduce, by group size.",
            .unit = unit::millisecond }),
        shown<&Out::tree_time>({ .id = "tree_time",
            .symbol = "T_t",
            .label = "Tree",
            .help = "Time of the all-reduce, by group size.",
            .unit = unit::millisecond }),
        shown<&Out::star_byte_time>({ .id = "star_byte_time",
            .symbol = "T_s",
            .label = "Star",
            .help = "Time in which one server takes in the messages of all ranks.",
            .unit = unit::millisecond }),
        shown<&Out::crossover_exact>({ .id = "crossover_exact",
            .symbol = "M*",
            .label = "Crossover",
            .help = "Message at which ring and tree take equally long; the ring wins above it.",
            .unit = unit::kilobyte }),
        shown<&Out::crossover_estimate>({ .id = "crossover_estimate",
            .symbol = "M_e",
            .label = "Crossover, estimated",
            .help = "The same from a rule of thumb for large groups.",
            .unit = unit::kilobyte }),
        shown<&Out::ring_byte_time>({ .id = "ring_byte_time",
            .symbol = "b_r",
            .label = "Bytes of the ring",
            .help = "Part of the time that goes with the size.",
            .unit = unit::millisecond }),
        shown<&Out::ring_startup_time>({ .id = "ring_startup_time",
            .symbol = "a_r",
            .label = "Start-up of the ring",
            .help = "Part of the time that goes with the rounds.",
            .unit = unit::millisecond }),
        shown<&Out::tree_byte_time>({ .id = "tree_byte_time",
            .symbol = "b_t",
            .label = "Bytes of the tree",
            .help = "Part of the time that goes with the size.",
            .unit = unit::millisecond }),
        shown<&Out::tree_startup_time>({ .id = "tree_startup_time",
            .symbol = "a_t",
            .label = "Start-up of the tree",
            .help = "Part of the time that goes with the rounds.",
            .unit = unit::millisecond }),
        shown<&Out::chunk>({ .id = "chunk",
            .symbol = "m",
            .label = "Chunk",
            .help = "Bytes of one message of the ring.",
            .unit = unit::megabyte }),
        shown<&Out::ring_factor>({ .id = "ring_factor",
            .symbol = "f",
            .label = "Ring factor",
            .help = "Bytes that a rank of the ring sends over those of the message.",
            .unit = unit::one }),
        shown<&Out::ring_rounds>(
            { .id = "ring_rounds", .symbol = "R", .label = "Rounds of the ring", .help = "Messages in a row." }),
        shown<&Out::tree_rounds>(
            { .id = "tree_rounds", .symbol = "K", .label = "Rounds of the tree", .help = "Messages in a row." }),
        shown<&Out::star_ring_limit>({ .id = "star_ring_limit",
            .symbol = "s",
            .label = "Star over ring",
            .help = "How many times longer the star takes for large messages, at most.",
            .unit = unit::one }),
        shown<&Out::message>({ .id = "message",
            .symbol = "M",
            .label = "Message",
            .help = "As given.",
            .unit = unit::megabyte,
            .tier = Tier::Advanced }),
        shown<&Out::alpha>({ .id = "alpha",
            .symbol = "α",
            .label = "Start-up time",
            .help = "As given.",
            .unit = unit::microsecond,
            .tier = Tier::Advanced }),
        shown<&Out::bandwidth>({ .id = "bandwidth",
            .symbol = "β",
            .label = "Bandwidth",
            .help = "As given.",
            .unit = unit::gigabyte_per_second,
            .tier = Tier::Advanced }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace);
};

} // namespace mlsysim

#include "engine/solvers/allreduce_algorithm/allreduce_algorithm.inl.h"
