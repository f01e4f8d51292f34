// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/rooflineexport.h"

#include <QStringList>

#include <algorithm>

namespace mlsysim::widgets {
namespace {

QString number(double value) { return value == 0 ? QString() : QString::number(value, 'g', 17); }

QString quoted(QString text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char('\n')))
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

QString phase_name(PlotPhase phase)
{
    switch (phase) {
    case PlotPhase::Forward:
        return QStringLiteral("forward");
    case PlotPhase::Prefill:
        return QStringLiteral("prefill");
    case PlotPhase::Decode:
        return QStringLiteral("decode");
    case PlotPhase::Train:
        return QStringLiteral("train");
    }
    return {};
}

/// Writes rows of one column order.
class Rows {
public:
    void ceiling(const QString& kind, const Roof& roof, double peak, double bandwidth, const QString& text)
    {
        const QString corner = peak > 0 && bandwidth > 0 ? number(peak / bandwidth) : QString();
        add({ kind, roof.machine, {}, {}, {}, corner, {}, number(peak), number(bandwidth), {}, text });
    }
    void point(const QString& kind, const Trajectory& of, PlotPhase phase, const TrajectoryPoint& point)
    {
        add({ kind, of.machine, of.model, phase_name(phase), number(point.batch), number(point.intensity),
            number(point.achieved), number(point.roof), {}, point.fits ? QStringLiteral("yes") : QStringLiteral("no"),
            point.label });
    }
    void add(QStringList cells)
    {
        std::transform(cells.begin(), cells.end(), cells.begin(), quoted);
        m_text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    QByteArray bytes() const { return m_text.toUtf8(); }

private:
    QString m_text;
};

} // namespace

namespace roofline_export {

QByteArray csv(const RooflineFigure& figure)
{
    const RooflineScene& scene = figure.scene;
    const RooflineOptions& options = scene.options;
    Rows rows;
    rows.add({ QStringLiteral("kind"), QStringLiteral("machine"), QStringLiteral("model"), QStringLiteral("phase"),
        QStringLiteral("batch"), QStringLiteral("intensity [FLOP/B]"), QStringLiteral("achieved [FLOP/s]"),
        QStringLiteral("roof [FLOP/s]"), QStringLiteral("bandwidth [B/s]"), QStringLiteral("fits"),
        QStringLiteral("text") });
    const auto drawn = [&](const QString& machine) {
        const auto roof = std::find_if(
            scene.roofs.begin(), scene.roofs.end(), [&](const Roof& one) { return one.machine == machine; });
        return roof == scene.roofs.end() || roof->visible;
    };
    for (const Roof& roof : scene.roofs) {
        if (!roof.visible)
            continue;
        rows.ceiling(QStringLiteral("roof"), roof, roof.peak, roof.bandwidth, roof.name);
        if (options.achievable_roof && roof.achievable_peak > 0 && roof.achievable_bandwidth > 0)
            rows.ceiling(QStringLiteral("achievable"), roof, roof.achievable_peak, roof.achievable_bandwidth,
                roof.achievable_text);
        if (!roof.current)
            continue; // thin lines are drawn for the current machine only
        if (options.memory_levels)
            for (const SideCeiling& level : roof.memory_levels)
                rows.ceiling(QStringLiteral("memory level"), roof, 0, level.value, level.text);
        if (options.other_precisions)
            for (const SideCeiling& other : roof.other_peaks)
                rows.ceiling(QStringLiteral("precision"), roof, other.value, 0, other.text);
    }
    for (const Trajectory& one : scene.trajectories) {
        if (!drawn(one.machine))
            continue;
        for (const TrajectoryPoint& point : one.points)
            rows.point(QStringLiteral("point"), one, one.phase, point);
        if (one.current)
            rows.point(QStringLiteral("current"), one, one.phase, *one.current);
        if (one.memory_full)
            rows.point(QStringLiteral("memory full"), one, one.phase, *one.memory_full);
        if (one.ridge_mark)
            rows.point(QStringLiteral("ridge"), one, one.phase, *one.ridge_mark);
        for (const ExtraMarker& extra : one.extras)
            rows.point(QStringLiteral("extra"), one, extra.phase, extra.point);
    }
    if (scene.ghost)
        rows.add({ QStringLiteral("before"), {}, {}, phase_name(scene.ghost->phase), {}, number(scene.ghost->intensity),
            number(scene.ghost->achieved), {}, {}, {}, scene.ghost->label });
    return rows.bytes();
}

} // namespace roofline_export

} // namespace mlsysim::widgets
