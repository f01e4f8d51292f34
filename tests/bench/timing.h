// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

namespace mlsysim::bench {

/// Processor time of this process in seconds; other programs on the machine do not count.
inline double processor_time()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// The median processor time of one run of `work`, which does `count` of something: seconds per piece.
template <class Work> double seconds_per_piece(double count, Work work, int repetitions = 15)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; ++i) {
        const double start = processor_time();
        work();
        times.push_back((processor_time() - start) / count);
    }
    std::ranges::nth_element(times, times.begin() + repetitions / 2);
    return times[static_cast<std::size_t>(repetitions / 2)];
}

/// Keeps the compiler from dropping what computes `value`.
template <class T> void keep(const T& value) { asm volatile("" : : "g"(&value) : "memory"); }

} // namespace mlsysim::bench
