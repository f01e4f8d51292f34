// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/curvefigure.h"

#include <QWidget>

namespace mlsysim::widgets {

/// Shows a figure of curves, beside each other or one above the other; the present value can be dragged along x.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setFigure(CurveFigure figure);
    void setPlotStyle(const PlotStyle& style);
    const CurveFigure& figure() const { return m_figure; }
    const std::vector<CurvePanel>& panels() const { return m_figure.panels; }
    QSize minimumSizeHint() const override { return { 320, 260 }; }

signals:
    /// The present value is wanted there; within the axis.
    void dragged(double x);
    void gestureStarted();
    void gestureFinished();
    void stepRequested(int steps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void drag(const QPointF& at);

    CurveFigure m_figure;
    PlotStyle m_style;
    bool m_dragging = false;
};

} // namespace mlsysim::widgets
