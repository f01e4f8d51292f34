// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/type.h"
#include "engine/describe/value.h"

#include <QString>

#include <optional>

// How the inputs of the engine are written for a person and read again, in the user's locale.
namespace mlsysim::widgets {

/// A number as a person reads it, and the unit that stands behind it.
struct ShownNumber {
    QString number;
    Unit unit; ///< the unit in which `number` counts; its label may be empty
    QString unit_label;

    QString text() const;
};

/// An input's number: in the declared unit while it is of a readable size, with up to six digits and no idle zeros.
ShownNumber shown_number(double value, const Field& field);
/// The same in a given unit.
QString number_in(double value, const Unit& unit, const Field& field);

/// A typed number in coherent units. A bare one counts in `shown`; k, M, B, T and every unit of the right dimension
/// are taken. `error` says what was expected.
std::optional<double> typed_number(const QString& text, const Unit& shown, QString* error = nullptr);

/// A value that can be typed again: "NDR=1.5 µs, RoCE=5 µs", "H100, A100", "fp16", "true".
QString editable_text(const Value& value, const Type& type, const Field& field);

/// What `text` says for a member of this type. Bare numbers count in `shown`; what can't be read here is handed on as
/// text, so that the engine's message about it reaches the user.
Value typed_value(const QString& text, const Type& type, const Unit& shown);

/// A value with three digits and the best unit, for facts and cards: "3.35 TB/s", "8.03 B", "Per direction".
QString readable_text(const Value& value, const Type& type, const Field& field);

/// The words for a choice: "per_direction" is "Per direction", "fp16" stays.
QString choice_text(const QString& choice);

/// The label as it stands inside a sentence: "Batch" is "batch", "LoRA" stays.
QString in_sentence(const QString& label);

/// A message of the engine as a sentence: first letter large, full stop.
QString sentence(const QString& message);

} // namespace mlsysim::widgets
