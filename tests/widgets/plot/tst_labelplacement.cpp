// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplescenes.h"
#include "widgets/common/fonts.h"
#include "widgets/plot/rooflinelayout.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>

using namespace mlsysim::widgets;

namespace {

LabelRequest request(int id, LabelPriority priority, QSizeF size, std::vector<LabelRequest::Place> places)
{
    LabelRequest one;
    one.id = id;
    one.priority = priority;
    one.size = size;
    one.places = std::move(places);
    return one;
}

/// A random scene that is still physical: some machines, models as points below the roofs, any of the marks.
RooflineScene random_scene(QRandomGenerator& random)
{
    const auto between
        = [&](double low, double high) { return std::pow(10, low + random.generateDouble() * (high - low)); };
    RooflineScene scene = examples::fourBySix(std::exp2(random.bounded(12)));
    scene.roofs.resize(static_cast<std::size_t>(1 + random.bounded(4)));
    scene.trajectories.resize(static_cast<std::size_t>(random.bounded(static_cast<int>(scene.trajectories.size()))));
    for (Roof& roof : scene.roofs) {
        roof.peak = between(11, 15.5);
        roof.bandwidth = roof.peak / between(0, 3);
        roof.achievable_peak = roof.peak * random.generateDouble();
        roof.achievable_bandwidth = roof.bandwidth * (0.3 + 0.7 * random.generateDouble());
        if (random.bounded(2))
            roof.other_peaks = { { QStringLiteral("fp8 · 2 PFLOP/s"), roof.peak * 2 } };
        roof.memory_levels = { { QStringLiteral("L2 · 5 TB/s"), roof.bandwidth * between(0, 1) } };
    }
    scene.options.memory_levels = random.bounded(2);
    scene.options.linear_inset = random.bounded(3) == 0;
    for (Trajectory& one : scene.trajectories)
        for (TrajectoryPoint& point : one.points)
            if (random.bounded(3) == 0)
                point.label = QStringLiteral("batch %1").arg(point.batch);
    scene.ghost = RooflineGhost { between(0, 3), between(11, 14), PlotPhase::Decode, QStringLiteral("before: batch 8"),
        QStringLiteral("6.6× tokens/s") };
    return scene;
}

} // namespace

class LabelPlacementTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_fonts(); }

    void boxes()
    {
        const LabelBox flat { { 0, 0 }, { 40, 10 }, 0 };
        QVERIFY(flat.intersects(LabelBox { { 30, 0 }, { 40, 10 }, 0 }));
        QVERIFY(!flat.intersects(LabelBox { { 41, 0 }, { 40, 10 }, 0 }));
        const LabelBox sloped { { 30, 18 }, { 40, 10 }, -45 };
        QVERIFY(sloped.bounds().intersects(flat.bounds()));
        QVERIFY(!flat.intersects(LabelBox { { 36, 20 }, { 40, 10 }, -45 })); // bounds overlap, boxes don't
        QVERIFY(flat.intersects(QLineF(-50, -50, 50, 50)));
        QVERIFY(!flat.intersects(QLineF(-50, 0, -21, 0)));
        QVERIFY(!sloped.intersects(QLineF(0, 18, 30, -12)));
        QVERIFY(sloped.intersects(QLineF(0, 48, 60, -12)));
    }

    void importantLabelsGoFirst()
    {
        LabelObstacles obstacles { { 0, 0, 100, 100 }, {}, {} };
        const auto placed
            = placeLabels({ request(1, LabelPriority::Achievable, { 40, 20 }, { { { 50, 50 }, 0 } }),
                              request(2, LabelPriority::CurrentPoint, { 40, 20 }, { { { 50, 50 }, 0 } }) },
                obstacles);
        QCOMPARE(placed.size(), std::size_t { 1 });
        QCOMPARE(placed[0].id, 2);
    }

    void nextPlaceThenLeftOut()
    {
        LabelObstacles obstacles { { 0, 0, 100, 100 }, { QRectF(40, 40, 20, 20) }, { QLineF(0, 20, 100, 20) } };
        const std::vector<LabelRequest::Place> places { { { 50, 50 }, 0 }, { { 50, 20 }, 0 }, { { 90, 80 }, 0 },
            { { 50, 80 }, 0 } };
        auto placed = placeLabels({ request(1, LabelPriority::Roof, { 30, 10 }, places) }, obstacles);
        QCOMPARE(placed.size(), std::size_t { 1 });
        QCOMPARE(placed[0].box.center, QPointF(50, 80)); // mark, line, edge, free
        placed = placeLabels({ request(1, LabelPriority::Roof, { 30, 10 }, { places[0], places[1] }) }, obstacles);
        QVERIFY(placed.empty());
        LabelRequest bold = request(1, LabelPriority::CurrentPoint, { 30, 10 }, { places[0], places[1] });
        bold.line_crossings = 1;
        QCOMPARE(placeLabels({ bold }, obstacles).at(0).box.center, QPointF(50, 20));
        bold.short_size = { 8, 8 };
        bold.short_places = { { { 50, 80 }, 0 } };
        QVERIFY(placeLabels({ bold }, obstacles).at(0).shortened); // shorter rather than over a line
    }

    void alongASlope()
    {
        const QLineF slope(0, 100, 100, 0); // rises to the right
        const auto above = placesAlong(slope, { 40, 12 }, 3, true, 0, 1, 10);
        QVERIFY(above.size() > 5);
        QVERIFY(std::abs(above[0].angle + 45) < 1e-9);
        for (const auto& place : above) {
            QVERIFY(place.center.x() + place.center.y() < 100); // up and left of the line
            QVERIFY(!(LabelBox { place.center, { 40, 12 }, place.angle }.intersects(slope)));
        }
        for (const auto& place : placesAlong(slope, { 40, 12 }, 3, false, 0, 1, 10))
            QVERIFY(place.center.x() + place.center.y() > 100);
        QVERIFY(placesAlong(slope, { 400, 12 }, 3, true, 0, 1, 10).empty());
    }

    void randomRequestsNeverTouch()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            LabelObstacles obstacles;
            obstacles.frame = { 0, 0, 600, 400 };
            for (int i = 0; i < 20; ++i) {
                obstacles.marks.push_back(QRectF(random.bounded(600), random.bounded(400), 12, 12));
                obstacles.lines.push_back(
                    QLineF(random.bounded(600), random.bounded(400), random.bounded(600), random.bounded(400)));
            }
            std::vector<LabelRequest> requests;
            for (int i = 0; i < 25; ++i) {
                const QSizeF size(20 + random.bounded(100), 10 + random.bounded(20));
                auto places
                    = placesAround(QPointF(random.bounded(600), random.bounded(400)), size, 8, random.bounded(2));
                for (auto& place : places)
                    place.angle = random.bounded(3) == 0 ? -45 : 0;
                requests.push_back(request(i, static_cast<LabelPriority>(random.bounded(8)), size, places));
                requests.back().line_crossings = random.bounded(3);
            }
            const auto placed = placeLabels(requests, obstacles);
            for (std::size_t a = 0; a < placed.size(); ++a) {
                QVERIFY(obstacles.frame.contains(placed[a].box.bounds()));
                for (const QRectF& mark : obstacles.marks)
                    QVERIFY(!placed[a].box.intersects(LabelBox { mark.center(), mark.size(), 0 }));
                for (std::size_t b = a + 1; b < placed.size(); ++b)
                    QVERIFY(!placed[a].box.intersects(placed[b].box));
                int crossed = 0;
                for (const QLineF& line : obstacles.lines)
                    crossed += placed[a].box.intersects(line) ? 1 : 0;
                QVERIFY(crossed <= requests[static_cast<std::size_t>(placed[a].id)].line_crossings);
            }
        }
    }

    /// The same law on whole pictures: of the example scenes and of random ones, at many sizes and in three styles.
    void picturesKeepTheirLabelsApart()
    {
        QRandomGenerator random(11);
        std::vector<RooflineScene> scenes { examples::twoMachines(), examples::oneMachine(), examples::sevenMachines(),
            examples::fourBySix(), examples::overhead(), examples::infeasible(), examples::noMachine(),
            examples::noModel() };
        for (int i = 0; i < 60; ++i)
            scenes.push_back(random_scene(random));
        for (const PlotStyle& style :
            { PlotStyle::screen(light_theme()), PlotStyle::lecture(dark_theme()), PlotStyle::print() })
            for (const QSizeF& size : { QSizeF(926, 808), QSizeF(680, 620), QSizeF(1500, 1000), QSizeF(330, 290) })
                for (const RooflineScene& scene : scenes) {
                    check(scene, style, size);
                    if (QTest::currentTestFailed())
                        return;
                }
    }

private:
    static void check(const RooflineScene& scene, const PlotStyle& style, QSizeF size)
    {
        const RooflineLayout layout = layOutRoofline(scene, { style, size, frameOf(scene), {}, {}, {}, true });
        std::vector<LabelBox> labels;
        std::vector<MarkItem> marks;
        for (const RooflineLayer which : { RooflineLayer::Roofs, RooflineLayer::Labels, RooflineLayer::Trajectories }) {
            for (const TextItem& text : layout.layer(which).texts)
                labels.push_back(text.box);
            for (const MarkItem& mark : layout.layer(which).marks)
                marks.push_back(mark);
        }
        for (std::size_t a = 0; a < labels.size(); ++a) {
            QVERIFY(layout.mapping.area().contains(labels[a].bounds()));
            QVERIFY(!labels[a].intersects(LabelBox { layout.legend_rect.center(), layout.legend_rect.size(), 0 })
                || layout.legend_rect.isEmpty());
            for (const MarkItem& mark : marks)
                QVERIFY(!labels[a].intersects(LabelBox { mark.at, QSizeF(2 * mark.radius, 2 * mark.radius), 0 }));
            for (std::size_t b = a + 1; b < labels.size(); ++b)
                QVERIFY(!labels[a].intersects(labels[b]));
        }
        // An SVG has no painter's clip, so lines and fills end at the frame by themselves.
        const QRectF frame = layout.mapping.area().adjusted(-1e-6, -1e-6, 1e-6, 1e-6);
        for (const RooflineLayer which : { RooflineLayer::Fills, RooflineLayer::Roofs, RooflineLayer::Trajectories }) {
            for (const StrokeShape& stroke : layout.layer(which).strokes)
                for (const QPointF& point : stroke.points)
                    QVERIFY(frame.contains(point));
            for (const FillShape& fill : layout.layer(which).fills)
                for (const QPointF& point : fill.polygon)
                    QVERIFY(frame.contains(point));
        }
        // Beside the frame: ticks, titles and the bar don't touch each other.
        const auto& around = layout.layer(RooflineLayer::Grid).texts;
        for (std::size_t a = 0; a < around.size(); ++a) {
            for (std::size_t b = a + 1; b < around.size(); ++b)
                QVERIFY2(!around[a].box.intersects(around[b].box),
                    qPrintable(around[a].lines[0].text + QLatin1String(" | ") + around[b].lines[0].text));
        }
    }
};

QTEST_MAIN(LabelPlacementTest)
#include "tst_labelplacement.moc"
