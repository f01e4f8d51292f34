# SPDX-License-Identifier: Apache-2.0
"""Runs the program under test in an environment of its own. Shared by the tests of this folder."""
import gzip
import json
import os
import subprocess
import tempfile
from pathlib import Path

PROGRAM = os.environ["MLSYSIM_PROGRAM"]
SOURCE = Path(os.environ["MLSYSIM_SOURCE_DIR"])
GOLDEN = SOURCE / "tests/data/golden"

_home = tempfile.TemporaryDirectory(prefix="mlsysim-test-")
HOME = Path(_home.name)


def environment(**changes):
    """A home without anything in it; a change to None removes the variable."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "MLSYSIM_", "LC_", "LANG"))}
    env.pop("NO_COLOR", None)
    env |= {"HOME": str(HOME), "XDG_DATA_HOME": str(HOME / "data")} | changes
    return {name: value for name, value in env.items() if value is not None}


class Run:
    """What one run said and how it ended."""

    def __init__(self, *arguments, stdin="", cwd=None, env=None):
        given = stdin if isinstance(stdin, bytes) else stdin.encode()
        done = subprocess.run([PROGRAM, *map(str, arguments)], input=given, capture_output=True, cwd=cwd or HOME,
                              env=environment(**(env or {})), timeout=120)
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.err = done.stderr.decode()

    def json(self):
        return strict_json(self.out)

    def __repr__(self):
        return f"exit {self.status}\n--- standard output\n{self.out}\n--- standard error\n{self.err}"


def _refuse(word):
    raise ValueError(f"{word} is no JSON")


def _unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name is repeated among {names}")
    return dict(pairs)


def strict_json(text):
    """Parses JSON without the extensions of Python: no NaN, no Infinity, no repeated names."""
    return json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)


def golden(solver):
    with gzip.open(GOLDEN / f"{solver}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def batch(requests, *arguments):
    """The answers to requests given as objects or as raw lines."""
    lines = [line if isinstance(line, str) else json.dumps(line) for line in requests]
    run = Run("batch", *arguments, stdin="".join(line + "\n" for line in lines))
    assert run.status == 0, run
    return [strict_json(line) for line in run.out.split("\n")[:-1]]
