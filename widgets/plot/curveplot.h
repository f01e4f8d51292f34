// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/plotstyle.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace mlsysim::widgets {

/// One machine's values over the batch.
struct Curve {
    QString machine; ///< id that signals carry
    QString name; ///< at the end of the line
    int series = 0;
    bool overflow = false, current = false;
    struct Point {
        double batch = 1, value = 0;
        bool fits = true;
        bool operator==(const Point&) const = default;
    };
    std::vector<Point> points; ///< ascending batch
    bool operator==(const Curve&) const = default;
};

/// A quantity over the batch for every drawn machine: one panel.
struct CurvePanel {
    QString title; ///< "Throughput, tokens per second"
    QString advice; ///< which end is good: "higher is better"
    std::function<QString(double)> text; ///< a value with its unit, for ticks and cards
    std::vector<Curve> curves;
};

/// Two quantities against the batch on logarithmic axes, beside each other or one above the other, with a line at the
/// present batch that can be dragged.
class CurvePlot : public QWidget {
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);

    void setPanels(std::vector<CurvePanel> panels, double batch, const QString& x_title);
    void setPlotStyle(const PlotStyle& style);
    const std::vector<CurvePanel>& panels() const { return m_panels; }
    QSize minimumSizeHint() const override { return { 320, 260 }; }

signals:
    void batchDragged(double batch);
    void gestureStarted();
    void gestureFinished();
    void batchStepRequested(int steps);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Frame {
        QRectF area;
        double x_low = 0, x_high = 1, y_low = 0, y_high = 1; ///< powers of ten
        double x(double batch) const;
        double y(double value) const;
        double batchAt(double px) const;
    };
    Frame frameOf(std::size_t panel) const;
    void paintPanel(QPainter& painter, const CurvePanel& panel, const Frame& frame) const;
    void paintCurve(QPainter& painter, const CurvePanel& panel, const Curve& curve, const Frame& frame, QList<QRectF>& taken) const;
    void drag(const QPointF& at);

    std::vector<CurvePanel> m_panels;
    double m_batch = 1;
    QString m_x_title;
    PlotStyle m_style;
    bool m_dragging = false;
};

} // namespace mlsysim::widgets
