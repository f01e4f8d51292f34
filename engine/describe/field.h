// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/containers.h"
#include "engine/describe/type.h"

#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace mlsysim {

/// The names of an enumeration's values in order; specialise it for every enumeration that a field uses.
template <class E> inline constexpr std::array<std::string_view, 0> choices {};

/// The fields of a described group or record as a tuple; specialise it right after the struct.
template <class T> inline constexpr auto fields_of = nullptr;

/// Identity of a record type: `id`, `space`, `title` and, if it has rules across fields, `check`. Specialise it for
/// every struct that is a registry entry.
template <class T> struct RecordTraits;

template <class T>
concept IsRecord = requires
{
    RecordTraits<T>::id;
};

namespace detail {

template <class T> struct Element {
    using type = T;
};
template <class T> struct Element<std::optional<T>> : Element<T> {
};
template <class T> struct Element<std::vector<T>> : Element<T> {
};
template <class T> struct Element<NamedMap<T>> : Element<T> {
};
template <class E, class T> struct Element<PerChoice<E, T>> : Element<T> {
};

} // namespace detail

template <class T>
concept IsReal = IsQuantity<T> || std::is_same_v<T, double>;
template <class T>
concept IsInteger = std::is_integral_v<T> && !std::is_same_v<T, bool>;
template <class T>
concept IsNumber = IsReal<T> || IsInteger<T>;

/// What a member finally holds under its optionals, lists and maps.
template <class T> using ElementOf = typename detail::Element<T>::type;

/// What is said about a member that holds a text, a group or a record.
template <class T> struct About {
    std::string_view id {}, symbol {}, label {}, help {};
    std::string_view preset {};
    std::string_view when {};
    bool required = false;
    Tier tier = Tier::Basic;
};

/// What is said about a member that holds a switch or a choice.
template <class T>
    requires(std::is_enum_v<T> || std::is_same_v<T, bool>)
struct About<T> {
    std::string_view id {}, symbol {}, label {}, help {};
    T standard {};
    std::string_view preset {};
    std::string_view when {};
    bool required = false;
    Tier tier = Tier::Basic;
};

/// What is said about a member that holds a number. `min` and `max` bound what is accepted; `low` and `high`, when
/// given, the part of it that sliders and axes offer.
template <IsReal T> struct About<T> {
    std::string_view id {}, symbol {}, label {}, help {};
    DisplayUnit<T> unit {};
    T min = from_si<T>(-std::numeric_limits<double>::infinity());
    T max = from_si<T>(std::numeric_limits<double>::infinity());
    T low = min, high = max;
    T standard {};
    std::string_view preset {};
    std::string_view when {};
    bool required = false;
    Axis axis = Axis::Linear;
    Tier tier = Tier::Basic;
};
template <IsInteger T> struct About<T> {
    std::string_view id {}, symbol {}, label {}, help {};
    T min = std::numeric_limits<T>::lowest();
    T max = std::numeric_limits<T>::max();
    T low = min, high = max;
    T standard {};
    std::string_view preset {};
    std::string_view when {};
    bool required = false;
    Axis axis = Axis::Linear;
    Tier tier = Tier::Basic;
};

/// What is said about an output: words, and the unit it is shown in.
template <class T> struct Shown {
    std::string_view id {}, symbol {}, label {}, help {};
    Tier tier = Tier::Basic;
};
template <IsReal T> struct Shown<T> {
    std::string_view id {}, symbol {}, label {}, help {};
    DisplayUnit<T> unit {};
    Tier tier = Tier::Basic;
};

/// A member and what is said about it, still typed.
template <auto Pointer, class What> struct Declared;
template <class Owner, class T, T Owner::*Pointer, class What> struct Declared<Pointer, What> {
    using owner = Owner;
    using type = T;
    static constexpr T Owner::*member = Pointer;
    What about;
};

namespace detail {
template <class> struct MemberOf;
template <class Owner, class T> struct MemberOf<T Owner::*> {
    using owner = Owner;
    using type = T;
};
template <auto Pointer> using ElementAt = ElementOf<typename MemberOf<decltype(Pointer)>::type>;
} // namespace detail

/// Declares an input or a field of a record. The member's type decides what can be said about it, so a bound or a unit
/// of another dimension does not compile.
template <auto Pointer> constexpr auto field(About<detail::ElementAt<Pointer>> about)
{
    return Declared<Pointer, About<detail::ElementAt<Pointer>>> { about };
}

/// Declares an output.
template <auto Pointer> constexpr auto shown(Shown<detail::ElementAt<Pointer>> about)
{
    return Declared<Pointer, Shown<detail::ElementAt<Pointer>>> { about };
}

} // namespace mlsysim
