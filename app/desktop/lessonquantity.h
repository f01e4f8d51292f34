// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/lesson.h"
#include "app/desktop/workspace.h"

#include <QStringList>

namespace mlsysim::desktop {

/// One quantity of the workspace as a lesson speaks of it.
struct LessonQuantity {
    double value = 0; ///< coherent; 0 for a word
    QString text; ///< "5.98 ms", "memory-bound"
    QString word; ///< of the bottleneck, as it stands in lesson files
};

/// The names that questions, goals and texts in braces may use.
QStringList lesson_quantities();
bool is_lesson_quantity(const QString& id);

/// What the engine says now; nothing when there is no prediction.
std::optional<LessonQuantity> measure(const Workspace& workspace, const QString& id);

/// The unit that a number is typed in ("ms"), and how much one of it is.
QString typed_unit(const QString& id);
double typed_factor(const QString& id);

bool holds(const LessonCondition& condition, const Workspace& workspace);

/// `text` with every name in braces replaced by what the engine says now; a brace with another name stays.
QString filled_in(QString text, const Workspace& workspace);

} // namespace mlsysim::desktop
