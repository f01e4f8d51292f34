// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/searchfield.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/keycap.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_clear(addAction(icon(QStringLiteral("close")), TrailingPosition))
{
    m_clear->setToolTip(tr("Clear (Esc)"));
    m_clear->setVisible(false);
    connect(m_clear, &QAction::triggered, this, &QLineEdit::clear);
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_clear->setVisible(!text.isEmpty());
        updateMargins();
    });
    updateMargins();
}

void SearchField::setKeys(const QKeySequence& keys)
{
    m_keys = keys;
    updateMargins();
    update();
}

void SearchField::setSunken(bool sunken)
{
    setProperty("sunken", sunken);
    update();
}

QSize SearchField::sizeHint() const
{
    return { QLineEdit::sizeHint().width(),
        std::max(control_height() + 2, static_cast<int>(std::lround(scaled(metrics::control_search)))) };
}

void SearchField::updateMargins()
{
    const int caps = m_keys.isEmpty() || !text().isEmpty() ? 0 : KeyCap::sizeOf(m_keys).width() + metrics::space_4;
    const int glass = static_cast<int>(std::lround(scaled(metrics::icon_inline))) + metrics::space_4;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setTextMargins(mirrored ? caps : glass, 0, mirrored ? glass : caps, 0);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Theme& theme = current_theme();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double side = scaled(metrics::icon_inline);
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LeftToRight);
    const double x = mirrored ? width() - metrics::space_8 - side : metrics::space_8;
    draw_icon(painter, QStringLiteral("search"), QRectF(x, (height() - side) / 2, side, side),
        !isEnabled()     ? theme.faint
            : hasFocus() ? theme.text
                         : theme.muted);
    if (m_keys.isEmpty() || !text().isEmpty())
        return;
    const QSizeF cap = KeyCap::sizeOf(m_keys);
    const double cap_x = mirrored ? 7 : width() - cap.width() - 7;
    KeyCap::paint(painter, QRectF(QPointF(cap_x, (height() - cap.height()) / 2), cap), m_keys);
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else if (event->key() == Qt::Key_Down)
        emit leaveDown();
    else
        QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        updateMargins();
}

} // namespace mlsysim::widgets
