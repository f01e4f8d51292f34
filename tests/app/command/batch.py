#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""`mlsysim batch`: one answer for each line, in order, whatever the line says."""
import json
import os
import subprocess
import tempfile
import unittest

from program import HOME, PROGRAM, Run, batch, environment, strict_json

GOOD = {"id": 7, "solver": "engine_solve", "inputs": {"model": "Models.Language.Llama3_8B", "hardware": "Hardware.Cloud.H100", "batch_size": 32, "efficiency": 0.45}}


def with_inputs(**inputs):
    return {"id": "x", "solver": "engine_solve", "inputs": GOOD["inputs"] | inputs}


# line, kind of error, what the message or field holds
BAD = [
    ("", "bad_line", "JSON"),
    ("   ", "bad_line", "JSON"),
    ("no json", "bad_line", "JSON"),
    ("{", "bad_line", "JSON"),
    ("[1, 2]", "bad_line", "object"),
    ("3", "bad_line", "object"),
    ("null", "bad_line", "object"),
    ('{"id": 1}', "bad_line", "solver"),
    ('{"id": 1, "solver": 3}', "bad_line", "solver"),
    ('{"id": 1, "solver": "engine_slove"}', "bad_line", "engine_solve"),
    ('{"id": 1, "id": 2, "solver": "engine_solve"}', "bad_line", "twice"),
    ('{"id": 1, "solver": "tail_latency", "inputs": {"arrival_rate": NaN, "service_latency": 1}}', "bad_line", "JSON"),
    ('{"id": 1, "solver": "tail_latency", "inputs": {"arrival_rate": 1e999, "service_latency": 1}}', "bad_line", "JSON"),
    ('{"id": 1, "solver": "tail_latency", "inputs": [1]}', "invalid_input", "map"),
    ('{"id": 1, "solver": "engine_solve", "inputs": {}} trailing', "bad_line", "JSON"),
    ('{"id": 1, "solver": "engine_solve", "input": {}}', "bad_line", "input"),
    ("[" * 100000, "bad_line", "JSON"),
    ('{"id": 1, "solver": "' + "x" * 100000 + '"}', "bad_line", "unknown solver"),
    (with_inputs(batch_size=0), "invalid_input", "batch_size"),
    (with_inputs(batch_size=-3), "invalid_input", "batch_size"),
    (with_inputs(batch_size="many"), "invalid_input", "batch_size"),
    (with_inputs(batch_size="nan"), "invalid_input", "batch_size"),
    (with_inputs(batch_size="1e999"), "invalid_input", "batch_size"),
    (with_inputs(batch_size=[1]), "invalid_input", "batch_size"),
    (with_inputs(batch_size=1e300), "invalid_input", "batch_size"),
    (with_inputs(efficiency=1.2), "invalid_input", "efficiency"),
    (with_inputs(efficiency=0), "invalid_input", "efficiency"),
    (with_inputs(precision="fp12"), "invalid_input", "precision"),
    (with_inputs(precision=16), "invalid_input", "precision"),
    (with_inputs(model="Llama9"), "invalid_input", "Llama9"),
    (with_inputs(model="Hardware.Cloud.H100"), "invalid_input", "model"),
    (with_inputs(is_training="maybe"), "invalid_input", "is_training"),
    (with_inputs(zero_stage=1.5), "invalid_input", "zero_stage"),
    (with_inputs(batchsize=1), "bad_line", "batchsize"),
    (with_inputs(model="Llama3_70B", raise_errors=True), "out_of_memory", ""),
]


class Batch(unittest.TestCase):
    def test_answer(self):
        answer, = batch([GOOD])
        self.assertEqual(answer["id"], 7)
        self.assertIs(answer["ok"], True)
        self.assertAlmostEqual(answer["outputs"]["latency"], 0.02046492537313433, delta=1e-15)
        self.assertEqual(answer["outputs"]["bottleneck"], "Memory")

    def test_refusals(self):
        answers = batch([line for line, _, _ in BAD])
        self.assertEqual(len(answers), len(BAD))
        for (line, kind, part), answer in zip(BAD, answers):
            with self.subTest(line=str(line)[:120]):
                self.assertIs(answer["ok"], False)
                self.assertEqual(answer["error"]["kind"], kind)
                self.assertTrue(answer["error"]["message"])
                self.assertIn(part, answer["error"].get("field", "") + " " + answer["error"]["message"])
                self.assertNotIn("\n", answer["error"]["message"])

    def test_ids_come_back(self):
        ids = [None, 0, -1, 1.5, "text", "ä\u2028\"\\", [1, [2]], {"a": {"b": None}}, True, 2**53]
        answers = batch(GOOD | {"id": one} for one in ids)
        self.assertEqual([answer["id"] for answer in answers], ids)

    def test_a_bad_line_keeps_its_id(self):
        answer, = batch([{"id": "mine", "solver": "none"}])
        self.assertEqual(answer["id"], "mine")

    def test_bytes_that_are_no_text(self):
        run = Run("batch", stdin=b'{"id": "\xff\xfe"}\n\x00\x01\n' + json.dumps(GOOD).encode() + b"\n")
        answers = [strict_json(line) for line in run.out.splitlines()]
        self.assertEqual([answer["ok"] for answer in answers], [False, False, True])

    def test_line_ends(self):
        good = json.dumps(GOOD)
        for text, count in (("", 0), (good, 1), (good + "\n", 1), (good + "\r\n" + good + "\r\n", 2), (good + "\n\n" + good, 3), ("\n", 1)):
            with self.subTest(text=text[-20:]):
                run = Run("batch", stdin=text)
                self.assertEqual(run.status, 0, run)
                self.assertEqual(len(run.out.splitlines()), count)

    def test_ten_thousand_lines(self):
        lines = []
        for i in range(10000):
            kind = i % 5
            if kind == 3:
                lines.append(f"broken line {i}")
            elif kind == 4:
                lines.append({"id": i, "solver": "engine_solve", "inputs": GOOD["inputs"] | {"batch_size": -i}})
            else:
                lines.append({"id": i, "solver": "engine_solve", "inputs": GOOD["inputs"] | {"batch_size": i + 1}})
        answers = batch(lines)
        self.assertEqual(len(answers), 10000)
        throughput = []
        for i, answer in enumerate(answers):
            self.assertEqual(answer["id"], None if i % 5 == 3 else i)
            self.assertIs(answer["ok"], i % 5 < 3)
            if answer["ok"]:
                throughput.append(answer["outputs"]["throughput"])
        self.assertEqual(throughput, sorted(throughput))

    def test_from_a_file(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as file:
            file.write(json.dumps(GOOD) + "\n")
        from_file, from_pipe = Run("batch", file.name), Run("batch", "-", stdin=json.dumps(GOOD) + "\n")
        os.unlink(file.name)
        self.assertEqual(from_file.status, 0, from_file)
        self.assertEqual(from_file.out, from_pipe.out)

    def test_answers_come_line_by_line(self):
        with subprocess.Popen([PROGRAM, "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(), cwd=HOME) as process:
            for i in range(3):
                process.stdin.write(json.dumps(GOOD | {"id": i}) + "\n")
                process.stdin.flush()
                self.assertEqual(strict_json(process.stdout.readline())["id"], i)
            # A line in two pieces is still one line.
            whole = json.dumps(GOOD | {"id": "halves"}) + "\n"
            for half in (whole[:40], whole[40:]):
                process.stdin.write(half)
                process.stdin.flush()
            self.assertEqual(strict_json(process.stdout.readline())["id"], "halves")
            process.stdin.close()
            self.assertEqual(process.wait(timeout=20), 0)


if __name__ == "__main__":
    unittest.main()
