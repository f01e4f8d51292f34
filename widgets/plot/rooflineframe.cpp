// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineframe.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace mlsysim::widgets {
namespace {

constexpr double headroom = 0.3; // decades above the highest roof, room for its label
constexpr double left_of_ridge = 3, right_of_ridge = 2; // decades: the slope is what a beginner must see
constexpr double least_height = 5;
constexpr double edge = 0.06; // decades: a marker does not sit on the frame
constexpr double lowest = -30, highest = 40;

bool drawable(double value) { return std::isfinite(value) && value > 0; }

double log_of(double value) { return std::clamp(std::log10(value), lowest, highest); }

/// Collects the extent of what has to be seen.
struct Extent {
    double x_low = highest, x_high = lowest, y_low = highest, y_high = lowest;

    bool empty() const { return x_low > x_high; }
    void add(double intensity, double rate)
    {
        if (!drawable(intensity) || !drawable(rate))
            return;
        x_low = std::min(x_low, log_of(intensity));
        x_high = std::max(x_high, log_of(intensity));
        y_low = std::min(y_low, log_of(rate));
        y_high = std::max(y_high, log_of(rate));
    }
    void add(const TrajectoryPoint& point) { add(point.intensity, point.achieved); }
};

bool is_shown(const RooflineScene& scene, const QString& machine)
{
    for (const Roof& roof : scene.roofs)
        if (roof.machine == machine)
            return roof.visible;
    return true;
}

Extent extent_of_workloads(const RooflineScene& scene)
{
    Extent extent;
    for (const Trajectory& trajectory : scene.trajectories) {
        if (!is_shown(scene, trajectory.machine))
            continue;
        for (const TrajectoryPoint& point : trajectory.points)
            if (point.fits || !trajectory.memory_full)
                extent.add(point);
        for (const auto* point : { &trajectory.current, &trajectory.memory_full, &trajectory.ridge_mark })
            if (*point)
                extent.add(**point);
        for (const ExtraMarker& extra : trajectory.extras)
            extent.add(extra.point);
    }
    if (scene.ghost)
        extent.add(scene.ghost->intensity, scene.ghost->achieved);
    return extent;
}

RooflineView grown(RooflineView view, const Extent& extent)
{
    if (extent.empty())
        return view;
    view.x_low = std::min(view.x_low, std::floor(extent.x_low - edge));
    view.x_high = std::max(view.x_high, std::ceil(extent.x_high + edge));
    view.y_low = std::min(view.y_low, std::floor(extent.y_low - edge));
    view.y_high = std::max(view.y_high, std::ceil(extent.y_high + edge));
    return view;
}

} // namespace

bool RooflineView::contains(double intensity, double rate) const
{
    if (!drawable(intensity) || !drawable(rate))
        return false;
    const double x = std::log10(intensity), y = std::log10(rate);
    return x >= x_low && x <= x_high && y >= y_low && y <= y_high;
}

RooflineView frameOfMachines(const std::vector<Roof>& roofs)
{
    double ridge_low = highest, ridge_high = lowest, slowest = highest, top = lowest;
    for (const Roof& roof : roofs) {
        if (!roof.visible || !drawable(roof.peak) || !drawable(roof.bandwidth))
            continue;
        const double ridge = log_of(roof.peak) - log_of(roof.bandwidth);
        ridge_low = std::min(ridge_low, ridge);
        ridge_high = std::max(ridge_high, ridge);
        slowest = std::min(slowest, log_of(roof.bandwidth));
        top = std::max(top, log_of(roof.peak));
        for (const SideCeiling& other : roof.other_peaks)
            if (drawable(other.value))
                top = std::max(top, log_of(other.value));
    }
    if (ridge_low > ridge_high)
        return {};
    RooflineView view;
    view.x_low = std::floor(ridge_low - left_of_ridge);
    view.x_high = std::ceil(ridge_high + right_of_ridge);
    view.y_high = std::ceil(top + headroom);
    // The slowest slope enters one decade right of the left edge at the latest.
    view.y_low = std::min(std::floor(slowest + view.x_low + 1), view.y_high - least_height);
    return view;
}

RooflineView frameOf(const RooflineScene& scene)
{
    const Extent extent = extent_of_workloads(scene);
    if (scene.options.frame == FrameMode::ByMachine || extent.empty())
        return grown(frameOfMachines(scene.roofs), extent);
    RooflineView tight { extent.x_low, extent.x_high, extent.y_low, extent.y_high };
    tight.x_low = std::floor(tight.x_low - edge);
    tight.x_high = std::max(std::ceil(tight.x_high + edge), tight.x_low + 2);
    tight.y_low = std::floor(tight.y_low - edge);
    tight.y_high = std::max(std::ceil(tight.y_high + edge), tight.y_low + 2);
    return tight;
}

RooflineView united(const RooflineView& a, const RooflineView& b)
{
    return { std::min(a.x_low, b.x_low), std::max(a.x_high, b.x_high), std::min(a.y_low, b.y_low),
        std::max(a.y_high, b.y_high) };
}

QRectF areaFor(const RooflineView& view, const QRectF& available)
{
    const double across = std::max(view.xDecades(), 1e-6), down = std::max(view.yDecades(), 1e-6);
    const double decade = std::max(std::min(available.width() / across, available.height() / down), 1e-3);
    const QSizeF size { decade * across, decade * down };
    const double spare = available.height() - size.height();
    const double top = available.top() + (spare > decade ? spare / 2 : 0);
    return { QPointF(available.left() + (available.width() - size.width()) / 2, top), size };
}

RooflineView zoomed(const RooflineView& view, double factor, double x, double y)
{
    const double scale = 1 / std::clamp(factor, 1e-3, 1e3);
    const double least = 0.05, most = 60;
    const double bounded = std::clamp(scale, least / std::min(view.xDecades(), view.yDecades()),
        std::max(most / std::max(view.xDecades(), view.yDecades()), 1e-3));
    return { x + (view.x_low - x) * bounded, x + (view.x_high - x) * bounded, y + (view.y_low - y) * bounded,
        y + (view.y_high - y) * bounded };
}

RooflineView fitted(const RooflineView& part, const RooflineView& shape)
{
    const double scale = std::max({ part.xDecades() / shape.xDecades(), part.yDecades() / shape.yDecades(), 1e-3 });
    const double x = (part.x_low + part.x_high) / 2, y = (part.y_low + part.y_high) / 2;
    const double half_width = shape.xDecades() * scale / 2, half_height = shape.yDecades() * scale / 2;
    return { x - half_width, x + half_width, y - half_height, y + half_height };
}

double RooflineMapping::xOf(double intensity) const
{
    const double exponent = drawable(intensity) ? log_of(intensity) : lowest;
    return m_area.left() + (exponent - m_view.x_low) / m_view.xDecades() * m_area.width();
}

double RooflineMapping::yOf(double rate) const
{
    const double exponent = drawable(rate) ? log_of(rate) : lowest;
    return m_area.bottom() - (exponent - m_view.y_low) / m_view.yDecades() * m_area.height();
}

QPointF RooflineMapping::toPixel(double intensity, double rate) const { return { xOf(intensity), yOf(rate) }; }

double RooflineMapping::intensityAt(double x) const
{
    return std::pow(10, m_view.x_low + (x - m_area.left()) / m_area.width() * m_view.xDecades());
}

double RooflineMapping::rateAt(double y) const
{
    return std::pow(10, m_view.y_low + (m_area.bottom() - y) / m_area.height() * m_view.yDecades());
}

QString tickText(double value, bool si_prefixes)
{
    static constexpr std::array prefixes { "", "k", "M", "G", "T", "P", "E", "Z", "Y" };
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const double exponent = std::log10(value);
    if (exponent < -3.5)
        return QStringLiteral("10^%1").arg(std::lround(std::floor(exponent + 1e-9)));
    int group = 0;
    if (si_prefixes && exponent > 3 - 1e-9)
        group = std::min(static_cast<int>(std::floor((exponent + 1e-9) / 3)), static_cast<int>(prefixes.size()) - 1);
    const double scaled = value / std::pow(1000.0, group);
    const QString number = locale.toString(scaled, 'g', 6);
    return group == 0 ? number : number + QLatin1Char(' ') + QLatin1String(prefixes[static_cast<std::size_t>(group)]);
}

std::vector<RooflineTick> logTicks(
    double low, double high, double pixels_per_decade, double gap, bool si_prefixes, bool minor)
{
    std::vector<RooflineTick> ticks;
    const double slack = 1e-9;
    const int step = std::max(1, static_cast<int>(std::ceil(gap / std::max(pixels_per_decade, 1e-3) - slack)));
    const bool few = high - low < 1.5;
    const bool all = high - low < 0.7;
    for (int decade = static_cast<int>(std::floor(low - slack)); decade <= static_cast<int>(std::ceil(high));
         ++decade) {
        for (int digit = 1; digit <= 9; ++digit) {
            if (digit > 1 && !minor && !few)
                break;
            const double exponent = decade + std::log10(static_cast<double>(digit));
            if (exponent < low - slack || exponent > high + slack)
                continue;
            const bool named = digit == 1 ? decade % step == 0 : all || (few && (digit == 2 || digit == 5));
            RooflineTick tick { exponent, digit == 1, {} };
            if (named)
                tick.text = tickText(digit * std::pow(10.0, decade), si_prefixes);
            ticks.push_back(tick);
        }
    }
    return ticks;
}

} // namespace mlsysim::widgets
