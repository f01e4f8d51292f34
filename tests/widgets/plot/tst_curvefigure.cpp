// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/curveplot.h"

#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace mlsysim::widgets;

namespace {
constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double none = std::numeric_limits<double>::quiet_NaN();
} // namespace

/// Curves over any axis: ranges with round ends, lines that break where there is nothing, and a value to drag.
class TestCurveFigure : public QObject {
    Q_OBJECT

    static CurveFigure figure()
    {
        CurveFigure f;
        f.x = { .low = 0, .high = 100, .logarithmic = false };
        f.now = 40;
        f.notice = QStringLiteral("Nothing here");
        CurvePanel panel;
        panel.y = { .low = 1, .high = 100 };
        panel.curves = { { .id = QStringLiteral("a"),
            .name = QStringLiteral("a"),
            .current = true,
            .points = { { 0, 1 }, { 80, 100 }, { 90, infinite } },
            .pole = 85 } };
        f.panels = { panel };
        return f;
    }

private slots:
    void ranges_have_round_ends_data()
    {
        QTest::addColumn<bool>("logarithmic");
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        const auto row = [](const char* name) -> QTestData& { return QTest::newRow(name); };
        row("one, two, five") << true << QList<double> { 0.3, 40 } << 0.2 << 50.0;
        row("what has no logarithm is left out") << true << QList<double> { -1, 0, 2, infinite, none } << 1.0 << 4.0;
        row("from zero") << false << QList<double> { 2, 97 } << 0.0 << 100.0;
        row("far from zero") << false << QList<double> { 91, 98 } << 91.0 << 98.0;
        row("one value") << false << QList<double> { 10 } << 4.0 << 16.0;
        row("nothing") << true << QList<double> {} << 1.0 << 10.0;
    }
    void ranges_have_round_ends()
    {
        QFETCH(bool, logarithmic);
        QFETCH(QList<double>, values);
        CurveAxis axis { .logarithmic = logarithmic };
        axis.hold(std::span(values.constData(), static_cast<std::size_t>(values.size())));
        QTEST(axis.low, "low");
        QTEST(axis.high, "high");
        for (const double value : values)
            if (std::isfinite(value) && (value > 0 || !logarithmic)) {
                QVERIFY(axis.share(value) >= 0 && axis.share(value) <= 1);
                QVERIFY(std::fabs(axis.at(axis.share(value)) - value) <= 1e-9 * value);
            }
        QVERIFY(!axis.ticks(400, 40).empty());
    }

    void lines_break_where_there_is_nothing()
    {
        const CurveFigure f = figure();
        const Curve& curve = f.panels[0].curves[0];
        QVERIFY(std::fabs(curve.at(40, f.x, f.panels[0].y) - 10) < 1e-9); // half-way on the logarithm
        QVERIFY(std::isnan(curve.at(99, f.x, f.panels[0].y)));
        QVERIFY(!f.empty());
        CurveFigure bare = f;
        bare.panels[0].curves[0].points = { { 0, none }, { 50, infinite } };
        QVERIFY(bare.empty());
        for (const auto& each : { f, bare }) {
            QImage image(600, 400, QImage::Format_RGB32);
            QPainter painter(&image);
            each.paint(painter, image.size(), PlotStyle::print());
        }
        QCOMPARE(f.csv().split('\n').value(2), QByteArray("\"\",\"a\",80,100"));
    }

    void the_present_value_is_dragged()
    {
        CurvePlot plot;
        plot.resize(600, 400);
        plot.setFigure(figure());
        QSignalSpy dragged(&plot, &CurvePlot::dragged), started(&plot, &CurvePlot::gestureStarted),
            steps(&plot, &CurvePlot::stepRequested);
        const QRectF area = plot.figure().area(0, plot.size(), PlotStyle());
        QTest::mouseClick(
            &plot, Qt::LeftButton, {}, QPointF(area.left() + area.width() / 2, area.center().y()).toPoint());
        QCOMPARE(started.size(), 1);
        QVERIFY(std::fabs(dragged.value(0).value(0).toDouble() - 50) < 1);
        QTest::keyClick(&plot, Qt::Key_Left);
        QCOMPARE(steps.value(0).value(0).toInt(), -1);
        QVERIFY(plot.accessibleDescription().contains(QStringLiteral("a: 10 at 40")));
    }
};

QTEST_MAIN(TestCurveFigure)
#include "tst_curvefigure.moc"
