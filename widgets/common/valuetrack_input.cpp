// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/valuetrack.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"

#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double page = 10; ///< arrow steps of a page key
constexpr double page_of_powers = 2;
constexpr double notch = 120; ///< of a wheel

} // namespace

void ValueTrack::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_dragging = true;
    const QRectF groove = slider_groove(rect(), true);
    const double share = layoutDirection() == Qt::RightToLeft ? 1 - positionOf(m_value) : positionOf(m_value);
    const double handle = groove.left() + share * groove.width();
    const double distance = event->position().x() - handle;
    // Pressing the handle moves nothing yet; pressing beside it brings the handle there.
    m_grip = std::abs(distance) <= metrics::slider_handle / 2.0 + 2 ? distance : 0;
    if (m_grip == 0)
        ask(valueAt(positionAt(event->position().x())));
    update();
}

void ValueTrack::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        ask(valueAt(positionAt(event->position().x() - m_grip)));
}

void ValueTrack::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    update();
    finish();
}

void ValueTrack::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && m_default) {
        m_dragging = false;
        ask(*m_default);
        finish();
        return;
    }
    mousePressEvent(event);
}

void ValueTrack::wheelEvent(QWheelEvent* event)
{
    if (!hasFocus()) {
        event->ignore();
        return;
    }
    event->accept();
    ask(stepped(event->angleDelta().y() / notch, event->modifiers()));
    finish();
}

void ValueTrack::keyPressEvent(QKeyEvent* event)
{
    const double forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const double far = m_scale == Scale::PowersOfTwo ? page_of_powers : page;
    switch (event->key()) {
    case Qt::Key_Right:
        ask(stepped(forward, event->modifiers()));
        break;
    case Qt::Key_Left:
        ask(stepped(-forward, event->modifiers()));
        break;
    case Qt::Key_Up:
        ask(stepped(1, event->modifiers()));
        break;
    case Qt::Key_Down:
        ask(stepped(-1, event->modifiers()));
        break;
    case Qt::Key_PageUp:
        ask(stepped(far, event->modifiers()));
        break;
    case Qt::Key_PageDown:
        ask(stepped(-far, event->modifiers()));
        break;
    case Qt::Key_Home:
        ask(m_minimum);
        break;
    case Qt::Key_End:
        ask(m_maximum);
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
}

void ValueTrack::keyReleaseEvent(QKeyEvent* event)
{
    // A key that is held repeats: all of it is one gesture.
    if (!event->isAutoRepeat())
        finish();
    QWidget::keyReleaseEvent(event);
}

void ValueTrack::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ValueTrack::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    m_dragging = false;
    finish();
    update();
}

} // namespace mlsysim::widgets
