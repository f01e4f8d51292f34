// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/stackedbar.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <numeric>

namespace mlsysim::widgets {

namespace {

constexpr int swatch = 9;
constexpr int inside = 8; ///< from the edge of a part to its text

double sum(const QList<BarPart>& parts)
{
    return std::accumulate(
        parts.begin(), parts.end(), 0.0, [](double total, const BarPart& part) { return total + part.value; });
}

QFont strong(TypeStyle style)
{
    QFont font = type_font(style);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont plain(TypeStyle style)
{
    QFont font = type_font(style);
    font.setWeight(QFont::Normal);
    return font;
}

int width_of(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); }

QString named(const BarPart& part) { return part.text.isEmpty() ? part.label : part.label + u' ' + part.text; }

int bar_height() { return std::max(metrics::bar, QFontMetrics(strong(TypeStyle::Label)).height() + 4); }
int lane_height() { return std::max(metrics::bar_lane, QFontMetrics(type_font(TypeStyle::Smallest)).height() - 2); }
int legend_line() { return QFontMetrics(plain(TypeStyle::Label)).height() + metrics::space_4; }

} // namespace

StackedBar::StackedBar(QWidget* parent)
    : QWidget(parent)
{
    setLayoutDirection(Qt::LeftToRight); // a scale runs this way in every language
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StackedBar::setTitle(const QString& title, const QString& value, const QString& rest)
{
    m_title = title;
    m_value = value;
    m_rest = rest;
    changed();
}

void StackedBar::setParts(const QList<BarPart>& parts)
{
    m_parts = parts;
    changed();
}

void StackedBar::setLane(const QList<BarPart>& parts)
{
    m_lane = parts;
    changed();
}

void StackedBar::setWhole(double whole)
{
    m_whole = whole;
    changed();
}

void StackedBar::setFree(const QString& label, const QString& text)
{
    m_free_label = label;
    m_free_text = text;
    changed();
}

void StackedBar::setLegendVisible(bool visible)
{
    m_legend_visible = visible;
    changed();
}

void StackedBar::changed()
{
    QStringList texts;
    for (const BarPart& part : m_parts + m_lane)
        texts.append(named(part));
    if (!m_free_label.isEmpty())
        texts.append(m_free_label + u' ' + m_free_text);
    setAccessibleName(tr("%1: %2", "label and value").arg(m_title, QString(m_value + u' ' + m_rest).trimmed()));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

double StackedBar::whole() const { return m_whole > 0 ? m_whole : std::max(sum(m_parts), sum(m_lane)); }

int StackedBar::headHeight() const
{
    return m_title.isEmpty() ? 0 : QFontMetrics(strong(TypeStyle::Table)).height() + metrics::space_8 - 2;
}

QList<QRectF> StackedBar::layOut(const QList<BarPart>& parts, double top, double height) const
{
    // What does not fit into the whole is not drawn beyond the edge; the text says by how much.
    QList<QRectF> rects;
    const double all = std::max(whole(), sum(parts));
    double x = 0;
    for (const BarPart& part : parts) {
        const double length = all > 0 ? part.value / all * width() : 0;
        rects.append(QRectF(x, top, length, height));
        x += length;
    }
    return rects;
}

QRectF StackedBar::partRect(int index) const { return layOut(m_parts, headHeight(), bar_height()).value(index); }

bool StackedBar::namedInside(const BarPart& part, double width) const
{
    return ink_on(part.color).isValid() && width_of(strong(TypeStyle::Label), named(part)) + 2 * inside <= width;
}

QList<StackedBar::Entry> StackedBar::legend(int width) const
{
    QList<Entry> entries;
    if (!m_legend_visible)
        return entries;
    const QList<QRectF> rects = layOut(m_parts, 0, 0);
    // Parts either all stand in the legend or only those whose name did not fit: a memory's parts are read together.
    QList<BarPart> wanted;
    for (qsizetype i = 0; i < m_parts.size(); ++i)
        if (!m_free_label.isEmpty() || !namedInside(m_parts[i], rects[i].width()))
            wanted.append(m_parts[i]);
    if (!m_free_label.isEmpty())
        wanted.append({ m_free_label, 0, m_free_text, current_theme().track, {} });
    double x = 0, y = 0;
    for (const BarPart& part : wanted) {
        const double length = swatch + 6 + width_of(plain(TypeStyle::Label), part.label) + 6
            + width_of(strong(TypeStyle::Label), part.text);
        if (x > 0 && x + length > width) {
            x = 0;
            y += legend_line();
        }
        entries.append({ QRectF(x, y, length, legend_line()), part });
        x += length + metrics::space_16;
    }
    return entries;
}

QSize StackedBar::sizeHint() const
{
    const int head = width_of(strong(TypeStyle::Table), m_title) + metrics::space_16
        + width_of(strong(TypeStyle::Table), m_value + m_rest);
    const int width = std::max(240, head);
    return { width, heightForWidth(width) };
}

QSize StackedBar::minimumSizeHint() const
{
    const int head = width_of(strong(TypeStyle::Table), m_title) + metrics::space_16
        + width_of(strong(TypeStyle::Table), m_value + m_rest);
    const int width = std::max(120, head);
    return { width, heightForWidth(std::max(width, this->width())) };
}

int StackedBar::heightForWidth(int width) const
{
    int height = headHeight() + bar_height();
    if (!m_lane.isEmpty())
        height += metrics::space_4 + lane_height();
    const QList<Entry> entries = legend(width);
    if (!entries.isEmpty())
        height += metrics::space_8 + static_cast<int>(entries.last().rect.bottom());
    return height;
}

void StackedBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    if (!m_title.isEmpty()) {
        const int line = QFontMetrics(strong(TypeStyle::Table)).height();
        painter.setFont(strong(TypeStyle::Table));
        painter.setPen(theme.text);
        painter.drawText(QRect(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, m_title);
        const int rest = m_rest.isEmpty() ? 0 : width_of(plain(TypeStyle::Table), QStringLiteral(" ") + m_rest);
        painter.drawText(QRect(0, 0, width() - rest, line), Qt::AlignRight | Qt::AlignVCenter, m_value);
        painter.setFont(plain(TypeStyle::Table));
        painter.setPen(theme.muted);
        painter.drawText(QRect(0, 0, width(), line), Qt::AlignRight | Qt::AlignVCenter, m_rest);
    }
    double y = headHeight();
    paintBar(painter, m_parts, y, bar_height());
    y += bar_height();
    if (!m_lane.isEmpty()) {
        y += metrics::space_4;
        paintBar(painter, m_lane, y, lane_height());
        y += lane_height();
    }
    y += metrics::space_8;
    for (const Entry& entry : legend(width())) {
        const QRectF box = entry.rect.translated(0, y);
        draw_box(painter, QRectF(box.left(), box.center().y() - swatch / 2.0, swatch, swatch),
            { entry.part.color, theme.high_contrast ? theme.border : QColor() }, 2);
        const double label = box.left() + swatch + 6;
        painter.setFont(plain(TypeStyle::Label));
        painter.setPen(theme.muted);
        painter.drawText(
            QRectF(label, box.top(), box.width(), box.height()), Qt::AlignLeft | Qt::AlignVCenter, entry.part.label);
        painter.setFont(strong(TypeStyle::Label));
        painter.setPen(theme.text);
        painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, entry.part.text);
    }
}

bool StackedBar::event(QEvent* event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QList<QRectF> rects = layOut(m_parts, headHeight(), bar_height());
    for (qsizetype i = 0; i < rects.size(); ++i) {
        if (rects[i].contains(help->pos())) {
            const BarPart& part = m_parts[i];
            QToolTip::showText(help->globalPos(), part.note.isEmpty() ? named(part) : named(part) + u'\n' + part.note,
                this, rects[i].toRect());
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace mlsysim::widgets
