// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/entrycard.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/entrydetails.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double card_width = 268;

} // namespace

EntryCard::EntryCard(QWidget* parent)
    : QWidget(parent)
    , m_details(new EntryDetails(FactDepth::Key, this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_details->setVerbose(true);
    auto* column = new QVBoxLayout(this);
    constexpr int margin = lift_margin + metrics::space_12;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(m_details);
    hide();
}

void EntryCard::showFor(const Registry& registry, const Entry& entry, const QRect& row, QWidget* window)
{
    if (parentWidget() != window)
        setParent(window);
    m_details->setEntry(registry, &entry);
    const int width = static_cast<int>(std::lround(scaled(card_width)));
    layout()->activate();
    resize(width, layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : sizeHint().height());
    QPoint corner = window->mapFromGlobal(QPoint(row.right(), row.top() - metrics::space_12));
    corner.setX(std::max(0, std::min(corner.x(), window->width() - width)));
    corner.setY(std::max(0, std::min(corner.y(), window->height() - height())));
    move(corner);
    show();
    raise();
}

void EntryCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(lift_margin, lift_margin, -lift_margin, -lift_margin);
    draw_lift(painter, box, metrics::radius_card);
    draw_box(painter, box, { theme.raised, theme.border }, metrics::radius_card);
}

} // namespace mlsysim::widgets
