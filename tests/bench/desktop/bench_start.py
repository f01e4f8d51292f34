#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Time from start to first paint, against an empty window in the same run, in turn. CPU time of the processes."""
import os
import statistics
import sys

BOUND = 2.0
RUNS = 15


def seconds(program):
    before = os.times()
    if os.spawnv(os.P_WAIT, program, [program]) != 0:
        sys.exit(f"{program} failed")
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


empty, program = sys.argv[1:]
seconds(empty), seconds(program)
pairs = [(seconds(empty), seconds(program)) for _ in range(RUNS)]
baseline, ours = (statistics.median(column) for column in zip(*pairs))
print(f"empty window {baseline * 1e3:.0f} ms, mlsysim-studio {ours * 1e3:.0f} ms, ratio {ours / baseline:.2f} (at most {BOUND})")
sys.exit(0 if ours <= BOUND * baseline else 1)
