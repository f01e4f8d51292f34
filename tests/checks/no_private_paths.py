#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a text names a path outside the project, or when the output of a build or an editor is tracked."""
import re
import sys
from pathlib import Path

import tree

# Written apart, so that this file does not contain what it looks for.
PRIVATE = re.compile("|".join([
    r"(?<![\w.}-])/" + "work/",
    r"(?<!app/)\b" + "shared" + r"/(?:design|spec|facts|golden|measured)\b",
    r"(?<![\w.}-])/" + r"home/\w+/",
    r"(?<![\w.}-])/" + r"Users/\w+/",
]))
BUILT = re.compile(r"""(^|/)(CMakeCache\.txt|CMakeFiles/|CMakeUserPresets\.json|compile_commands\.json|__pycache__/|Testing/)
    |^build[^/]*/|\.(o|a|so|qm|pyc|gch|moc|user|orig|rej|swp|deb|gcda|gcno|profraw)$|(^|/)(moc_|qrc_|ui_)[^/]*\.(cpp|h)$|~$""", re.X)


def check(root):
    problems = []
    for name in tree.git(root, "ls-files", "-z") or []:
        if BUILT.search(name):
            problems.append(f"{name}: is tracked, but a build or an editor makes it")
    for name in tree.files(root):
        content = tree.text(root, name)
        for number, line in enumerate((content or "").splitlines(), 1):
            found = PRIVATE.search(line)
            if found:
                problems.append(f"{name}:{number}: names a path outside the project: {found[0]}")
    return problems


if __name__ == "__main__":
    tree.report(check(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else tree.ROOT), "paths")
