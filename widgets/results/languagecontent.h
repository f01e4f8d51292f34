// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/solvers/language_phases/language_phases.h"
#include "widgets/results/enginecontent.h"

namespace mlsysim::widgets {

/// The inspector's content for a language model by phase, as engine_content() is for the textbook model.
InspectorContent language_content(
    const language_phases::In& in, const language_phases::Out& out, const EngineSubject& subject = {});

/// What binds, in a title and a sentence.
BindingVerdict language_verdict(const language_phases::In& in, const language_phases::Out& out, const QString& machine);

/// The smallest precision, count of devices and other machine that would make it fit, checked with the solver.
QList<InspectorContent::Remedy> language_remedies(
    const language_phases::In& in, const language_phases::Out& out, const EngineSubject& subject);

} // namespace mlsysim::widgets
