// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/foldhead.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int indent = metrics::icon_chevron + metrics::space_8;
constexpr int above = 3; ///< and below the text

} // namespace

FoldHead::FoldHead(QWidget* parent)
    : QToolButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize FoldHead::sizeHint() const
{
    const QFontMetrics measure(type_font(TypeStyle::Strong));
    return { measure.horizontalAdvance(text()) + indent + 1, measure.height() + 2 * above };
}

QSize FoldHead::minimumSizeHint() const { return { 120, heightForWidth(std::max(120, width())) }; }

int FoldHead::heightForWidth(int width) const
{
    const QFontMetrics measure(type_font(TypeStyle::Strong));
    return measure.boundingRect(QRect(0, 0, std::max(1, width - indent), 10000), Qt::TextWordWrap, text()).height()
        + 2 * above;
}

void FoldHead::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QFont font = type_font(TypeStyle::Strong);
    const double line = QFontMetricsF(font).height();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QColor ink = underMouse() ? theme.accent_text : theme.text;
    const double side = metrics::icon_chevron;
    const QRectF chevron(mirrored ? width() - side : 0, above + (line - side) / 2, side, side);
    if (mirrored && !isChecked()) {
        painter.save();
        painter.translate(chevron.center());
        painter.scale(-1, 1);
        painter.translate(-chevron.center());
        draw_icon(painter, QStringLiteral("chev"), chevron, theme.muted);
        painter.restore();
    } else {
        draw_icon(painter, isChecked() ? QStringLiteral("chevd") : QStringLiteral("chev"), chevron, theme.muted);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(rect().adjusted(mirrored ? 0 : indent, above, mirrored ? -indent : 0, -above),
        static_cast<int>(Qt::TextWordWrap | Qt::AlignTop | (mirrored ? Qt::AlignRight : Qt::AlignLeft)), text());
}

} // namespace mlsysim::widgets
