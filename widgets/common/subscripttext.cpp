// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/subscripttext.h"

#include <QFontMetricsF>
#include <QList>
#include <QPainter>

namespace mlsysim::widgets {

namespace {

constexpr double small_share = 0.76;
constexpr double down_share = 0.24; ///< of the font's height
constexpr double up_share = 0.30;

enum class Level { Base, Sub, Super };

struct Run {
    QString text;
    Level level = Level::Base;
};

/// A word without braces ends with its letters and digits: "t_mem," has the subscript "mem".
QList<Run> runs_of(const QString& text)
{
    QList<Run> runs;
    QString base;
    const auto flush = [&] {
        if (!base.isEmpty())
            runs.append({ base, Level::Base });
        base.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mark
            = (text[i] == u'_' || text[i] == u'^') && i + 1 < text.size() && i > 0 && !text[i - 1].isSpace();
        if (!mark) {
            base.append(text[i]);
            continue;
        }
        const Level level = text[i] == u'_' ? Level::Sub : Level::Super;
        const bool braces = text[i + 1] == u'{';
        qsizetype end = braces ? text.indexOf(u'}', i) : i + 1;
        if (braces && end < 0) {
            base.append(text[i]);
            continue;
        }
        while (!braces && end < text.size() && text[end].isLetterOrNumber())
            ++end;
        const qsizetype from = braces ? i + 2 : i + 1;
        if (end == from) {
            base.append(text[i]);
            continue;
        }
        flush();
        runs.append({ text.mid(from, end - from), level });
        i = braces ? end : end - 1;
    }
    flush();
    return runs;
}

QFont font_of(Level level, const QFont& font)
{
    if (level == Level::Base)
        return font;
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * small_share);
    return small;
}

} // namespace

double subscript_width(const QString& text, const QFont& font)
{
    double width = 0;
    for (const Run& run : runs_of(text))
        width += QFontMetricsF(font_of(run.level, font)).horizontalAdvance(run.text);
    return width;
}

double draw_subscript_text(QPainter& painter, const QString& text, const QFont& font, double x, double baseline)
{
    const double height = QFontMetricsF(font).ascent();
    painter.save();
    for (const Run& run : runs_of(text)) {
        const QFont own = font_of(run.level, font);
        const double shift = run.level == Level::Base ? 0 : run.level == Level::Sub ? down_share : -up_share;
        painter.setFont(own);
        painter.drawText(QPointF(x, baseline + shift * height), run.text);
        x += QFontMetricsF(own).horizontalAdvance(run.text);
    }
    painter.restore();
    return x;
}

QString subscript_plain(const QString& text)
{
    QString plain;
    for (const Run& run : runs_of(text))
        plain += run.level == Level::Base || run.level == Level::Sub ? run.text : u'^' + run.text;
    return plain;
}

} // namespace mlsysim::widgets
