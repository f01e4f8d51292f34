#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fails when an include line points up the layers or brings a library in where it does not belong.

layering.py [ROOT] checks a tree; layering.py --self-test plants each violation in a temporary tree and expects it.
"""
import posixpath
import re
import sys
import tempfile
from pathlib import Path

import tree

SOURCES = (".h", ".hpp", ".cpp", ".inl", ".cc", ".in")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
QT = re.compile(r"^(Q[A-Z]\w*|Qt[A-Z]\w*/.*|q(?!uadmath)[a-z0-9]+\.h)$")
UMBRELLA = re.compile(r"^(Qt[A-Z]\w*)(/\1)?$")


def includes(root, name):
    """(line, path from the root or as written) of each include."""
    for number, line in enumerate(tree.text(root, name).splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        quoted, path = found[1] == '"', found[2]
        if quoted:
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            if path.startswith(".") or (Path(root) / beside).is_file():
                path = beside
        yield number, path


def is_qt(path):
    return bool(QT.match(path)) or path == "qcustomplot.h"


def class_of(path):
    """QSettings for <QSettings>, <QtCore/QSettings> and <qsettings.h>."""
    return path.rsplit("/", 1)[-1].removesuffix(".h").lower()


def violation(name, path):
    """What is wrong with this include in this file, or None."""
    def inside(*folders):
        return name.startswith(folders)

    def to(*folders):
        return path.startswith(folders)

    is_source = name.endswith((".cpp", ".cc"))
    if to("tests/"):
        return "the product does not include tests"
    if path == "qcustomplot.h" and not (inside("widgets/plot/") and is_source):
        return "qcustomplot.h belongs in the .cpp files of widgets/plot/ only"
    if inside("engine/"):
        if is_qt(path):
            return "the engine does not know Qt"
        if to("widgets/", "app/"):
            return "the engine does not include what is above it"
        if to("CLI/"):
            return "CLI11 belongs in app/command/ only"
        if to("yaml-cpp/", "nlohmann/") and not is_source:
            return f"{path.split('/')[0]} belongs in .cpp files only"
    if inside("widgets/", "app/"):
        if to("yaml-cpp/"):
            return "yaml-cpp belongs in the engine's reader only"
    if inside("widgets/"):
        if to("app/"):
            return "widgets do not include the application"
        if class_of(path) in ("qsettings", "qmainwindow"):
            return "settings and main windows belong in app/desktop/"
        if UMBRELLA.match(path):
            return "include the class, not the whole module"
        if to("nlohmann/", "CLI/"):
            return f"{path.split('/')[0]} does not belong in widgets"
    if inside("app/command/"):
        if is_qt(path):
            return "the command line does not know Qt"
        if to("widgets/", "app/desktop/"):
            return "the command line does not include the desktop"
    if inside("app/desktop/") and to("app/command/"):
        return "the desktop does not include the command line"
    if inside("app/shared/") and to("app/command/", "app/desktop/"):
        return "shared code does not include the programs that share it"
    return None


def check(root):
    names = [n for n in tree.files(root) if n.startswith(("engine/", "widgets/", "app/")) and n.endswith(SOURCES)]
    table = {name: list(includes(root, name)) for name in names}
    problems = []
    yaml = []
    for name, lines in table.items():
        for number, path in lines:
            message = violation(name, path)
            if message:
                problems.append(f"{name}:{number}: {path}: {message}")
            elif path.startswith("yaml-cpp/") and name not in [n for n, _ in yaml]:
                yaml.append((name, number))
    for name, number in yaml[1:]:
        problems.append(f"{name}:{number}: yaml-cpp belongs in one file only, and {yaml[0][0]} has it")

    def way_to_qt(name, seen):
        """The files on the way from this one to a Qt header, or None."""
        for _, path in table.get(name, []):
            if is_qt(path):
                return [path]
            if path in table and path not in seen:
                seen.add(path)
                rest = way_to_qt(path, seen)
                if rest:
                    return [path, *rest]
        return None

    for name in names:
        if name.startswith("app/command/"):
            for number, path in table[name]:
                if path.startswith("app/shared/") and path in table:
                    rest = way_to_qt(path, {path})
                    if rest:
                        problems.append(f"{name}:{number}: reaches Qt through {' -> '.join([path, *rest])}")
    return sorted(problems)


PLANTED = [
    ("engine/a.h", "#pragma once\n#include <QString>", 2, "does not know Qt"),
    ("engine/b.cpp", '#include <QtCore/QObject>', 1, "does not know Qt"),
    ("engine/c.cpp", '#include <qglobal.h>', 1, "does not know Qt"),
    ("engine/d.cpp", '#include "widgets/common/look.h"', 1, "above it"),
    ("engine/sub/e.cpp", '#include "../../app/desktop/window.h"', 1, "above it"),
    ("engine/f.h", "  #  include <yaml-cpp/yaml.h>", 1, ".cpp files only"),
    ("engine/g.h", "#include <nlohmann/json.hpp>", 1, ".cpp files only"),
    ("engine/second.cpp", "\n#include <yaml-cpp/yaml.h>", 2, "one file only"),
    ("engine/h.cpp", '#include "tests/support/x.h"', 1, "does not include tests"),
    ("engine/i.cpp", "#include <CLI/CLI.hpp>", 1, "app/command/ only"),
    ("widgets/a.cpp", '#include "app/desktop/window.h"', 1, "do not include the application"),
    ("widgets/b.cpp", "#include <QSettings>", 1, "belong in app/desktop/"),
    ("widgets/c.cpp", "#include <QtWidgets/QMainWindow>", 1, "belong in app/desktop/"),
    ("widgets/d.cpp", "#include <qsettings.h>", 1, "belong in app/desktop/"),
    ("widgets/e.cpp", "#include <QtWidgets>", 1, "not the whole module"),
    ("widgets/results/f.cpp", "#include <qcustomplot.h>", 1, "widgets/plot/ only"),
    ("widgets/plot/g.h", "#include <qcustomplot.h>", 1, "widgets/plot/ only"),
    ("app/desktop/a.cpp", "#include <qcustomplot.h>", 1, "widgets/plot/ only"),
    ("app/desktop/b.cpp", '#include "app/command/batch.h"', 1, "does not include the command line"),
    ("app/desktop/c.cpp", "#include <yaml-cpp/yaml.h>", 1, "reader only"),
    ("app/command/a.cpp", "#include <QCoreApplication>", 1, "does not know Qt"),
    ("app/command/b.cpp", '#include "widgets/common/look.h"', 1, "does not include the desktop"),
    ("app/command/c.cpp", '#include "app/desktop/window.h"', 1, "does not include the desktop"),
    ("app/command/d.cpp", '#include "app/shared/bad.h"', 1, "reaches Qt through"),
]
SOUND = {
    "engine/reader.cpp": '#include "engine/reader.h"\n#include <yaml-cpp/yaml.h>\n#include <quadmath.h>\n',
    "engine/reader.h": "#pragma once\n#include <string>\n// #include <QString>\n",
    "engine/json.cpp": "#include <nlohmann/json.hpp>\n",
    "widgets/plot/plot.cpp": "#include <qcustomplot.h>\n#include <QWidget>\n",
    "app/desktop/window.cpp": '#include <QMainWindow>\n#include <QSettings>\n#include "widgets/common/look.h"\n',
    "app/command/main.cpp": '#include <CLI/CLI.hpp>\n#include "engine/reader.h"\n#include "app/shared/good.h"\n',
    "app/shared/good.h": '#include "engine/reader.h"\n',
    "app/shared/bad.h": "#include <QString>\n",
}


def self_test():
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)

        def write(name, content):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content + "\n")

        for name, content in SOUND.items():
            write(name, content)
        failures += [f"reported in a sound tree: {problem}" for problem in check(root)]
        for name, content, line, message in PLANTED:
            write(name, content)
            found = check(root)
            if len(found) != 1 or not found[0].startswith(f"{name}:{line}: ") or message not in found[0]:
                failures.append(f"planted in {name}, expected line {line} '{message}', found {found}")
            (root / name).unlink()
    tree.report(failures, f"layering self-test, {len(PLANTED)} planted violations")


if __name__ == "__main__":
    if sys.argv[1:] == ["--self-test"]:
        self_test()
    tree.report(check(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else tree.ROOT), "layering")
