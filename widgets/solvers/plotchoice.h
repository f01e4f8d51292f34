// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/evaluation.h"

#include <QStringList>

#include <optional>

namespace mlsysim::widgets {

/// A number or choice of a solver that a plot can use.
struct Quantity {
    QString id; ///< dotted path
    QString label, symbol;
    const Field* field = nullptr;
};

/// What stands across, what goes up, and which values of another input make the curves.
struct PlotChoice {
    QString x;
    QStringList ys; ///< of one dimension
    QString series; ///< an input; empty for one curve
    QStringList values; ///< of the series, as they are typed
    std::optional<bool> log_x, log_y; ///< empty: as the numbers suggest

    bool operator==(const PlotChoice&) const = default;
};

/// Inputs that can stand across: those that hold one number.
QList<Quantity> plot_inputs(const Solver& solver);
/// Inputs whose values can make a series: the same, and choices, switches and records.
QList<Quantity> series_inputs(const Solver& solver);
/// Members that hold no further ones, those of groups included.
QList<Quantity> leaves(const Structure& structure);
/// Outputs that hold one number.
QList<Quantity> plot_outputs(const Solver& solver);
std::optional<Quantity> find_quantity(const QList<Quantity>& among, const QString& id);

/// What the solver declares, or what its first inputs and outputs suggest.
PlotChoice default_plot(const Solver& solver);
/// Values that are worth comparing: every choice, a few numbers around the present one, neighbours in the registry.
QStringList suggested_values(const Evaluation& evaluation, const QString& input);

Value to_value(const PlotChoice& choice);
/// What the solver does not know is replaced by the default.
PlotChoice plot_choice_from(const Value& value, const Solver& solver);

} // namespace mlsysim::widgets
