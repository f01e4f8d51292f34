// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/rooflinelayout.h"

#include <QCoreApplication>

namespace mlsysim::widgets {

/// Lays out one picture, part by part, in the order of the functions. Private to this folder.
class RooflineBuilder {
    Q_DECLARE_TR_FUNCTIONS(RooflineBuilder)
public:
    RooflineBuilder(const RooflineScene& scene, const RooflineLook& look);

    /// Margins, grid, ticks, titles; `right` px of the width are kept for a legend beside the frame.
    void axes(double right = 0);
    void ceilings(); ///< roofs, achievable roofs, thin lines, ridges
    void regions(); ///< words inside for one machine, the bar below for several
    void curves(); ///< trajectories, marks, ghost
    void inset();
    void emptyState();
    void legend(bool beside = false); ///< inside the frame, or right of it
    void labels(); ///< gives every label a place

    /// Width of a legend that is needed and would cover something inside the frame; 0 when all is well.
    double legendWanted() const;

    RooflineLayout take() { return std::move(m_out); }

private:
    /// A label on its way to a place.
    struct Label {
        LabelRequest request;
        std::vector<TextLine> lines, short_lines;
        RooflineLayer layer = RooflineLayer::Labels;
        QPointF anchor; ///< several lines are set flush to this side
    };

    static constexpr std::size_t most_named_roofs = 4; ///< above that the legend table names them

    void gridAndTicks();
    void titles();
    std::vector<TextLine> title(const QString& text, const QString& words, double room) const;

    // Ceilings
    QPolygonF ceiling(double peak, double bandwidth) const;
    void roof(const Roof& roof);
    void thinLines(const Roof& roof, const QColor& color, const QColor& ink, const QList<qreal>& dash);
    void ridge(const Roof& roof, const QColor& color);
    void roofLabels(const Roof& roof, const QPolygonF& line, const QColor& ink);
    void verdictBar();

    // Curves
    void curve(int index);
    void points(int index, const QColor& line, const QColor& color);
    void ringedPoint(const Trajectory& trajectory, const QColor& color);
    void plainPoint(const Trajectory& trajectory, const QColor& line, const QColor& color);
    void memoryFull(const Trajectory& trajectory, const QColor& color);
    void ghost();
    bool legendNeeded() const;
    bool placeLegendInside(LegendTable::Form form);
    void leader(const QRectF& label, QPointF point);
    bool coincides(int index, int earlier) const;
    double distanceTo(const std::optional<TrajectoryPoint>& point, QPointF position) const;

    // Shared
    bool shown(const QString& machine) const;
    std::vector<const Roof*> shownRoofs() const; ///< the current one last
    QColor dimmed(const QColor& color, const QString& machine) const;
    void stroke(RooflineLayer layer, StrokeShape shape, bool obstacle);
    void fill(const QPolygonF& polygon, const QColor& color);
    void mark(RooflineLayer layer, const MarkItem& item);
    void target(const RooflineElement& element, const QLineF& line, double radius = 0);
    void targetPoint(
        RooflineElement::Kind kind, int trajectory, int index, const TrajectoryPoint& point, double radius);
    void text(RooflineLayer layer, const std::vector<TextLine>& lines, QPointF center, double angle = 0,
        Qt::Alignment align = Qt::AlignHCenter);
    TextLine line(const QString& text, PlotText kind, const QColor& color) const;
    void want(LabelPriority priority, RooflineLayer layer, std::vector<TextLine> lines,
        std::vector<LabelRequest::Place> places, int crossings, QPointF anchor = {});
    void wantBeside(LabelPriority priority, std::vector<TextLine> lines, QPointF point, double distance,
        bool prefer_left, int crossings, int rings);
    void orShorter(std::vector<TextLine> lines, std::vector<LabelRequest::Place> places);
    QPointF pixel(const TrajectoryPoint& point) const;
    const QRectF& area() const { return m_out.mapping.area(); }
    double px(double length) const { return m_style.space(length) * m_shrink; }
    double width(double length) const { return m_style.line_scale * length; }
    QList<qreal> dash(const QList<qreal>& pattern) const;

    const RooflineScene& m_scene;
    const RooflineLook& m_look;
    const PlotStyle& m_style;
    RooflineLayout m_out;
    LabelObstacles m_obstacles;
    std::vector<Label> m_labels;
    struct {
        double tick_width = 0, title_gap = 0, below = 0; ///< px
        std::vector<TextLine> x_title, y_title;
    } m_axis;
    QRectF m_bar; ///< of the verdict
    double m_shrink = 1; ///< of marks and distances where a decade is short
};

} // namespace mlsysim::widgets
