#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sessions inside figures are found, compared with what is computed now, and become figures without a desktop."""
import csv
import html
import json
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib
from pathlib import Path

from program import PROGRAM, SOURCE, Run, environment

SESSIONS = SOURCE / "tests/data/sessions"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*chunks):
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def pdf(stream, filters=b""):
    return (b"%PDF-1.4\n1 0 obj\n<<\n/Length 3\n>>\nstream\nq Q\nendstream\nendobj\n29 0 obj\n<<\n/Length "
            + str(len(stream)).encode() + filters + b"\n>>\nstream\n" + stream
            + b"\nendstream\nendobj\n31 0 obj\n<<\n/F (session.mlsysim)\n/EF <</F 29 0 R>>\n/Type/Filespec\n>>\nendobj\n%%EOF\n")


def figures(text):
    """The same session in every form in which a figure may carry it."""
    data = text.encode()
    yield "a.mlsysim", data
    yield "text.png", png(chunk(b"tEXt", b"Title\0H100"), chunk(b"tEXt", b"mlsysim\0" + text.encode("latin-1")))
    yield "packed.png", png(chunk(b"zTXt", b"mlsysim\0\0" + zlib.compress(text.encode("latin-1"))))
    yield "international.png", png(chunk(b"iTXt", b"mlsysim\0\0\0\0\0" + data))
    yield "both.png", png(chunk(b"iTXt", b"mlsysim\0\1\0de\0mlsysim\0" + zlib.compress(data)))
    yield "a.svg", f'<?xml version="1.0"?>\n<svg><title>t</title><desc>{html.escape(text)}</desc></svg>'.encode()
    yield "plain.pdf", pdf(data)
    yield "packed.pdf", pdf(zlib.compress(data), b"\n/Filter /FlateDecode")


class Figures(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.session = json.loads((SESSIONS / "1-opening.mlsysim").read_text())
        self.session["selection"]["machines"][1]["label"] = "übung"
        file = self.folder / "session.mlsysim"
        file.write_text(json.dumps(self.session))
        self.session["results"] = Run("session", file, "-o", "json").json()["outputs"]["results"]

    def write(self, name, data):
        file = self.folder / name
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        return file

    def run_figure(self, source, name, *more):
        file = self.folder / name
        run = Run("figure", source, "-o", file, *more)
        self.assertEqual((run.status, run.out, run.err), (0, "", ""), run)
        return file

    def test_every_form_is_found_and_unchanged(self):
        for name, data in figures(json.dumps(self.session, ensure_ascii=False)):
            with self.subTest(name):
                run = Run("session", self.write(name, data), "--check", "-o", "json")
                self.assertEqual(run.status, 0, run)
                self.assertEqual(run.json()["outputs"], {"unchanged": True, "changes": []})
                self.assertIn("übung", run.json()["inputs"]["summary"])

    def test_a_change_is_told(self):
        latency = self.session["results"][0]["latency"]
        self.session["results"][0]["latency"] = latency * 1.01
        self.session["results"][1]["machine"] = "Hardware.Cloud.V100"
        run = Run("session", self.write("a.mlsysim", json.dumps(self.session)), "--check", "-o", "json")
        self.assertEqual(run.status, 3, run)
        changes = run.json()["outputs"]["changes"]
        self.assertEqual([(c["machine"], c["what"]) for c in changes],
                         [("Hardware.Cloud.H100", "latency"), ("Hardware.Cloud.V100", "case"), ("Hardware.Cloud.T4", "case")])
        self.assertEqual((changes[0]["then"], changes[0]["now"]), (latency * 1.01, latency))

    def test_the_results_are_those_of_solve(self):
        run = Run("solve", "language_phases", "model=Llama3_8B", "hardware=H100", "batch_size=8", "-o", "json")
        solved = run.json()["outputs"]
        for name in ("latency", "throughput", "arithmetic_intensity", "attained_flops", "energy", "memory_footprint"):
            self.assertEqual(self.session["results"][0][name], solved[name], name)

    def test_what_is_no_session_is_told(self):
        table = [("empty", b"", "cannot be opened"), ("foreign.png", png(), "no session of mlsysim is inside"),
                 ("foreign.pdf", b"%PDF-1.4\n%%EOF\n", "no session of mlsysim is inside"),
                 ("foreign.svg", b"<svg></svg>", "no session of mlsysim is inside"),
                 ("other.svg", b"<svg><desc>a drawing</desc></svg>", "no session of mlsysim"),
                 ("other.json", b"{}", "no session of mlsysim"), ("broken.pdf", pdf(b"x", b"\n/Filter /FlateDecode"), "no session"),
                 ("cut.png", png(chunk(b"zTXt", b"mlsysim\0\0x"))[:-70], "no session"),
                 ("huge.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", "no session")]
        for name, data, message in table:
            with self.subTest(name):
                run = Run("session", self.write(name, data))
                self.assertEqual((run.status, run.out), (1, ""), run)
                self.assertIn(message, run.err)
        run = Run("session", SESSIONS / "1-opening.mlsysim", "--check")
        self.assertEqual(run.status, 1)
        self.assertIn("carries no results", run.err)

    def test_cut_and_damaged_figures_end_well(self):
        for name, data in figures(json.dumps(self.session, ensure_ascii=False)):
            for length in range(0, len(data), max(1, len(data) // 4)):
                self.assertIn(Run("session", self.write(name, data[:length])).status, (0, 1))
            flipped = bytearray(data)
            flipped[len(data) // 2] ^= 0x55
            self.assertIn(Run("session", self.write(name, bytes(flipped))).status, (0, 1))

    def test_the_table_holds_what_is_drawn(self):
        source = self.write("a.mlsysim", json.dumps(self.session))
        with open(self.run_figure(source, "a.csv"), newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        roof = rows[0]
        self.assertEqual((roof["kind"], roof["machine"], float(roof["roof [FLOP/s]"]), float(roof["bandwidth [B/s]"])),
                         ("roof", "Hardware.Cloud.H100", 989e12, 3.35e12))
        current = [row for row in rows if row["kind"] == "current"]
        for row, result in zip(current, self.session["results"], strict=True):
            self.assertEqual(float(row["intensity [FLOP/B]"]), result["arithmetic_intensity"])
            self.assertEqual(float(row["achieved [FLOP/s]"]), result["attained_flops"])
        self.assertIn("übung", [row["text"] for row in rows])

    def test_a_latex_figure_can_be_opened_again(self):
        source = self.write("a.mlsysim", json.dumps(self.session))
        figure = self.run_figure(source, "a.tex", "--preset", "ieee")
        self.assertEqual(Run("session", figure, "--check").status, 0)
        again = self.run_figure(figure, "b.tex", "--preset", "ieee")
        self.assertEqual(figure.read_bytes(), again.read_bytes())

    def test_the_same_bytes_in_any_locale(self):
        source = self.write("a.mlsysim", json.dumps(self.session))
        for name in ("a.tex", "a.csv"):
            here = self.run_figure(source, name).read_bytes()
            subprocess.run([PROGRAM, "figure", source, "-o", self.folder / name], env=environment(LC_ALL="de_DE.UTF-8"), check=True)
            self.assertEqual((self.folder / name).read_bytes(), here)

    def test_labels_cannot_become_commands(self):
        self.session["selection"]["machines"][0]["label"] = "100%_#&$^~{\\input{x}}\nnext"
        figure = self.run_figure(self.write("a.mlsysim", json.dumps(self.session)), "a.tex")
        text = figure.read_text().split("\\end{document}")[0]
        self.assertNotIn("\\input", text)
        self.assertNotIn("\nnext", text)
        self.compile(figure)

    def test_every_preset_compiles(self):
        for number, preset in enumerate(("acm", "ieee", "neurips", "85mm", "170mm", "slide")):
            name = SESSIONS / ("1-changed.mlsysim" if number % 2 else "1-opening.mlsysim")
            self.compile(self.run_figure(name, f"{preset}.tex", "--preset", preset))

    def compile(self, figure):
        if not shutil.which("pdflatex") or subprocess.run(["kpsewhich", "pgfplots.sty", "standalone.cls"], capture_output=True).returncode:
            return
        done = subprocess.run(["pdflatex", "-interaction=nonstopmode", "-halt-on-error", figure.name], cwd=figure.parent,
                              capture_output=True, text=True, errors="replace", timeout=120)
        self.assertEqual(done.returncode, 0, done.stdout[-2000:])

    def test_mistakes_are_told(self):
        source = SESSIONS / "1-opening.mlsysim"
        table = [(["a.png"], 1, "mlsysim-studio --render"), (["a.txt"], 1, ".tex or .csv"),
                 (["a.tex", "--preset", "a4"], 1, "acm, ieee, neurips"), (["a.tex", "--width", "wide"], 1, "3.33in"),
                 (["a.tex", "--width", "1mm"], 1, "--width"), (["a.tex", "--font", "0pt"], 1, "8pt"),
                 (["no/folder/a.tex"], 4, "cannot be written")]
        for arguments, status, message in table:
            with self.subTest(arguments):
                run = Run("figure", source, "-o", *arguments, cwd=self.folder)
                self.assertEqual((run.status, run.out), (status, ""), run)
                self.assertIn(message, run.err)
        self.assertEqual(list(self.folder.glob("*.part")), [])


if __name__ == "__main__":
    unittest.main()
