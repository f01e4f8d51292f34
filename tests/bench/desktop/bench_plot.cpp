// SPDX-License-Identifier: Apache-2.0
// A slider step to its finished frame: four machines, six models and their trajectories at 1920×1080, against the same
// scene drawn with the stock graphs and texts of QCustomPlot in the same run. CPU time of this process.
#include "examplescenes.h"
#include "widgets/common/fonts.h"
#include "widgets/plot/rooflineplot.h"

#include <QApplication>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace mlsysim::widgets;

namespace {

constexpr double median_bound = 0.4, tail_bound = 0.6; // of the stock scene
constexpr int steps = 200;

double cpu_milliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Times {
    double median = 0, tail = 0;
};

template <class Step> Times measure(Step step)
{
    std::vector<double> times;
    for (int i = 0; i < steps; ++i) {
        const double start = cpu_milliseconds();
        step(i);
        QApplication::processEvents();
        times.push_back(cpu_milliseconds() - start);
    }
    std::ranges::sort(times);
    return { times[steps / 2], times[steps * 95 / 100] };
}

Times ours(const std::vector<RooflineScene>& scenes)
{
    RooflinePlot plot;
    plot.resize(1920, 1080);
    plot.setPlotStyle(PlotStyle::screen(light_theme()));
    plot.setScene(scenes[0]);
    plot.show();
    QApplication::processEvents();
    return measure([&](int i) { plot.setScene(scenes[static_cast<std::size_t>(i) % scenes.size()]); });
}

Times stock(const std::vector<RooflineScene>& scenes)
{
    QCustomPlot plot;
    plot.resize(1920, 1080);
    plot.setAntialiasedElements(QCP::aeAll);
    for (auto* axis : { plot.xAxis, plot.yAxis }) {
        axis->setScaleType(QCPAxis::stLogarithmic);
        axis->setTicker(QSharedPointer<QCPAxisTickerLog>(new QCPAxisTickerLog));
        axis->grid()->setSubGridVisible(true);
    }
    plot.xAxis->setRange(0.1, 1e5);
    plot.yAxis->setRange(1e11, 1e16);
    const Theme theme = light_theme();
    for (const auto& roof : scenes[0].roofs)
        for (const double share : { 1.0, 0.5 }) {
            QPen pen(theme.seriesStyle(roof.series).color, share == 1.0 ? 2.5 : 1.25);
            auto dash = theme.seriesStyle(roof.series).dash;
            for (auto& length : dash)
                length /= 2.5;
            if (share == 1.0 && !roof.current && !dash.isEmpty())
                pen.setDashPattern(dash);
            auto* graph = plot.addGraph();
            graph->setPen(pen);
            graph->setData({ 0.1, roof.peak * share / roof.bandwidth, 1e5 }, { roof.bandwidth * 0.1, roof.peak * share, roof.peak * share });
        }
    std::vector<QCPGraph*> curves;
    for (const auto& t : scenes[0].trajectories) {
        auto* curve = plot.addGraph();
        curve->setPen(QPen(theme.seriesStyle(t.series).color, t.primary ? 1.75 : 1.1));
        if (t.primary)
            curve->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(Qt::blue, 1.5), Qt::white, 6));
        auto* now = plot.addGraph();
        now->setLineStyle(QCPGraph::lsNone);
        now->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssTriangle, QPen(Qt::blue), Qt::white, 9));
        curves.insert(curves.end(), { curve, now });
    }
    QCPItemText* first = nullptr;
    for (int i = 0; i < 24; ++i) {
        auto* text = new QCPItemText(&plot);
        text->setText(QStringLiteral("H100  989 TFLOP/s"));
        text->position->setCoords(1 + i * 20, 1e12 * (i + 1));
        if (i < 6)
            text->setRotation(-45);
        first = first ? first : text;
    }
    plot.show();
    QApplication::processEvents();
    return measure([&](int i) {
        std::size_t k = 0;
        for (const auto& t : scenes[static_cast<std::size_t>(i) % scenes.size()].trajectories) {
            QVector<double> x, y;
            for (const auto& p : t.points)
                if (p.fits) {
                    x << p.intensity;
                    y << p.achieved;
                }
            curves[k++]->setData(x, y);
            curves[k++]->setData({ t.current->intensity }, { t.current->achieved });
        }
        first->setText(QStringLiteral("batch %1").arg(i));
        plot.replot(QCustomPlot::rpQueuedReplot);
    });
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    load_fonts();
    std::vector<RooflineScene> scenes;
    for (int i = 0; i < 60; ++i)
        scenes.push_back(examples::fourBySix(std::exp2(1 + i * 0.15)));
    const Times a = ours(scenes), b = stock(scenes);
    std::printf("ours   median %.2f ms, p95 %.2f ms\nstock  median %.2f ms, p95 %.2f ms\n", a.median, a.tail, b.median, b.tail);
    std::printf("ratio  median %.2f (at most %.2f), p95 %.2f (at most %.2f)\n", a.median / b.median, median_bound, a.tail / b.tail, tail_bound);
    return a.median <= median_bound * b.median && a.tail <= tail_bound * b.tail ? 0 : 1;
}
