// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/rooflinelayout.h"

#include <memory>

class QColor;
class QRect;
class QWidget;

namespace mlsysim::widgets {

/// The QCustomPlot that shows the display lists of a plot, one layer each. The still layers share one paint buffer, the
/// trajectories and the overlay have one of their own, so that a drag repaints only those.
class PlotCanvas {
public:
    explicit PlotCanvas(QWidget* parent);
    ~PlotCanvas();

    QWidget* widget() const;
    void setBackground(const QColor& color);
    void setGeometry(const QRect& geometry);
    /// Takes over one layer's list; true when it differs from the one before.
    bool setLayer(RooflineLayer which, const DisplayList& list);
    /// True when a layer has changed since the last call of replot().
    bool outdated() const;
    /// Paints the layers that have changed since the last call and asks for a repaint of the widget.
    void replot();
    /// Forgets cached pictures, for other fonts or colours.
    void restyle();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace mlsysim::widgets
