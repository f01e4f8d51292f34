// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineplot.h"

#include "widgets/common/themeholder.h"
#include "widgets/plot/rooflineplot_p.h"

#include <QEvent>

#include <algorithm>

namespace mlsysim::widgets {
namespace {

constexpr std::size_t most_views = 100;

} // namespace

RooflinePlot::Private::Private(RooflinePlot* plot)
    : q(plot)
    , canvas(plot)
    , legend(new RooflineLegend(plot))
    , card(new HoverCardView(plot))
    , style(PlotStyle::screen(current_theme()))
{
    canvas.setBackground(style.theme.plot_background);
    card->setPlotStyle(style);
}

RooflinePlot::RooflinePlot(QWidget* parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAcceptDrops(true);
    setAccessibleName(tr("Roofline plot"));
    d->canvas.widget()->installEventFilter(this);
    connect(d->legend, &RooflineLegend::machineHovered, this, [this](const QString& machine) {
        d->hovered_row = machine;
        highlightMachine(machine);
    });
    connect(d->legend, &RooflineLegend::machineToggled, this, [this](const QString& machine) {
        QStringList hidden = d->hidden;
        if (!hidden.removeOne(machine))
            hidden << machine;
        d->setHidden(hidden);
    });
    connect(d->legend, &RooflineLegend::machineIsolated, this, [this](const QString& machine) {
        QStringList others;
        for (const Roof& roof : d->scene.roofs)
            if (roof.machine != machine)
                others << roof.machine;
        // A second double click brings the others back.
        d->setHidden(others == d->hidden ? QStringList() : others);
    });
    connect(d->legend, &RooflineLegend::machineChosen, this, &RooflinePlot::currentMachineRequested);
    connect(d->card, &HoverCardView::copyRequested, this, &RooflinePlot::copyCard);
}

RooflinePlot::~RooflinePlot() = default;

void RooflinePlot::setScene(const RooflineScene& scene)
{
    if (scene == d->scene)
        return;
    d->scene = scene;
    d->frame(false);
    if (accessibleDescription() != scene.spoken)
        setAccessibleDescription(scene.spoken); // tells assistive technology
    d->schedule();
}

const RooflineScene& RooflinePlot::scene() const { return d->scene; }

void RooflinePlot::setPlotStyle(const PlotStyle& style)
{
    d->style = style;
    d->canvas.restyle();
    d->canvas.setBackground(style.theme.plot_background);
    d->card->setPlotStyle(style);
    d->schedule();
}

const PlotStyle& RooflinePlot::plotStyle() const { return d->style; }

void RooflinePlot::setHoverProvider(std::function<HoverCard(const RooflineElement&)> provider)
{
    d->provider = std::move(provider);
    d->updateCard();
}

RooflineView RooflinePlot::view() const { return d->view; }

void RooflinePlot::setView(const RooflineView& view)
{
    if (view == d->view || view.xDecades() <= 0 || view.yDecades() <= 0)
        return;
    d->remember(d->view);
    d->view_chosen = true;
    d->show(view);
}

bool RooflinePlot::canGoBack() const { return !d->back.empty(); }

bool RooflinePlot::canGoForward() const { return !d->forward.empty(); }

QStringList RooflinePlot::hiddenMachines() const { return d->hidden; }

void RooflinePlot::setHiddenMachines(const QStringList& machines) { d->setHidden(machines); }

void RooflinePlot::highlightMachine(const QString& machine)
{
    if (machine == d->highlighted)
        return;
    d->highlighted = machine;
    d->schedule();
}

QPointF RooflinePlot::pixelOf(double intensity, double rate) const
{
    d->refresh();
    return d->layout.mapping.toPixel(intensity, rate);
}

QSize RooflinePlot::sizeHint() const { return { 920, 804 }; }

QSize RooflinePlot::minimumSizeHint() const { return { 320, 280 }; }

void RooflinePlot::frameByMachine()
{
    const RooflineView before = d->view;
    d->view_chosen = false;
    d->frame(true);
    if (d->view != before)
        d->remember(before);
    d->show(d->view);
}

void RooflinePlot::fitToData()
{
    RooflineScene fit = d->scene;
    fit.options.frame = FrameMode::FitToData;
    setView(frameOf(fit));
}

void RooflinePlot::goBack()
{
    if (d->back.empty())
        return;
    d->forward.push_back(d->view);
    const RooflineView next = d->back.back();
    d->back.pop_back();
    d->view_chosen = next != d->whole;
    d->show(next);
}

void RooflinePlot::goForward()
{
    if (d->forward.empty())
        return;
    d->back.push_back(d->view);
    const RooflineView next = d->forward.back();
    d->forward.pop_back();
    d->view_chosen = next != d->whole;
    d->show(next);
}

void RooflinePlot::zoom(double factor)
{
    const RooflineView& view = d->view;
    setView(zoomed(view, factor, (view.x_low + view.x_high) / 2, (view.y_low + view.y_high) / 2));
}

void RooflinePlot::Private::setHidden(const QStringList& machines)
{
    if (machines == hidden)
        return;
    hidden = machines;
    emit q->hiddenMachinesChanged(hidden);
    schedule();
}

void RooflinePlot::Private::schedule()
{
    stale = true;
    scheduleFlush();
}

void RooflinePlot::Private::scheduleFlush()
{
    if (scheduled)
        return;
    scheduled = true;
    QMetaObject::invokeMethod(q, &RooflinePlot::flush, Qt::QueuedConnection);
}

void RooflinePlot::flush()
{
    d->scheduled = false;
    d->refresh();
    d->canvas.replot();
}

/// The frame follows the machines. While they stay the same it only grows, by whole decades, so that a value going to
/// and fro doesn't make the axes jump; a drag never moves it.
void RooflinePlot::Private::frame(bool again)
{
    QStringList machines;
    for (const Roof& roof : scene.roofs)
        if (roof.visible)
            machines << roof.machine;
    const RooflineView wanted = frameOf(scene);
    if (again || machines != framed || scene.options.frame != framed_mode)
        whole = wanted;
    else if (!draggingData())
        whole = united(whole, wanted);
    framed = machines;
    framed_mode = scene.options.frame;
    if (!view_chosen && view != whole)
        show(whole);
}

void RooflinePlot::Private::show(const RooflineView& next)
{
    const bool other = view != next;
    view = next;
    schedule();
    if (other)
        emit q->viewChanged();
}

void RooflinePlot::Private::remember(const RooflineView& before)
{
    if (!back.empty() && back.back() == before)
        return;
    back.push_back(before);
    if (back.size() > most_views)
        back.erase(back.begin());
    forward.clear();
}

void RooflinePlot::Private::refresh()
{
    if (!stale)
        return;
    stale = false;
    layout = layOutRoofline(scene, { style, QSizeF(q->size()), view, hidden, highlighted, hovered_row, true });
    for (std::size_t i = 0; i < roofline_layers; ++i)
        if (i != static_cast<std::size_t>(RooflineLayer::Overlay))
            canvas.setLayer(static_cast<RooflineLayer>(i), layout.layers[i]);
    placeLegend();
    refind();
    paintOverlay();
}

void RooflinePlot::Private::placeLegend()
{
    if (layout.legend_rect.isEmpty()) {
        legend->hide();
        return;
    }
    legend->setTable(layout.legend, layout.legend_rect.topLeft());
    legend->show();
}

void RooflinePlot::resizeEvent(QResizeEvent*)
{
    d->stale = true;
    d->refresh();
    d->canvas.setGeometry(rect());
    d->scheduleFlush();
    d->updateCard();
}

bool RooflinePlot::eventFilter(QObject* watched, QEvent* event)
{
    // Whoever grabs or prints the widget sees the last scene.
    if (event->type() == QEvent::Paint && (d->stale || d->canvas.outdated()))
        flush();
    return QWidget::eventFilter(watched, event);
}

void RooflinePlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::LocaleChange)
        d->schedule();
    QWidget::changeEvent(event);
}

} // namespace mlsysim::widgets
