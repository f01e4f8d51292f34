// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinelegend.h"

#include "widgets/common/painting.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace mlsysim::widgets {

RooflineLegend::RooflineLegend(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("rooflineLegend"));
    setFocusPolicy(Qt::NoFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Legend: machines"));
    hide();
}

void RooflineLegend::setTable(const LegendTable& table, QPointF position)
{
    const QSize size(static_cast<int>(std::ceil(table.size().width())) + 2 * lift_margin,
        static_cast<int>(std::ceil(table.size().height())) + 2 * lift_margin);
    const QRect wanted(position.toPoint() - QPoint(lift_margin, lift_margin), size);
    if (geometry() != wanted)
        setGeometry(wanted);
    if (table == m_table && !m_picture.isNull())
        return;
    m_table = table;
    m_picture = {};
    QStringList spoken;
    for (const LegendTable::Row& row : table.rows())
        spoken << row.cells.join(QStringLiteral(", "));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

bool RooflineLegend::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (machineAt(help->pos()).isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(),
                tr("Click the line to hide or show the machine, double-click to see it alone"), this);
        return true;
    }
    return QWidget::event(event);
}

void RooflineLegend::changeEvent(QEvent* event)
{
    m_picture = {};
    QWidget::changeEvent(event);
}

void RooflineLegend::paintEvent(QPaintEvent*)
{
    const qreal ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio
        || m_picture.size() != (QSizeF(size()) * ratio).toSize()) {
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        m_table.paint(painter, { QPointF(lift_margin, lift_margin), m_table.size() }, true);
    }
    QPainter(this).drawPixmap(0, 0, m_picture);
}

QPointF RooflineLegend::inTable(QPointF position) const { return position - QPointF(lift_margin, lift_margin); }

QString RooflineLegend::machineAt(QPointF position) const
{
    const int row = m_table.rowAt(inTable(position));
    return row < 0 ? QString() : m_table.rows()[static_cast<std::size_t>(row)].machine;
}

void RooflineLegend::hover(const QString& machine)
{
    if (machine == m_hovered)
        return;
    m_hovered = machine;
    emit machineHovered(machine);
}

void RooflineLegend::leaveEvent(QEvent*) { hover({}); }

void RooflineLegend::mouseMoveEvent(QMouseEvent* event)
{
    const QString machine = machineAt(event->position());
    setCursor(machine.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    hover(machine);
}

void RooflineLegend::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    const QString machine = machineAt(event->position());
    if (event->button() != Qt::LeftButton || machine.isEmpty())
        return;
    const auto row = static_cast<std::size_t>(m_table.rowAt(inTable(event->position())));
    if (m_table.swatchRect(row).contains(inTable(event->position())))
        emit machineToggled(machine);
    else
        emit machineChosen(machine);
}

void RooflineLegend::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept();
    const QString machine = machineAt(event->position());
    if (event->button() == Qt::LeftButton && !machine.isEmpty())
        emit machineIsolated(machine);
}

} // namespace mlsysim::widgets
