#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Completions and the manual page: made from the program, accepted by the tools that read them."""
import shutil
import subprocess
import unittest

from program import HOME, Run, environment

COMMANDS = ["zoo", "eval", "walls", "solve", "batch", "sweep", "session", "figure", "check", "manual", "schema", "completions"]


def completed(*words):
    """What bash offers for the last word."""
    script = Run("completions", "bash").out + f"""
COMP_WORDS=({' '.join(f"'{word}'" for word in words)})
COMP_CWORD={len(words) - 1}
_mlsysim
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(["bash", "--norc", "-eu"], input=script, capture_output=True, text=True, env=environment(), cwd=HOME, timeout=60)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout.split()


@unittest.skipUnless(shutil.which("bash"), "no bash here")
class Bash(unittest.TestCase):
    def test_commands(self):
        self.assertEqual(completed("mlsysim", ""), COMMANDS)
        self.assertEqual(completed("mlsysim", "ev"), ["eval"])

    def test_names(self):
        self.assertEqual(completed("mlsysim", "eval", "Llama3_"), ["Llama3_405B", "Llama3_70B", "Llama3_8B"])
        self.assertIn("H100", completed("mlsysim", "eval", "Llama3_8B", "H"))
        self.assertNotIn("Llama3_8B", completed("mlsysim", "eval", "Llama3_8B", ""))
        self.assertEqual(completed("mlsysim", "solve", "tail"), ["tail_latency"])
        self.assertEqual(completed("mlsysim", "zoo", "")[:3], ["hardware", "model", "node"])
        self.assertEqual(completed("mlsysim", "completions", ""), ["bash", "zsh", "fish"])

    def test_options(self):
        self.assertIn("--batch-size", completed("mlsysim", "eval", "--"))
        self.assertIn("--output", completed("mlsysim", "eval", "--"))
        self.assertEqual(completed("mlsysim", "eval", "-p", "fp"), ["fp32", "fp16", "fp8"])
        self.assertEqual(completed("mlsysim", "-o", ""), ["text", "json", "markdown", "csv"])
        # An option's value is no command and no place.
        self.assertEqual(completed("mlsysim", "-o", "json", "ev"), ["eval"])
        self.assertIn("H100", completed("mlsysim", "eval", "-b", "4", "Llama3_8B", "H1"))


class OtherShells(unittest.TestCase):
    def test_syntax(self):
        for shell in ("bash", "zsh", "fish"):
            script = Run("completions", shell).out
            for command in COMMANDS:
                self.assertIn(command, script)
            self.assertIn("Llama3_8B", script)
            if shutil.which(shell):
                done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, timeout=60)
                self.assertEqual((done.returncode, done.stderr), (0, ""))


class Manual(unittest.TestCase):
    def test_content(self):
        page = Run("manual", "--man").out
        for command in COMMANDS:
            self.assertIn(f".SS mlsysim {command}", page)
        self.assertIn(r"\-\-batch\-size", page)

    @unittest.skipUnless(shutil.which("man"), "no man here")
    def test_no_warnings(self):
        done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-"], input=Run("manual", "--man").out, capture_output=True, text=True,
                              env=environment(MANROFFSEQ="", MANWIDTH="80", LC_ALL="C.UTF-8"), timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("eval", done.stdout)


if __name__ == "__main__":
    unittest.main()
