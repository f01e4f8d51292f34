// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <iterator>
#include <random>

namespace mlsysim::test {

/// Random draws that are the same in every run and with every standard library.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    /// In [0, 1).
    double unit() { return static_cast<double>(m_engine() >> 11U) * 0x1p-53; }
    double between(double low, double high) { return low + unit() * (high - low); }
    /// Evenly on a logarithmic scale.
    double logarithmic(double low, double high) { return low * std::exp(unit() * std::log(high / low)); }
    /// In [0, count).
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_engine() % count); }
    bool coin() { return (m_engine() & 1U) != 0; }
    template <class Container> const auto& of(const Container& items) { return items[below(std::size(items))]; }

private:
    std::mt19937_64 m_engine;
};

} // namespace mlsysim::test
