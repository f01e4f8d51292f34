// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/toast.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace mlsysim::widgets {

Toast::Toast(QWidget* page)
    : QFrame(page)
    , m_text(new TextLabel(TypeStyle::Body, TextLabel::Ink::Text, this))
    , m_action(new QPushButton(this))
    , m_timer(new QTimer(this))
{
    m_action->setProperty("role", QStringLiteral("quiet"));
    m_timer->setSingleShot(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::space_16 + lift_margin, metrics::space_8 + lift_margin,
        metrics::space_8 + lift_margin, metrics::space_8 + lift_margin);
    row->setSpacing(metrics::space_8);
    row->addWidget(m_text);
    row->addWidget(m_action);
    hide();
    page->installEventFilter(this);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        emit actionTriggered();
    });
}

void Toast::showMessage(const QString& text, const QString& action, int milliseconds)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    show();
    raise();
    place();
    m_timer->stop();
    m_timer->setInterval(milliseconds);
    if (milliseconds > 0)
        m_timer->start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

QString Toast::text() const { return m_text->text(); }

void Toast::place()
{
    const QWidget* page = parentWidget();
    const int room = page->width() - 2 * metrics::space_16;
    m_text->setWordWrap(false);
    QSize wanted = sizeHint();
    if (wanted.width() > room) {
        m_text->setWordWrap(true);
        wanted = QSize(room, std::max(layout()->heightForWidth(room), wanted.height()));
    }
    resize(wanted);
    move((page->width() - wanted.width()) / 2, page->height() - wanted.height() - metrics::space_16);
}

void Toast::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(lift_margin, lift_margin, -lift_margin, -lift_margin);
    draw_lift(painter, box, metrics::radius_card);
    draw_box(painter, box, { theme.raised, theme.dark ? theme.border_strong : theme.border }, metrics::radius_card);
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event)
{
    // Nobody should have to read against the clock.
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent* event)
{
    if (isVisible() && m_timer->interval() > 0)
        m_timer->start();
    QFrame::leaveEvent(event);
}

} // namespace mlsysim::widgets
