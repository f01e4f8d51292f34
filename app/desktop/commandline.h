// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parameters/parametermodel.h"

namespace mlsysim::desktop {

/// "id=value", quoted for a shell where it must be; a changed record gives a word for itself and one for each change.
QStringList command_words(const QString& path, const Value& value);

/// The words for all inputs of a model but some.
QStringList command_words(const widgets::ParameterModel& parameters, const QStringList& without = {});

/// The command that solves with these words.
QString solve_command(const Solver& solver, const QStringList& words);

} // namespace mlsysim::desktop
