#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when the version of the project, of the metainfo and of the change log disagree.

PROJECT_VERSION is that of the release in work or just made, and the newest release of the metainfo.
In work: the change log's newest numbered heading is lower, or there is none; its [Unreleased] heading has entries, and
the metainfo calls the release a development one. Made: the change log has a heading with this version and the date
that the metainfo has, and the metainfo calls it stable.
"""
import re
import sys
import xml.etree.ElementTree
from pathlib import Path

import tree


def parts(version):
    return tuple(int(n) for n in version.split("."))


def check(root):
    root = Path(root)
    found = re.search(r"\bproject\s*\([^)]*\bVERSION\s+([\d.]+)", (root / "CMakeLists.txt").read_text())
    if not found:
        return ["CMakeLists.txt: project() states no VERSION"]
    version = found[1]
    problems = []

    metainfo = "packaging/linux/org.mlsysbook.mlsysim_studio.metainfo.xml"
    releases = xml.etree.ElementTree.parse(root / metainfo).findall("./releases/release")
    newest = max(releases, key=lambda r: parts(r.get("version")), default=None)
    if newest is None or newest.get("version") != version:
        stated = newest.get("version") if newest is not None else "none"
        return [f"{metainfo}: newest release is {stated}, but the project has version {version}"]
    if releases[0] is not newest:
        problems.append(f"{metainfo}: the newest release, {version}, must come first")

    log = (root / "CHANGELOG.md").read_text()
    headings = list(re.finditer(r"^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?\s*$", log, re.M))
    numbered = [h for h in headings if re.fullmatch(r"\d+\.\d+\.\d+", h[1])]
    if [parts(h[1]) for h in numbered] != sorted((parts(h[1]) for h in numbered), reverse=True):
        problems.append("CHANGELOG.md: the numbered headings must go from the newest to the oldest")
    made = bool(numbered) and numbered[0][1] == version
    if numbered and parts(numbered[0][1]) > parts(version):
        problems.append(f"CHANGELOG.md: newest heading is {numbered[0][1]}, but the project has version {version}")
    elif made:
        if newest.get("type", "stable") != "stable" or numbered[0][2] != newest.get("date"):
            problems.append(f"{metainfo}: release {version} must be stable and dated {numbered[0][2]} as in CHANGELOG.md")
    else:
        if newest.get("type") != "development":
            problems.append(f"{metainfo}: release {version} is in work, so its type must be development")
        start = next((h for h in headings if h[1] == "Unreleased"), None)
        end = numbered[0].start() if numbered else len(log)
        if start is None or not re.search(r"^- ", log[start.end():end], re.M):
            problems.append("CHANGELOG.md: '## [Unreleased]' must list the changes of the version in work")
    return problems


if __name__ == "__main__":
    tree.report(check(sys.argv[1] if len(sys.argv) > 1 else tree.ROOT), "versions")
