// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/displaylist.h"
#include "widgets/plot/plotstyle.h"
#include "widgets/plot/rooflineelement.h"

#include <QWidget>

namespace mlsysim::widgets {

/// The card beside what is pointed at. It lets the mouse through until it is pinned; then its button copies the card.
class HoverCardView : public QWidget {
    Q_OBJECT
public:
    explicit HoverCardView(QWidget* parent);

    /// `sign` stands before the title: the mark of a point, or nothing when its radius is 0.
    void setCard(const HoverCard& card, const MarkItem& sign);
    const HoverCard& card() const { return m_card; }
    void setPlotStyle(const PlotStyle& style);
    void setPinned(bool pinned);
    bool isPinned() const { return m_pinned; }
    /// Says for a moment that the card was copied.
    void showCopied();

    /// Moves beside `point` inside `frame`, 16 px off, covering none of `keep_clear`.
    void placeBeside(QPointF point, const QRectF& frame, const QList<QRectF>& keep_clear);

    QSize sizeHint() const override;

signals:
    void copyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    QFont font(double px, QFont::Weight weight) const;
    QRectF copyRect() const;
    QString copyText() const;

    HoverCard m_card;
    MarkItem m_sign;
    PlotStyle m_style;
    bool m_pinned = false, m_copied = false;
};

} // namespace mlsysim::widgets
