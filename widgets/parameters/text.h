// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace mlsysim::widgets {

/// The engine's words as Qt text.
inline QString text_of(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Qt text as the engine reads it.
inline std::string utf8(const QString& text) { return text.toStdString(); }

} // namespace mlsysim::widgets
