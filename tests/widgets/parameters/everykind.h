// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"
#include "engine/hardware/hardware.h"

// A solver that nobody needs, with an input of every kind: generic code must serve it as it is.
namespace mlsysim {

namespace every_kind {

enum class Mode { Plain, Round, Wavy };
enum class Colour { Red, Orange, Yellow, Green, Blue, Violet, Grey };

} // namespace every_kind

template <> inline constexpr std::array<std::string_view, 3> choices<every_kind::Mode> { "plain", "round", "wavy" };
template <>
inline constexpr std::array<std::string_view, 7> choices<every_kind::Colour> { "red", "orange", "yellow", "green",
    "blue", "violet", "grey" };

namespace every_kind {

struct In {
    double share = 0;
    Time delay;
    Data unbounded;
    std::int64_t count = 1;
    bool on = false;
    Mode mode = Mode::Plain;
    Colour colour = Colour::Red;
    std::string words;
    const Hardware* machine = nullptr;
    std::optional<Bandwidth> link;
    std::optional<Mode> wish;
    std::vector<double> sizes;
    std::vector<const Hardware*> machines;
    NamedMap<Time> starts;
    double strength = 1;
    double depth = 1;
};
struct Out {
    double sum = 0;
};

} // namespace every_kind

/// The solver; its result is of no interest.
struct EveryKind {
    using In = every_kind::In;
    using Out = every_kind::Out;
    static constexpr std::string_view id = "every_kind", title = "Every kind", domain = "Node";
    static constexpr std::string_view summary = "One input of each kind.";

    static constexpr auto inputs = std::tuple {
        field<&In::share>({ .id = "share",
            .symbol = "s_a",
            .label = "Share",
            .help = "A linear number.",
            .min = 0,
            .max = 1,
            .standard = 0.5 }),
        field<&In::delay>({ .id = "delay",
            .symbol = "t",
            .label = "Delay",
            .help = "A quantity.",
            .unit = unit::millisecond,
            .min = 0.0 * unit::second,
            .low = 0.1 * unit::millisecond,
            .high = 1e4 * unit::millisecond,
            .standard = 20.0 * unit::millisecond,
            .axis = Axis::Logarithmic }),
        field<&In::unbounded>({ .id = "unbounded",
            .label = "Unbounded",
            .help = "No range to slide in.",
            .unit = unit::gigabyte,
            .standard = 3.0 * unit::gigabyte }),
        field<&In::count>({ .id = "count",
            .label = "Count",
            .help = "A whole number.",
            .min = 1,
            .max = 1000000,
            .low = 1,
            .high = 1024,
            .standard = 8,
            .axis = Axis::Logarithmic }),
        field<&In::on>({ .id = "on", .label = "Switched on", .help = "A switch.", .standard = false }),
        field<&In::mode>(
            { .id = "mode", .label = "Mode", .help = "Few choices.", .standard = every_kind::Mode::Plain }),
        field<&In::colour>(
            { .id = "colour", .label = "Colour", .help = "Many choices.", .standard = every_kind::Colour::Green }),
        field<&In::words>({ .id = "words", .label = "Words", .help = "A text.", .preset = "one two" }),
        field<&In::machine>(
            { .id = "machine", .label = "Machine", .help = "A record.", .preset = "Hardware.Cloud.H100" }),
        field<&In::link>({ .id = "link",
            .label = "Link",
            .help = "A number that may be absent.",
            .unit = unit::gigabyte_per_second,
            .min = 0.0 * unit::byte_per_second }),
        field<&In::wish>({ .id = "wish", .label = "Wish", .help = "A choice that may be absent." }),
        field<&In::sizes>({ .id = "sizes", .label = "Sizes", .help = "A list.", .min = 0, .preset = "1, 2, 4" }),
        field<&In::machines>({ .id = "machines",
            .label = "Machines",
            .help = "A list of records.",
            .preset = "Hardware.Cloud.H100, Hardware.Cloud.A100" }),
        field<&In::starts>({ .id = "starts",
            .label = "Starts",
            .help = "A map.",
            .unit = unit::microsecond,
            .min = 0.0 * unit::second,
            .preset = "a=1 us, b=2 us" }),
        field<&In::strength>({ .id = "strength",
            .label = "Strength",
            .help = "Counts only while on.",
            .min = 0,
            .max = 3,
            .standard = 1,
            .when = "on" }),
        field<&In::depth>({ .id = "depth",
            .label = "Depth",
            .help = "Counts in two modes.",
            .min = 0,
            .max = 3,
            .standard = 1,
            .when = "mode=round,wavy",
            .tier = Tier::Advanced }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::sum>({ .id = "sum", .label = "Sum", .help = "Of two of them." }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer&) { return { in.share + in.strength }; }
};

inline const Solver& every_kind_solver() { return Describe<EveryKind>::solver; }

} // namespace mlsysim
