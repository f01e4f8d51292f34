// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/describe/field.h"

#include <optional>
#include <string>
#include <tuple>
#include <vector>

// From the typed declarations of field.h to the erased tables of type.h that everything generic reads.
namespace mlsysim {

/// The erased tables of a type; defined at the end, because types refer to one another.
template <class T> struct Erased {
    static const Type type; ///< of anything that can be a member
    static const Structure structure; ///< of a group or record
    static const RecordType record; ///< of a record
};

template <class T> inline constexpr const Type& type_of = Erased<T>::type;
/// The described structure of a group or record. A record has one undeclared member: its canonical path.
template <class T> inline constexpr const Structure& structure_of = Erased<T>::structure;
template <class T> inline constexpr const RecordType& record_type_of = Erased<T>::record;

namespace detail {

// Conversions that do not depend on the member's exact type live in type.cpp.
std::optional<double> checked_real(const Value& value, const Field& field, Reading& reading);
std::optional<std::int64_t> checked_integer(const Value& value, const Field& field, Reading& reading);
std::optional<bool> checked_switch(const Value& value, Reading& reading);
std::optional<std::size_t> checked_choice(
    const Value& value, std::span<const std::string_view> names, Reading& reading);
std::optional<std::string> checked_text(const Value& value, Reading& reading);
const Value* checked_group(const Structure& structure, const Value& value, Reading& reading);
/// A list as it is, or a text split at its commas.
std::optional<Value::List> checked_list(const Value& value, Reading& reading);
/// A map as it is, or a text such as "a=1, b=2".
std::optional<Value::Map> checked_map(const Value& value, Reading& reading);
std::size_t index_in(std::string_view key, std::size_t size);

template <class T> struct Access; // read, write, get, set, step of a member of type T

template <IsReal T> struct Access<T> {
    static constexpr Kind kind = Kind::Real;
    static constexpr bool number = true;
    static Value read(const void* m, const Field&) { return si(*static_cast<const T*>(m)); }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        if (const auto x = checked_real(v, f, r))
            *static_cast<T*>(m) = from_si<T>(*x);
    }
    static double get(const void* m) noexcept { return si(*static_cast<const T*>(m)); }
    static void set(void* m, double x) noexcept { *static_cast<T*>(m) = from_si<T>(x); }
};

template <IsInteger T> struct Access<T> {
    static constexpr Kind kind = Kind::Integer;
    static constexpr bool number = true;
    static Value read(const void* m, const Field&) { return static_cast<std::int64_t>(*static_cast<const T*>(m)); }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        if (const auto x = checked_integer(v, f, r))
            *static_cast<T*>(m) = static_cast<T>(*x);
    }
    static double get(const void* m) noexcept { return static_cast<double>(*static_cast<const T*>(m)); }
    static void set(void* m, double x) noexcept { *static_cast<T*>(m) = static_cast<T>(x); }
};

template <> struct Access<bool> {
    static constexpr Kind kind = Kind::Switch;
    static constexpr bool number = true;
    static Value read(const void* m, const Field&) { return *static_cast<const bool*>(m); }
    static void write(void* m, const Value& v, const Field&, Reading& r)
    {
        if (const auto x = checked_switch(v, r))
            *static_cast<bool*>(m) = *x;
    }
    static double get(const void* m) noexcept { return *static_cast<const bool*>(m) ? 1 : 0; }
    static void set(void* m, double x) noexcept { *static_cast<bool*>(m) = x != 0; }
};

template <class T>
    requires std::is_enum_v<T>
struct Access<T> {
    static_assert(!choices<T>.empty(), "an enumeration that a field uses needs its names in `choices`");
    static constexpr Kind kind = Kind::Choice;
    static constexpr bool number = true;
    static Value read(const void* m, const Field&)
    {
        return choices<T>[static_cast<std::size_t>(*static_cast<const T*>(m))];
    }
    static void write(void* m, const Value& v, const Field&, Reading& r)
    {
        if (const auto i = checked_choice(v, choices<T>, r))
            *static_cast<T*>(m) = static_cast<T>(*i);
    }
    static double get(const void* m) noexcept { return static_cast<double>(*static_cast<const T*>(m)); }
    static void set(void* m, double x) noexcept { *static_cast<T*>(m) = static_cast<T>(static_cast<int>(x)); }
};

template <> struct Access<std::string> {
    static constexpr Kind kind = Kind::Text;
    static constexpr bool number = false;
    static Value read(const void* m, const Field&) { return *static_cast<const std::string*>(m); }
    static void write(void* m, const Value& v, const Field&, Reading& r)
    {
        if (auto x = checked_text(v, r))
            *static_cast<std::string*>(m) = std::move(*x);
    }
};

template <class T>
    requires(!std::is_same_v<std::remove_cvref_t<decltype(fields_of<T>)>, std::nullptr_t>)
struct Access<T> {
    static constexpr Kind kind = Kind::Group;
    static constexpr bool number = false;
    static Value read(const void* m, const Field&) { return read_structure(structure_of<T>, m); }
    static void write(void* m, const Value& v, const Field&, Reading& r)
    {
        if (const Value* map = checked_group(structure_of<T>, v, r))
            write_structure(structure_of<T>, m, *map, r);
    }
};

template <class T>
    requires IsRecord<T>
struct Access<const T*> {
    static constexpr Kind kind = Kind::Record;
    static constexpr bool number = false;
    static Value read(const void* m, const Field&)
    {
        const T* record = *static_cast<const T* const*>(m);
        if (!record)
            return {};
        if (!record->path.empty())
            return record->path;
        return read_structure(structure_of<T>, record);
    }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        if (const void* record = r.record(record_type_of<T>, v, f))
            *static_cast<const T**>(m) = static_cast<const T*>(record);
    }
    static const void* step(const void* m, std::string_view) noexcept { return *static_cast<const T* const*>(m); }
};

template <class T> struct Access<std::optional<T>> {
    static constexpr Kind kind = Kind::Optional;
    static constexpr bool number = Access<T>::number;
    static Value read(const void* m, const Field& f)
    {
        const auto& o = *static_cast<const std::optional<T>*>(m);
        return o ? Access<T>::read(&*o, f) : Value();
    }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        auto& o = *static_cast<std::optional<T>*>(m);
        if (v.absent()) {
            o.reset();
            return;
        }
        const auto before = r.problems.size();
        T inner {};
        Access<T>::write(&inner, v, f, r);
        if (r.problems.size() == before)
            o = std::move(inner);
    }
    static double get(const void* m) noexcept
    {
        const auto& o = *static_cast<const std::optional<T>*>(m);
        return o ? Access<T>::get(&*o) : std::numeric_limits<double>::quiet_NaN();
    }
    static void set(void* m, double x) noexcept { Access<T>::set(&static_cast<std::optional<T>*>(m)->emplace(), x); }
    static const void* step(const void* m, std::string_view) noexcept
    {
        const auto& o = *static_cast<const std::optional<T>*>(m);
        return o ? &*o : nullptr;
    }
};

template <class T> struct Access<std::vector<T>> {
    static constexpr Kind kind = Kind::List;
    static constexpr bool number = false;
    static Value read(const void* m, const Field& f)
    {
        Value::List list;
        for (const T& item : *static_cast<const std::vector<T>*>(m))
            list.push_back(Access<T>::read(&item, f));
        return list;
    }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        const auto list = checked_list(v, r);
        if (!list)
            return;
        const auto before = r.problems.size();
        std::vector<T> items(list->size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            const Reading::Step step(r, "[" + std::to_string(i) + "]");
            Access<T>::write(&items[i], (*list)[i], f, r);
        }
        if (r.problems.size() == before)
            *static_cast<std::vector<T>*>(m) = std::move(items);
    }
    static const void* step(const void* m, std::string_view key) noexcept
    {
        const auto& list = *static_cast<const std::vector<T>*>(m);
        const auto i = index_in(key, list.size());
        return i < list.size() ? &list[i] : nullptr;
    }
};

template <class T> struct Access<NamedMap<T>> {
    static constexpr Kind kind = Kind::Map;
    static constexpr bool number = false;
    static Value read(const void* m, const Field& f)
    {
        Value::Map map;
        for (const auto& [name, item] : *static_cast<const NamedMap<T>*>(m))
            map.push_back({ name, Access<T>::read(&item, f) });
        return map;
    }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        const auto map = checked_map(v, r);
        if (!map)
            return;
        const auto before = r.problems.size();
        NamedMap<T> items;
        for (const auto& member : *map) {
            const Reading::Step step(r, member.name);
            if (items.find(member.name)) {
                r.problem("is given twice", member.position);
                continue;
            }
            Access<T>::write(&items.add(member.name), member.value, f, r);
        }
        if (r.problems.size() == before)
            *static_cast<NamedMap<T>*>(m) = std::move(items);
    }
    static const void* step(const void* m, std::string_view key) noexcept
    {
        return static_cast<const NamedMap<T>*>(m)->find(key);
    }
};

template <class E, class T> struct Access<PerChoice<E, T>> {
    static_assert(choices<E>.size() <= PerChoice<E, T>::capacity);
    static constexpr Kind kind = Kind::Map;
    static constexpr bool number = false;
    static Value read(const void* m, const Field& f)
    {
        Value::Map map;
        const auto& table = *static_cast<const PerChoice<E, T>*>(m);
        for (std::size_t i = 0; i < choices<E>.size(); ++i)
            if (table.has(static_cast<E>(i)))
                map.push_back({ std::string(choices<E>[i]), Access<T>::read(&table[static_cast<E>(i)], f) });
        return map;
    }
    static void write(void* m, const Value& v, const Field& f, Reading& r)
    {
        const auto map = checked_map(v, r);
        if (!map)
            return;
        const auto before = r.problems.size();
        PerChoice<E, T> table;
        for (const auto& member : *map) {
            const Reading::Step step(r, member.name);
            Value name(member.name);
            name.position = member.position;
            const auto key = checked_choice(name, choices<E>, r);
            if (!key)
                continue;
            T item {};
            Access<T>::write(&item, member.value, f, r);
            table.set(static_cast<E>(*key), item);
        }
        if (r.problems.size() == before)
            *static_cast<PerChoice<E, T>*>(m) = table;
    }
    static const void* step(const void* m, std::string_view key) noexcept
    {
        const auto& table = *static_cast<const PerChoice<E, T>*>(m);
        for (std::size_t i = 0; i < choices<E>.size(); ++i)
            if (choices<E>[i] == key && table.has(static_cast<E>(i)))
                return &table[static_cast<E>(i)];
        return nullptr;
    }
};

template <class T> constexpr Type make_type()
{
    using A = Access<T>;
    Type t { .kind = A::kind, .read = &A::read, .write = &A::write };
    if constexpr (A::number) {
        t.get = &A::get;
        t.set = &A::set;
    }
    if constexpr (requires { &A::step; })
        t.step = &A::step;
    if constexpr (A::kind == Kind::Choice)
        t.names = choices<T>;
    if constexpr (A::kind == Kind::Group)
        t.structure = &structure_of<T>;
    if constexpr (std::is_pointer_v<T>)
        t.record = &record_type_of<std::remove_const_t<std::remove_pointer_t<T>>>;
    return t;
}
template <class T> struct TypeMaker {
    static constexpr Type make() { return make_type<T>(); }
};
template <class T> constexpr Type container_type()
{
    using Inner = typename T::value_type;
    Type t = make_type<T>();
    if constexpr (requires { typename Inner::second_type; })
        t.element = &type_of<typename Inner::second_type>;
    else
        t.element = &type_of<Inner>;
    return t;
}
template <class T> struct TypeMaker<std::optional<T>> {
    static constexpr Type make() { return container_type<std::optional<T>>(); }
};
template <class T> struct TypeMaker<std::vector<T>> {
    static constexpr Type make() { return container_type<std::vector<T>>(); }
};
template <class T> struct TypeMaker<NamedMap<T>> {
    static constexpr Type make() { return container_type<NamedMap<T>>(); }
};
template <class E, class T> struct TypeMaker<PerChoice<E, T>> {
    static constexpr Type make()
    {
        Type t = make_type<PerChoice<E, T>>();
        t.element = &type_of<T>;
        t.names = choices<E>;
        return t;
    }
};

template <auto Pointer, class What> constexpr Field erase(const Declared<Pointer, What>& declared)
{
    using D = Declared<Pointer, What>;
    const auto& a = declared.about;
    Field f { .id = a.id, .symbol = a.symbol, .label = a.label, .help = a.help, .type = &type_of<typename D::type> };
    f.tier = a.tier;
    if constexpr (requires { a.required; }) {
        f.required = a.required;
        f.preset = a.preset;
        f.when = a.when;
    }
    if constexpr (requires { a.standard; })
        f.standard = si(a.standard);
    if constexpr (requires { a.unit; })
        f.unit = a.unit.erased();
    if constexpr (requires { a.min; }) {
        f.min = si(a.min);
        f.max = si(a.max);
        f.low = si(a.low);
        f.high = si(a.high);
        f.axis = a.axis;
    } else {
        f.min = -std::numeric_limits<double>::infinity();
        f.max = std::numeric_limits<double>::infinity();
    }
    f.address = +[](void* owner) noexcept -> void* { return &(static_cast<typename D::owner*>(owner)->*D::member); };
    return f;
}

template <class Tuple> constexpr auto erase_all(const Tuple& tuple)
{
    return std::apply([](const auto&... d) { return std::array<Field, sizeof...(d)> { erase(d)... }; }, tuple);
}

// Counting the members of an aggregate: how many arguments of any type it takes.
template <class Owner> struct Anything {
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, Owner>)
    operator T&() const& noexcept;
    template <class T>
        requires(!std::is_same_v<std::remove_cvref_t<T>, Owner>)
    operator T&&() const&& noexcept;
};
template <class T, std::size_t... I> constexpr bool takes(std::index_sequence<I...>)
{
    return requires { T { (static_cast<void>(I), Anything<T> {})... }; };
}
template <class T, std::size_t N = 0> constexpr std::size_t member_count()
{
    if constexpr (!takes<T>(std::make_index_sequence<N + 1> {}))
        return N;
    else
        return member_count<T, N + 1>();
}

/// False for a number that starts outside its range, a log axis that reaches 0, an empty text or a repeated id.
template <class Tuple> constexpr bool sound(const Tuple& tuple)
{
    const auto fields = erase_all(tuple);
    const auto numbers = std::apply(
        [](const auto&... d) { return std::array { IsNumber<typename std::remove_cvref_t<decltype(d)>::type>... }; },
        tuple);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& f = fields[i];
        if (f.label.empty() || f.help.empty())
            return false;
        if (f.id.empty() && fields.size() > 1)
            return false;
        if (!(f.min <= f.max) || (numbers[i] && !(f.min <= f.low && f.low <= f.high && f.high <= f.max)))
            return false;
        if (numbers[i] && !f.required && !(f.min <= f.standard && f.standard <= f.max))
            return false;
        if (f.axis == Axis::Logarithmic && !(f.low > 0))
            return false;
        for (std::size_t j = 0; j < i; ++j)
            if (fields[j].id == f.id)
                return false;
    }
    return true;
}

template <class T> inline constexpr auto field_table = erase_all(fields_of<T>);

/// True of a tuple whose members were declared with `shown`.
template <class Tuple> constexpr bool are_results(const Tuple&)
{
    return !requires { std::declval<std::tuple_element_t<0, Tuple>>().about.required; };
}

} // namespace detail

template <class T> constinit const Type Erased<T>::type = detail::TypeMaker<T>::make();

template <class T>
constinit const Structure Erased<T>::structure = [] {
    if constexpr (IsRecord<T>)
        return Structure { RecordTraits<T>::id, detail::field_table<T> };
    else
        return Structure { {}, detail::field_table<T>, detail::are_results(fields_of<T>) };
}();

template <class T>
constinit const RecordType Erased<T>::record = [] {
    using Traits = RecordTraits<T>;
    RecordType r { .id = Traits::id,
        .space = Traits::space,
        .title = Traits::title,
        .structure = Erased<T>::structure,
        .create = nullptr,
        .copy = nullptr,
        .path = nullptr,
        .set_path = nullptr,
        .check = nullptr,
        .derived = nullptr };
    r.create = +[]() -> std::shared_ptr<void> { return std::make_shared<T>(); };
    r.copy
        = +[](const void* from) -> std::shared_ptr<void> { return std::make_shared<T>(*static_cast<const T*>(from)); };
    r.path = +[](const void* m) -> std::string_view { return static_cast<const T*>(m)->path; };
    r.set_path = +[](void* m, std::string_view path) { static_cast<T*>(m)->path = path; };
    if constexpr (requires { &Traits::check; })
        r.check = +[](const void* m, Problems& problems) { Traits::check(*static_cast<const T*>(m), problems); };
    if constexpr (requires { &Traits::derived; })
        r.derived = +[](void* m, const Value& changes, const void* base) {
            Traits::derived(*static_cast<T*>(m), changes, *static_cast<const T*>(base));
        };
    return r;
}();

/// True when every member of `T` is declared once and every declaration is sound; to be asserted after `fields_of<T>`.
template <class T> constexpr bool well_described(const auto& tuple)
{
    constexpr std::size_t undeclared = IsRecord<T> ? 1 : 0;
    return std::tuple_size_v<std::remove_cvref_t<decltype(tuple)>> + undeclared == detail::member_count<T>()
        && detail::sound(tuple);
}

} // namespace mlsysim
