// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/solver.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// One of everything that can be declared: an imaginary record, a structure with a member of every kind, and a solver.
namespace mlsysim {

enum class Colour { Red, Green, Blue };
template <> inline constexpr std::array<std::string_view, 3> choices<Colour> { "red", "green", "blue" };

namespace everything {

/// A kind of registry entry that no release has.
struct Gadget {
    std::string path;
    std::string name;
    Bandwidth speed;
    std::optional<Power> power;
    NamedMap<Money> prices;
};

struct Part {
    Time duration;
    std::string label;
};

struct In {
    double real {};
    Time quantity;
    int integer {};
    bool on {};
    Colour colour {};
    std::string text;
    const Gadget* gadget {};
    Part part;
    std::optional<Time> maybe;
    std::optional<Part> maybe_part;
    std::optional<int> maybe_integer;
    std::vector<double> reals;
    std::vector<Part> parts;
    std::vector<std::string> texts;
    std::vector<Colour> colours;
    std::vector<const Gadget*> gadgets;
    NamedMap<Data> map;
    NamedMap<NamedMap<Time>> map_of_maps;
    PerChoice<Colour, Money> table;
};

struct Out {
    Time total;
    double share = 0;
    bool fast = false;
    Colour colour {};
    std::string text;
    Part part;
    std::optional<Time> maybe;
    std::vector<Part> parts;
    NamedMap<NamedMap<Time>> map_of_maps;
};

} // namespace everything

template <>
inline constexpr auto fields_of<everything::Gadget> = std::tuple {
    field<&everything::Gadget::name>({ .id = "name", .label = "Name", .help = "Display name.", .required = true }),
    field<&everything::Gadget::speed>({ .id = "speed",
        .label = "Speed",
        .help = "How fast it is.",
        .unit = unit::gigabyte_per_second,
        .min = 1.0 * unit::byte_per_second,
        .required = true }),
    field<&everything::Gadget::power>(
        { .id = "power", .label = "Power", .help = "What it draws.", .unit = unit::watt, .min = 0.0 * unit::watt }),
    field<&everything::Gadget::prices>(
        { .id = "prices", .label = "Prices", .help = "By country.", .unit = unit::usd, .min = 0.0 * unit::usd }),
};
template <> struct RecordTraits<everything::Gadget> {
    static constexpr std::string_view id = "gadget", space = "Gadgets", title = "Gadget";
    static void check(const everything::Gadget& gadget, Problems& problems)
    {
        if (gadget.power && si(*gadget.power) > si(gadget.speed))
            problems.push_back({ "power", "is larger than speed" });
    }
    static void derived(everything::Gadget& gadget, const Value& changes, const everything::Gadget& base)
    {
        if (changes.find("speed") && !changes.find("power") && base.power)
            gadget.power = *base.power * (gadget.speed / base.speed);
    }
};
static_assert(well_described<everything::Gadget>(fields_of<everything::Gadget>));

template <>
inline constexpr auto fields_of<everything::Part> = std::tuple {
    field<&everything::Part::duration>({ .id = "duration",
        .label = "Duration",
        .help = "How long it takes.",
        .unit = unit::millisecond,
        .min = 0.0 * unit::second,
        .max = 1.0 * unit::hour,
        .required = true }),
    field<&everything::Part::label>(
        { .id = "label", .label = "Label", .help = "What it is called.", .preset = "part" }),
};
static_assert(well_described<everything::Part>(fields_of<everything::Part>));

/// A solver that no release has, with a member of every kind.
struct Everything {
    using In = everything::In;
    using Out = everything::Out;
    static constexpr std::string_view id = "everything", title = "Everything", domain = "Node";
    static constexpr std::string_view summary = "A solver with a member of every kind.";
    static constexpr std::array walls { 22 };

    static constexpr auto inputs = std::tuple {
        field<&In::real>(
            { .id = "real", .symbol = "x", .label = "Real", .help = "A real number.", .min = -1, .max = 2 }),
        field<&In::quantity>({ .id = "quantity",
            .symbol = "t",
            .label = "Quantity",
            .help = "A time.",
            .unit = unit::millisecond,
            .min = 0.0 * unit::second,
            .max = 100.0 * unit::second,
            .low = 1.0 * unit::millisecond,
            .high = 10.0 * unit::second,
            .standard = 20.0 * unit::millisecond,
            .axis = Axis::Logarithmic }),
        field<&In::integer>({ .id = "integer",
            .symbol = "n",
            .label = "Integer",
            .help = "A whole number.",
            .min = 1,
            .max = 1000000,
            .standard = 4,
            .required = true }),
        field<&In::on>({ .id = "on", .label = "Switch", .help = "On or off.", .standard = true }),
        field<&In::colour>({ .id = "colour", .label = "Choice", .help = "One of three.", .standard = Colour::Green }),
        field<&In::text>({ .id = "text", .label = "Text", .help = "Any text.", .preset = "hello" }),
        field<&In::gadget>(
            { .id = "gadget", .label = "Record", .help = "A registry entry.", .preset = "Gadgets.Lab.Slow" }),
        field<&In::part>({ .id = "part", .label = "Group", .help = "A few members.", .required = true }),
        field<&In::maybe>({ .id = "maybe",
            .label = "Optional",
            .help = "A time or nothing.",
            .unit = unit::second,
            .min = 0.0 * unit::second,
            .when = "on" }),
        field<&In::maybe_part>({ .id = "maybe_part", .label = "Optional group", .help = "A group or nothing." }),
        field<&In::maybe_integer>({ .id = "maybe_integer",
            .label = "Optional integer",
            .help = "A whole number or nothing.",
            .min = 0,
            .when = "colour=red,blue" }),
        field<&In::reals>(
            { .id = "reals", .label = "List", .help = "Real numbers.", .min = 0, .max = 10, .preset = "1, 2" }),
        field<&In::parts>({ .id = "parts", .label = "List of groups", .help = "Groups." }),
        field<&In::texts>({ .id = "texts", .label = "List of texts", .help = "Texts." }),
        field<&In::colours>({ .id = "colours", .label = "List of choices", .help = "Choices.", .preset = "red" }),
        field<&In::gadgets>({ .id = "gadgets", .label = "List of records", .help = "Registry entries." }),
        field<&In::map>({ .id = "map",
            .label = "Map",
            .help = "Sizes by name.",
            .unit = unit::megabyte,
            .min = 0.0 * unit::byte,
            .preset = "a=1 MB, b=2 MB" }),
        field<&In::map_of_maps>(
            { .id = "map_of_maps", .label = "Map of maps", .help = "Times by two names.", .unit = unit::second }),
        field<&In::table>({ .id = "table", .label = "Table", .help = "Money by colour.", .unit = unit::usd }),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::total>({ .id = "total", .symbol = "T", .label = "Total", .help = "A time.", .unit = unit::second }),
        shown<&Out::share>({ .id = "share", .symbol = "s", .label = "Share", .help = "A share.", .unit = unit::one }),
        shown<&Out::fast>({ .id = "fast", .label = "Fast", .help = "A switch." }),
        shown<&Out::colour>({ .id = "colour", .label = "Colour", .help = "A choice." }),
        shown<&Out::text>({ .id = "text", .label = "Text", .help = "A text." }),
        shown<&Out::part>({ .id = "part", .label = "Part", .help = "A group." }),
        shown<&Out::maybe>({ .id = "maybe", .label = "Maybe", .help = "A time or nothing.", .unit = unit::second }),
        shown<&Out::parts>({ .id = "parts", .label = "Parts", .help = "Groups." }),
        shown<&Out::map_of_maps>(
            { .id = "map_of_maps", .label = "Maps", .help = "Times by two names.", .unit = unit::second }),
    };

    static void check(const In& in, Problems& problems)
    {
        if (in.on && in.integer == 13)
            problems.push_back({ "integer", "brings bad luck while the switch is on" });
    }
    static std::optional<Problem> failure(const In& in, const Out&)
    {
        if (in.integer < 1000)
            return {};
        return Problem { "integer", "needs too much", {}, ProblemKind::OutOfMemory };
    }
    template <class Tracer> static Out solve(const In& in, Tracer& trace)
    {
        const double count = trace({ "n", "Integer", "", unit::one, "your setting" }, static_cast<double>(in.integer));
        const Time each = trace({ "t", "Quantity", "", unit::millisecond, "your setting" }, in.quantity);
        Out out;
        out.total = trace({ "T", "Total", "n·t", unit::second }, count * each);
        out.share = in.gadget ? si(in.gadget->speed) / 1e9 : in.real;
        out.fast = out.total < 1.0 * unit::second;
        out.colour = in.colour;
        out.text = in.text;
        out.part = in.part;
        if (in.on)
            out.maybe = in.maybe ? *in.maybe : 0.0 * unit::second;
        for (int i = 0; i < in.integer % 5; ++i)
            out.parts.push_back({ each * static_cast<double>(i), "p" });
        out.map_of_maps = in.map_of_maps;
        return out;
    }
};

} // namespace mlsysim
