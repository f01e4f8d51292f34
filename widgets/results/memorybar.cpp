// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/memorybar.h"

#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

MemoryBar::MemoryBar(QWidget* parent)
    : StackedBar(parent)
{
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, [this] { setMemory(m_memory); });
}

void MemoryBar::setMemory(const InspectorContent::Memory& memory)
{
    m_memory = memory;
    const Theme& theme = current_theme();
    // What lies beyond the capacity is one hatched part; names and sizes stay whole in the texts.
    QList<BarPart> shown;
    double room = memory.fits ? memory.used : memory.capacity;
    for (const auto& part : memory.parts) {
        if (part.bytes <= 0)
            continue;
        shown.append({ part.label, std::min(part.bytes, room), part.text, theme.memoryPart(part.part), part.note });
        room = std::max(0.0, room - part.bytes);
    }
    if (!memory.fits)
        shown.append({ tr("missing"), memory.missing, memory.missing_text, theme.bound(Bound::Infeasible), {} });
    setTitle(tr("Memory"), memory.used_text, memory.capacity_text);
    setParts(shown);
    setWhole(memory.fits ? memory.capacity : memory.used);
    setFree(memory.fits ? tr("free") : QString(), memory.free_text);
}

void MemoryBar::paintEvent(QPaintEvent* event)
{
    StackedBar::paintEvent(event);
    if (m_memory.fits || m_memory.used <= 0)
        return;
    const Theme& theme = current_theme();
    const QRectF bar = partRect(0);
    const double edge = std::round(width() * m_memory.capacity / m_memory.used);
    QPainter painter(this);
    const QRectF beyond(edge, bar.top(), width() - edge, bar.height());
    painter.fillRect(beyond, theme.surface);
    draw_hatching(painter, beyond, theme.bound(Bound::Infeasible));
    painter.fillRect(QRectF(edge - 1, bar.top() - 2, 2, bar.height() + 4), theme.text);
}

} // namespace mlsysim::widgets
