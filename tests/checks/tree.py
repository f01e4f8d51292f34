# SPDX-License-Identifier: Apache-2.0
"""The files of the source tree, for the checks."""
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def git(root, *arguments):
    """The NUL-separated answer of git as a list, or None where the root is not a git checkout of its own."""
    try:
        top = subprocess.run(["git", "-C", root, "rev-parse", "--show-toplevel"], capture_output=True, text=True)
        if top.returncode != 0 or Path(top.stdout.strip()).resolve() != Path(root).resolve():
            return None
        answer = subprocess.run(["git", "-C", root, *arguments], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [name for name in answer.stdout.split("\0") if name]


def files(root=ROOT):
    """Paths relative to the root with forward slashes: what git tracks or would add, else everything but builds."""
    names = git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if names is None:
        names = []
        for folder, folders, found in os.walk(root):
            inside = Path(folder).relative_to(root)
            top = folder == str(root)
            folders[:] = [f for f in folders if f not in (".git", "__pycache__") and not (top and f.startswith("build"))]
            names += [(inside / name).as_posix() for name in found]
    return sorted(name for name in set(names) if (Path(root) / name).is_file())


def text(root, name):
    """The file's text, or None if it is binary."""
    data = (Path(root) / name).read_bytes()
    return None if b"\0" in data else data.decode("utf-8", "replace")


def report(problems, what):
    """Prints the problems and ends the process: 0 without, 1 with any."""
    for problem in problems:
        print(problem)
    print(f"{what}: {len(problems)} problems" if problems else f"{what}: ok")
    sys.exit(1 if problems else 0)
