// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/flowlayout.h"

#include "widgets/common/metrics.h"

#include <QWidget>

#include <algorithm>

namespace mlsysim::widgets {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(metrics::space_8);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }
int FlowLayout::count() const { return static_cast<int>(m_items.size()); }
QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }
QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return flow(QRect(0, 0, width, 0), false); }

QSize FlowLayout::sizeHint() const
{
    QSize all;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            all = QSize(
                all.width() + item->sizeHint().width() + spacing(), std::max(all.height(), item->sizeHint().height()));
    return all;
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    flow(rect, true);
}

int FlowLayout::flow(const QRect& rect, bool place) const
{
    const bool mirrored = parentWidget() && parentWidget()->layoutDirection() == Qt::RightToLeft;
    int x = 0, y = 0, line = 0;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size(std::min(item->sizeHint().width(), rect.width()), item->sizeHint().height());
        if (x > 0 && x + size.width() > rect.width()) {
            x = 0;
            y += line + spacing();
            line = 0;
        }
        if (place) {
            const int left = mirrored ? rect.right() + 1 - x - size.width() : rect.left() + x;
            item->setGeometry(QRect(QPoint(left, rect.top() + y), size));
        }
        x += size.width() + spacing();
        line = std::max(line, size.height());
    }
    return y + line;
}

} // namespace mlsysim::widgets
