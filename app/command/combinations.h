// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/command/axis.h"
#include "app/command/inputs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mlsysim::command {

/// One combination: what the axes said, and the results or what is wrong.
struct Point {
    std::vector<Value> at;
    Value outputs;
    std::optional<Problem> problem;
};

/// The part I of N of a sweep: which points it holds.
struct Shard {
    std::uint64_t begin = 0, end = 0;
    bool first = true;
};

/// Reads "I/N"; empty is everything. A Failure says what was expected.
Shard parse_shard(const std::string& text, std::uint64_t total);

/// All combinations of the axes over fixed inputs; the first axis changes slowest.
class Combinations {
public:
    /// A Failure says what is wrong with the axes, the fixed inputs, or an end of an axis.
    Combinations(Context& context, const Solver& solver, Value fixed, std::vector<Axis> axes);

    std::uint64_t size() const { return m_total; }
    const std::vector<Axis>& axes() const { return m_axes; }
    const Value& fixed() const { return m_fixed; }
    /// Solves one of them; the same inputs solved alone give the same results.
    Point operator[](std::uint64_t index);

private:
    std::vector<const Value*> values_at(std::uint64_t index) const;
    Value given_at(std::uint64_t index) const;

    const Solver& m_solver;
    Value m_fixed;
    std::vector<Axis> m_axes;
    std::uint64_t m_total = 1;
    Evaluation m_evaluation;
};

} // namespace mlsysim::command
