// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace facility_power {

struct In {
    std::int64_t devices = 1;
    Power device_power;
    double it_ratio = 1, pue = 1;
};
struct Out {
    Power accelerator_power, it_power, facility_power, support_power, overhead_power;
};

} // namespace facility_power

/// The power that a number of accelerators draws at the meter of the site.
struct FacilityPower {
    using In = facility_power::In;
    using Out = facility_power::Out;
    static constexpr std::string_view id = "facility_power", title = "Power of a site", domain = "Operations";
    static constexpr std::string_view summary = "From the power of accelerators to the power at the meter.";
    static constexpr std::array walls { 18 };
    static constexpr DefaultPlot plot { .x = "devices", .y = "facility_power,it_power,accelerator_power" };

    static constexpr auto inputs = std::tuple {
        common::count<&In::devices>({ "devices", "n", "Accelerators", "Accelerators of the site." }, 1, 1000000, 8192),
        common::amount<&In::device_power>(
            { "device_power", "P", "Power of one", "Power that one accelerator draws." }, unit::watt, 1, 2000, 700),
        field<&In::it_ratio>({ .id = "it_ratio",
            .symbol = "i",
            .label = "IT ratio",
            .help = "Power of the whole IT over that of its accelerators: hosts, network and storage come on top.",
            .unit = unit::one,
            .min = 1,
            .max = 100,
            .low = 1,
            .high = 3,
            .standard = 1.375,
            .required = true }),
        field<&In::pue>({ .id = "pue",
            .symbol = "u",
            .label = "PUE",
            .help = "Power of the site over that of its IT: cooling and conversion come on top.",
            .unit = unit::one,
            .min = 1,
            .max = 100,
            .low = 1,
            .high = 2,
            .standard = 1.12,
            .required = true }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::accelerator_power>({ .id = "accelerator_power",
            .symbol = "P_a",
            .label = "Accelerators",
            .help = "Power of all accelerators.",
            .unit = unit::kilowatt }),
        shown<&Out::it_power>({ .id = "it_power",
            .symbol = "P_i",
            .label = "IT",
            .help = "With hosts, network and storage.",
            .unit = unit::kilowatt }),
        shown<&Out::facility_power>({ .id = "facility_power",
            .symbol = "P_f",
            .label = "Site",
            .help = "At the meter.",
            .unit = unit::kilowatt }),
        shown<&Out::support_power>({ .id = "support_power",
            .symbol = "P_s",
            .label = "Hosts, network, storage",
            .help = "What the IT draws beyond its accelerators.",
            .unit = unit::kilowatt }),
        shown<&Out::overhead_power>({ .id = "overhead_power",
            .symbol = "P_o",
            .label = "Cooling and conversion",
            .help = "What the site draws beyond its IT.",
            .unit = unit::kilowatt }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        const double devices = common::setting(trace, "n", "Accelerators", in.devices);
        const Power each = common::given(trace, "P", "Power of one", unit::watt, in.device_power);
        const double ratio = common::setting(trace, "i", "IT ratio", in.it_ratio);
        const double pue = common::setting(trace, "u", "PUE", in.pue);
        Out out;
        out.accelerator_power = trace({ "P_a", "Accelerators", "n·P", unit::kilowatt }, devices * each);
        out.it_power = trace({ "P_i", "IT", "P_a·i", unit::kilowatt }, out.accelerator_power * ratio);
        out.facility_power = trace({ "P_f", "Site", "P_i·u", unit::kilowatt }, out.it_power * pue);
        out.support_power = trace(
            { "P_s", "Hosts, network, storage", "P_i − P_a", unit::kilowatt }, out.it_power - out.accelerator_power);
        out.overhead_power = trace(
            { "P_o", "Cooling and conversion", "P_f − P_i", unit::kilowatt }, out.facility_power - out.it_power);
        return out;
    }
};

} // namespace mlsysim
