// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflinebuilder.h"

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double region_opacity = 0.08;
const QList<qreal> dots { 1.4, 3 };

QColor with_opacity(QColor color, double opacity)
{
    color.setAlphaF(static_cast<float>(opacity));
    return color;
}

RooflineElement part(RooflineElement::Kind kind, const QString& machine, double intensity, double rate, int index = -1)
{
    RooflineElement element;
    element.kind = kind;
    element.machine = machine;
    element.index = index;
    element.intensity = intensity;
    element.rate = rate;
    return element;
}

} // namespace

/// From the left edge up the slope, over the corner and along the flat to the right edge; runs past the frame.
QPolygonF RooflineBuilder::ceiling(double peak, double bandwidth) const
{
    const RooflineMapping& map = m_out.mapping;
    const double x_left = std::pow(10, m_look.view.x_low), x_right = std::pow(10, m_look.view.x_high);
    const double corner = peak / bandwidth;
    QPolygonF line;
    line << map.toPixel(x_left, std::min(peak, bandwidth * x_left));
    if (corner > x_left && corner < x_right)
        line << map.toPixel(corner, peak);
    line << map.toPixel(x_right, std::min(peak, bandwidth * x_right));
    return line;
}

void RooflineBuilder::ceilings()
{
    const auto roofs = shownRoofs();
    for (const Roof* one : roofs)
        roof(*one);
    if (!m_scene.options.labels)
        return;
    // The current machine asks first.
    for (auto one = roofs.rbegin(); one != roofs.rend(); ++one) {
        const bool named = roofs.size() <= most_named_roofs || (*one)->current || (*one)->machine == m_look.highlighted;
        if (named)
            roofLabels(**one, ceiling((*one)->peak, (*one)->bandwidth),
                m_style.ink(m_style.series((*one)->series, (*one)->overflow).color));
    }
}

void RooflineBuilder::roof(const Roof& roof)
{
    const Theme& theme = m_style.theme;
    const SeriesStyle& series = m_style.series(roof.series, roof.overflow);
    const QColor color = dimmed(series.color, roof.machine), ink = dimmed(m_style.ink(series.color), roof.machine);
    const QPolygonF line = ceiling(roof.peak, roof.bandwidth);
    const bool has_achievable
        = m_scene.options.achievable_roof && roof.achievable_peak > 0 && roof.achievable_bandwidth > 0;
    const QList<qreal> pattern = roof.current ? QList<qreal>() : dash(series.dash);
    const QColor casing = needs_casing(series.color, theme) ? ink : QColor();
    if (has_achievable) {
        const QPolygonF below = ceiling(roof.achievable_peak, roof.achievable_bandwidth);
        QPolygonF between = line;
        for (auto point = below.rbegin(); point != below.rend(); ++point)
            between << *point;
        const double opacity = roof.current ? theme.fill_current : theme.fill_others;
        if (opacity > 0)
            fill(between, with_opacity(color, opacity));
        stroke(RooflineLayer::Roofs, { below, color, width(theme.lines.achievable), {}, {}, false }, true);
    }
    if (roof.current)
        thinLines(roof, color, ink, pattern);
    stroke(RooflineLayer::Roofs, { line, color, width(theme.lines.roof), pattern, casing, false }, true);
    const double corner = roof.peak / roof.bandwidth;
    for (qsizetype i = 1; i < line.size(); ++i) {
        const bool flat = std::abs(line[i].y() - line[i - 1].y()) < 1e-6;
        target(part(flat ? RooflineElement::Kind::Peak : RooflineElement::Kind::Bandwidth, roof.machine, corner,
                   roof.peak),
            { line[i - 1], line[i] });
    }
    ridge(roof, color);
}

void RooflineBuilder::thinLines(const Roof& roof, const QColor& color, const QColor& ink, const QList<qreal>& pattern)
{
    const RooflineMapping& map = m_out.mapping;
    const double thin = width(m_style.theme.lines.other_precision);
    const double x_right = std::pow(10, m_look.view.x_high);
    if (m_scene.options.other_precisions) {
        for (std::size_t i = 0; i < roof.other_peaks.size(); ++i) {
            const SideCeiling& other = roof.other_peaks[i];
            if (other.value <= 0)
                continue;
            QPolygonF line { map.toPixel(other.value / roof.bandwidth, other.value),
                map.toPixel(x_right, other.value) };
            const QLineF flat(line[0], line[1]);
            if (other.value > roof.peak)
                line.prepend(map.toPixel(roof.peak / roof.bandwidth, roof.peak));
            stroke(RooflineLayer::Roofs, { line, color, thin, dash({ 2, 2 }), {}, false }, true);
            target(part(RooflineElement::Kind::OtherPeak, roof.machine, other.value / roof.bandwidth, other.value,
                       static_cast<int>(i)),
                flat);
            const std::vector<TextLine> lines { this->line(other.text, PlotText::Label, ink) };
            const QLineF seen = clipped(flat, area());
            auto places = placesAlong(seen, textSize(lines), 3 + thin / 2, true, 0.985, 0, 12);
            const auto under = placesAlong(seen, textSize(lines), 3 + thin / 2, false, 0.985, 0, 12);
            places.insert(places.end(), under.begin(), under.end());
            want(LabelPriority::Achievable, RooflineLayer::Labels, lines, std::move(places), 0);
        }
    }
    if (!m_scene.options.memory_levels)
        return;
    double leftmost = roof.peak / roof.bandwidth;
    for (const SideCeiling& level : roof.memory_levels)
        if (level.value > 0)
            leftmost = std::min(leftmost, roof.peak / level.value);
    stroke(RooflineLayer::Roofs,
        { { map.toPixel(leftmost, roof.peak), map.toPixel(roof.peak / roof.bandwidth, roof.peak) }, color, thin,
            pattern, {}, false },
        true);
    for (std::size_t i = 0; i < roof.memory_levels.size(); ++i) {
        const SideCeiling& level = roof.memory_levels[i];
        if (level.value <= 0)
            continue;
        const double x_left = std::pow(10, m_look.view.x_low);
        const QLineF slope(map.toPixel(x_left, level.value * x_left), map.toPixel(roof.peak / level.value, roof.peak));
        stroke(RooflineLayer::Roofs, { { slope.p1(), slope.p2() }, color, thin, pattern, {}, false }, true);
        target(part(RooflineElement::Kind::MemoryLevel, roof.machine, roof.peak / level.value, roof.peak,
                   static_cast<int>(i)),
            slope);
        const std::vector<TextLine> lines { line(level.text, PlotText::Label, ink) };
        const QLineF seen = clipped(slope, area());
        auto places = placesAlong(seen, textSize(lines), 3 + thin / 2, true, 0.04, 0.9, 14);
        const auto under = placesAlong(seen, textSize(lines), 3 + thin / 2, false, 0.04, 0.9, 14);
        places.insert(places.end(), under.begin(), under.end());
        want(LabelPriority::Achievable, RooflineLayer::Labels, lines, std::move(places), 0);
    }
}

void RooflineBuilder::ridge(const Roof& roof, const QColor& color)
{
    const double corner = roof.peak / roof.bandwidth;
    const QPointF at = m_out.mapping.toPixel(corner, roof.peak);
    const double radius = px(roof.current ? 5 : 3.5);
    mark(RooflineLayer::Roofs,
        { at, MarkShape::Diamond, radius, color, roof.current ? m_style.theme.plot_background : QColor(), 1.2, false,
            false });
    target(part(RooflineElement::Kind::Ridge, roof.machine, corner, roof.peak), { at, at }, radius);
    const bool selected = m_look.highlighted.isEmpty() ? roof.current : roof.machine == m_look.highlighted;
    if (!selected || at.x() <= area().left() || at.x() >= area().right())
        return;
    const double top = std::max(at.y(), area().top());
    stroke(RooflineLayer::Fills,
        { { { at.x(), area().bottom() }, { at.x(), top } }, m_style.theme.muted, width(m_style.theme.lines.drop_line),
            dash(dots), {}, false },
        true);
    if (roof.ridge_text.isEmpty())
        return;
    const std::vector<TextLine> lines { line(roof.ridge_text, PlotText::Label, m_style.theme.text) };
    const QSizeF size = textSize(lines);
    std::vector<LabelRequest::Place> places;
    for (double y = area().bottom() - 6 - size.height() / 2; y > top; y -= size.height())
        for (const double side : { 1.0, -1.0 })
            places.push_back({ { at.x() + side * (size.width() / 2 + std::max(5.0, px(7))), y }, 0 });
    want(LabelPriority::Ridge, RooflineLayer::Labels, lines, std::move(places), 0);
}

void RooflineBuilder::roofLabels(const Roof& roof, const QPolygonF& points, const QColor& ink)
{
    const double offset = width(m_style.theme.lines.roof) / 2 + 2.5;
    const double decade = m_out.mapping.pixelsPerDecade();
    double below_slope = 0, below_flat = 0; // px from the roof to its achievable line
    if (m_scene.options.achievable_roof && roof.achievable_bandwidth > 0 && roof.achievable_peak > 0) {
        below_slope = std::log10(roof.bandwidth / roof.achievable_bandwidth) * decade * std::sqrt(0.5);
        below_flat = std::log10(roof.peak / roof.achievable_peak) * decade;
    }
    const auto ask
        = [&](const QString& text, const QLineF& along, double first, double then, double last, double deep) {
              const auto places = [&](const std::vector<TextLine>& lines) {
                  std::vector<LabelRequest::Place> all;
                  const auto add = [&](double off, bool above, double from, double to) {
                      const auto more = placesAlong(along, textSize(lines), off, above, from, to, px(12));
                      all.insert(all.end(), more.begin(), more.end());
                  };
                  add(offset, true, first, then);
                  if (deep > 0)
                      add(deep + offset, false, first, then);
                  add(offset, false, first, then);
                  add(offset, true, then, last);
                  add(offset, false, then, last);
                  return all;
              };
              const std::vector<TextLine> name { line(roof.name, PlotText::Roof, ink) };
              const std::vector<TextLine> lines { line(roof.name + QStringLiteral("  ") + text, PlotText::Roof, ink) };
              want(LabelPriority::Roof, RooflineLayer::Labels, lines, places(lines), 0);
              orShorter(name, places(name));
          };
    for (qsizetype i = 1; i < points.size(); ++i) {
        const QLineF whole(points[i - 1], points[i]);
        const QLineF seen = clipped(whole, area().adjusted(6, 6, -6, -6));
        if (seen.length() < 14)
            continue;
        const bool flat = std::abs(whole.dy()) < 1e-6;
        if (flat && !roof.peak_text.isEmpty())
            ask(roof.peak_text, seen, 0.995, 0.5, 0.02, below_flat);
        else if (!flat && !roof.bandwidth_text.isEmpty())
            ask(roof.bandwidth_text, seen, 0.05, 0.4, 0.95, below_slope);
        if (flat && roof.current && below_flat > 0 && !roof.achievable_text.isEmpty()) {
            const std::vector<TextLine> lines { line(roof.achievable_text, PlotText::Label, ink) };
            const QLineF line = clipped(seen.translated(0, below_flat), area());
            auto places = placesAlong(line, textSize(lines), 3.5, false, 0.985, 0, 14);
            const auto over = placesAlong(line, textSize(lines), 3.5, true, 0.985, 0, 14);
            places.insert(places.end(), over.begin(), over.end());
            want(LabelPriority::Achievable, RooflineLayer::Labels, lines, std::move(places), 0);
        }
    }
}

void RooflineBuilder::regions()
{
    const auto roofs = shownRoofs();
    if (!m_scene.options.regions || roofs.empty())
        return;
    if (roofs.size() > 1) {
        verdictBar();
        return;
    }
    const Roof& roof = *roofs.front();
    const double corner = std::clamp(m_out.mapping.xOf(roof.peak / roof.bandwidth), area().left(), area().right());
    const QPolygonF line = ceiling(roof.peak, roof.bandwidth);
    const QPointF foot(corner, area().bottom());
    QPolygonF left { area().bottomLeft() }, right { foot };
    for (const QPointF& point : line) {
        if (point.x() <= corner + 1e-6)
            left << point;
        if (point.x() >= corner - 1e-6)
            right << point;
    }
    left << foot;
    right << area().bottomRight();
    const Theme& theme = m_style.theme;
    const struct {
        QPolygonF shape;
        Bound bound;
        QString word;
        double from, to;
    } parts[] { { left, Bound::Memory, tr("memory-bound"), area().left(), corner },
        { right, Bound::Compute, tr("compute-bound"), corner, area().right() } };
    for (const auto& one : parts) {
        const QColor color = theme.bound(one.bound);
        fill(one.shape, with_opacity(color, region_opacity));
        const std::vector<TextLine> lines { this->line(one.word, PlotText::Roof, m_style.ink(color)) };
        const QSizeF size = textSize(lines);
        std::vector<LabelRequest::Place> places;
        const double middle = (one.from + one.to) / 2;
        for (const double up : { 0.12, 0.2, 0.06, 0.3, 0.4 })
            for (const double aside : { 0.0, 0.25, -0.25 })
                places.push_back({ { middle + aside * (one.to - one.from),
                                       area().bottom() - up * area().height() - size.height() / 2 },
                    0 });
        want(LabelPriority::Region, RooflineLayer::Labels, lines, std::move(places), 0);
    }
}

void RooflineBuilder::verdictBar()
{
    double low = 1e300, high = 0;
    const auto roofs = shownRoofs();
    for (const Roof* roof : roofs) {
        low = std::min(low, roof->peak / roof->bandwidth);
        high = std::max(high, roof->peak / roof->bandwidth);
    }
    const auto at
        = [&](double intensity) { return std::clamp(m_out.mapping.xOf(intensity), m_bar.left(), m_bar.right()); };
    const bool two = roofs.size() == 2;
    const Theme& theme = m_style.theme;
    const QColor memory = theme.bound(Bound::Memory), compute = theme.bound(Bound::Compute);
    const auto piece = [&](double from, double to, const QColor& ground, const QColor& ink, const QStringList& words) {
        const QRectF rect(from, m_bar.top(), to - from, m_bar.height());
        if (rect.width() < 1)
            return;
        m_out.layer(RooflineLayer::Grid).fills.push_back({ QPolygonF(rect), ground });
        for (const QString& word : words) {
            const std::vector<TextLine> lines { line(word, PlotText::Label, ink) };
            if (textSize(lines).width() + 8 > rect.width())
                continue;
            text(RooflineLayer::Grid, lines, rect.center());
            break;
        }
    };
    piece(m_bar.left(), at(low) - 0.5, m_style.pale(memory), m_style.inkOnPale(memory),
        { two ? tr("memory-bound on both") : tr("memory-bound on all"), tr("memory-bound"), tr("memory") });
    piece(at(low) + 0.5, at(high) - 0.5, theme.track, theme.text, { tr("depends on the machine"), tr("depends") });
    piece(at(high) + 0.5, m_bar.right(), m_style.pale(compute), m_style.inkOnPale(compute),
        { two ? tr("compute-bound on both") : tr("compute-bound on all"), tr("compute-bound"), tr("compute") });
}

} // namespace mlsysim::widgets
