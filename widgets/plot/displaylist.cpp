// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/displaylist.h"

#include <QFontMetricsF>
#include <QHash>

#include <algorithm>

namespace mlsysim::widgets {
namespace {

/// Measuring shapes the text, so a plot that is laid out for every step of a slider asks for each text once.
QSizeF measured(const TextLine& line)
{
    using Key = std::pair<QString, QFont>;
    thread_local QHash<Key, QSizeF> known;
    const Key key { line.text, line.font };
    if (const auto found = known.constFind(key); found != known.constEnd())
        return *found;
    if (known.size() > 2000)
        known.clear();
    const QFontMetricsF metrics(line.font);
    return *known.insert(key, QSizeF(metrics.horizontalAdvance(line.text), metrics.height()));
}

} // namespace

void DisplayList::clear()
{
    fills.clear();
    strokes.clear();
    marks.clear();
    texts.clear();
}

QSizeF textSize(const std::vector<TextLine>& lines)
{
    QSizeF size(0, 0);
    for (const TextLine& line : lines) {
        const QSizeF one = measured(line);
        size = { std::max(size.width(), one.width()), size.height() + one.height() };
    }
    return size;
}

} // namespace mlsysim::widgets
