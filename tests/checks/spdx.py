#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a file of ours does not start with the licence of its folder, or a licence text is missing."""
import re
import sys
from pathlib import Path

import tree

# The first folder that fits decides; the file LICENSE says the same in words. A test may have the licence of what it tests.
LICENCES = [
    ("packaging/linux/org.mlsysbook.mlsysim_studio.metainfo.xml", "CC0-1.0"),
    ("widgets/", "GPL-3.0-or-later"),
    ("app/desktop/", "GPL-3.0-or-later"),
    ("resources/", "GPL-3.0-or-later"),
    ("registry/*.yaml", "CC0-1.0"),
    ("tests/widgets/", "Apache-2.0", "GPL-3.0-or-later"),
    ("tests/app/desktop/", "Apache-2.0", "GPL-3.0-or-later"),
    ("", "Apache-2.0"),
]
CHECKED = re.compile(r"(\.(h|hpp|cpp|cc|inl|cmake|py|sh|yaml|yml|desktop|xml)|CMakeLists\.txt)(\.in)?$")
NOT_CHECKED = ("LICENSES/", "tests/data/", "tests/fuzz/corpus/")
KEY = "SPDX-License-" + "Identifier:"  # apart, so that this is not taken for the licence of this file
TAG = re.compile(KEY + r"\s*([\w.+-]+)")


def licences_of(name):
    for pattern, *licences in LICENCES:
        folder, star, ending = pattern.partition("*")
        if name.startswith(folder) and (not star or name.endswith(ending)):
            return licences
    raise AssertionError(name)


def must_say(name, content):
    return not name.startswith(NOT_CHECKED) and (bool(CHECKED.search(name)) or content.startswith("#!"))


def check(root):
    problems = []
    used = set()
    for name in tree.files(root):
        content = tree.text(root, name)
        if content is None or not must_say(name, content):
            continue
        lines = content.splitlines()
        start = lines[1:2] if lines and lines[0].startswith(("#!", "<?xml")) else lines[:1]
        found = TAG.search(start[0]) if start else None
        wanted = licences_of(name)
        used.update(wanted)
        if not found:
            problems.append(f"{name}:1: expected '{KEY} {wanted[0]}' at the start")
        elif found[1] not in wanted:
            problems.append(f"{name}:1: says {found[1]}, but its folder has {' or '.join(wanted)}")
    for licence in sorted(used):
        if not (Path(root) / "LICENSES" / f"{licence}.txt").is_file():
            problems.append(f"LICENSES/{licence}.txt: the text of a licence in use is missing")
    return problems


if __name__ == "__main__":
    tree.report(check(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else tree.ROOT), "licence headers")
