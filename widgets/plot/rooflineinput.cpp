// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineplot_p.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>

#include <cmath>

namespace mlsysim::widgets {
namespace {

using Kind = RooflineElement::Kind;

constexpr auto entry_mime = "application/x-mlsysim-entry";
constexpr double wheel_factor = 1.2; // for one notch
constexpr double key_factor = 1.5;
constexpr qint64 one_wheel_gesture = 600; // ms: notches closer than this are one step of the history

bool is_own_key(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_M:
    case Qt::Key_F:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_Home:
        return (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    default:
        return false;
    }
}

} // namespace

void RooflinePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::BackButton)
        goBack();
    else if (event->button() == Qt::ForwardButton)
        goForward();
    else if (event->button() == Qt::LeftButton)
        d->press(event->position(), event->modifiers());
    else
        event->ignore();
}

void RooflinePlot::mouseMoveEvent(QMouseEvent* event)
{
    if (d->gesture == Private::Gesture::None)
        d->hover(event->position());
    else
        d->drag(event->position(), event->modifiers());
}

void RooflinePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && d->gesture != Private::Gesture::None)
        d->release(event->position());
}

void RooflinePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && d->elementAt(event->position()).kind == Kind::None)
        frameByMachine();
}

void RooflinePlot::wheelEvent(QWheelEvent* event)
{
    const double notches = event->angleDelta().y() / 120.0;
    event->accept();
    if (notches == 0 || d->gesture != Private::Gesture::None)
        return;
    d->refresh();
    const RooflineMapping& map = d->layout.mapping;
    const QPointF at = event->position();
    if (!d->since_wheel.isValid() || d->since_wheel.elapsed() > one_wheel_gesture)
        d->remember(d->view);
    d->since_wheel.start();
    d->view_chosen = true;
    d->show(zoomed(
        d->view, std::pow(wheel_factor, notches), std::log10(map.intensityAt(at.x())), std::log10(map.rateAt(at.y()))));
}

void RooflinePlot::leaveEvent(QEvent*) { d->setHovered({}); }

bool RooflinePlot::event(QEvent* event)
{
    // Keys of the plot go before single-letter shortcuts of the window.
    if (event->type() == QEvent::ShortcutOverride && is_own_key(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void RooflinePlot::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyCard();
        return;
    }
    if (event->matches(QKeySequence::Back)) {
        goBack();
        return;
    }
    if (event->matches(QKeySequence::Forward)) {
        goForward();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        if (d->gesture != Private::Gesture::None)
            d->cancel();
        else if (d->pinned.kind != Kind::None)
            d->pin({});
        else
            event->ignore(); // the next light thing closes
        return;
    }
    if (!is_own_key(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        emit batchStepRequested(-1);
        break;
    case Qt::Key_Right:
        emit batchStepRequested(1);
        break;
    case Qt::Key_Up:
        emit machineStepRequested(-1);
        break;
    case Qt::Key_Down:
        emit machineStepRequested(1);
        break;
    case Qt::Key_M:
        emit memoryLevelsToggleRequested();
        break;
    case Qt::Key_F:
        event->modifiers().testFlag(Qt::ShiftModifier) ? fitToData() : frameByMachine();
        break;
    case Qt::Key_Home:
        frameByMachine();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(key_factor);
        break;
    case Qt::Key_Minus:
        zoom(1 / key_factor);
        break;
    default:
        togglePin();
        break;
    }
}

void RooflinePlot::dragEnterEvent(QDragEnterEvent* event)
{
    if (!event->mimeData()->hasFormat(QLatin1String(entry_mime)))
        return;
    event->acceptProposedAction();
    d->dropping = true;
    d->paintOverlay();
    d->canvas.replot();
}

void RooflinePlot::dragLeaveEvent(QDragLeaveEvent*)
{
    d->dropping = false;
    d->paintOverlay();
    d->canvas.replot();
}

void RooflinePlot::dropEvent(QDropEvent* event)
{
    dragLeaveEvent(nullptr);
    const QByteArray path = event->mimeData()->data(QLatin1String(entry_mime));
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    emit entryDropped(QString::fromUtf8(path));
}

} // namespace mlsysim::widgets
