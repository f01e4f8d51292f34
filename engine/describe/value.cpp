// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/value.h"

namespace mlsysim {

Value::Value(Map v)
    : m_data(std::move(v))
{
}

double Value::number() const
{
    if (const auto* d = std::get_if<double>(&m_data))
        return *d;
    if (const auto* i = std::get_if<std::int64_t>(&m_data))
        return static_cast<double>(*i);
    return 0;
}

const Value* Value::find(std::string_view name) const
{
    if (const Map* members = map())
        for (const auto& m : *members)
            if (m.name == name)
                return &m.value;
    return nullptr;
}

Value* Value::find(std::string_view name) { return const_cast<Value*>(std::as_const(*this).find(name)); }

Value& Value::set(std::string_view name, Value value)
{
    if (!map())
        m_data = Map {};
    if (Value* found = find(name))
        return *found = std::move(value);
    return map()->emplace_back(Member { std::string(name), std::move(value), {} }).value;
}

const Value* Value::at(std::string_view path) const
{
    const Value* here = this;
    while (here && !path.empty()) {
        const auto dot = path.find('.');
        here = here->find(path.substr(0, dot));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return here;
}

void Value::set_at(std::string_view path, Value value)
{
    Value* here = this;
    for (auto dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        const auto name = path.substr(0, dot);
        Value* next = here->find(name);
        if (next && next->text())
            *next = Map { { "extends", *next } };
        here = next ? next : &here->set(name, Map {});
        path = path.substr(dot + 1);
    }
    here->set(path, std::move(value));
}

void Value::merge(const Value& over)
{
    if (!map() || !over.map()) {
        *this = over;
        return;
    }
    for (const auto& m : *over.map()) {
        if (Value* mine = find(m.name))
            mine->merge(m.value);
        else
            map()->push_back(m);
    }
}

bool operator==(const Value& a, const Value& b) { return a.m_data == b.m_data; }

} // namespace mlsysim
