// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>

// The equations of allreduce_algorithm.md. Included by allreduce_algorithm.h.
namespace mlsysim {

namespace allreduce_algorithm {

/// Messages in a row up a binary tree of `size` ranks and down again.
constexpr std::int64_t tree_rounds(std::int64_t size)
{
    return 2 * std::bit_width(static_cast<std::uint64_t>(size - 1));
}

/// Adds what is to be said about groups of `size` ranks.
template <class Tracer> void compare(const In& in, std::int64_t size, Out& out, Tracer& trace)
{
    const std::string key = std::to_string(size);
    const auto step
        = [&]<class T>([[maybe_unused]] std::string_view symbol, [[maybe_unused]] std::string_view label,
              [[maybe_unused]] std::string_view written, [[maybe_unused]] DisplayUnit<T> unit, const T& value) {
              if constexpr (Tracer::active) {
                  std::string formula(written);
                  for (auto at = formula.find("(n)"); at != std::string::npos; at = formula.find("(n)", at))
                      formula.replace(at, 3, "(" + key + ")");
                  trace({ std::string(symbol) + "(" + key + ")", label, formula, unit }, value);
              }
              return value;
          };
    const double n = static_cast<double>(size);
    const double rounds = static_cast<double>(out.tree_rounds.add(key, tree_rounds(size)));
    const double turns = collectives::ring_rounds(n), factor = collectives::ring_factor(n);
    step("n", "Ranks", "", unit::one, n);
    out.chunk.add(key, step("m", "Chunk of the ring", "M / n(n)", unit::megabyte, in.message / n));
    out.ring_factor.add(key, step("f", "Ring factor", "2·(n(n) − 1) / n(n)", unit::one, factor));
    out.ring_rounds.add(
        key, static_cast<std::int64_t>(step("R", "Rounds of the ring", "2·(n(n) − 1)", unit::one, turns)));
    step("K", "Rounds of the tree", "2·⌈log2 n(n)⌉", unit::one, rounds);
    out.ring_byte_time.add(key,
        step("b_r", "Bytes of the ring", "f(n)·M / β", unit::millisecond, Time(factor * in.message / in.bandwidth)));
    out.ring_startup_time.add(
        key, step("a_r", "Start-up of the ring", "R(n)·α", unit::millisecond, Time(turns * in.alpha)));
    out.ring_time.add(key,
        step("T_r", "Ring", "b_r(n) + a_r(n)", unit::millisecond,
            collectives::ring_all_reduce(in.message, n, { in.bandwidth, in.alpha })));
    const Time bytes = out.tree_byte_time.add(key,
        step("b_t", "Bytes of the tree", "K(n)·M / β", unit::millisecond, Time(rounds * in.message / in.bandwidth)));
    const Time startup = out.tree_startup_time.add(
        key, step("a_t", "Start-up of the tree", "K(n)·α", unit::millisecond, Time(rounds * in.alpha)));
    out.tree_time.add(key, step("T_t", "Tree", "b_t(n) + a_t(n)", unit::millisecond, Time(bytes + startup)));
    out.star_byte_time.add(
        key, step("T_s", "Star", "n(n)·M / β", unit::millisecond, Time(n * in.message / in.bandwidth)));
    out.star_ring_limit.add(key, step("s", "Star over ring", "n(n) / 2", unit::one, n / 2));
    out.crossover_estimate.add(key,
        step("M_e", "Crossover, estimated", "n(n)·α·β / log2 n(n)", unit::kilobyte,
            Data(n * in.alpha * in.bandwidth / std::log2(n))));
    out.crossover_exact.add(key,
        step("M*", "Crossover", "(R(n) − K(n))·α·β / (K(n) − f(n))", unit::kilobyte,
            Data((turns - rounds) * in.alpha * in.bandwidth / (rounds - factor))));
}

} // namespace allreduce_algorithm

template <class Tracer> allreduce_algorithm::Out AllReduceAlgorithm::solve(const In& in, Tracer& trace)
{
    Out out;
    out.message = common::given(trace, "M", "Message", unit::megabyte, in.message);
    out.alpha = common::given(trace, "α", "Start-up time", unit::microsecond, in.alpha);
    out.bandwidth = common::given(trace, "β", "Bandwidth", unit::gigabyte_per_second, in.bandwidth);
    for (const std::int64_t size : in.group_sizes)
        if (!out.chunk.find(std::to_string(size)))
            allreduce_algorithm::compare(in, size, out, trace);
    return out;
}

} // namespace mlsysim
