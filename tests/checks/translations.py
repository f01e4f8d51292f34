#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when a translation is unfinished, out of date, or has other placeholders than the text it translates.

Ends with 77, which ctest reports as skipped, while there are no .ts files.
"""
import re
import sys
import xml.etree.ElementTree
from pathlib import Path

import tree

PLACEHOLDER = re.compile(r"%(?:L?\d{1,2}|n)")


def check(root, names):
    problems = []
    for name in names:
        for context in xml.etree.ElementTree.parse(Path(root) / name).iter("context"):
            for message in context.iter("message"):
                source = message.findtext("source", "")
                where = f"{name}: {context.findtext('name')}: '{source}'"
                translation = message.find("translation")
                state = translation.get("type") if translation is not None else "unfinished"
                if state:
                    problems.append(f"{where} is {state}")
                    continue
                forms = [f.text or "" for f in translation.iter("numerusform")] or ["".join(translation.itertext())]
                for form in forms:
                    wanted, has = (set(PLACEHOLDER.findall(t)) - {"%n"} for t in (source, form))
                    if wanted != has:
                        problems.append(f"{where} has other placeholders: '{form}'")
    return problems


if __name__ == "__main__":
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else tree.ROOT
    found = [name for name in tree.files(root) if name.startswith("resources/") and name.endswith(".ts")]
    if not found:
        print("translations: skipped, there are none")
        sys.exit(77)
    tree.report(check(root, found), "translations")
