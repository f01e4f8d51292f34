#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks `mlsysim batch` from Python: one process, one line for each question, one for each answer.

batch.py [PROGRAM] needs nothing but Python; PROGRAM is "mlsysim" unless it stands elsewhere.
"""
import json
import subprocess
import sys


class Refused(Exception):
    """The program's answer to a question that makes no sense."""


class Mlsysim:
    """A running `mlsysim batch`. All quantities are in SI base units, both ways."""

    def __init__(self, program="mlsysim"):
        self._process = subprocess.Popen([program, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def solve(self, solver, **inputs):
        """The results of one solver; Refused when the inputs are wrong."""
        self._process.stdin.write(json.dumps({"solver": solver, "inputs": inputs}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if not answer["ok"]:
            error = answer["error"]
            raise Refused(f"{error['kind']}: {error.get('field', '')} {error['message']}")
        return answer["outputs"]


def main():
    with Mlsysim(*sys.argv[1:2]) as mlsysim:
        print("Llama-3.1-8B, batch 32, fp16, 45 % of the peak rate")
        for machine in ("A100", "H100", "H200", "MI300X"):
            result = mlsysim.solve("engine_solve", model="Models.Language.Llama3_8B", hardware=machine, batch_size=32, precision="fp16", efficiency=0.45)
            print(f"  {machine:8} {1e3 * result['latency']:7.2f} ms  {result['throughput']:7.0f} tokens/s  {result['bottleneck']}")
        queue = mlsysim.solve("tail_latency", arrival_rate=85, service_latency=0.1, num_replicas=10)
        print(f"10 replicas of 100 ms at 85 requests/s: p99 is {1e3 * queue['p99_latency']:.0f} ms")
        try:
            mlsysim.solve("engine_solve", model="Models.Language.Llama3_8B", hardware="H100", batch_size=0)
        except Refused as refusal:
            print(f"Refused: {refusal}")


if __name__ == "__main__":
    main()
