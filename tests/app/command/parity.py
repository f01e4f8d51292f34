#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Recorded results of the reference against `mlsysim batch`, at 1e-12 relative; labels and kinds of error exactly."""
import math
import unittest

from program import GOLDEN, Run, batch, golden

# Every solver of the catalogue that the reference has results for.
SOLVERS = [solver["id"] for solver in Run("manual", "-o", "json").json()["outputs"]["solvers"]
           if (GOLDEN / f"{solver['id']}.jsonl.gz").exists()]
TOLERANCE = 1e-12
TIES = {"compression": 1}  # rows that sit on an exact tie of compute and memory time, where the last bit decides


def difference(path, expected, found):
    """Where and how two results differ, or None. What the reference does not have is not compared."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return f"{path}: expected an object, found {found!r}"
        for name, value in expected.items():
            if name not in found:
                return f"{path}.{name} is missing"
            if problem := difference(f"{path}.{name}", value, found[name]):
                return problem
        return None
    if isinstance(expected, list):
        if not isinstance(found, list) or len(found) != len(expected):
            return f"{path}: expected {len(expected)} items, found {found!r}"
        for i, (one, other) in enumerate(zip(expected, found)):
            if problem := difference(f"{path}[{i}]", one, other):
                return problem
        return None
    if isinstance(expected, bool) or not isinstance(expected, (int, float)):
        return None if expected == found and type(expected) is type(found) else f"{path}: expected {expected!r}, found {found!r}"
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        return f"{path}: expected {expected!r}, found {found!r}"
    # Differences of nearly equal numbers cancel there.
    absolute = TOLERANCE if ".sensitivities." in path else 0
    close = math.isclose(expected, found, rel_tol=TOLERANCE, abs_tol=absolute)
    return None if close else f"{path}: expected {expected!r}, found {found!r}"


class Parity(unittest.TestCase):
    def test_which(self):
        self.assertLessEqual({"engine_solve", "engine_sweep", "single_node", "tail_latency", "alpha_beta"}, set(SOLVERS))


def test_of(solver):
    def test(self):
        rows = golden(solver)
        answers = batch({"id": i, "solver": row["solver"], "inputs": row["inputs"]} for i, row in enumerate(rows))
        self.assertEqual(len(answers), len(rows))
        wrong = []
        for i, (row, answer) in enumerate(zip(rows, answers)):
            self.assertEqual(answer["id"], i)
            if "error" in row:
                kind = answer.get("error", {}).get("kind")
                problem = None if kind == row["error"] else f"expected {row['error']}, found {kind or 'a result'}"
            else:
                problem = difference("outputs", row["outputs"], answer.get("outputs")) if answer["ok"] else f"refused: {answer['error']}"
            if problem:
                wrong.append(f"row {i}: {problem}")
        self.assertLessEqual(len(wrong), TIES.get(solver, 0), f"{len(wrong)} of {len(rows)} rows differ, first: {wrong[:3]}")
    return test


for name in SOLVERS:
    setattr(Parity, f"test_{name}", test_of(name))

if __name__ == "__main__":
    unittest.main()
