// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/hovercardview.h"
#include "widgets/plot/plotcanvas.h"
#include "widgets/plot/rooflinelayout.h"
#include "widgets/plot/rooflinelegend.h"
#include "widgets/plot/rooflineplot.h"

#include <QElapsedTimer>

#include <optional>

namespace mlsysim::widgets {

/// State of the view: limits and their history, what is hidden, hovered, pinned and dragged.
class RooflinePlot::Private {
public:
    enum class Gesture { None, Pressed, Pan, Band, Ring, Peak, Bandwidth, Corner };

    explicit Private(RooflinePlot* plot);

    // Picture
    void schedule();
    void scheduleFlush();
    void refresh(); ///< lays out again when something changed
    void frame(bool again);
    void show(const RooflineView& next); ///< without history
    void remember(const RooflineView& before);
    void paintOverlay();
    void placeLegend();

    // Pointing
    void hover(QPointF position);
    void setHovered(const RooflineElement& element);
    void pin(const RooflineElement& element);
    void refind(); ///< after a new scene: the same things at their new places
    void updateCard();
    HoverCard cardOf(const RooflineElement& element) const;
    MarkItem signOf(const RooflineElement& element) const;
    RooflineElement elementAt(QPointF position) const;
    const RooflineTarget* ring() const; ///< of the ringed point
    bool overRing(QPointF position) const;
    Qt::CursorShape cursorAt(QPointF position) const;

    // Dragging
    void press(QPointF position, Qt::KeyboardModifiers modifiers);
    void begin();
    void drag(QPointF position, Qt::KeyboardModifiers modifiers);
    void release(QPointF position);
    void cancel();
    void dragRing(QPointF position, bool free);
    void dragRoof(QPointF position);
    void finishBand(QPointF position);
    std::optional<double> batchAt(QPointF position) const;
    const Trajectory* ringed() const;
    bool draggingData() const { return gesture >= Gesture::Ring; }
    void setHidden(const QStringList& machines);

    RooflinePlot* q;
    PlotCanvas canvas;
    RooflineLegend* legend;
    HoverCardView* card;
    std::function<HoverCard(const RooflineElement&)> provider;

    RooflineScene scene;
    PlotStyle style;
    RooflineLayout layout;
    bool stale = true; ///< the layout
    bool scheduled = false;

    RooflineView view, whole; ///< shown; and the frame by machine it returns to
    bool view_chosen = false; ///< by a person
    QStringList framed; ///< machines the frame was made for
    FrameMode framed_mode = FrameMode::ByMachine;
    std::vector<RooflineView> back, forward;
    QElapsedTimer since_wheel;

    QStringList hidden;
    QString highlighted, hovered_row;
    RooflineElement hovered, pinned;
    bool dropping = false;

    Gesture gesture = Gesture::None;
    QPointF pressed_at, band_end;
    RooflineView pressed_view;
    RooflineElement grabbed;
    bool band_wanted = false;
    double grabbed_batch = 0, grabbed_peak = 0, grabbed_bandwidth = 0, last_batch = 0;
};

} // namespace mlsysim::widgets
