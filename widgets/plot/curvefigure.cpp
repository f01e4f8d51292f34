// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curvefigure.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double gap = 18, edge = 8; // px between panels, and between things
constexpr double dot = 2.6, ring = 7, cross = 4;
constexpr std::size_t dotted_points = 24; ///< more of them are a line without dots
constexpr double widest_name = 150;

QPen line_pen(const SeriesStyle& style, bool solid, double width)
{
    QPen pen(style.color, width);
    pen.setCapStyle(Qt::FlatCap);
    pen.setJoinStyle(Qt::RoundJoin);
    if (!solid && !style.dash.isEmpty()) {
        QList<qreal> dash;
        for (const qreal d : style.dash)
            dash.append(d / width);
        pen.setDashPattern(dash);
    }
    return pen;
}

} // namespace

/// A panel laid out in px.
struct CurveFigure::Place {
    const CurvePanel& panel;
    const CurveAxis& across;
    const PlotStyle& style;
    QRectF area {};
    double name_room = 0; ///< right of the area

    QPointF at(double x, double y) const
    {
        return { area.left() + across.share(x) * area.width(), area.bottom() - panel.y.share(y) * area.height() };
    }
    QFontMetricsF metrics(PlotText kind) const { return QFontMetricsF(style.font(kind)); }
};

double Curve::at(double x, const CurveAxis& across, const CurveAxis& up) const
{
    const auto after = std::ranges::find_if(points, [&](const Point& p) { return p.x >= x; });
    if (after == points.end() || (after == points.begin() && after->x > x))
        return std::numeric_limits<double>::quiet_NaN();
    if (after->x == x)
        return after->y;
    const Point& p = *std::prev(after);
    const double part = (across.share(x) - across.share(p.x)) / (across.share(after->x) - across.share(p.x));
    return up.at(up.share(p.y) + part * (up.share(after->y) - up.share(p.y)));
}

bool CurveFigure::empty() const
{
    return std::ranges::none_of(panels, [](const CurvePanel& panel) {
        return std::ranges::any_of(panel.curves, [&](const Curve& c) {
            return std::ranges::any_of(c.points,
                [&](const Curve::Point& p) { return std::isfinite(p.y) && (p.y > 0 || !panel.y.logarithmic); });
        });
    });
}

CurveFigure::Place CurveFigure::placeOf(std::size_t index, const QSizeF& size, const PlotStyle& style) const
{
    const CurvePanel& panel = panels[index];
    const bool beside = size.width() > 1.35 * size.height();
    const auto n = static_cast<double>(panels.size()), i = static_cast<double>(index);
    const double w = beside ? (size.width() - gap * (n - 1)) / n : size.width();
    const double h = beside ? size.height() : (size.height() - gap * (n - 1)) / n;
    Place place { panel, x, style };
    const double text_height = place.metrics(PlotText::Tick).height();
    double tick_room = 0;
    for (const auto& tick : panel.y.ticks(h, text_height * 2))
        tick_room = std::max(tick_room, place.metrics(PlotText::Tick).horizontalAdvance(tick.text));
    for (const auto& curve : panel.curves)
        if (!std::isfinite(curve.pole))
            place.name_room = std::max(place.name_room, place.metrics(PlotText::Subject).horizontalAdvance(curve.name));
    place.name_room = std::min({ place.name_room, widest_name, w / 4 }) + 2 * edge;
    const double head = panel.title.isEmpty() ? text_height + edge : text_height + 2 * edge;
    place.area = QRectF(beside ? i * (w + gap) : 0, beside ? 0 : i * (h + gap), w, h)
                     .adjusted(tick_room + 2 * edge, head, -place.name_room, -(2 * text_height + 12));
    return place;
}

QRectF CurveFigure::area(std::size_t panel, const QSizeF& size, const PlotStyle& style) const
{
    return placeOf(panel, size, style).area;
}

void CurveFigure::paint(QPainter& painter, const QSizeF& size, const PlotStyle& style) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), size), style.theme.plot_background);
    const bool nothing = empty();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const Place place = placeOf(i, size, style);
        if (place.area.width() < 20 || place.area.height() < 20)
            continue;
        if (!panels[i].curves.empty() || !nothing)
            paintGrid(painter, place);
        if (!nothing)
            paintPanel(painter, place);
    }
    if (!nothing)
        return;
    painter.setFont(style.font(PlotText::Notice));
    painter.setPen(style.theme.muted);
    painter.drawText(QRectF(QPointF(), size).adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, notice);
}

void CurveFigure::paintGrid(QPainter& painter, const Place& place) const
{
    const Theme& theme = place.style.theme;
    const QRectF& area = place.area;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(place.style.font(PlotText::Tick));
    const QFontMetricsF metrics(painter.font());
    const double height = metrics.height();
    double taken = -1e9;
    for (const auto& tick : x.ticks(area.width(), 56)) {
        const double at = std::round(place.at(tick.value, place.panel.y.low).x());
        painter.setPen(tick.major ? theme.grid_major : theme.grid_minor);
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        const double half = metrics.horizontalAdvance(tick.text) / 2 + 4;
        if (!tick.major || at - half < taken)
            continue;
        taken = at + half;
        painter.setPen(theme.axis);
        painter.drawText(QRectF(at - half, area.bottom() + 4, 2 * half, height), Qt::AlignHCenter, tick.text);
    }
    for (const auto& tick : place.panel.y.ticks(area.height(), height * 2)) {
        const double at = std::round(place.at(x.low, tick.value).y());
        painter.setPen(tick.major ? theme.grid_major : theme.grid_minor);
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
        painter.setPen(theme.axis);
        painter.drawText(
            QRectF(0, at - height / 2, area.left() - edge, height), Qt::AlignRight | Qt::AlignVCenter, tick.text);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (!place.panel.title.isEmpty()) {
        const QRectF title(area.left(), area.top() - height - 2 * edge, area.width() + place.name_room, height + edge);
        painter.setFont(place.style.font(PlotText::Roof));
        painter.setPen(theme.text);
        painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter, place.panel.title);
        const double used = QFontMetricsF(painter.font()).horizontalAdvance(place.panel.title) + 10;
        painter.setFont(place.style.font(PlotText::Words));
        painter.setPen(theme.muted);
        painter.drawText(title.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, place.panel.advice);
    }
    painter.setFont(place.style.font(PlotText::Words));
    painter.setPen(theme.muted);
    painter.drawText(
        QRectF(area.left(), area.bottom() + 6 + height, area.width(), height + 4), Qt::AlignCenter, x_title);
}

void CurveFigure::paintPanel(QPainter& painter, const Place& place) const
{
    // The present curve lies on top.
    for (const bool current : { false, true })
        for (const Curve& curve : place.panel.curves)
            if (curve.current == current)
                paintLine(painter, place, curve);
    paintNames(painter, place);
    for (const Curve& curve : place.panel.curves)
        if (curve.current)
            paintPresent(painter, place, curve);
}

void CurveFigure::paintLine(QPainter& painter, const Place& place, const Curve& curve) const
{
    const SeriesStyle& style = place.style.series(curve.series, curve.overflow);
    painter.save();
    painter.setClipRect(place.area.adjusted(-1, -1, ring, 1), Qt::IntersectClip);
    if (std::isfinite(curve.pole)) {
        const double at = place.at(curve.pole, place.panel.y.low).x();
        painter.setPen(QPen(style.color, place.style.theme.lines.drop_line, Qt::DotLine));
        painter.drawLine(QPointF(at, place.area.top()), QPointF(at, place.area.bottom()));
    }
    painter.setPen(line_pen(style, curve.current, (curve.current ? 2.25 : 1.5) * place.style.line_scale));
    painter.setBrush(Qt::NoBrush);
    QPolygonF piece;
    const auto finish = [&] {
        if (piece.size() > 1)
            painter.drawPolyline(piece);
        piece.clear();
    };
    for (const auto& p : curve.points) {
        if (std::isfinite(p.y) && (p.y > 0 || !place.panel.y.logarithmic))
            piece.append(place.at(p.x, p.y));
        else
            finish();
    }
    finish();
    painter.restore();
    if (curve.points.size() <= dotted_points) {
        painter.setPen(QPen(style.color, 1.2));
        painter.setBrush(place.style.theme.plot_background);
        for (const auto& p : curve.points)
            if (const QPointF at = place.at(p.x, p.y); place.area.adjusted(-2, -2, 2, 2).contains(at))
                painter.drawEllipse(at, dot, dot);
    }
    // A cross says that the machine ends the line and not the axis.
    for (const auto& p : curve.points)
        if (const QPointF at = place.at(p.x, p.y); !p.fits && place.area.contains(at)) {
            painter.setPen(QPen(style.color, 1.8));
            painter.drawLine(at + QPointF(-cross, -cross), at + QPointF(cross, cross));
            painter.drawLine(at + QPointF(-cross, cross), at + QPointF(cross, -cross));
        }
}

void CurveFigure::paintNames(QPainter& painter, const Place& place) const
{
    struct Name {
        const Curve* curve;
        QRectF box;
    };
    std::vector<Name> beside, above;
    for (const Curve& curve : place.panel.curves) {
        const QFontMetricsF metrics = place.metrics(curve.current ? PlotText::Subject : PlotText::Label);
        const double width = std::max(10.0, metrics.horizontalAdvance(curve.name) + 1), height = metrics.height();
        if (std::isfinite(curve.pole)) {
            const double at = place.at(curve.pole, place.panel.y.low).x();
            above.push_back({ &curve, { at - width / 2, place.area.top() - height - 2, width, height } });
            continue;
        }
        const auto last = std::find_if(curve.points.rbegin(), curve.points.rend(),
            [&](const Curve::Point& p) { return std::isfinite(p.y) && place.panel.y.share(p.y) > -1; });
        if (last == curve.points.rend())
            continue;
        const QPointF end = place.at(last->x, last->y);
        const double y = std::clamp(end.y(), place.area.top(), place.area.bottom());
        beside.push_back({ &curve, { end.x() + edge + 1, y - height / 2, std::min(width, widest_name), height } });
    }
    std::ranges::stable_sort(beside, {}, [](const Name& n) { return n.box.top(); });
    std::ranges::stable_sort(above, {}, [](const Name& n) { return n.box.left(); });
    for (std::size_t i = 1; i < beside.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (beside[k].box.intersects(beside[i].box))
                beside[i].box.moveTop(beside[k].box.bottom() + 1);
    for (std::size_t i = 1; i < above.size(); ++i)
        above[i].box.moveLeft(std::max(above[i].box.left(), above[i - 1].box.right() + edge));
    for (const auto* names : { &beside, &above })
        for (const Name& name : *names) {
            const SeriesStyle& style = place.style.series(name.curve->series, name.curve->overflow);
            painter.setFont(place.style.font(name.curve->current ? PlotText::Subject : PlotText::Label));
            painter.setPen(place.style.ink(style.color));
            const QString text
                = QFontMetricsF(painter.font()).elidedText(name.curve->name, Qt::ElideMiddle, name.box.width() + 1);
            painter.drawText(name.box, Qt::AlignLeft | Qt::AlignVCenter, text);
        }
}

void CurveFigure::paintPresent(QPainter& painter, const Place& place, const Curve& curve) const
{
    const Theme& theme = place.style.theme;
    const double across = place.at(now, place.panel.y.low).x();
    if (!(across >= place.area.left() - 1 && across <= place.area.right() + 1))
        return;
    const double value = curve.at(now, x, place.panel.y);
    const QPointF here = place.at(now, value);
    const bool shown = std::isfinite(value) && place.area.adjusted(-2, -2, 2, 2).contains(here);
    painter.setPen(QPen(theme.accent, theme.lines.drop_line, Qt::DashLine));
    painter.drawLine(QPointF(across, shown ? here.y() + ring : place.area.top()), QPointF(across, place.area.bottom()));
    if (!shown)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, theme.lines.ring));
    painter.drawEllipse(here, ring, ring);
    painter.setFont(place.style.font(PlotText::Subject));
    painter.setPen(theme.text);
    const QString text = place.panel.y.text ? place.panel.y.text(value) : QString::number(value);
    const QFontMetricsF metrics(painter.font());
    const double w = metrics.horizontalAdvance(text) + 4, h = metrics.height();
    QRectF box(here.x() - w - 12, here.y() - h - edge, w, h);
    if (box.left() < place.area.left())
        box.moveLeft(here.x() + 12);
    if (box.top() < place.area.top())
        box.moveTop(here.y() + edge);
    painter.fillRect(box, theme.plot_background);
    painter.drawText(box, Qt::AlignCenter, text);
}

QByteArray CurveFigure::csv() const
{
    const auto quoted = [](QString text) {
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    };
    const auto number = [](double v) { return QString::number(v, 'g', QLocale::FloatingPointShortest); };
    QString lines = QStringLiteral("panel,curve,x,y\n");
    for (const auto& panel : panels)
        for (const auto& curve : panel.curves)
            for (const auto& p : curve.points)
                lines += quoted(panel.title) + QLatin1Char(',') + quoted(curve.name) + QLatin1Char(',') + number(p.x)
                    + QLatin1Char(',') + number(p.y) + QLatin1Char('\n');
    return lines.toUtf8();
}

} // namespace mlsysim::widgets
