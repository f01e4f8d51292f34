#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the faces of "mlsysim Sans" in resources/fonts from Inter.

    python3 -m pip install fonttools
    packaging/fonts/make-fonts.py [--source /usr/share/fonts/opentype/inter] [--target resources/fonts]

The source is Debian's package fonts-inter. The result is a subset (Latin, Greek, arrows, operators, sub- and
superscripts) in which the tabular figures are the only figures, so that a number keeps its width while it changes
even where an OpenType feature can't be asked for. The licence, OFL-1.1, asks for the other name. The output depends
on the source only, not on the time or the machine.
"""

import argparse
import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "mlsysim Sans"
FACES = {"Regular": 400, "Medium": 500, "SemiBold": 600}

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0100, 0x017F),  # Latin Extended-A
    (0x0370, 0x03FF),  # Greek
    (0x1E9E, 0x1E9E),
    (0x2002, 0x200A),  # spaces of given widths
    (0x2010, 0x2027),  # dashes, quotes, bullet, ellipsis
    (0x202F, 0x203A),  # narrow space, per mille, primes
    (0x2044, 0x2044),
    (0x2070, 0x209C),  # super- and subscripts
    (0x20AC, 0x20AC),
    (0x2113, 0x2113),
    (0x2122, 0x2126),
    (0x2150, 0x215E),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # operators
    (0x2318, 0x2318),
    (0x25A0, 0x25FF),  # shapes
    (0x2713, 0x2718),
    (0x27F5, 0x27FA),
]

FIGURES = range(0x30, 0x3A)


def tabular_figures(font: TTFont) -> dict[str, str]:
    """The substitutions of the feature "tnum"."""
    table = font["GSUB"].table
    wanted: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    wanted.update(getattr(part, "ExtSubTable", part).mapping)
    return wanted


def map_figures(font: TTFont) -> None:
    figures = tabular_figures(font)
    for part in font["cmap"].tables:  # several may share one map
        for code in FIGURES:
            if code in part.cmap:
                part.cmap[code] = figures.get(part.cmap[code], part.cmap[code])


def level_figures(font: TTFont) -> None:
    """One advance for all figures; the source differs by a rounding step."""
    names = [font.getBestCmap()[code] for code in FIGURES]
    advance = max(font["hmtx"][name][0] for name in names)
    for name in names:
        font["hmtx"][name] = (advance, font["hmtx"][name][1])


def rename(font: TTFont, style: str, weight: int) -> None:
    names = font["name"]
    kept = {identifier: names.getDebugName(identifier) for identifier in (0, 5, 8, 9, 11, 12, 13, 14)}
    names.names = []
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    kept |= {3: f"{postscript};{kept[5]}", 4: f"{FAMILY} {style}", 6: postscript}
    if weight == 400:
        kept |= {1: FAMILY, 2: "Regular"}
    else:
        kept |= {1: f"{FAMILY} {style}", 2: "Regular", 16: FAMILY, 17: style}
    for identifier, text in kept.items():
        if text:
            names.setName(text, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    outlines = font["CFF "].cff
    outlines.fontNames = [postscript]
    top = outlines.topDictIndex[0]
    top.FullName = f"{FAMILY} {style}"
    top.FamilyName = FAMILY


def strip_figure_kerning(font: TTFont) -> None:
    """Takes the figures out of pair kerning: two numbers of the same shape must be equally wide."""
    figures = {font.getBestCmap()[code] for code in FIGURES}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for part in lookup.SubTable:
            part = getattr(part, "ExtSubTable", part)
            if part.LookupType != 2:
                continue
            keep = [i for i, name in enumerate(part.Coverage.glyphs) if name not in figures]
            if part.Format == 1:
                part.PairSet = [part.PairSet[i] for i in keep]
                part.PairSetCount = len(keep)
                for pairs in part.PairSet:
                    pairs.PairValueRecord = [p for p in pairs.PairValueRecord if p.SecondGlyph not in figures]
                    pairs.PairValueCount = len(pairs.PairValueRecord)
            else:
                for name in figures:
                    part.ClassDef2.classDefs.pop(name, None)
            part.Coverage.glyphs = [part.Coverage.glyphs[i] for i in keep]


def make(source: pathlib.Path, target: pathlib.Path, style: str, weight: int) -> None:
    font = TTFont(source / f"Inter-{style}.otf", recalcTimestamp=False)
    map_figures(font)
    level_figures(font)
    strip_figure_kerning(font)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.glyph_names = True
    options.drop_tables += ["DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    rename(font, style, weight)
    path = target / f"mlsysimSans-{style}.otf"
    font.save(path)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB, {len(font.getGlyphOrder())} glyphs")


def main() -> None:
    root = pathlib.Path(__file__).resolve().parents[2]
    parser = argparse.ArgumentParser(description="Make the faces of mlsysim Sans from Inter.")
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path("/usr/share/fonts/opentype/inter"))
    parser.add_argument("--target", type=pathlib.Path, default=root / "resources" / "fonts")
    arguments = parser.parse_args()
    arguments.target.mkdir(parents=True, exist_ok=True)
    for style, weight in FACES.items():
        make(arguments.source, arguments.target, style, weight)


if __name__ == "__main__":
    main()
