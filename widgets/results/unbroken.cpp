// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/unbroken.h"

#include <QRegularExpression>

namespace mlsysim::widgets {

QString unbroken(QString text)
{
    static const QRegularExpression unit(QStringLiteral("(?<=\\d) (?=(?:%|[nµmkMGTPE]?i?(?:s|B|J|W|FLOP|bit)\\b))"),
        QRegularExpression::UseUnicodePropertiesOption);
    text.replace(unit, QStringLiteral("\u00a0"));
    text.replace(QLatin1String("B/s"), QStringLiteral("B/\u2060s"));
    text.replace(QLatin1String("FLOP/"), QStringLiteral("FLOP/\u2060"));
    return text;
}

} // namespace mlsysim::widgets
