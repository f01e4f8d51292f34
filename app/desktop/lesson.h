// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/registry/registry.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace mlsysim::desktop {

/// A condition on one quantity, which the engine decides: a word that it is, or a number that it is above or below.
struct LessonCondition {
    QString quantity, is;
    std::optional<double> above, below; ///< coherent

    friend bool operator==(const LessonCondition&, const LessonCondition&) = default;
};

/// An answer that can be chosen. The first whose condition holds is right; the last may have none.
struct LessonChoice {
    QString text, is;
    std::optional<double> below;
};

/// One card of a lesson; resources/lessons/README.md tells what each part is for.
struct LessonCard {
    enum class Kind { Read, Predict, Do, Finish };
    Kind kind = Kind::Read;
    QString title, text;
    bool results_hidden = false;
    Value inputs {}; ///< laid over those of the lesson

    // Of a prediction
    QString question, quantity, reveal;
    QList<LessonChoice> choices; ///< empty: a number is asked for
    double within = 2; ///< the factor by which a number may be off
    Value then_inputs {}; ///< what changes when the prediction is committed
    double then_peak = 1, then_bandwidth = 1; ///< factors
    bool changes() const { return !then_inputs.absent() || then_peak != 1 || then_bandwidth != 1; }

    std::optional<LessonCondition> goal; ///< of something to do
};

/// A sequence of cards about one machine and one model. It holds words and settings, never a result: numbers are
/// computed while it is read.
struct Lesson {
    QString id, title, summary;
    int minutes = 0;
    QString machine, model; ///< paths of the registry
    Value inputs {};
    QList<LessonCard> cards;

    /// Reads a lesson file; nothing when anything is wrong, which `problems` then tell with their places.
    static std::optional<Lesson> read(
        const QByteArray& yaml, const QString& id, const Registry& registry, std::vector<FileProblem>& problems);
    /// The lessons that come with the program.
    static QList<Lesson> shipped(const Registry& registry);
};

} // namespace mlsysim::desktop
