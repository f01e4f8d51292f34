// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/value.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace mlsysim::desktop {

/// Replaces a file as a whole: either all bytes are there afterwards, or the old file is as it was. Returns an empty
/// text, or a sentence that says what went wrong.
QString write_file(const QString& path, const QByteArray& bytes);

/// Reads a whole file of at most 64 MiB; `error` gets a sentence when that fails.
QByteArray read_file(const QString& path, QString& error);

/// The session in a session file or in a figure that mlsysim made.
std::optional<Value> read_session(const QString& path, QString& error);

/// A JSON file of people and of this program, read and written as a whole.
std::optional<Value> read_json(const QString& path, QString& error);
QString write_json(const QString& path, const Value& value);

} // namespace mlsysim::desktop
