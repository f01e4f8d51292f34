// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/solver.h"

// A sound declaration. Each macro puts one mistake into it, which must then not compile.
namespace mlsysim {

enum class Mode { Slow, Fast };
#ifndef ENUMERATION_WITHOUT_NAMES
template <> inline constexpr std::array<std::string_view, 2> choices<Mode> { "slow", "fast" };
#endif

struct Part {
    int count {};
};
template <>
inline constexpr auto fields_of<Part> = std::tuple {
    field<&Part::count>({ .id = "count",
        .label = "Count",
        .help = "How many.",
        .min = 1,
#ifndef GROUP_DEFAULT_OUTSIDE_ITS_RANGE
        .standard = 1
#endif
    }),
};
static_assert(well_described<Part>(fields_of<Part>), "a group is not described soundly");

struct Sound {
    struct In {
        Time duration;
        Data size;
        Mode mode {};
        Part part;
#ifdef FORGOTTEN_MEMBER
        double forgotten {};
#endif
    };
    struct Out {
        Bandwidth rate;
#ifdef FORGOTTEN_RESULT
        double forgotten {};
#endif
    };
    static constexpr std::string_view id = "sound", title = "Sound", summary = "A sound declaration.", domain = "Node";

    static constexpr auto inputs = std::tuple
    {
        field<&In::duration>({ .id = "duration",
            .label = "Duration",
#ifdef EMPTY_TEXT
            .help = "",
#else
            .help = "How long it takes.",
#endif
#ifdef UNIT_OF_ANOTHER_DIMENSION
            .unit = unit::gigabyte,
#else
            .unit = unit::millisecond,
#endif
#ifdef BOUND_OF_ANOTHER_DIMENSION
            .min = 1.0 * unit::byte,
#elif defined BOUND_WITHOUT_A_DIMENSION
            .min = 1.0,
#elif defined LOGARITHMIC_AXIS_REACHING_ZERO
            .min = 0.0 * unit::second,
#else
            .min = 1.0 * unit::millisecond,
#endif
#ifdef RANGE_UPSIDE_DOWN
            .max = 0.1 * unit::millisecond,
#else
            .max = 1.0 * unit::hour,
#endif
#ifdef SLIDER_BEYOND_THE_RANGE
            .low = 0.5 * unit::millisecond,
#endif
#ifdef DEFAULT_OUTSIDE_ITS_RANGE
            .standard = 2.0 * unit::hour,
#else
            .standard = 1.0 * unit::second,
#endif
            .axis = Axis::Logarithmic }),
#ifdef REPEATED_ID
            field<&In::size>({ .id = "duration",
#else
            field<&In::size>({ .id = "size",
#endif
                .label = "Size",
                .help = "How large it is.",
                .unit = unit::gigabyte,
                .min = 0.0 * unit::byte }),
            field<&In::mode>({ .id = "mode", .label = "Mode", .help = "How it is done." }),
            field<&In::part>({ .id = "part", .label = "Part", .help = "A group." }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::rate>({ .id = "rate",
            .label = "Rate",
            .help = "Size over duration.",
#ifdef RESULT_WITH_A_DEFAULT
            .standard = 1.0 * unit::byte_per_second,
#endif
            .unit = unit::gigabyte_per_second }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
#ifdef SECONDS_ADDED_TO_BYTES
        (void)(in.duration + in.size);
#endif
#ifdef RESULT_OF_ANOTHER_DIMENSION
        const Bandwidth rate = in.size * in.duration;
#else
        const Bandwidth rate = in.size / in.duration;
#endif
#ifdef EXPLAINED_IN_ANOTHER_UNIT
        return { trace({ "r", "Rate", "n / t", unit::gigabyte }, rate) };
#else
        return { trace({ "r", "Rate", "n / t", unit::gigabyte_per_second }, rate) };
#endif
    }
};

constexpr Solver solver = Describe<Sound>::make();
static_assert(solver.inputs.fields.size() == 4);

} // namespace mlsysim
