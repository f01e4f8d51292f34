#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The opened window against an empty one that holds a plot of the same size and layers, in the same run, in turn: CPU
time from the start of the process to the first paint, and the most memory that was resident."""
import os
import statistics
import sys

TIME_BOUND = MEMORY_BOUND = 2.0
RUNS = 15


def run(program):
    """CPU seconds and MB of one run."""
    _, status, used = os.wait4(os.spawnv(os.P_NOWAIT, program, [program]), 0)
    if status != 0:
        sys.exit(f"{program} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


empty, program = sys.argv[1:]
run(empty), run(program)
pairs = [(run(empty), run(program)) for _ in range(RUNS)]
missed = 0
for title, unit, scale, bound, column in (
    ("first paint", "ms", 1e3, TIME_BOUND, 0),
    ("memory", "MB", 1, MEMORY_BOUND, 1),
):
    baseline, ours = (statistics.median(pair[which][column] for pair in pairs) for which in (0, 1))
    missed += ours > bound * baseline
    print(f"{title:12} empty window {baseline * scale:.0f} {unit}, mlsysim-studio {ours * scale:.0f} {unit}, "
          f"ratio {ours / baseline:.2f} (at most {bound})")
sys.exit(1 if missed else 0)
