#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the commands print: strict JSON of one shape, tables that can be read back, the same numbers everywhere."""
import csv
import io
import re
import unittest

from program import Run, batch, strict_json

EVAL = ["eval", "Llama3_8B", "H100", "-b", "32", "-e", "0.45"]
TAIL = ["solve", "tail_latency", "arrival_rate=85/s", "service_latency=100ms", "num_replicas=10"]
SWEEP = ["sweep", "tail_latency", "--x", "arrival_rate=1:99:5", "service_latency=100ms", "num_replicas=10"]
ENVELOPE = ["schema_version", "command", "version", "fidelity", "inputs", "outputs", "registry", "stability"]
WITH_ENVELOPE = [
    EVAL, TAIL, TAIL + ["--explain"], ["zoo"], ["zoo", "models"], ["zoo", "H100"], ["zoo", "--search", "no such thing"],
    ["manual"], ["manual", "engine_solve"], ["manual", "model"], ["schema"], ["eval", "GPT3", "H100", "--training"],
    ["solve", "engine_sweep", "model=Llama3_8B", "hardware_list=H100, T4", "batch_sizes=1, 8"],
    ["solve", "alpha_beta", "alphas=a=1us", "bandwidths=a=1GB/s", "messages=m=1kB"],
    ["solve", "tail_latency", "arrival_rate=200/s", "service_latency=100ms"],
    ["walls"], ["walls", "Llama3_8B", "H100"], ["walls", "ResNet50", "A100", "--training"],
]
SOLVERS = [solver["id"] for solver in Run("manual", "-o", "json").json()["outputs"]["solvers"]]
KINDS = [kind["id"] for kind in Run("manual", "-o", "json").json()["outputs"]["registry"]]


class Results(unittest.TestCase):
    def test_envelope(self):
        for arguments in WITH_ENVELOPE:
            with self.subTest(arguments=" ".join(arguments)):
                run = Run(*arguments, "-o", "json")
                self.assertIn(run.status, (0, 2), run)
                answer = run.json()
                self.assertEqual(list(answer), ENVELOPE)
                self.assertEqual(answer["schema_version"], 1)
                self.assertEqual(answer["command"], arguments[0])
                self.assertIn(answer["stability"], ("stable", "experimental"))
                self.assertEqual(list(answer["registry"]), ["version", "set", "hash"])
                self.assertRegex(answer["registry"]["hash"], "^[0-9a-f]{16}$")
                self.assertEqual(Run(*arguments, "-o", "json").out, run.out, "the same every time")

    def test_never_nan(self):
        nan = re.compile(r"(?<![a-z])-?nan(?![a-z])", re.IGNORECASE)
        for arguments in WITH_ENVELOPE + [SWEEP]:
            for style in ("text", "json", "markdown", "csv"):
                run = Run(*arguments, "-o", style)
                self.assertNotRegex(run.out + run.err, nan, f"{arguments} as {style}")

    def test_infinity(self):
        queue = ["solve", "tail_latency", "arrival_rate=200/s", "service_latency=100ms"]
        self.assertEqual(Run(*queue, "-o", "json").json()["outputs"]["p99_latency"], "inf")
        self.assertIn("∞", Run(*queue).out)
        self.assertIn("p99_latency,inf,s\n", Run(*queue, "-o", "csv").out)

    def test_eval_is_batch_bit_for_bit(self):
        for options, inputs in (
                ([], {}), (["-b", "32", "-e", "0.45"], {"batch_size": 32, "efficiency": 0.45}),
                (["-p", "int8", "-b", "3"], {"precision": "int8", "batch_size": 3}),
                (["--training", "--seq-len", "1024", "--zero", "2", "--dp-size", "8", "--lora"],
                 {"is_training": True, "seq_len": 1024, "zero_stage": 2, "dp_size": 8, "is_lora": True})):
            for model in ("Llama3_8B", "ResNet50", "GPT3", "Mixtral_8x7B"):
                evaluated = Run("eval", model, "A100", *options, "-o", "json").json()
                answer, = batch([{"solver": "engine_solve", "inputs": {"model": model, "hardware": "A100"} | inputs}])
                solved = Run("solve", "engine_solve", f"model={model}", "hardware=A100", *(f"{name}={value}".replace("True", "true") for name, value in inputs.items()), "-o", "json").json()
                self.assertEqual(evaluated["outputs"], answer["outputs"])
                self.assertEqual(evaluated["outputs"], solved["outputs"])
                # What the answer calls its inputs gives the answer again.
                again, = batch([{"solver": "engine_solve", "inputs": evaluated["inputs"]}])
                self.assertEqual(again["outputs"], answer["outputs"])

    def test_walls(self):
        walls = Run("walls", "-o", "json").json()["outputs"]["walls"]
        self.assertEqual([wall["number"] for wall in walls], list(range(1, 23)))
        self.assertTrue(all(set(wall["solvers"]) <= set(SOLVERS) for wall in walls))
        answer = Run("walls", "Llama3_8B", "H100", "-b", "8", "-o", "json").json()
        standings = answer["outputs"]["standings"]
        near = [standing["headroom"] for standing in standings if standing["applies"]]
        self.assertEqual(near, sorted(near))
        profile, = batch([{"solver": "engine_solve", "inputs": answer["inputs"]}])
        memory, = (standing for standing in standings if standing["what"] == "Memory bandwidth")
        self.assertEqual((memory["used"], memory["limit"]),
                         (profile["outputs"]["latency_memory"], profile["outputs"]["latency"]))
        self.assertIn("Binds first: Memory bandwidth", Run("walls", "Llama3_8B", "H100", "-b", "8").out)
        table = next(csv.DictReader(io.StringIO(Run("walls", "Llama3_8B", "H100", "-b", "8", "-o", "csv").out)))
        self.assertEqual(float(table["used"]) / float(standings[0]["used"]), 1)

    def test_eval_text(self):
        text = Run(*EVAL).out
        for part in ("20.46 ms", "1564 1/s", "Memory", "2.539 %", "needs 16.06 GB of 85.9 GB (18.7 %)", "Memory-bound"):
            self.assertIn(part, text)
        text = Run("eval", "Llama3_70B", "H100").out
        for part in ("Does not fit", "It fits in fp8 (70.6 GB)", "H200 (151.4 GB)"):
            self.assertIn(part, text)
        self.assertIn("Overhead-bound", Run("eval", "MobileNetV2", "H100").out)
        self.assertIn("Compute-bound", Run("eval", "GPT3", "Cerebras_CS3", "-p", "int4", "--training").out + Run("eval", "ResNet50", "T4", "-b", "1024").out)
        self.assertIn("No machine in the zoo holds it", Run("eval", "PaLM_540B", "H100", "--training", "-b", "1e9").out)

    def test_lines_fit(self):
        for arguments in (["zoo"], ["zoo", "H100"], ["manual"], ["manual", "engine_solve"], ["manual", "hardware"], ["manual", "model"], ["solve", "--help"], EVAL, TAIL + ["--explain"], ["--help"], ["eval", "--help"], ["sweep", "--help"]):
            for line in Run(*arguments).out.splitlines():
                self.assertLessEqual(len(line), 120, line)
                self.assertEqual(line, line.rstrip())

    def test_csv(self):
        rows = list(csv.reader(io.StringIO(Run(*EVAL, "-o", "csv").out)))
        self.assertEqual(rows[0], ["id", "value", "unit"])
        values = {row[0]: row[1:] for row in rows[1:]}
        latency = Run(*EVAL, "-o", "json").json()["outputs"]["latency"]
        self.assertEqual(float(values["latency"][0]), latency)
        self.assertEqual(values["latency"][1], "s")
        self.assertEqual(values["energy"][1], "J")
        self.assertEqual(values["peak_bw_actual"][1], "B/s")
        self.assertEqual(values["arithmetic_intensity"][1], "FLOP/B")
        self.assertEqual(len(rows) - 1, len(Run(*EVAL, "-o", "json").json()["outputs"]))
        for kind in KINDS:
            rows = list(csv.reader(io.StringIO(Run("zoo", kind, "-o", "csv").out)))
            self.assertGreater(len(rows), 2)
            self.assertEqual({len(row) for row in rows}, {len(rows[0])})

    def test_markdown_tables(self):
        for arguments in (EVAL, ["zoo"], TAIL + ["--explain"], SWEEP, ["manual", "engine_solve"]):
            columns = None
            for line in Run(*arguments, "-o", "markdown").out.splitlines():
                bars = len(re.findall(r"(?<!\\)\|", line))
                if not line.startswith("|"):
                    columns = None
                elif columns is None:
                    columns = bars
                else:
                    self.assertEqual(bars, columns, line)

    def test_explain(self):
        steps = Run(*TAIL, "--explain", "-o", "json").json()["outputs"]
        plain = Run(*TAIL, "-o", "json").json()["outputs"]
        self.assertEqual(steps["results"], plain)
        last = {step["symbol"]: step for step in steps["derivation"]}
        self.assertEqual(last["t99"]["value"], plain["p99_latency"])
        self.assertEqual(last["t99"]["unit"], "s")

    def test_units_in_inputs(self):
        outputs = Run(*TAIL, "-o", "json").json()["outputs"]
        for service in ("0.1", "0.1s", "100 ms", "1e5us"):
            self.assertEqual(Run("solve", "tail_latency", "arrival_rate=85", "num_replicas=10", f"service_latency={service}", "-o", "json").json()["outputs"], outputs)

    def test_changed_machine(self):
        plain = ["solve", "engine_solve", "model=Llama3_8B", "hardware=H100", "-o", "json"]
        memory = Run(*plain).json()["outputs"]["latency_memory"]
        double = Run(*plain, "hardware.memory.bandwidth=6.7 TB/s").json()
        self.assertEqual(double["outputs"]["latency_memory"], memory / 2)
        self.assertEqual(double["inputs"]["inputs"]["hardware"], {"extends": "H100", "memory": {"bandwidth": "6.7 TB/s"}})

    def test_changed_node_of_a_fleet(self):
        plain = ["solve", "reliability", "job_duration=720h", "fleet=Training_1K", "-o", "json"]
        changes = ["fleet.node=DGX_A100", "fleet.node.nics_per_node=3"]
        expected = {"extends": "Training_1K", "node": {"extends": "DGX_A100", "nics_per_node": "3"}}
        for words in (changes, changes[::-1]):
            self.assertEqual(Run(*plain, *words).json()["inputs"]["inputs"]["fleet"], expected)

    def test_sweep_is_solve(self):
        head, *points = map(strict_json, Run(*SWEEP, "-o", "json").out.splitlines())
        self.assertEqual(list(head), ENVELOPE)
        self.assertEqual(head["outputs"]["points"], len(points))
        self.assertEqual([point["at"]["arrival_rate"] for point in points], [1, 25.5, 50, 74.5, 99])
        for point in points:
            alone = Run("solve", "tail_latency", f"arrival_rate={point['at']['arrival_rate']!r}", "service_latency=100ms", "num_replicas=10", "-o", "json").json()
            self.assertEqual(point["outputs"], alone["outputs"])

    def test_sweep_of_records(self):
        lines = Run("sweep", "engine_solve", "model=Llama3_8B", "--x", "hardware.memory.bandwidth=1TB/s:4TB/s:3:log", "--y", "batch_size=1:64:3:log",
                    "--series", "hardware=H100,A100", "-o", "json").out.splitlines()[1:]
        points = list(map(strict_json, lines))
        self.assertEqual(len(points), 18)
        self.assertEqual(list(points[0]["at"]), ["hardware", "batch_size", "hardware.memory.bandwidth"])
        self.assertEqual(points[0]["at"]["hardware.memory.bandwidth"], 1e12)
        self.assertEqual(points[2]["at"]["hardware.memory.bandwidth"], 4e12)
        for point in points[::5]:
            at = point["at"]
            alone = Run("solve", "engine_solve", "model=Llama3_8B", f"hardware={at['hardware']}", f"batch_size={at['batch_size']!r}",
                        f"hardware.memory.bandwidth={at['hardware.memory.bandwidth']!r}", "-o", "json").json()
            self.assertEqual(point["outputs"], alone["outputs"])

    def test_sweep_csv(self):
        rows = list(csv.reader(io.StringIO(Run(*SWEEP, "-o", "csv").out)))
        self.assertEqual(rows[0][:2], ["arrival_rate [1/s]", "p50_latency [s]"])
        self.assertEqual(len(rows), 6)
        points = [strict_json(line) for line in Run(*SWEEP, "-o", "json").out.splitlines()[1:]]
        self.assertEqual([float(row[1]) for row in rows[1:]], [point["outputs"]["p50_latency"] for point in points])
        chosen = Run(*SWEEP, "--outputs", "p99_latency,is_stable", "-o", "csv").out.splitlines()
        self.assertEqual(chosen[0], "arrival_rate [1/s],p99_latency [s],is_stable,error")

    def test_whole_numbers(self):
        lines = Run("sweep", "tail_latency", "arrival_rate=1", "service_latency=100ms", "--x", "num_replicas=1:8:20", "-o", "csv").out.splitlines()
        self.assertEqual([line.split(",")[0] for line in lines[1:]], [str(n) for n in map(float, range(1, 9))] if "." in lines[1].split(",")[0] else [str(n) for n in range(1, 9)])

    def test_shards_make_the_whole(self):
        for style in ("csv", "json"):
            whole = Run(*SWEEP, "-o", style).out
            for parts in (1, 2, 3, 5, 7):
                self.assertEqual("".join(Run(*SWEEP, "-o", style, "--shard", f"{i}/{parts}").out for i in range(1, parts + 1)), whole)

    def test_a_point_without_result(self):
        run = Run("sweep", "engine_solve", "hardware=H100", "raise_errors=true", "--x", "model=Llama3_8B,Llama3_70B,ResNet50", "-o", "json")
        points = list(map(strict_json, run.out.splitlines()))[1:]
        self.assertEqual([point["ok"] for point in points], [True, False, True])
        self.assertEqual(points[1]["error"]["kind"], "out_of_memory")
        text = Run("sweep", "engine_solve", "hardware=H100", "raise_errors=true", "--x", "model=Llama3_8B,Llama3_70B", "-o", "csv").out
        self.assertIn("needs 141 GB", text)

    def test_every_solver_is_described(self):
        for solver in SOLVERS:
            with self.subTest(solver=solver):
                page = Run("manual", solver, "-o", "json").json()["outputs"]
                self.assertTrue(page["inputs"] and page["outputs"])
                self.assertTrue(page["reference"].startswith("# "))
                text, markdown = Run("manual", solver).out, Run("manual", solver, "-o", "markdown").out
                for title in re.findall("^## (.+)$", page["reference"], re.MULTILINE):
                    self.assertIn(f"\n\n{title}\n", text)
                    self.assertIn(f"\n\n## {title}\n\n", markdown)
                self.assertNotRegex(text, r"`|\*\*|\]\(")
                self.assertLessEqual(max(map(len, text.splitlines())), 120)
                help_text = Run("solve", solver, "--help")
                self.assertEqual(help_text.status, 0, help_text)
                for field in page["inputs"]:
                    self.assertIn(field["id"], help_text.out)
                inputs, outputs = Run("schema", solver).json(), Run("schema", solver, "--outputs").json()
                self.assertEqual(inputs["type"], "object")
                required = [field["id"] for field in page["inputs"] if field["default"] == "required"]
                self.assertEqual([name for name in inputs.get("required", []) if name in required], [name for name in required if "." not in name])
                self.assertIn(outputs["type"], ("object", "array"))

    def test_schema_of_records(self):
        for kind in KINDS:
            schema = Run("schema", kind).json()
            self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
            self.assertIn("extends", schema["properties"])
            for entry in Run("zoo", kind, "-o", "json").json()["outputs"][kind][:5]:
                self.assertLessEqual(set(entry["fields"]), set(schema["properties"]))


if __name__ == "__main__":
    unittest.main()
