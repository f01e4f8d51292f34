// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplescenes.h"
#include "widgets/plot/rooflineframe.h"

#include <QTest>

#include <cmath>

using namespace mlsysim::widgets;

class RooflineFrameTest : public QObject {
    Q_OBJECT

private slots:
    void wholeDecadesOfTheDesignPages()
    {
        const RooflineView view = frameOf(examples::twoMachines());
        QCOMPARE(view, (RooflineView { -1, 5, 11, 16 })); // mockups: 0.1 … 100 k, 100 G … 10 P
        QCOMPARE(frameOf(examples::oneMachine()), view);
        QCOMPARE(frameOf(examples::noMachine()), view);
    }

    void neverFittedToTheDot()
    {
        const RooflineView one = frameOf(examples::twoMachines(1));
        for (double batch = 1; batch <= 1024; batch *= 2)
            QCOMPARE(frameOf(examples::twoMachines(batch)), one);
    }

    void growsByWholeDecadesForWhatIsOutside()
    {
        RooflineScene scene = examples::twoMachines();
        scene.trajectories[0].extras[0].point.intensity = 3e6;
        scene.trajectories[1].points[0].achieved = 4e9;
        const RooflineView view = frameOf(scene);
        QCOMPARE(view, (RooflineView { -1, 7, 9, 16 }));
        scene.roofs[1].visible = false;
        QCOMPARE(frameOf(scene).y_low, 11.0); // what is hidden claims no room
    }

    void nonsenseIsIgnored()
    {
        RooflineScene scene = examples::twoMachines();
        const RooflineView before = frameOf(scene);
        TrajectoryPoint& point = scene.trajectories[0].points[0];
        for (const double bad : { 0.0, -1.0, std::nan(""), HUGE_VAL }) {
            point.intensity = bad;
            QCOMPARE(frameOf(scene), before);
        }
        scene.roofs[0].peak = 0;
        scene.roofs[1].bandwidth = std::nan("");
        QVERIFY(std::isfinite(frameOf(scene).x_low));
    }

    void equalDecades_data()
    {
        QTest::addColumn<QSizeF>("size");
        for (const QSizeF& size : { QSizeF(926, 808), QSizeF(680, 620), QSizeF(1240, 900), QSizeF(3000, 1900),
                 QSizeF(320, 280), QSizeF(300, 2000), QSizeF(2000, 100) })
            QTest::addRow("%gx%g", size.width(), size.height()) << size;
    }
    void equalDecades()
    {
        QFETCH(QSizeF, size);
        for (const RooflineView& view :
            { RooflineView {}, RooflineView { -3, 5, 5, 16 }, RooflineView { 0.3, 2.1, 9, 13.7 } }) {
            const QRectF available(QPointF(72, 10), size);
            const QRectF area = areaFor(view, available);
            QVERIFY(available.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(area));
            const double x = area.width() / view.xDecades(), y = area.height() / view.yDecades();
            QVERIFY(std::abs(x - y) < 1e-9);
            QVERIFY(std::abs(area.width() - size.width()) < 1e-9 || std::abs(area.height() - size.height()) < 1e-9);
        }
    }

    void pixelsAndBack()
    {
        const RooflineMapping map({ -1, 5, 11, 16 }, { 72, 10, 825, 687.5 });
        QCOMPARE(map.pixelsPerDecade(), 137.5);
        QCOMPARE(map.toPixel(0.1, 1e11), QPointF(72, 697.5));
        QCOMPARE(map.toPixel(1e5, 1e16), QPointF(897, 10));
        for (const double value : { 0.2, 3.0, 295.0, 4e4 })
            QVERIFY(std::abs(map.intensityAt(map.xOf(value)) / value - 1) < 1e-9);
        QVERIFY(std::abs(map.rateAt(map.yOf(989e12)) / 989e12 - 1) < 1e-9);
        const QPointF a = map.toPixel(1, 3.35e12), b = map.toPixel(100, 3.35e14); // a bandwidth roof
        QCOMPARE(a.y() - b.y(), b.x() - a.x()); // at 45°
        QVERIFY(map.xOf(0) < -1000);
        QVERIFY(map.yOf(std::nan("")) > 1000);
    }

    void zoomHoldsThePlaceUnderTheCursor()
    {
        const RooflineView view {};
        const RooflineView near = zoomed(view, 2, 1.5, 13);
        QCOMPARE(near.xDecades(), 3.0);
        QCOMPARE(near.yDecades(), 2.5);
        QCOMPARE((1.5 - near.x_low) / near.xDecades(), (1.5 - view.x_low) / view.xDecades());
        const RooflineView back = zoomed(near, 0.5, 1.5, 13);
        QVERIFY(std::abs(back.x_low - view.x_low) < 1e-9 && std::abs(back.y_high - view.y_high) < 1e-9);
        RooflineView far = view;
        for (int i = 0; i < 200; ++i)
            far = zoomed(far, 0.5, 0, 13);
        QVERIFY(far.xDecades() <= 61);
        for (int i = 0; i < 400; ++i)
            far = zoomed(far, 2, 0, 13);
        QVERIFY(far.yDecades() >= 0.049);
        const RooflineView band = fitted({ 0, 1, 12, 12.1 }, view);
        QVERIFY(std::abs(band.xDecades() / band.yDecades() - 1.2) < 1e-9);
        QVERIFY(band.x_low <= 1e-9 && band.x_high >= 1 - 1e-9);
    }

    void tickTexts()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(tickText(0.1, true), QStringLiteral("0.1"));
        QCOMPARE(tickText(1, true), QStringLiteral("1"));
        QCOMPARE(tickText(100, true), QStringLiteral("100"));
        QCOMPARE(tickText(1000, true), QStringLiteral("1 k"));
        QCOMPARE(tickText(1e13, true), QStringLiteral("10 T"));
        QCOMPARE(tickText(1e14, true), QStringLiteral("100 T"));
        QCOMPARE(tickText(1e15, true), QStringLiteral("1 P"));
        QCOMPARE(tickText(0.001, true), QStringLiteral("0.001"));
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(tickText(0.1, true), QStringLiteral("0,1"));
        QLocale::setDefault(QLocale::c());
    }

    void ticks()
    {
        const auto plain = logTicks(-1, 5, 137.5, 36, true, false);
        QCOMPARE(plain.size(), std::size_t { 7 });
        QCOMPARE(plain.back().text, QStringLiteral("100 k"));
        const auto minor = logTicks(-1, 5, 137.5, 36, true, true);
        QCOMPARE(minor.size(), std::size_t { 6 * 9 + 1 });
        int named = 0;
        for (const RooflineTick& tick : logTicks(-3, 9, 15, 36, true, false))
            named += tick.text.isEmpty() ? 0 : 1;
        QCOMPARE(named, 5); // each third decade: -3, 0, 3, 6, 9
        named = 0;
        for (const RooflineTick& tick : logTicks(0.1, 0.6, 900, 36, true, true))
            named += tick.text.isEmpty() ? 0 : 1;
        QVERIFY(named >= 2); // deep inside one decade the digits are named
    }
};

QTEST_APPLESS_MAIN(RooflineFrameTest)
#include "tst_rooflineframe.moc"
