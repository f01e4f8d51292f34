// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/subscripttext.h"

#include <QFontMetricsF>
#include <QPainter>

#include <utility>

namespace mlsysim::widgets {

namespace {

constexpr double small_share = 0.76;
constexpr double down_share = 0.24; ///< of the font's height
constexpr double up_share = 0.30;

/// Behind the closing parenthesis that belongs to the opening one at `i`; `i` when there is none.
qsizetype behind_parentheses(const QString& text, qsizetype i)
{
    int depth = 0;
    for (qsizetype at = i; at < text.size(); ++at) {
        depth += text[at] == u'(' ? 1 : text[at] == u')' ? -1 : 0;
        if (depth == 0)
            return at + 1;
    }
    return i;
}

/// Where a subscript or superscript without braces ends that starts at `i`.
qsizetype word_end(const QString& text, qsizetype i, Level level)
{
    const auto in_word
        = [&text](qsizetype at) { return at < text.size() && (text[at].isLetterOrNumber() || text[at] == u'∞'); };
    const bool super = level == Level::Super;
    if (super && i < text.size() && text[i] == u'(')
        return behind_parentheses(text, i);
    qsizetype end = super && i < text.size() && (text[i] == u'−' || text[i] == u'-') && in_word(i + 1) ? i + 1 : i;
    const auto decimal_point = [&text, i](qsizetype at) {
        return at > i && at + 1 < text.size() && text[at] == u'.' && text[at - 1].isDigit() && text[at + 1].isDigit();
    };
    while (in_word(end) || (super && decimal_point(end)))
        ++end;
    return end;
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

QList<FormulaRun> formula_runs(const QString& text)
{
    QList<FormulaRun> runs;
    QString base;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool mark
            = (text[i] == u'_' || text[i] == u'^') && i + 1 < text.size() && i > 0 && !text[i - 1].isSpace();
        const Level level = text[i] == u'_' ? Level::Sub : Level::Super;
        const bool braces = mark && text[i + 1] == u'{';
        const qsizetype from = braces ? i + 2 : i + 1;
        const qsizetype end = !mark ? from : braces ? text.indexOf(u'}', i) : word_end(text, from, level);
        if (end <= from) {
            base.append(text[i]);
            continue;
        }
        if (!base.isEmpty())
            runs.append({ std::exchange(base, {}), Level::Base });
        runs.append({ text.mid(from, end - from), level });
        i = braces ? end : end - 1;
    }
    if (!base.isEmpty())
        runs.append({ base, Level::Base });
    return runs;
}

double subscript_width(const QString& text, const QFont& font)
{
    double width = 0;
    for (const FormulaRun& run : formula_runs(text))
        width += QFontMetricsF(font_of(run.level, font)).horizontalAdvance(run.text);
    return width;
}

double draw_subscript_text(QPainter& painter, const QString& text, const QFont& font, double x, double baseline)
{
    const double height = QFontMetricsF(font).ascent();
    painter.save();
    for (const FormulaRun& run : formula_runs(text)) {
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
    for (const FormulaRun& run : formula_runs(text))
        plain += run.level == Level::Base || run.level == Level::Sub ? run.text : u'^' + run.text;
    return plain;
}

} // namespace mlsysim::widgets
