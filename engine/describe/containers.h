// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mlsysim {

/// Values by name, in the order in which they were given.
template <class T> class NamedMap {
public:
    using value_type = std::pair<std::string, T>;

    auto begin() const { return m_items.begin(); }
    auto end() const { return m_items.end(); }
    auto begin() { return m_items.begin(); }
    auto end() { return m_items.end(); }
    std::size_t size() const { return m_items.size(); }
    bool empty() const { return m_items.empty(); }

    const T* find(std::string_view name) const
    {
        for (const auto& item : m_items)
            if (item.first == name)
                return &item.second;
        return nullptr;
    }
    T& add(std::string name, T value = {}) { return m_items.emplace_back(std::move(name), std::move(value)).second; }

private:
    std::vector<value_type> m_items;
};

/// Numbers keyed by the values of an enumeration, each present or not: a table without a search.
template <class E, class T> class PerChoice {
public:
    static constexpr std::size_t capacity = 24;

    constexpr bool has(E key) const { return (m_present >> index(key) & 1U) != 0; }
    constexpr bool empty() const { return m_present == 0; }
    constexpr const T& operator[](E key) const { return m_values[index(key)]; }
    constexpr T& operator[](E key) { return m_values[index(key)]; }
    constexpr void set(E key, T value)
    {
        m_values[index(key)] = value;
        m_present |= 1U << index(key);
    }

private:
    static constexpr std::size_t index(E key) { return static_cast<std::size_t>(key); }

    std::array<T, capacity> m_values {};
    unsigned m_present = 0;
};

} // namespace mlsysim
