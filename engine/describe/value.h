// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mlsysim {

/// Where a text stood in the file it came from; lines and columns count from 1, 0 means nowhere.
struct Position {
    int line = 0;
    int column = 0;
};

class Value;

/// One named member of a map, in the order in which it was written.
struct Member;

/// The untyped tree through which records and solver inputs enter and leave the engine: what a YAML file, a JSON line
/// or a command line says. Numbers are coherent units unless they still are text with a unit.
class Value {
public:
    using List = std::vector<Value>;
    using Map = std::vector<Member>;

    Value() = default; ///< absent
    Value(bool v);
    Value(double v);
    Value(std::int64_t v);
    Value(int v);
    Value(std::string v);
    Value(std::string_view v);
    Value(const char* v);
    Value(List v);
    Value(Map v);

    bool absent() const { return std::holds_alternative<std::monostate>(m_data); }
    bool is_number() const
    {
        return std::holds_alternative<double>(m_data) || std::holds_alternative<std::int64_t>(m_data);
    }
    const bool* truth() const { return std::get_if<bool>(&m_data); }
    const std::string* text() const { return std::get_if<std::string>(&m_data); }
    const List* list() const { return std::get_if<List>(&m_data); }
    List* list() { return std::get_if<List>(&m_data); }
    const Map* map() const { return std::get_if<Map>(&m_data); }
    Map* map() { return std::get_if<Map>(&m_data); }
    bool is_integer() const { return std::holds_alternative<std::int64_t>(m_data); }
    /// The number, whichever way it is held; 0 when it is none.
    double number() const;
    std::int64_t integer() const { return std::get<std::int64_t>(m_data); }

    /// The member of that name, or null: of a map only, without a search in depth.
    const Value* find(std::string_view name) const;
    Value* find(std::string_view name);
    /// Sets or adds a member; an absent value becomes a map.
    Value& set(std::string_view name, Value value);
    /// The value at a dotted path such as "compute.peak_flops", or null.
    const Value* at(std::string_view path) const;
    /// Sets the value at a dotted path and makes the maps on the way; a text there names the record that its map
    /// extends.
    void set_at(std::string_view path, Value value);
    /// Lays `over` on this: maps are merged member by member, anything else is replaced.
    void merge(const Value& over);

    friend bool operator==(const Value& a, const Value& b);

    Position position; ///< of the value itself

private:
    std::variant<std::monostate, bool, double, std::int64_t, std::string, List, Map> m_data;
};

struct Member {
    std::string name;
    Value value;
    Position position {}; ///< of the name

    friend bool operator==(const Member& a, const Member& b) { return a.name == b.name && a.value == b.value; }
};

// Defined here, where the members of a map are complete.
inline Value::Value(bool v)
    : m_data(v)
{
}
inline Value::Value(double v)
    : m_data(v)
{
}
inline Value::Value(std::int64_t v)
    : m_data(v)
{
}
inline Value::Value(int v)
    : m_data(static_cast<std::int64_t>(v))
{
}
inline Value::Value(std::string v)
    : m_data(std::move(v))
{
}
inline Value::Value(std::string_view v)
    : m_data(std::string(v))
{
}
inline Value::Value(const char* v)
    : m_data(std::string(v))
{
}
inline Value::Value(List v)
    : m_data(std::move(v))
{
}

} // namespace mlsysim
