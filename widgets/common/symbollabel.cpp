// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/symbollabel.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/subscripttext.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int symbol_column = 18; ///< so that labels stand in one line under each other

QFont symbol_font()
{
    QFont font = type_font(TypeStyle::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

SymbolLabel::SymbolLabel(const QString& text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize SymbolLabel::sizeHint() const
{
    const int width = static_cast<int>(std::ceil(subscript_width(m_text, symbol_font())));
    return { std::max(symbol_column, width + metrics::space_8), QFontMetrics(symbol_font()).height() + metrics::space_4 };
}

void SymbolLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(isEnabled() ? current_theme().accent_text : current_theme().faint);
    const QFontMetrics font(symbol_font());
    draw_subscript_text(painter, m_text, symbol_font(), 0, (height() - font.height()) / 2.0 + font.ascent());
}

} // namespace mlsysim::widgets
