#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Layers of the registry as the command line sees them, broken files, and `mlsysim check`."""
import json
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from program import HOME, PROGRAM, Run, SOURCE, environment

CHANGED = "tdp: 500 W\n"
OWN = "extends: Hardware.Cloud.H100\nname: Mine\nmemory:\n  bandwidth: 6 TB/s\n"

# text of a file, where the problem is, what it says
BROKEN = [
    ("tdp: 700\n", "1:6", "no unit"),
    ("tdp: 700 GB\n", "1:6", "wrong unit"),
    ("tdp: many W\n", "1:6", "finite number"),
    ("tdp: .nan W\n", "1:6", "finite number"),
    ("tdp: 1e999 W\n", "1:6", "finite number"),
    ("name: x\nmemory:\n  bandwith: 1 TB/s\n", "3:3", 'did you mean "bandwidth"'),
    ("memory:\n  capacity: -1 GB\n", "2:13", "expected more than 0"),
    ("tdp: 1 W\ntdp: 2 W\n", "2:1", "twice"),
    ("name: [unclosed\n", "2:1", ""),
    ("- a\n- b\n", "1:1", "map"),
    ("", "1:1", "empty"),
    ("extends: Hardware.Cloud.H1000\nname: x\n", "1:10", "unknown machine"),
    ("name: &anchor x\n", "1:7", "anchor"),
    ("release_year: soon\n", "1:15", "whole number"),
]


class Registry(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="mlsysim-test-")
        self.folder = Path(self._folder.name)
        self.env = {"XDG_DATA_HOME": str(self.folder / "data")}
        self.addCleanup(self._folder.cleanup)

    def write(self, text, name, layer="data/mlsysim/registry"):
        path = self.folder / layer / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run_here(self, *arguments):
        return Run(*arguments, cwd=self.folder, env=self.env)

    def tdp(self, *arguments):
        run = self.run_here(*arguments, "zoo", "H100", "-o", "json")
        self.assertEqual((run.status, run.err), (0, ""), run)
        fields = run.json()["outputs"]
        return fields["fields"]["tdp"], fields["layer"]

    def test_later_layers_win(self):
        self.assertEqual(self.tdp(), (700, "shipped"))
        self.write(CHANGED, "hardware/Cloud/H100.yaml")
        self.assertEqual(self.tdp(), (500, "user"))
        self.write("tdp: 400 W\n", "hardware/Cloud/H100.yaml", ".mlsysim/registry")
        self.assertEqual(self.tdp(), (400, "project"))
        for name, power in (("one", 300), ("two", 200)):
            self.write(f"tdp: {power} W\n", "hardware/Cloud/H100.yaml", name)
        self.assertEqual(self.tdp("--registry", "one"), (300, "one"))
        self.assertEqual(self.tdp("--registry", "one", "--registry", "two"), (200, "two"))
        self.assertEqual(self.tdp("--registry", "two", "--registry", "one"), (300, "one"))

    def test_home_without_xdg(self):
        self.write(CHANGED, "hardware/Cloud/H100.yaml", "home/.local/share/mlsysim/registry")
        self.env = {"XDG_DATA_HOME": None, "HOME": str(self.folder / "home")}
        self.assertEqual(self.tdp(), (500, "user"))

    def test_installed_layer(self):
        program = self.folder / "bin/mlsysim"
        program.parent.mkdir()
        shutil.copy(PROGRAM, program)
        self.write(CHANGED, "hardware/Cloud/H100.yaml", "share/mlsysim/registry")
        done = subprocess.run([program, "zoo", "H100", "-o", "json"], capture_output=True, text=True, env=environment(), cwd=HOME, timeout=60)
        outputs = json.loads(done.stdout)["outputs"]
        self.assertEqual((outputs["fields"]["tdp"], outputs["layer"]), (500, "installed"))

    def test_hash_tells_layers_apart(self):
        plain = self.run_here("eval", "Llama3_8B", "H100", "-o", "json").json()["registry"]["hash"]
        self.write(CHANGED, "hardware/Cloud/H100.yaml")
        self.assertNotEqual(self.run_here("eval", "Llama3_8B", "H100", "-o", "json").json()["registry"]["hash"], plain)

    def test_own_entry(self):
        self.write(OWN, "hardware/Home/Mine.yaml")
        run = self.run_here("eval", "Llama3_8B", "mine", "-o", "json")
        self.assertEqual(run.status, 0, run)
        self.assertEqual(run.json()["inputs"]["hardware"], "Hardware.Home.Mine")
        self.assertEqual(run.json()["outputs"]["peak_bw_actual"], 6e12)
        self.assertIn("Mine", self.run_here("zoo", "hardware").out)
        self.write(OWN, "hardware/Home/$(touch evil).yaml")
        script = self.run_here("completions", "bash").out
        self.assertIn("Mine", script)
        self.assertNotIn("evil", script)

    def test_ambiguous_name(self):
        for group in ("One", "Two"):
            self.write(OWN, f"hardware/{group}/Twin.yaml")
        run = self.run_here("eval", "Llama3_8B", "Twin")
        self.assertEqual(run.status, 1)
        self.assertIn('"Twin" is ambiguous: Hardware.One.Twin, Hardware.Two.Twin', run.err)
        self.assertEqual(self.run_here("eval", "Llama3_8B", "One.Twin").status, 0)

    def test_broken_files_are_told_and_skipped(self):
        for number, (text, place, message) in enumerate(BROKEN):
            with self.subTest(text=text):
                shutil.rmtree(self.folder / "data", ignore_errors=True)
                path = self.write(text, f"hardware/Cloud/H100.yaml")
                run = self.run_here("eval", "Llama3_8B", "H100", "-o", "json")
                self.assertEqual(run.status, 0, run)
                self.assertTrue(run.err.startswith(f"{path}:{place}: error: "), run.err)
                self.assertIn(message, run.err)
                self.assertIn("skipped", run.err)
                self.assertEqual(run.json()["outputs"]["peak_bw_actual"], 3.35e12)

    def test_check(self):
        good = self.write(OWN, "hardware/Home/Mine.yaml", "files")
        run = self.run_here("check", good)
        self.assertEqual((run.status, run.err), (0, ""), run)
        self.assertIn("Hardware.Home.Mine", run.out)
        for text, place, message in BROKEN:
            with self.subTest(text=text):
                path = self.write(text, "hardware/Cloud/H100.yaml", "files")
                run = self.run_here("check", path, good)
                self.assertEqual(run.status, 1, run)
                self.assertTrue(run.err.startswith(f"{path}:{place}: error: "), run.err)
                self.assertIn(message, run.err)
                answer = self.run_here("check", path, good, "-o", "json").json()["outputs"]["files"]
                self.assertEqual([file["ok"] for file in answer], [False, True])
                first = answer[0]["problems"][0]
                self.assertEqual(f"{first['line']}:{first['column']}", place)

    def test_check_kind(self):
        path = self.write(OWN, "Mine.yaml", "elsewhere")
        run = self.run_here("check", path)
        self.assertEqual(run.status, 1)
        self.assertIn("does not tell its kind", run.err)
        self.assertEqual(self.run_here("check", path, "--kind", "hardware").status, 0)
        self.assertEqual(self.run_here("check", path, "--kind", "Hardware").status, 0)
        self.assertEqual(self.run_here("check", path, "--kind", "model").status, 1)
        self.assertEqual(self.run_here("check", path, "--kind", "engine").status, 1)

    def test_check_folder(self):
        self.assertEqual(self.run_here("check", SOURCE / "registry").status, 0)
        self.write(OWN, "hardware/Home/Mine.yaml", "files")
        path = self.write("tdp: 700\n", "hardware/Cloud/H100.yaml", "files")
        run = self.run_here("check", self.folder / "files")
        self.assertEqual(run.status, 1)
        self.assertTrue(run.err.startswith(f"{path}:1:6: error: "), run.err)

    def test_shipped_files_pass(self):
        files = sorted((SOURCE / "registry").glob("*/*/*.yaml"))
        self.assertGreater(len(files), 80)
        run = self.run_here("check", *files)
        self.assertEqual(run.status, 0, run.err[:2000])


if __name__ == "__main__":
    unittest.main()
