// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

namespace mlsysim {

namespace alpha_beta {

struct In {
    NamedMap<Time> alphas;
    NamedMap<Bandwidth> bandwidths;
    NamedMap<Data> messages;
};
struct Out {
    NamedMap<NamedMap<Time>> times, transmission_times;
    NamedMap<Data> crossovers;
    NamedMap<Time> alphas;
    NamedMap<Bandwidth> bandwidths;
    NamedMap<Data> messages;
};

} // namespace alpha_beta

/// Time of messages on several paths: a start-up time plus the bytes over the bandwidth.
struct AlphaBeta {
    using In = alpha_beta::In;
    using Out = alpha_beta::Out;
    static constexpr std::string_view id = "alpha_beta", title = "Start-up and bandwidth of a link", domain = "Fleet";
    static constexpr std::string_view summary = "Time of messages under a start-up time and a bandwidth, path by path.";
    static constexpr std::array walls { 14 };

    static constexpr auto inputs = std::tuple {
        field<&In::alphas>({ .id = "alphas",
            .symbol = "α",
            .label = "Start-up times",
            .help = "Time before the first byte, by path.",
            .unit = unit::microsecond,
            .min = 0.0 * unit::second,
            .max = 1e9 * unit::second,
            .preset = "NDR=1.5 us, RoCE=5 us",
            .required = true }),
        field<&In::bandwidths>({ .id = "bandwidths",
            .symbol = "β",
            .label = "Bandwidths",
            .help = "Bytes per second, by path.",
            .unit = unit::gigabyte_per_second,
            .min = 1e-30 * unit::byte_per_second,
            .max = 1e30 * unit::byte_per_second,
            .preset = "NDR=50 GB/s, RoCE=12.5 GB/s",
            .required = true }),
        field<&In::messages>({ .id = "messages",
            .symbol = "n",
            .label = "Messages",
            .help = "Sizes of the messages, by name.",
            .unit = unit::megabyte,
            .min = 0.0 * unit::byte,
            .max = 1e30 * unit::byte,
            .preset = "small=8 kB, large=100 MB",
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::times>({ .id = "times",
            .symbol = "T",
            .label = "Times",
            .help = "Start-up plus transmission, by path and message.",
            .unit = unit::microsecond }),
        shown<&Out::transmission_times>({ .id = "transmission_times",
            .label = "Transmission times",
            .help = "Bytes over bandwidth, by path and message.",
            .unit = unit::microsecond }),
        shown<&Out::crossovers>({ .id = "crossovers",
            .symbol = "n*",
            .label = "Crossovers",
            .help = "Size at which start-up and transmission take equally long.",
            .unit = unit::kilobyte }),
        shown<&Out::alphas>({ .id = "alphas",
            .symbol = "α",
            .label = "Start-up times",
            .help = "As given.",
            .unit = unit::microsecond,
            .tier = Tier::Advanced }),
        shown<&Out::bandwidths>({ .id = "bandwidths",
            .symbol = "β",
            .label = "Bandwidths",
            .help = "As given.",
            .unit = unit::gigabyte_per_second,
            .tier = Tier::Advanced }),
        shown<&Out::messages>({ .id = "messages",
            .symbol = "n",
            .label = "Messages",
            .help = "As given.",
            .unit = unit::megabyte,
            .tier = Tier::Advanced }),
    };

    static void check(const In& in, Problems& problems)
    {
        for (const auto& [path, alpha] : in.alphas)
            if (!in.bandwidths.find(path))
                problems.push_back({ "bandwidths", "has no entry for path \"" + path + "\"" });
    }

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        Out out { {}, {}, {}, in.alphas, in.bandwidths, in.messages };
        if constexpr (Tracer::active)
            for (const auto& [name, size] : in.messages)
                trace({ "n(" + name + ")", "Message", "", unit::megabyte, "your setting" }, size);
        for (const auto& [path, alpha] : in.alphas) {
            const Bandwidth bandwidth = *in.bandwidths.find(path);
            if constexpr (Tracer::active) {
                trace({ "α(" + path + ")", "Start-up time", "", unit::microsecond, "your setting" }, alpha);
                trace({ "β(" + path + ")", "Bandwidth", "", unit::gigabyte_per_second, "your setting" }, bandwidth);
            }
            auto& times = out.times.add(path);
            auto& transmissions = out.transmission_times.add(path);
            for (const auto& [name, size] : in.messages) {
                const Time wire = transmissions.add(name, size / bandwidth);
                if constexpr (Tracer::active)
                    trace({ "T(" + path + ", " + name + ")", "Time of a message",
                              "α(" + path + ") + n(" + name + ") / β(" + path + ")", unit::microsecond },
                        alpha + wire);
                times.add(name, alpha + wire);
            }
            if constexpr (Tracer::active)
                trace({ "n*(" + path + ")", "Crossover", "α(" + path + ")·β(" + path + ")", unit::kilobyte },
                    alpha * bandwidth);
            out.crossovers.add(path, alpha * bandwidth);
        }
        return out;
    }
};

} // namespace mlsysim
