// SPDX-License-Identifier: Apache-2.0
#include "app/command/combinations.h"

#include "engine/units/text.h"

#include <algorithm>

namespace mlsysim::command {

Shard parse_shard(const std::string& text, std::uint64_t total)
{
    if (text.empty())
        return { 0, total };
    const auto slash = text.find('/');
    const auto part = parse_number(std::string_view(text).substr(0, slash));
    const auto parts
        = slash == std::string::npos ? std::nullopt : parse_number(std::string_view(text).substr(slash + 1));
    if (!part || !parts || *part != std::uint64_t(*part) || *parts != std::uint64_t(*parts) || *part < 1
        || *part > *parts || *parts > 1e6)
        throw Failure(BadInput, "--shard: expected I/N with I from 1 to N, found \"" + text + "\"");
    const auto i = static_cast<std::uint64_t>(*part), n = static_cast<std::uint64_t>(*parts);
    // Multiplied in parts, so that large sweeps do not overflow.
    const auto edge = [&](std::uint64_t k) { return total / n * k + total % n * k / n; };
    return { edge(i - 1), edge(i), i == 1 };
}

Combinations::Combinations(Context& context, const Solver& solver, Value fixed, std::vector<Axis> axes)
    : m_solver(solver)
    , m_fixed(std::move(fixed))
    , m_axes(std::move(axes))
    , m_evaluation(solver, context.registry())
{
    for (const auto& axis : m_axes) {
        if (std::ranges::count(m_axes, axis.id, &Axis::id) > 1)
            throw Failure(BadInput, axis.id + " is on two axes");
        if (m_fixed.at(axis.id))
            throw Failure(BadInput, axis.id + " is both an axis and a fixed input");
        m_total *= axis.values.size();
    }
    for (const std::uint64_t end : { std::uint64_t(0), m_total - 1 }) {
        const Value given = given_at(end);
        if (const auto problems = m_evaluation.assign(given); !problems.empty())
            throw Failure(BadInput, context.sentence(solver.inputs, given, problems));
        context.notice_retired(solver.inputs, given);
    }
}

Point Combinations::operator[](std::uint64_t index)
{
    Point point;
    for (const auto* value : values_at(index))
        point.at.push_back(*value);
    const auto problems = m_evaluation.assign(given_at(index));
    if (!problems.empty()) {
        point.problem = problems.front();
        return point;
    }
    m_evaluation.solve();
    point.problem = m_evaluation.failure();
    point.outputs = m_evaluation.outputs();
    return point;
}

std::vector<const Value*> Combinations::values_at(std::uint64_t index) const
{
    std::vector<const Value*> values(m_axes.size());
    for (std::size_t a = m_axes.size(); a-- > 0; index /= m_axes[a].values.size())
        values[a] = &m_axes[a].values[index % m_axes[a].values.size()];
    return values;
}

Value Combinations::given_at(std::uint64_t index) const
{
    Value given = m_fixed;
    const auto values = values_at(index);
    for (const bool parts : { false, true }) // whole records before what is changed about them
        for (std::size_t a = 0; a < m_axes.size(); ++a)
            if ((m_axes[a].id.find('.') != std::string::npos) == parts)
                set_input(given, m_solver, m_axes[a].id, *values[a]);
    return given;
}

} // namespace mlsysim::command
