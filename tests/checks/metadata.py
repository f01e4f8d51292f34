#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Validates what desktops read: metadata.py desktop|metainfo|mime|icons|agreement.

Ends with 77, which ctest reports as skipped, when the tool is not installed.
"""
import configparser
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from pathlib import Path

import tree

ID = "org.mlsysbook.mlsysim_studio"
FOLDER = tree.ROOT / "packaging" / "linux"
DESKTOP, METAINFO, MIME = FOLDER / f"{ID}.desktop", FOLDER / f"{ID}.metainfo.xml", FOLDER / "mlsysim-session.xml"
ICONS = [FOLDER / "icons" / f"{ID}.svg", FOLDER / "icons" / f"{ID}-symbolic.svg"]


def run(*command, **environment):
    """How a tool ended, and its output."""
    if not shutil.which(command[0]):
        print(f"metadata: skipped, {command[0]} is not installed")
        sys.exit(77)
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, env={**os.environ, **environment})
    return done.returncode, (done.stdout + done.stderr).strip()


def desktop():
    code, output = run("desktop-file-validate", "--warn-kde", DESKTOP)
    return [output or f"desktop-file-validate ended with {code}"] if code or output else []


def metainfo():
    code, output = run("appstreamcli", "validate", "--no-net", "--pedantic", "--strict", "--no-color", METAINFO)
    return [output] if code else []


def mime():
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home) / "mime"
        (folder / "packages").mkdir(parents=True)
        shutil.copy(MIME, folder / "packages")
        code, output = run("update-mime-database", folder, XDG_DATA_HOME=home)
        if code or output:
            return [output or f"update-mime-database ended with {code}"]
        globs = (folder / "globs2").read_text()
    return [] if ":application/x-mlsysim-session:*.mlsysim\n" in globs else ["*.mlsysim has no type"]


def icons():
    problems = []
    for icon in ICONS:
        root = xml.etree.ElementTree.parse(icon).getroot()
        box = root.get("viewBox", "0 0 0 1").split()
        if box[2] != box[3]:
            problems.append(f"{icon.name}: is not square")
    with tempfile.TemporaryDirectory() as folder:
        for icon in ICONS:
            code, output = run("rsvg-convert", "-w", "48", "-h", "48", "-o", Path(folder) / "icon.png", icon)
            if code or output:
                problems.append(f"{icon.name}: {output}")
    return problems


def agreement():
    """The same names everywhere."""
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str
    entry.read(DESKTOP)
    entry = entry["Desktop Entry"]
    info = xml.etree.ElementTree.parse(METAINFO).getroot()
    types = xml.etree.ElementTree.parse(MIME).getroot()
    names = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    session = types.find("m:mime-type", names).get("type")
    program = entry["Exec"].split()[0]
    pairs = [
        ("Icon", entry["Icon"], ID),
        ("TryExec", entry["TryExec"], program),
        ("StartupWMClass", entry["StartupWMClass"], program),
        ("MimeType", entry["MimeType"].strip(";"), session),
        ("metainfo id", info.findtext("id"), ID),
        ("metainfo launchable", info.findtext("launchable"), DESKTOP.name),
        ("metainfo binary", info.findtext("provides/binary"), program),
        ("metainfo mediatype", info.findtext("provides/mediatype"), session),
        ("metainfo name", info.findtext("name"), entry["Name"]),
        ("metainfo summary", info.findtext("summary"), entry["Comment"]),
        ("metainfo licence", info.findtext("project_license"), "GPL-3.0-or-later"),
        ("MIME icon", types.find("m:mime-type/m:icon", names).get("name"), ID),
    ]
    problems = [f"{what}: '{has}', expected '{wanted}'" for what, has, wanted in pairs if has != wanted]
    main = set(entry["Categories"].strip(";").split(";")) & {"AudioVideo", "Development", "Education", "Game", "Graphics",
        "Network", "Office", "Science", "Settings", "System", "Utility"}
    if len(main) != 1:
        problems.append(f"Categories: needs exactly one main category, has {sorted(main)}")
    if not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", ID):
        problems.append(f"{ID}: must be lower case")
    return problems


if __name__ == "__main__":
    jobs = {f.__name__: f for f in (desktop, metainfo, mime, icons, agreement)}
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        sys.exit(f"usage: metadata.py {'|'.join(jobs)}")
    tree.report(jobs[sys.argv[1]](), f"metadata {sys.argv[1]}")
