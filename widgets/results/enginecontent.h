// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/solvers/engine_solve/engine_solve.h"
#include "widgets/results/inspectorcontent.h"

#include <span>

namespace mlsysim::widgets {

/// What the page knows beyond inputs and results. Everything may stay empty.
struct EngineSubject {
    QString model, machine; ///< as people call them; the records' own names otherwise
    QString phase; ///< "Decode"; "Inference" or "Training" otherwise
    QStringList settings; ///< further parts of the sub-line: "context 512"
    /// Machines that may be offered when the chosen one is too small; the smallest that fits is.
    std::span<const Hardware* const> alternatives {};
    int max_devices = 1; ///< offers "Use 2× H100" up to this many; 1 never does
};

/// The inspector's content for the textbook model: six results, bars, what binds and by how much, what would help and
/// what would not, what would make it fit, and what the model leaves out. `out` is what the solver gave for `in`.
InspectorContent engine_content(
    const engine_solve::In& in, const engine_solve::Out& out, const EngineSubject& subject = {});

/// What binds, in a title and a sentence; also for a status bar or a lesson.
struct BindingVerdict {
    BindingNote::Tone tone = BindingNote::Tone::Info;
    Bound bound = Bound::Memory;
    QString title; ///< "Memory bandwidth binds"
    QString sentence; ///< by how much, what helps, what does not
    QString brief; ///< "Memory-bound, 34× longer than compute"
};
BindingVerdict engine_verdict(const engine_solve::In& in, const engine_solve::Out& out, const QString& machine = {});

/// Small changes that make it fit, checked with the solver; none when it fits.
QList<InspectorContent::Remedy> engine_remedies(
    const engine_solve::In& in, const engine_solve::Out& out, const EngineSubject& subject = {});

} // namespace mlsysim::widgets
