// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/hovercardview.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/plot/displaypainter.h"

#include <QFontMetricsF>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double padding = 14;
constexpr double off_point = 16;
constexpr double lecture_factor = 1.6;
constexpr double column_gap = 20;

} // namespace

QString HoverCard::text() const
{
    QString all = title;
    if (!subtitle.isEmpty())
        all += QLatin1Char('\n') + subtitle;
    for (const auto& [label, value] : rows)
        all += QLatin1Char('\n') + label + QLatin1Char('\t') + value;
    if (!formula.isEmpty())
        all += QLatin1Char('\n') + formula;
    return all + QLatin1Char('\n');
}

HoverCardView::HoverCardView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("hoverCard"));
    setFocusPolicy(Qt::NoFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setMouseTracking(true);
    hide();
}

void HoverCardView::setCard(const HoverCard& card, const MarkItem& sign)
{
    if (card == m_card && sign == m_sign)
        return;
    m_card = card;
    m_sign = sign;
    m_copied = false;
    setAccessibleName(card.title);
    setAccessibleDescription(card.text());
    update();
}

void HoverCardView::setPlotStyle(const PlotStyle& style)
{
    m_style = style;
    update();
}

void HoverCardView::setPinned(bool pinned)
{
    m_pinned = pinned;
    m_copied = false;
    setAttribute(Qt::WA_TransparentForMouseEvents, !pinned);
    update();
}

void HoverCardView::showCopied()
{
    m_copied = true;
    update();
    QTimer::singleShot(1500, this, [this] {
        m_copied = false;
        update();
    });
}

QFont HoverCardView::font(double px, QFont::Weight weight) const
{
    QFont font = m_style.font(PlotText::Label);
    const double factor = (m_style.presentation ? lecture_factor : 1) * m_style.text_scale;
    font.setPixelSize(static_cast<int>(px * factor + 0.5));
    font.setWeight(weight);
    return font;
}

QString HoverCardView::copyText() const { return m_copied ? tr("Copied") : tr("Copy"); }

QRectF HoverCardView::copyRect() const
{
    if (!m_pinned)
        return {};
    const QFontMetricsF metrics(font(11.5, QFont::Medium));
    const double w = std::max(metrics.horizontalAdvance(tr("Copied")), metrics.horizontalAdvance(tr("Copy"))) + 14;
    return { width() - lift_margin - padding - w + 6, lift_margin + padding - 5, w, metrics.height() + 6 };
}

QSize HoverCardView::sizeHint() const
{
    const QFontMetricsF title(font(13, QFont::DemiBold)), sub(font(12, QFont::Normal)),
        value(font(12, QFont::DemiBold));
    double width = title.horizontalAdvance(m_card.title) + (m_sign.radius > 0 ? 18 : 0)
        + QFontMetricsF(font(11.5, QFont::Medium)).horizontalAdvance(tr("Copied")) + 28;
    width = std::max(width, sub.horizontalAdvance(m_card.subtitle));
    double left = 0, right = 0;
    for (const auto& [label, text] : m_card.rows) {
        left = std::max(left, sub.horizontalAdvance(label));
        right = std::max(right, value.horizontalAdvance(text));
    }
    width = std::max({ width, left + column_gap + right, sub.horizontalAdvance(m_card.formula) });
    double height = title.height() + (m_card.subtitle.isEmpty() ? 0 : sub.height() + 3);
    if (!m_card.rows.empty())
        height += 13 + static_cast<double>(m_card.rows.size()) * (sub.height() + 5) - 5;
    if (!m_card.formula.isEmpty())
        height += sub.height() + 8;
    const double frame = 2 * (padding + lift_margin);
    return { static_cast<int>(std::ceil(width + frame)), static_cast<int>(std::ceil(height + frame)) };
}

void HoverCardView::placeBeside(QPointF point, const QRectF& frame, const QList<QRectF>& keep_clear)
{
    const QSize size = sizeHint();
    resize(size);
    const double w = size.width(), h = size.height(), d = off_point - lift_margin;
    // Below and right first: under the roofs there is room.
    const std::array<QPointF, 8> corners { point + QPointF(d, d), point + QPointF(d, -h / 2),
        point + QPointF(d, -h - d), point + QPointF(-w - d, d), point + QPointF(-w - d, -h / 2),
        point + QPointF(-w - d, -h - d), point + QPointF(-w / 2, d), point + QPointF(-w / 2, -h - d) };
    QPointF best = corners.front();
    double least = 1e9;
    for (const QPointF& corner : corners) {
        QRectF rect(corner, size);
        QPointF moved = corner;
        moved.setX(std::clamp(moved.x(), frame.left(), std::max(frame.left(), frame.right() - w)));
        moved.setY(std::clamp(moved.y(), frame.top(), std::max(frame.top(), frame.bottom() - h)));
        rect.moveTopLeft(moved);
        const QRectF card = rect.adjusted(lift_margin, lift_margin, -lift_margin, -lift_margin);
        double cost = std::hypot(moved.x() - corner.x(), moved.y() - corner.y());
        if (card.adjusted(-6, -6, 6, 6).contains(point))
            cost += 1e6;
        for (const QRectF& other : keep_clear)
            if (card.intersects(other))
                cost += 1e4;
        if (cost < least) {
            least = cost;
            best = moved;
        }
        if (cost == 0)
            break;
    }
    move(best.toPoint());
}

void HoverCardView::paintEvent(QPaintEvent*)
{
    const Theme& theme = m_style.theme;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(lift_margin, lift_margin, -lift_margin, -lift_margin);
    draw_lift(painter, card, metrics::radius_card);
    draw_box(painter, card, { theme.raised, m_pinned ? theme.accent : theme.border }, metrics::radius_card);
    const QRectF inner = card.adjusted(padding, padding, -padding, -padding);
    double y = inner.top();
    const auto write
        = [&](const QString& text, const QFont& face, const QColor& color, double left, Qt::Alignment align) {
              painter.setFont(face);
              painter.setPen(color);
              const double height = QFontMetricsF(face).height();
              painter.drawText(
                  QRectF(left, y, inner.right() - left, height), static_cast<int>(align | Qt::AlignVCenter), text);
              return height;
          };
    const QFont title = font(13, QFont::DemiBold), plain = font(12, QFont::Normal), strong = font(12, QFont::DemiBold);
    double indent = 0;
    if (m_sign.radius > 0) {
        DisplayList list;
        list.marks.push_back(m_sign);
        list.marks.front().at = { inner.left() + 6, y + QFontMetricsF(title).height() / 2 };
        DisplayPainter(DisplayPainter::Target::Raster).paint(painter, list);
        indent = 18;
    }
    y += write(m_card.title, title, theme.text, inner.left() + indent, Qt::AlignLeft);
    if (!m_card.subtitle.isEmpty()) {
        y += 3;
        y += write(m_card.subtitle, plain, theme.muted, inner.left(), Qt::AlignLeft);
    }
    if (!m_card.rows.empty()) {
        y += 6;
        draw_hairline(painter, { QPointF(inner.left(), y), QPointF(inner.right(), y) }, theme.border);
        y += 7;
    }
    for (const auto& [label, value] : m_card.rows) {
        write(label, plain, theme.muted, inner.left(), Qt::AlignLeft);
        y += write(value, strong, theme.text, inner.left(), Qt::AlignRight) + 5;
    }
    if (!m_card.formula.isEmpty()) {
        y += m_card.rows.empty() ? 8 : 3;
        write(m_card.formula, plain, theme.muted, inner.left(), Qt::AlignLeft);
    }
    if (m_pinned) {
        draw_box(painter, copyRect(), { theme.surface, theme.border }, metrics::radius_bar);
        painter.setFont(font(11.5, QFont::Medium));
        painter.setPen(m_copied ? theme.success.ink : theme.accent_text);
        painter.drawText(copyRect(), Qt::AlignCenter, copyText());
    }
}

void HoverCardView::mousePressEvent(QMouseEvent* event)
{
    if (m_pinned && copyRect().contains(event->position()))
        emit copyRequested();
    event->accept();
}

void HoverCardView::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(copyRect().contains(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

} // namespace mlsysim::widgets
