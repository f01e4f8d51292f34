// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/textlabel.h"

#include <QEvent>

namespace mlsysim::widgets {

TextLabel::TextLabel(TypeStyle style, Ink ink, QWidget* parent)
    : TextLabel(QString(), style, ink, parent)
{
}

TextLabel::TextLabel(const QString& text, TypeStyle style, Ink ink, QWidget* parent)
    : QLabel(text, parent)
    , m_style(style)
{
    setFont(type_font(style));
    setInk(ink);
}

void TextLabel::setTypeStyle(TypeStyle style)
{
    m_style = style;
    setFont(type_font(style));
}

void TextLabel::setInk(Ink ink)
{
    // Roles and not colours, so that a change of theme needs nothing here.
    switch (ink) {
    case Ink::Text:
        setForegroundRole(QPalette::WindowText);
        break;
    case Ink::Muted:
        setForegroundRole(QPalette::PlaceholderText);
        break;
    case Ink::Accent:
        setForegroundRole(QPalette::Link);
        break;
    case Ink::Error:
        setForegroundRole(QPalette::BrightText);
        break;
    }
}

bool TextLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setFont(type_font(m_style));
    return QLabel::event(event);
}

} // namespace mlsysim::widgets
