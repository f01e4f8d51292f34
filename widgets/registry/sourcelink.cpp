// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/sourcelink.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int icon_side = metrics::space_12 + 2;
constexpr int gap = metrics::space_8;
constexpr int least_width = 64;

} // namespace

SourceLink::SourceLink(QWidget* parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_url.isValid())
            emit followed(m_url);
    });
}

void SourceLink::setSource(const QString& title, const QString& url, const QString& note)
{
    m_url = url.isEmpty() ? QUrl() : QUrl(url);
    setText(title);
    setVisible(!title.isEmpty());
    QStringList lines { title };
    if (!note.isEmpty())
        lines.append(note);
    if (!url.isEmpty())
        lines.append(url);
    setToolTip(lines.join(QLatin1Char('\n')));
    setAccessibleName(tr("Source: %1").arg(title));
    setFocusPolicy(m_url.isValid() ? Qt::StrongFocus : Qt::NoFocus);
    setCursor(m_url.isValid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

QSize SourceLink::sizeHint() const
{
    const QFontMetrics metrics(type_font(TypeStyle::Table));
    return { icon_side + gap + metrics.horizontalAdvance(text()) + 2,
        std::max(icon_side, metrics.height()) + metrics::space_4 };
}

QSize SourceLink::minimumSizeHint() const { return { std::min(least_width, sizeHint().width()), sizeHint().height() }; }

void SourceLink::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    const bool link = m_url.isValid();
    const QColor ink = link ? theme.accent_text : theme.muted;
    QPainter painter(this);
    draw_icon(painter, link ? QStringLiteral("link") : QStringLiteral("info"),
        QRectF(0, (height() - icon_side) / 2.0, icon_side, icon_side), ink);
    QFont font = type_font(TypeStyle::Table);
    font.setUnderline(link && underMouse());
    painter.setFont(font);
    painter.setPen(ink);
    const QRect line = rect().adjusted(icon_side + gap, 0, 0, 0);
    painter.drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width()));
}

} // namespace mlsysim::widgets
