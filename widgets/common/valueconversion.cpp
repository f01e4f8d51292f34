// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valueconversion.h"

#include <QLocale>

namespace mlsysim::widgets {

ValueConversion plain_conversion(int digits)
{
    return {
        [digits](double value) { return QLocale().toString(value, 'g', digits); },
        [](const QString& text) -> std::optional<double> {
            bool fine = false;
            double value = QLocale().toDouble(text.trimmed(), &fine);
            if (!fine)
                value = QLocale::c().toDouble(text.trimmed(), &fine);
            return fine ? std::optional(value) : std::nullopt;
        },
    };
}

} // namespace mlsysim::widgets
