// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

#include <limits>

namespace mlsysim {

namespace data {

/// The slowest way into the machine.
enum class Path { Storage, Interconnect, Unknown };

struct In {
    Bandwidth workload_data_rate;
    const Hardware* hardware = nullptr;
};
struct Out {
    bool is_stalled = false;
    double utilization = 0;
    Bandwidth demand_bw, supply_bw;
    Path bottleneck {};
    Bandwidth margin;
};

} // namespace data

template <>
inline constexpr std::array<std::string_view, 3> choices<data::Path> { "Storage", "Interconnect", "Unknown" };

/// Whether storage and host link deliver the bytes that a workload consumes.
struct DataSupply {
    using In = data::In;
    using Out = data::Out;
    static constexpr std::string_view id = "data", title = "Data supply", domain = "Data";
    static constexpr std::string_view summary = "Storage and host link against the data rate of a workload.";
    static constexpr std::array walls { 8 };
    static constexpr DefaultPlot plot { .x = "workload_data_rate", .y = "utilization" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::workload_data_rate>(
            { "workload_data_rate", "D", "Data rate", "Bytes per second that the workload consumes." },
            unit::gigabyte_per_second, 0.001, 1000, 5),
        common::hardware<&In::hardware>("The machine that consumes the data."),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::is_stalled>({ .id = "is_stalled",
            .symbol = "stalls",
            .label = "Stalls",
            .help = "Whether the machine waits for data." }),
        shown<&Out::utilization>({ .id = "utilization",
            .symbol = "ρ",
            .label = "Utilization",
            .help = "Demand over supply; infinite when no way in is known.",
            .unit = unit::percent }),
        shown<&Out::demand_bw>({ .id = "demand_bw",
            .symbol = "D",
            .label = "Demand",
            .help = "As given.",
            .unit = unit::gigabyte_per_second,
            .tier = Tier::Advanced }),
        shown<&Out::supply_bw>({ .id = "supply_bw",
            .symbol = "S",
            .label = "Supply",
            .help = "Bandwidth of the slowest way in; 0 when none is known.",
            .unit = unit::gigabyte_per_second }),
        shown<&Out::bottleneck>({ .id = "bottleneck",
            .symbol = "slower",
            .label = "Slowest",
            .help = "Storage, the link to the host, or unknown when the machine states neither." }),
        shown<&Out::margin>({ .id = "margin",
            .symbol = "Δ",
            .label = "Margin",
            .help = "Supply less demand.",
            .unit = unit::gigabyte_per_second }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace data;
        const Hardware& machine = *in.hardware;
        Out out;
        out.demand_bw = trace({ "D", "Demand", "", unit::gigabyte_per_second, "your setting" }, in.workload_data_rate);
        const auto path = [&](std::string_view symbol, std::string_view label, std::string_view field, Bandwidth rate) {
            return trace(
                { symbol, label, "", unit::gigabyte_per_second, common::source_of(trace, machine, field) }, rate);
        };
        constexpr double none = std::numeric_limits<double>::infinity();
        const double storage = machine.storage
            ? si(path("S_s", "Storage bandwidth", "storage.bandwidth", machine.storage->bandwidth))
            : none;
        const double link = machine.interconnect
            ? si(path("S_h", "Host link bandwidth", "interconnect.bandwidth", machine.interconnect->bandwidth))
            : none;
        const bool unknown = !machine.storage && !machine.interconnect;
        const bool slower_link = common::verdict(trace, "slower", "Link is slower", "S_h < S_s", link < storage);
        out.bottleneck = unknown ? Path::Unknown : slower_link ? Path::Interconnect : Path::Storage;
        out.supply_bw = trace({ "S", "Supply",
                                  unknown                                       ? ""
                                      : machine.storage && machine.interconnect ? "min(S_s, S_h)"
                                      : machine.storage                         ? "S_s"
                                                                                : "S_h",
                                  unit::gigabyte_per_second, unknown ? "the machine states no way in" : "" },
            Bandwidth::from_value(unknown ? 0 : std::min(storage, link)));
        out.utilization = trace(
            { "ρ", "Utilization", "D / S", unit::percent }, unknown ? none : double(out.demand_bw / out.supply_bw));
        out.is_stalled = common::verdict(trace, "stalls", "Stalls", "ρ > 1", out.utilization > 1);
        out.margin = trace({ "Δ", "Margin", "S − D", unit::gigabyte_per_second }, out.supply_bw - out.demand_bw);
        return out;
    }
};

} // namespace mlsysim
