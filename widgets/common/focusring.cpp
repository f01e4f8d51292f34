// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusring.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QFocusEvent>
#include <QPainter>

namespace mlsysim::widgets {

namespace {

constexpr int margin = 4; ///< the style's PM_FocusFrame margins

QPointer<FocusRing> the_ring;

bool from_keyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

/// Scroll areas mark their current row, windows nothing; a widget may decline.
bool wants_frame(const QWidget* widget)
{
    const QVariant wish = widget->property("focusRing");
    if (wish.isValid())
        return wish.toBool();
    return !widget->isWindow() && !qobject_cast<const QAbstractScrollArea*>(widget);
}

/// The ring itself: the control's edge in the ring's colour and a halo around it.
class RingFrame : public QFocusFrame {
protected:
    void paintEvent(QPaintEvent*) override
    {
        if (!widget())
            return;
        const QVariant wish = widget()->property("focusRadius");
        const double radius = wish.isValid() ? wish.toDouble() : metrics::radius_control;
        const QColor color = current_theme().focus_ring;
        const QRectF control = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
        QPainter painter(this);
        draw_box(painter, control.adjusted(-3.5, -3.5, 3.5, 3.5), { {}, faded(color, 0.45) }, radius + 3.5, 2);
        draw_box(painter, control, { {}, color }, radius, current_theme().lines.hairline);
    }
};

} // namespace

void FocusRing::install()
{
    if (!the_ring)
        the_ring = new FocusRing(qApp);
}

bool FocusRing::isShownFor(const QWidget* widget)
{
    return the_ring && widget && the_ring->m_focused == widget && widget->hasFocus();
}

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::FocusIn: {
        auto* widget = qobject_cast<QWidget*>(watched);
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (!widget)
            break;
        if (from_keyboard(reason))
            show(widget);
        else if (widget == m_focused && (reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason))
            show(widget); // it comes back as it was left
        else
            hide();
        break;
    }
    case QEvent::FocusOut:
        if (watched == m_focused) {
            const auto reason = static_cast<QFocusEvent*>(event)->reason();
            if (reason == Qt::ActiveWindowFocusReason && m_frame)
                m_frame->setWidget(nullptr);
            else if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason)
                hide();
        }
        break;
    case QEvent::MouseButtonPress:
        if (watched == m_focused)
            hide();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void FocusRing::show(QWidget* widget)
{
    m_focused = widget;
    if (!wants_frame(widget)) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        widget->update();
        return;
    }
    if (!m_frame) {
        m_frame = new RingFrame;
        m_frame->setObjectName(QStringLiteral("focusRing"));
    }
    m_frame->setWidget(widget);
}

void FocusRing::hide()
{
    if (m_frame)
        m_frame->setWidget(nullptr);
    if (m_focused)
        m_focused->update();
    m_focused = nullptr;
}

} // namespace mlsysim::widgets
