// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotcanvas.h"

#include "widgets/plot/displaypainter.h"

#include <qcustomplot.h>

#include <array>

namespace mlsysim::widgets {
namespace {

constexpr std::array<const char*, roofline_layers> names { "grid", "fills", "roofs", "labels", "trajectories",
    "overlay" };

bool is_buffered(std::size_t layer) { return layer >= static_cast<std::size_t>(RooflineLayer::Trajectories); }

/// Draws when it is told to: who resizes it lays out its lists anew and replots it then.
class Plot : public QCustomPlot {
public:
    using QCustomPlot::QCustomPlot;

protected:
    void resizeEvent(QResizeEvent*) override { setViewport(rect()); }
};

/// Shows one display list in one layer.
class LayerItem : public QCPLayerable {
public:
    LayerItem(QCustomPlot* plot, const QString& layer, DisplayPainter& painter)
        : QCPLayerable(plot, layer)
        , m_painter(painter)
    {
    }

    DisplayList list;

protected:
    QRect clipRect() const override { return parentPlot()->viewport().adjusted(0, 0, 0, 1); }
    void applyDefaultAntialiasingHint(QCPPainter*) const override { }
    void draw(QCPPainter* painter) override
    {
        m_painter.setRatio(parentPlot()->bufferDevicePixelRatio());
        m_painter.paint(*painter, list);
    }

private:
    DisplayPainter& m_painter;
};

} // namespace

class PlotCanvas::Private {
public:
    explicit Private(QWidget* parent)
        : plot(new Plot(parent))
    {
        // Axes and grid are display lists too: a text stands beside its tick in a file exactly as in the window.
        plot->plotLayout()->clear();
        for (std::size_t i = 0; i < roofline_layers; ++i) {
            const QString name = QLatin1String(names[i]);
            if (!plot->layer(name))
                plot->addLayer(name, plot->layer(plot->layerCount() - 1), QCustomPlot::limAbove);
            else
                plot->moveLayer(plot->layer(name), plot->layer(plot->layerCount() - 1), QCustomPlot::limAbove);
            items[i] = new LayerItem(plot, name, painter);
        }
        for (const char* unused : { "background", "main", "axes", "legend" })
            plot->removeLayer(plot->layer(QLatin1String(unused)));
        for (std::size_t i = 0; i < roofline_layers; ++i)
            items[i]->layer()->setMode(is_buffered(i) ? QCPLayer::lmBuffered : QCPLayer::lmLogical);
        plot->setFocusPolicy(Qt::NoFocus);
        plot->setAttribute(Qt::WA_TransparentForMouseEvents);
        plot->setAccessibleName(plot->tr("Drawing"));
        // It replots by itself too: once after it was made, and when the resolution changes.
        QObject::connect(plot, &QCustomPlot::afterReplot, plot, [this] { dirty.fill(false); });
        dirty.fill(true);
    }

    QCustomPlot* plot;
    DisplayPainter painter;
    std::array<LayerItem*, roofline_layers> items {};
    std::array<bool, roofline_layers> dirty {};
};

PlotCanvas::PlotCanvas(QWidget* parent)
    : d(std::make_unique<Private>(parent))
{
}

PlotCanvas::~PlotCanvas()
{
    delete d->plot; // before the painter its layers use
}

QWidget* PlotCanvas::widget() const { return d->plot; }

void PlotCanvas::setBackground(const QColor& color)
{
    d->plot->setBackground(QBrush(color));
    d->dirty.fill(true);
}

void PlotCanvas::setGeometry(const QRect& geometry)
{
    if (geometry.size() != d->plot->size())
        d->dirty.fill(true);
    d->plot->setGeometry(geometry);
}

bool PlotCanvas::setLayer(RooflineLayer which, const DisplayList& list)
{
    const auto index = static_cast<std::size_t>(which);
    if (d->items[index]->list == list)
        return false;
    d->items[index]->list = list;
    d->dirty[index] = true;
    return true;
}

bool PlotCanvas::outdated() const { return d->dirty != std::array<bool, roofline_layers> {}; }

void PlotCanvas::replot()
{
    bool still = false;
    for (std::size_t i = 0; i < roofline_layers; ++i)
        still = still || (d->dirty[i] && !is_buffered(i));
    if (still) {
        d->plot->replot(QCustomPlot::rpQueuedRefresh);
    } else {
        for (std::size_t i = 0; i < roofline_layers; ++i)
            if (d->dirty[i])
                d->items[i]->layer()->replot();
    }
    d->dirty.fill(false);
}

void PlotCanvas::restyle()
{
    d->painter = DisplayPainter();
    d->dirty.fill(true);
}

} // namespace mlsysim::widgets
