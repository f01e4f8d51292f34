// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/evaluation.h"

#include <algorithm>
#include <functional>

namespace mlsysim {

/// How many points are solved between two questions whether to stop.
inline constexpr std::size_t sweep_chunk = 1024;

/// What became of a sweep.
struct SweepOutcome {
    std::size_t points = 0; ///< solved; fewer than asked for after a stop
    Problems problems; ///< why nothing was solved
};

/// Solves with the input at the dotted path `axis` set to each of `xs` (coherent units; the index of a choice, 0 or 1
/// of a switch). columns[i][k] becomes the output at outputs[i] for xs[k]: bit for bit what `Evaluation::set` and
/// `solve` give, NaN where they refuse. The axis may lie inside a record: "hardware.memory.bandwidth". Works on a copy,
/// so the evaluation stays as it is. `stop` is asked every `sweep_chunk` points; true ends the sweep there.
SweepOutcome sweep(const Evaluation& evaluation, std::string_view axis, std::span<const double> xs,
    std::span<const std::string_view> outputs, std::span<const std::span<double>> columns,
    const std::function<bool()>& stop = {});

namespace detail {
template <auto> using Column = std::span<double>;
} // namespace detail

/// The same for a solver that is known when compiling: `Axis` is a member of its In, `Outputs` are numbers of its Out.
/// Instantiates `S::solve` in the loop, where the compiler drops what no column needs. Checks nothing: `base` must have
/// passed the solver's check, `xs` must lie in the range of the axis, and columns must be as long as `xs`.
template <class S, auto Axis, auto... Outputs>
[[gnu::flatten]] void sweep_spans(typename S::In base, std::span<const double> xs, detail::Column<Outputs>... columns)
{
    using Number = typename detail::MemberOf<decltype(Axis)>::type;
    constexpr std::size_t chunk = 256;
    const NoTrace none;
    // A buffer of its own tells the compiler that results do not overwrite the records.
    double results[sizeof...(Outputs)][chunk];
    for (std::size_t start = 0; start < xs.size(); start += chunk) {
        const std::size_t count = std::min(chunk, xs.size() - start);
        for (std::size_t k = 0; k < count; ++k) {
            base.*Axis = from_si<Number>(xs[start + k]);
            const typename S::Out out = S::solve(base, none);
            std::size_t column = 0;
            ((results[column++][k] = si(out.*Outputs)), ...);
        }
        std::size_t column = 0;
        (std::copy_n(results[column++], count, columns.data() + start), ...);
    }
}

} // namespace mlsysim
