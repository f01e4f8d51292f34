// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace mlsysim::widgets {

/// How a number becomes text and typed text a number; the owner of the value decides about units and rounding.
struct ValueConversion {
    std::function<QString(double)> to_text;
    /// Nothing when the text can't be read.
    std::function<std::optional<double>(const QString&)> from_text;
};

/// Plain numbers of the user's locale with up to `digits` significant digits.
ValueConversion plain_conversion(int digits = 6);

} // namespace mlsysim::widgets
