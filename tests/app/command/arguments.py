#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What is typed, the exit code that follows, and what standard error says about it."""
import os
import subprocess
import tempfile
import unittest

from program import HOME, PROGRAM, Run, environment

EVAL = ["eval", "Llama3_8B", "H100"]
TAIL = ["solve", "tail_latency", "arrival_rate=85/s", "service_latency=100ms"]
SWEEP = ["sweep", "tail_latency", "service_latency=100ms", "--x"]

# arguments, exit code, parts of standard error (none: nothing is said there)
TABLE = [
    ([], 1, ["no command"]),
    (["--help"], 0, []),
    (["-h"], 0, []),
    (["--version"], 0, []),
    (["zooo"], 1, ['unknown command "zooo"', '"zoo"']),
    (["--versoin"], 1, ["unknown option --versoin", "--version"]),
    # eval
    (EVAL, 0, []),
    (["eval", "llama3_8b", "h100"], 0, []),
    (["eval", "Models.Language.Llama3_8B", "hardware.cloud.H100"], 0, []),
    (["eval", "Llama3_70B", "H100"], 2, []),
    (["eval", "Llama3_70B", "H100", "-p", "int8"], 0, []),
    (["eval"], 1, ["needs a model and a machine"]),
    (["eval", "Llama3_8B"], 1, ["needs a machine"]),
    (["eval", "", "H100"], 1, ["needs a model"]),
    (["eval", "Llama3_8B", ""], 1, ["needs a machine"]),
    (["eval", "Llama3_8", "H100"], 1, ['unknown model "Llama3_8"', 'did you mean "Llama3_8B"']),
    (["eval", "Llama3_8B", "H1000"], 1, ['unknown machine "H1000"', "H100"]),
    (["eval", "H100", "Llama3_8B"], 1, ['"H100" is a machine', "a model is wanted"]),
    (["eval", "x" * 100000, "H100"], 1, ["unknown model"]),
    (EVAL + ["more"], 1, ['unexpected argument "more"']),
    (EVAL + ["--batch", "3"], 1, ["unknown option --batch", '"--batch-size"']),
    (EVAL + ["--bathc-size", "3"], 1, ["unknown option --bathc-size", '"--batch-size"']),
    (EVAL + ["--nothing-like-it"], 1, ["unknown option --nothing-like-it"]),
    (EVAL + ["-b"], 1, ["--batch-size needs a value"]),
    (EVAL + ["-b", "0"], 1, ["--batch-size", "found 0"]),
    (EVAL + ["-b", "-1"], 1, ["--batch-size", "found -1"]),
    (EVAL + ["--batch-size=4k"], 0, []),
    (EVAL + ["-b", "nan"], 1, ["--batch-size", "finite number", "nan"]),
    (EVAL + ["-b", "NaN"], 1, ["--batch-size", "finite number"]),
    (EVAL + ["-b", "inf"], 1, ["--batch-size", "finite number"]),
    (EVAL + ["-b", "-inf"], 1, ["--batch-size", "finite number"]),
    (EVAL + ["-b", "1e999"], 1, ["--batch-size", "finite number", "1e999"]),
    (EVAL + ["-b", "1e300"], 1, ["--batch-size", "expected 1 to 1e+12"]),
    (EVAL + ["-b", ""], 1, ["--batch-size", '""']),
    (EVAL + ["-b", "3 GB"], 1, ["--batch-size", "wrong unit"]),
    (EVAL + ["-b", "3 parsec"], 1, ["--batch-size", "parsec"]),
    (EVAL + ["-b", "1,5"], 1, ["--batch-size"]),
    (EVAL + ["-b", "0x10"], 1, ["--batch-size"]),
    (EVAL + ["-e", "1.2"], 1, ["--efficiency", "found 1.2"]),
    (EVAL + ["-e", "0"], 1, ["--efficiency"]),
    (EVAL + ["-e", "-0.5"], 1, ["--efficiency"]),
    (EVAL + ["-e", "50%"], 0, []),
    (EVAL + ["-p", "fp12"], 1, ["--precision", "fp32, tf32, bf16, fp16", '"fp12"', "did you mean"]),
    (EVAL + ["-p", ""], 1, ["--precision"]),
    (EVAL + ["-p", "FP16"], 0, []),
    (EVAL + ["--zero", "4", "--training"], 1, ["--zero", "found 4"]),
    (EVAL + ["--zero", "1.5", "--training"], 1, ["--zero", "whole number"]),
    (EVAL + ["--seq-len", "4096"], 0, ["note: --seq-len changes nothing without --training"]),
    (EVAL + ["--seq-len", "4096", "-q"], 0, []),
    (EVAL + ["--training", "--lora", "--recompute", "--dp-size", "4", "--zero", "3"], 0, []),
    (EVAL + ["--fidelity", "textbook"], 0, []),
    (EVAL + ["--fidelity", "detailed"], 0, []),
    (EVAL + ["--fidelity", "detailed", "--devices", "2"], 0, []),
    (EVAL + ["--devices", "2"], 1, ["--devices needs --fidelity detailed"]),
    (EVAL + ["--fidelity", "detailed", "--training"], 1, ["--training belongs to --fidelity textbook"]),
    (["eval", "ResNet50", "H100", "--fidelity", "detailed"], 1, ["engine_solve"]),
    (["zoo", "--fidelity", "detailed"], 1, ["belongs to eval"]),
    # walls
    (["walls"], 0, []),
    (["walls", "Llama3_8B"], 1, ["walls needs a machine too"]),
    (["walls", "--batch-size", "8"], 1, ["walls needs a model and a machine"]),
    (["walls", "Llama3_70B", "H100"], 2, []),
    (["walls", "Llama3_70B", "H100", "--fidelity", "detailed", "--devices", "4"], 0, []),
    (["walls", "Llama3_8B", "H100", "--limit", "capital=1 USD"], 3, []),
    (["walls", "Llama3_8B", "H100", "--limit", "17=1e12 USD"], 0, []),
    (["walls", "Llama3_8B", "H100", "--limit", "capital=1 s"], 1, ["Capital is measured in USD"]),
    (["walls", "Llama3_8B", "H100", "--limit", "capital"], 1, ["expected WALL=AMOUNT"]),
    (["walls", "Llama3_8B", "H100", "--limit", "synthesis=1 s"], 1, ["expected WALL=AMOUNT"]),
    (["walls", "Llama3_8B", "H100", "--limit", "capital=nan"], 1, ["--limit: Capital"]),
    (["walls", "--limit", "capital=1 USD"], 1, ["walls needs a model and a machine"]),
    (EVAL + ["-o", "html"], 1, ["--output", "markdown", '"html"']),
    (EVAL + ["-o", "JSON"], 0, []),
    (EVAL + ["-o", "csv", "-o", "json"], 0, []),
    (["-o", "json"] + EVAL, 0, []),
    (["eval", "plan.yaml"], 1, ["plans"]),
    (["eval", "Scenarios.SmartDoorbell"], 1, ["scenarios"]),
    # names of release 0.1.1
    (["zoo", "Hardware.V100"], 0, ['note: "Hardware.V100" is now called Hardware.Cloud.V100']),
    (["eval", "Llama3_8B", "Hardware.V100"], 0, ["now called Hardware.Cloud.V100"]),
    (["eval", "Llama3_8B", "Hardware.V100", "--quiet"], 0, []),
    (["sweep", "engine_solve", "model=Llama3_8B", "--x", "hardware=Hardware.V100,H100"], 0, ["now called Hardware.Cloud.V100"]),
    # zoo
    (["zoo"], 0, []),
    (["zoo", "Hardware"], 0, []),
    (["zoo", "models"], 0, []),
    (["zoo", "model", "bert_base"], 0, []),
    (["zoo", "hardwar"], 1, ['unknown entry "hardwar"', '"hardware"']),
    (["zoo", "hardware", "H10"], 1, ['unknown machine "H10"', "H100"]),
    (["zoo", "hardware", "Llama3_8B"], 1, ["unknown machine"]),
    (["zoo", "machines", "H100"], 1, ['unknown kind "machines"']),
    (["zoo", "--search", "no such thing"], 0, []),
    (["zoo", "hardware", "--sort", "memory.capacity"], 0, []),
    (["zoo", "hardware", "--sort", "memory"], 1, ["--sort", "memory"]),
    (["zoo", "eval"], 1, ['unknown entry "eval"']),
    # solve
    (TAIL, 0, []),
    (TAIL + ["--explain"], 0, []),
    (["solve"], 1, ["needs a solver"]),
    (["solve", "--help"], 0, []),
    (["solve", "tail_latency", "--help"], 0, []),
    (["solve", "tail_latncy"], 1, ['unknown solver "tail_latncy"', "tail_latency"]),
    (["solve", "tail_latncy", "--help"], 1, ["unknown solver"]),
    (["solve", "tail_latency"], 1, ["arrival_rate is missing", "service_latency is missing"]),
    (TAIL + ["num_replica=3"], 1, ["num_replica: unknown field", '"num_replicas"']),
    (TAIL + ["servers=3"], 1, ["servers: unknown field", "--help"]),
    (TAIL + ["num_replicas"], 1, ["id=value", '"num_replicas"']),
    (TAIL + ["=3"], 1, ["id=value"]),
    (TAIL + ["num_replicas=2", "num_replicas=3"], 1, ["num_replicas is given twice"]),
    (TAIL + ["num_replicas=0"], 1, ["num_replicas", "found 0"]),
    (TAIL + ["num_replicas=1.5"], 1, ["num_replicas", "whole number"]),
    (["solve", "tail_latency", "arrival_rate=85/s", "service_latency=100GB"], 1, ["service_latency", "wrong unit"]),
    (["solve", "engine_solve", "model=Llama3_8B", "hardware=H100", "hardware.memory.bandwidth=6TB/s"], 0, []),
    (["solve", "engine_solve", "model=Llama3_8B", "hardware=H100", "hardware.memory.bandwith=6TB/s"], 1, ["hardware.memory.bandwith", '"bandwidth"']),
    (["solve", "engine_solve", "model=Llama3_8B", "hardware=H100", "hardware.memory.bandwidth=-1TB/s"], 1, ["hardware.memory.bandwidth"]),
    (["solve", "engine_solve", "model=Llama3_8B", 'hardware={"extends": "H100", "memory": {"capacity": "1 TB"}}'], 0, []),
    (["solve", "reliability", "job_duration=1h", "fleet.node=[1]", "fleet.node.nics_per_node=3"], 1, ["fleet.node is given both whole and in parts"]),
    (["solve", "engine_solve", "model=Llama3_8B", "hardware={bad"], 1, ["hardware: no JSON"]),
    (["solve", "engine_solve", "model=Llama3_70B", "hardware=H100"], 2, []),
    (["solve", "engine_solve", "model=Llama3_70B", "hardware=H100", "raise_errors=true"], 2, ["141 GB"]),
    # sweep
    (SWEEP + ["arrival_rate=1:99:3"], 0, []),
    (SWEEP + ["arrival_rate=1/s:99/s:3:log"], 0, []),
    (["sweep"], 1, ["needs a solver and an axis"]),
    (["sweep", "tail_latency", "--x", "arrival_rate=1:99:3"], 1, ["service_latency is missing"]),
    (SWEEP + ["arrival_rate"], 1, ["an axis is id=from:to:n"]),
    (SWEEP + ["arrival_rate=1:99"], 1, ["arrival_rate", "from:to:n"]),
    (SWEEP + ["arrival_rate=1:99:3:lin"], 1, ['"lin"']),
    (SWEEP + ["arrival_rate=0:99:3:log"], 1, ["ends above 0"]),
    (SWEEP + ["arrival_rate=1:99:0"], 1, ['found "0"']),
    (SWEEP + ["arrival_rate=1:99:1e9"], 1, ["1000000 points"]),
    (SWEEP + ["arrival_rate=1:nan:3"], 1, ["finite number"]),
    (SWEEP + ["arrival_rate=-5:99:3"], 1, ["arrival_rate", "found -5"]),
    (SWEEP + ["arival_rate=1:99:3"], 1, ["unknown field", "arrival_rate"]),
    (SWEEP + ["arrival_rate=1:99:3", "--y", "arrival_rate=1:2:2"], 1, ["two axes"]),
    (SWEEP + ["arrival_rate=1:99:3", "arrival_rate=4"], 1, ["axis and a fixed input"]),
    (SWEEP + ["arrival_rate=1:99:3", "--outputs", "p98_latency"], 1, ["--outputs", "p99_latency"]),
    (SWEEP + ["arrival_rate=1:99:3", "--shard", "0/3"], 1, ["--shard", "0/3"]),
    (SWEEP + ["arrival_rate=1:99:3", "--shard", "4/3"], 1, ["--shard"]),
    (SWEEP + ["arrival_rate=1:99:3", "--shard", "nan/3"], 1, ["--shard"]),
    (["sweep", "engine_solve", "model=Llama3_8B", "hardware=H100", "--x", "precision=1:3:3"], 1, ["precision", "no range"]),
    # batch, check, schema, manual, completions
    (["batch", "/nonexistent"], 1, ["cannot be read", "No such file"]),
    (["batch", "/"], 1, ["cannot be read"]),
    (["batch", "-o", "text"], 1, ["does not write text"]),
    (["check"], 1, ["FILE is missing"]),
    (["check", "/nonexistent.yaml"], 1, ["does not exist"]),
    (["schema", "tail_latency"], 0, []),
    (["schema", "tail"], 1, ["unknown solver"]),
    (["schema", "hardware", "-o", "csv"], 1, ["does not write csv"]),
    (["manual", "tail_latency"], 0, []),
    (["manual", "hardware"], 0, []),
    (["manual", "nothing"], 1, ["unknown solver"]),
    (["completions"], 1, ["SHELL is missing"]),
    (["completions", "tcsh"], 1, ["bash, zsh, fish"]),
    # global options
    (["--registry", "/nonexistent", "zoo"], 1, ["--registry", "no folder"]),
    (["--registry-set", "reference"] + EVAL, 0, []),
    (["--registry-set", "old"] + EVAL, 1, ["--registry-set", "current, reference"]),
    (["--color", "sometimes"] + EVAL, 1, ["--color"]),
]


class Arguments(unittest.TestCase):
    def test_table(self):
        for arguments, status, parts in TABLE:
            with self.subTest(arguments=" ".join(arguments)[:120]):
                run = Run(*arguments)
                self.assertEqual(run.status, status, run)
                for part in parts:
                    self.assertIn(part, run.err)
                if not parts:
                    self.assertEqual(run.err, "")
                if status == 1:
                    self.assertEqual(run.out, "")
                    self.assertTrue(run.err.startswith("mlsysim: error: "), run.err)
                    self.assertEqual(run.err.count("\n"), 1, "one line")
                self.assertNotRegex(run.out.lower(), r"\bnan\b")

    def test_version_is_native(self):
        self.assertRegex(Run("--version").out, r"^mlsysim \d+\.\d+\.\d+ \(native\)\n$")

    def test_without_home(self):
        for env in ({"HOME": None, "XDG_DATA_HOME": None}, {"HOME": "", "XDG_DATA_HOME": ""}, {"HOME": "/nonexistent", "XDG_DATA_HOME": None}, {"XDG_DATA_HOME": "relative"}):
            with self.subTest(env=env):
                run = Run(*EVAL, env=env)
                self.assertEqual((run.status, run.err), (0, ""), run)

    def test_comma_locale(self):
        plain = Run(*EVAL, "-e", "0.45", "-o", "json")
        for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "nonsense"):
            self.assertEqual(Run(*EVAL, "-e", "0.45", "-o", "json", env={"LANG": name, "LC_ALL": name}).out, plain.out)

    def test_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        requests = b'{"id": 1, "solver": "none"}\n' * 10
        for arguments in (EVAL, ["zoo"], ["--help"], ["--version"], ["batch"], SWEEP + ["arrival_rate=1:99:99"], ["manual", "--man"], ["completions", "zsh"]):
            with self.subTest(arguments=arguments), open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *arguments], input=requests, stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=HOME, timeout=60)
                self.assertEqual(done.returncode, 4)
                self.assertIn(b"mlsysim: error: cannot write the results: No space left on device\n", done.stderr)

    def test_closed_output(self):
        done = subprocess.run(["/bin/sh", "-c", f'"{PROGRAM}" zoo >&-'], capture_output=True, env=environment(), cwd=HOME, timeout=60)
        self.assertEqual(done.returncode, 4)

    def test_reader_goes_away(self):
        for arguments in (["zoo", "-o", "json"], SWEEP + ["arrival_rate=1:99:200000", "-o", "csv"]):
            with self.subTest(arguments=arguments):
                with subprocess.Popen([PROGRAM, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=HOME) as process:
                    process.stdout.read(10)
                    process.stdout.close()
                    self.assertEqual(process.stderr.read(), b"")
                    self.assertEqual(process.wait(timeout=60), 0)

    def test_colour(self):
        self.assertNotIn("\033", Run(*EVAL).out)
        self.assertIn("\033", Run("--color", "always", *EVAL).out)
        self.assertNotIn("\033", Run("--color", "never", *EVAL).out)

    def test_reads_nothing_else(self):
        """A folder where a file is expected, and a file where a folder is."""
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(Run("batch", folder).status, 1)
            self.assertEqual(Run("--registry", __file__, "zoo").status, 1)


if __name__ == "__main__":
    unittest.main()
