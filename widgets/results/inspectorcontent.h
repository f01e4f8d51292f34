// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/bindingnote.h"
#include "widgets/common/resultcell.h"
#include "widgets/common/theme.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace mlsysim::widgets {

/// Everything the inspector shows, ready to be shown: texts, and the coherent numbers that bars are drawn from. Whoever
/// has results fills it (enginecontent.h); the inspector itself neither computes nor formats.
struct InspectorContent {
    /// One of the six results. What "Why?" starts from is the step `symbol` of the trace or, for a verdict that has no
    /// symbol, the relation `formula` between steps.
    struct Cell {
        QString id; ///< the solver's output: "latency"
        QString label, number, unit, subline, tooltip;
        QString shorter; ///< the number with fewer digits, for narrow cells
        QString short_label; ///< for narrow cells and derivations: "Latency", "Binds"
        QString term; ///< its entry in the glossary
        QString symbol, formula;
        QString question; ///< "Why does it fit?"; "Why 7.48 ms?" by itself
        ResultCell::State state = ResultCell::State::Normal;
        ResultCell::Mark mark = ResultCell::Mark::None;
        std::optional<Bound> swatch; ///< colour of Mark::Swatch
    };
    /// A share of the time of a step; what is `hidden` runs under the others at the same time.
    struct Segment {
        QString label, text;
        double seconds = 0;
        Bound bound = Bound::Memory;
        bool hidden = false;
        QString note; ///< what its tooltip adds
    };
    /// What fills the memory.
    struct Store {
        MemoryPart part = MemoryPart::Weights;
        QString label, text;
        double bytes = 0;
        QString note;
    };
    struct Memory {
        QList<Store> parts;
        double used = 0, capacity = 0, missing = 0; ///< byte; `missing` is 0 when it fits
        QString used_text, capacity_text; ///< "16.1" and "of 85.9 GB"
        QString free_text, missing_text; ///< "69.8 GB"; one of them is empty
        bool fits = true;
    };
    /// A limit that was looked at.
    struct Check {
        enum class Verdict { Passed, Failed, Noted };
        Verdict verdict = Verdict::Passed;
        QString text;
    };
    /// One click that makes it fit. `action` is "input=value", several with ";" between them: "precision=int8",
    /// "hardware=Hardware.Cloud.H200", "devices=2", "zero_stage=3;dp_size=8".
    struct Remedy {
        QString text, action, tooltip;
    };
    /// A folded note; `text` may mark terms of the glossary: "[[ridge point]]".
    struct Note {
        QString title, text;
    };
    /// A constant inside the formula of `symbol`, and where it comes from.
    struct Assumption {
        QString symbol, text;
    };

    QString subject; ///< "Llama-3.1-8B on H100"
    QString subline; ///< "Decode · batch 64 · fp16 · context 512"
    QString fidelity; ///< "Textbook model"

    BindingNote::Tone tone = BindingNote::Tone::Info;
    Bound bound = Bound::Memory; ///< colour of the note's bar
    QString title, sentence;

    QList<Cell> cells; ///< up to six
    QList<Remedy> remedies;

    QList<Segment> step;
    double step_seconds = 0;
    QString step_text; ///< "7.48 ms"
    Memory memory;

    QList<Check> checks;
    QList<Note> notes;
    QList<Assumption> assumptions;

    const Cell* cell(const QString& id) const
    {
        for (const Cell& one : cells)
            if (one.id == id)
                return &one;
        return nullptr;
    }
};

} // namespace mlsysim::widgets
