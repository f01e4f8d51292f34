// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/stackedbar.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double inside = 8;
constexpr double gap = 1; ///< of the ground between two parts

QFont bar_font(bool lane)
{
    QFont font = type_font(lane ? TypeStyle::Smallest : TypeStyle::Label);
    font.setWeight(lane ? QFont::Normal : QFont::DemiBold);
    return font;
}

} // namespace

void StackedBar::paintBar(QPainter& painter, const QList<BarPart>& parts, double top, double height) const
{
    const Theme& theme = current_theme();
    const bool lane = &parts == &m_lane;
    const QRectF whole(0, top, width(), height);
    const double radius = std::min<double>(metrics::radius_bar, height / 4);
    QPainterPath outline;
    outline.addRoundedRect(whole, radius, radius);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline, lane ? theme.sunken : theme.track);
    const QList<QRectF> rects = layOut(parts, top, height);
    double used = 0;
    for (qsizetype i = 0; i < rects.size(); ++i) {
        QRectF part = rects[i];
        used = part.right();
        if (part.width() <= 0)
            continue;
        // Edges lie on whole px; a part that is there is at least one px wide.
        part.setLeft(std::round(part.left()));
        part.setRight(std::max(part.left() + 1, std::round(part.right())));
        QPainterPath shape;
        shape.addRect(part);
        painter.fillPath(outline.intersected(shape), parts[i].color);
        if (part.right() < whole.right()) {
            QPainterPath slit;
            slit.addRect(QRectF(part.right() - gap, top, gap, height));
            painter.fillPath(outline.intersected(slit), theme.surface);
        }
    }

    const QFont font = bar_font(lane);
    const QFontMetrics measure(font);
    painter.setFont(font);
    for (qsizetype i = 0; i < rects.size(); ++i) {
        const QString full = parts[i].text.isEmpty() ? parts[i].label : parts[i].label + u' ' + parts[i].text;
        const QColor ink = ink_on(parts[i].color);
        const auto fits = [&](const QString& text) {
            return ink.isValid() && measure.horizontalAdvance(text) + 2 * inside <= rects[i].width();
        };
        if (const QString text = fits(full) ? full : fits(parts[i].text) ? parts[i].text : QString(); !text.isEmpty()) {
            painter.setPen(ink);
            painter.drawText(rects[i].adjusted(inside, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        } else if (lane && i + 1 == rects.size()) {
            painter.setPen(theme.muted);
            const QRectF beside(used + inside, top, width() - used - inside, height);
            painter.drawText(beside, Qt::AlignLeft | Qt::AlignVCenter,
                measure.elidedText(full, Qt::ElideRight, static_cast<int>(beside.width())));
        }
    }
    painter.restore();
    if (theme.high_contrast)
        draw_box(painter, whole, { {}, theme.border }, radius);
}

} // namespace mlsysim::widgets
