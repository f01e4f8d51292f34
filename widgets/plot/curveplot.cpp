// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curveplot.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double reach = 12; ///< px within which a point names itself

QString written(const CurveAxis& axis, double value) { return axis.text ? axis.text(value) : QString::number(value); }

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Curves"));
}

void CurvePlot::setFigure(CurveFigure figure)
{
    m_figure = std::move(figure);
    QStringList spoken;
    for (const auto& panel : m_figure.panels)
        for (const auto& curve : panel.curves)
            if (const double y = curve.at(m_figure.now, m_figure.x, panel.y); std::isfinite(y))
                spoken << tr("%1: %2 at %3", "curve, its value, value on x")
                              .arg(curve.name, written(panel.y, y), written(m_figure.x, m_figure.now));
    setAccessibleDescription(spoken.isEmpty() ? m_figure.notice : spoken.join(QStringLiteral(". ")));
    update();
}

void CurvePlot::setPlotStyle(const PlotStyle& style)
{
    m_style = style;
    update();
}

void CurvePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_figure.paint(painter, size(), m_style);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.theme.focus_ring, 1));
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void CurvePlot::drag(const QPointF& at)
{
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const QRectF area = m_figure.area(i, size(), m_style);
        if (!area.adjusted(-20, -20, 20, 20).contains(at))
            continue;
        emit dragged(m_figure.x.at(std::clamp((at.x() - area.left()) / area.width(), 0.0, 1.0)));
        return;
    }
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_figure.empty())
        return;
    m_dragging = true;
    emit gestureStarted();
    drag(event->position());
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragging)
        drag(event->position());
}

void CurvePlot::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragging)
        emit gestureFinished();
    m_dragging = false;
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        emit stepRequested(event->key() == Qt::Key_Right ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

bool CurvePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    // The nearest point names itself.
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    double nearest = reach;
    for (std::size_t i = 0; i < m_figure.panels.size(); ++i) {
        const CurvePanel& panel = m_figure.panels[i];
        const QRectF area = m_figure.area(i, size(), m_style);
        for (const auto& curve : panel.curves)
            for (const auto& p : curve.points) {
                const QPointF at(area.left() + m_figure.x.share(p.x) * area.width(),
                    area.bottom() - panel.y.share(p.y) * area.height());
                const QPointF d = at - help->pos();
                if (const double distance = std::hypot(d.x(), d.y()); distance < nearest) {
                    nearest = distance;
                    text = tr("%1 at %2: %3", "curve, value on x, its value")
                               .arg(curve.name, written(m_figure.x, p.x), written(panel.y, p.y));
                    if (!p.fits)
                        text += QLatin1Char('\n') + tr("memory is full here");
                }
            }
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace mlsysim::widgets
