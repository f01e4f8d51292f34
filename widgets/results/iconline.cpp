// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/iconline.h"

#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"
#include "widgets/results/unbroken.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace mlsysim::widgets {

namespace {

constexpr int side = 14;

QColor color_of(IconLine::Tint tint)
{
    const Theme& theme = current_theme();
    switch (tint) {
    case IconLine::Tint::Accent:
        return theme.accent_text;
    case IconLine::Tint::Success:
        return theme.success.ink;
    case IconLine::Tint::Warning:
        return theme.warning.ink;
    case IconLine::Tint::Error:
        return theme.error.ink;
    case IconLine::Tint::Muted:
        break;
    }
    return theme.muted;
}

} // namespace

IconLine::IconLine(QWidget* parent)
    : QWidget(parent)
    , m_text(new TextLabel(TypeStyle::Label, TextLabel::Ink::Text, this))
{
    m_text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(side + metrics::space_8, 0, 0, 0);
    row->addWidget(m_text);
    arrange();
}

void IconLine::setLine(const QString& icon, Tint tint, const QString& text)
{
    m_icon = icon;
    m_tint = tint;
    m_text->setText(unbroken(text));
    setAccessibleName(text);
    update();
}

QString IconLine::text() const { return accessibleName(); }

void IconLine::arrange()
{
    QFont font = type_font(TypeStyle::Label);
    font.setWeight(QFont::Normal);
    m_text->setFont(font);
}

void IconLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const double line = QFontMetricsF(m_text->font()).height();
    const double x = layoutDirection() == Qt::RightToLeft ? width() - side : 0;
    draw_icon(painter, m_icon, QRectF(x, (line - side) / 2, side, side), color_of(m_tint));
}

bool IconLine::event(QEvent* event)
{
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::PolishRequest)
        arrange();
    return QWidget::event(event);
}

} // namespace mlsysim::widgets
