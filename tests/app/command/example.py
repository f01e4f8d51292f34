#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The Python example runs and says what it promises."""
import subprocess
import sys
import unittest

from program import HOME, PROGRAM, SOURCE, environment


class Example(unittest.TestCase):
    def test_batch(self):
        done = subprocess.run([sys.executable, "-B", SOURCE / "packaging/examples/batch.py", PROGRAM], capture_output=True, text=True, env=environment(), cwd=HOME, timeout=60)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("H100", done.stdout)
        self.assertIn("20.46 ms", done.stdout)
        self.assertIn("invalid_input", done.stdout)


if __name__ == "__main__":
    unittest.main()
