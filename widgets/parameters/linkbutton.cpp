// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parameters/linkbutton.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

namespace mlsysim::widgets {

namespace {

constexpr int chevron = metrics::icon_chevron + 2;
constexpr int chevron_room = chevron + metrics::space_4;

} // namespace

LinkButton::LinkButton(const QString& text, Look look, QWidget* parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setText(text);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics font(type_font(TypeStyle::Control));
    return { font.horizontalAdvance(text()) + 2 + (m_look == Look::Fold ? chevron_room : 0),
        font.height() + metrics::space_4 };
}

void LinkButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    QFont font = type_font(TypeStyle::Control);
    font.setUnderline(m_look == Look::Link && underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(!isEnabled() ? theme.faint : m_look == Look::Link ? theme.accent_text : theme.text);
    QRect line = rect();
    if (m_look == Look::Fold) {
        draw_icon(painter, isChecked() ? QStringLiteral("chevd") : QStringLiteral("chev"),
            QRectF(0, (height() - chevron) / 2.0, chevron, chevron), theme.muted);
        line.setLeft(chevron_room);
    }
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text());
}

} // namespace mlsysim::widgets
