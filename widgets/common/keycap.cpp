// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/keycap.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

namespace mlsysim::widgets {

KeyCap::KeyCap(const QKeySequence& keys, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKeys(keys);
}

void KeyCap::setKeys(const QKeySequence& keys)
{
    m_keys = keys;
    setAccessibleName(keys.toString(QKeySequence::NativeText));
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const { return sizeOf(m_keys); }

QString KeyCap::textOf(const QKeySequence& keys)
{
    if (keys.isEmpty())
        return {};
    QString text = QKeySequence(keys[0]).toString(QKeySequence::NativeText);
    // "Ctrl++" ends with the key itself.
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i] == u'+')
            text[i] = u' ';
    return text;
}

QSize KeyCap::sizeOf(const QKeySequence& keys)
{
    QFont font = type_font(TypeStyle::Smallest);
    font.setWeight(QFont::Medium);
    const QFontMetrics measure(font);
    return { measure.horizontalAdvance(textOf(keys)) + 10, measure.height() + 4 };
}

void KeyCap::paint(QPainter& painter, const QRectF& rect, const QKeySequence& keys)
{
    const Theme& theme = current_theme();
    draw_box(painter, rect, { theme.dark ? theme.raised : theme.surface, theme.border }, metrics::radius_bar);
    QFont font = type_font(TypeStyle::Smallest);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme.muted);
    painter.drawText(rect, Qt::AlignCenter, textOf(keys));
}

void KeyCap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_keys);
}

} // namespace mlsysim::widgets
