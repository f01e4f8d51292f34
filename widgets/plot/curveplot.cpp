// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curveplot.h"

#include "widgets/plot/rooflineframe.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double head = 30, foot = 44, left = 76, right = 84, gap = 18; // px around the area of a panel
constexpr double dot = 2.6, ring = 7;

QPen line_pen(const SeriesStyle& style, const Curve& curve, double width)
{
    QPen pen(style.color, width);
    pen.setCapStyle(Qt::FlatCap);
    if (!curve.current && !style.dash.isEmpty()) {
        QList<qreal> dash;
        for (const qreal d : style.dash)
            dash.append(d / width);
        pen.setDashPattern(dash);
    }
    return pen;
}

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Curves against the batch"));
}

double CurvePlot::Frame::x(double batch) const
{
    return area.left() + (std::log10(batch) - x_low) / (x_high - x_low) * area.width();
}
double CurvePlot::Frame::y(double value) const
{
    return area.bottom() - (std::log10(std::max(value, 1e-300)) - y_low) / (y_high - y_low) * area.height();
}
double CurvePlot::Frame::batchAt(double px) const
{
    return std::pow(10, x_low + (px - area.left()) / area.width() * (x_high - x_low));
}

void CurvePlot::setPanels(std::vector<CurvePanel> panels, double batch, const QString& x_title)
{
    m_panels = std::move(panels);
    m_batch = batch;
    m_x_title = x_title;
    QStringList spoken;
    for (const auto& panel : m_panels)
        for (const auto& curve : panel.curves)
            for (const auto& p : curve.points)
                if (p.batch <= batch && p.batch * 2 > batch)
                    spoken
                        << tr("%1, %2: %3 at batch %4").arg(panel.title, curve.name, panel.text(p.value)).arg(p.batch);
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
    update();
}

void CurvePlot::setPlotStyle(const PlotStyle& style)
{
    m_style = style;
    update();
}

CurvePlot::Frame CurvePlot::frameOf(std::size_t panel) const
{
    const bool beside = width() > 1.35 * height();
    const auto n = static_cast<double>(std::max<std::size_t>(1, m_panels.size()));
    const auto i = static_cast<double>(panel);
    const double w = beside ? (width() - gap * (n - 1)) / n : width(),
                 h = beside ? height() : (height() - gap * (n - 1)) / n;
    Frame f;
    f.area = QRectF(beside ? i * (w + gap) : 0, beside ? 0 : i * (h + gap), w, h).adjusted(left, head, -right, -foot);
    double low = 1e300, high = 1e-300, last = 1;
    for (const auto& curve : m_panels[panel].curves)
        for (const auto& p : curve.points) {
            if (p.value > 0) {
                low = std::min(low, p.value);
                high = std::max(high, p.value);
            }
            last = std::max(last, p.batch);
        }
    f.x_high = std::log10(std::max(last, 10.0));
    f.y_low = low < high ? std::floor(std::log10(low)) : 0;
    f.y_high = low < high ? std::ceil(std::log10(high)) : 1;
    if (f.y_high <= f.y_low)
        f.y_high = f.y_low + 1;
    return f;
}

void CurvePlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_style.theme.plot_background);
    if (m_panels.empty() || m_panels.front().curves.empty()) {
        painter.setFont(m_style.font(PlotText::Notice));
        painter.setPen(m_style.theme.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Tick a machine and a model to see how the batch changes them"));
        return;
    }
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        paintPanel(painter, m_panels[i], frameOf(i));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.theme.focus_ring, 1));
        painter.drawRect(rect().adjusted(1, 1, -2, -2));
    }
}

void CurvePlot::paintPanel(QPainter& painter, const CurvePanel& panel, const Frame& frame) const
{
    const Theme& theme = m_style.theme;
    const double decade_x = frame.area.width() / (frame.x_high - frame.x_low),
                 decade_y = frame.area.height() / (frame.y_high - frame.y_low);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(m_style.font(PlotText::Tick));
    const double tick_height = QFontMetricsF(painter.font()).height();
    for (const auto& tick : logTicks(frame.x_low, frame.x_high, decade_x, 40, false, true)) {
        const double x = std::round(frame.area.left() + (tick.exponent - frame.x_low) * decade_x);
        painter.setPen(tick.major ? theme.grid_major : theme.grid_minor);
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
        painter.setPen(theme.axis);
        if (tick.major)
            painter.drawText(QRectF(x - 40, frame.area.bottom() + 4, 80, tick_height), Qt::AlignHCenter,
                tickText(std::round(std::pow(10, tick.exponent)), false));
    }
    for (const auto& tick : logTicks(frame.y_low, frame.y_high, decade_y, tick_height, false, true)) {
        const double y = std::round(frame.area.bottom() - (tick.exponent - frame.y_low) * decade_y);
        painter.setPen(tick.major ? theme.grid_major : theme.grid_minor);
        painter.drawLine(QPointF(frame.area.left(), y), QPointF(frame.area.right(), y));
        painter.setPen(theme.axis);
        if (tick.major)
            painter.drawText(QRectF(frame.area.left() - left, y - tick_height / 2, left - 8, tick_height),
                Qt::AlignRight | Qt::AlignVCenter, panel.text(std::pow(10, tick.exponent)));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_style.font(PlotText::Roof));
    painter.setPen(theme.text);
    const QRectF title(frame.area.left(), frame.area.top() - head, frame.area.width(), head - 6);
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, panel.title);
    const double used = QFontMetricsF(painter.font()).horizontalAdvance(panel.title) + 10;
    painter.setFont(m_style.font(PlotText::Words));
    painter.setPen(theme.muted);
    painter.drawText(title.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, panel.advice);
    painter.drawText(
        QRectF(frame.area.left(), frame.area.bottom() + 4 + tick_height, frame.area.width(), tick_height + 4),
        Qt::AlignCenter, m_x_title);

    const double x = frame.x(m_batch);
    painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
    if (x >= frame.area.left() && x <= frame.area.right() + 1)
        painter.drawLine(QPointF(x, frame.area.top()), QPointF(x, frame.area.bottom()));
    QList<QRectF> taken;
    for (const auto& curve : panel.curves)
        if (!curve.current)
            paintCurve(painter, panel, curve, frame, taken);
    for (const auto& curve : panel.curves)
        if (curve.current)
            paintCurve(painter, panel, curve, frame, taken);
}

void CurvePlot::paintCurve(
    QPainter& painter, const CurvePanel& panel, const Curve& curve, const Frame& frame, QList<QRectF>& taken) const
{
    if (curve.points.empty())
        return;
    const SeriesStyle& style = m_style.series(curve.series, curve.overflow);
    const double width = (curve.current ? 2.25 : 1.5) * m_style.line_scale;
    const auto at = [&](const Curve::Point& p) { return QPointF(frame.x(p.batch), frame.y(p.value)); };
    painter.setPen(line_pen(style, curve, width));
    for (std::size_t i = 1; i < curve.points.size(); ++i)
        painter.drawLine(at(curve.points[i - 1]), at(curve.points[i]));
    painter.setPen(QPen(style.color, 1.2));
    painter.setBrush(m_style.theme.plot_background);
    for (const auto& p : curve.points)
        painter.drawEllipse(at(p), dot, dot);
    // The last point that fits ends the line; a cross says that memory ends it and not the axis.
    const auto& end = curve.points.back();
    if (!end.fits) {
        painter.setPen(QPen(style.color, 1.8));
        painter.drawLine(at(end) + QPointF(-4, -4), at(end) + QPointF(4, 4));
        painter.drawLine(at(end) + QPointF(-4, 4), at(end) + QPointF(4, -4));
    }
    painter.setFont(m_style.font(curve.current ? PlotText::Subject : PlotText::Label));
    const QFontMetricsF metrics(painter.font());
    QRectF label(at(end).x() + 9, at(end).y() - metrics.height() / 2,
        std::max(10.0, metrics.horizontalAdvance(curve.name)), metrics.height());
    label.moveRight(std::min(label.right(), frame.area.right() + right - 2));
    for (int tries = 0; tries < 12; ++tries)
        for (const QRectF& other : taken)
            if (other.intersects(label))
                label.moveTop(other.bottom() + 1);
    taken.append(label);
    painter.setPen(m_style.ink(style.color));
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter, curve.name);
    if (!curve.current)
        return;
    // The present batch on the current machine, read between the powers of two.
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& p = curve.points[i];
        if (p.batch > m_batch || (i + 1 < curve.points.size() && curve.points[i + 1].batch <= m_batch))
            continue;
        double value = p.value;
        if (i + 1 < curve.points.size() && p.batch < m_batch) {
            const auto& q = curve.points[i + 1];
            value = p.value * std::pow(q.value / p.value, std::log(m_batch / p.batch) / std::log(q.batch / p.batch));
        }
        const QPointF here(frame.x(m_batch), frame.y(value));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_style.theme.accent, 2.2));
        painter.drawEllipse(here, ring, ring);
        painter.setFont(m_style.font(PlotText::Subject));
        painter.setPen(m_style.theme.text);
        const QString text = panel.text(value);
        const double w = QFontMetricsF(painter.font()).horizontalAdvance(text) + 4,
                     h = QFontMetricsF(painter.font()).height();
        QRectF box(here.x() - w - 12, here.y() - h - 8, w, h);
        if (box.left() < frame.area.left())
            box.moveLeft(here.x() + 12);
        if (box.top() < frame.area.top())
            box.moveTop(here.y() + 8);
        painter.fillRect(box, m_style.theme.plot_background);
        painter.drawText(box, Qt::AlignCenter, text);
        return;
    }
}

void CurvePlot::drag(const QPointF& at)
{
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const Frame f = frameOf(i);
        if (!f.area.adjusted(-20, -20, 20, 20).contains(at))
            continue;
        const double batch = std::clamp(f.batchAt(at.x()), 1.0, std::pow(10, f.x_high));
        emit batchDragged(std::exp2(std::round(std::log2(batch))));
        return;
    }
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_panels.empty())
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
        emit batchStepRequested(event->key() == Qt::Key_Right ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

bool CurvePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    // The nearest dot names itself.
    const auto* help = static_cast<QHelpEvent*>(event);
    QString text;
    double nearest = 12;
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        const Frame f = frameOf(i);
        for (const auto& curve : m_panels[i].curves)
            for (const auto& p : curve.points) {
                const QPointF d = QPointF(f.x(p.batch), f.y(p.value)) - help->pos();
                if (const double distance = std::hypot(d.x(), d.y()); distance < nearest) {
                    nearest = distance;
                    text = tr("%1, batch %2: %3").arg(curve.name).arg(p.batch).arg(m_panels[i].text(p.value));
                    if (!p.fits)
                        text += QLatin1Char('\n') + tr("memory is full here");
                }
            }
    }
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace mlsysim::widgets
