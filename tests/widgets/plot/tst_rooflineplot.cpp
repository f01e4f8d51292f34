// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplescenes.h"
#include "widgets/common/fonts.h"
#include "widgets/plot/hovercardview.h"
#include "widgets/plot/rooflinelegend.h"
#include "widgets/plot/rooflinelayout.h"
#include "widgets/plot/rooflineplot.h"

#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <cmath>
#include <memory>

using namespace mlsysim::widgets;

class RooflinePlotTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_fonts(); }

    void init()
    {
        plot = std::make_unique<RooflinePlot>();
        plot->setPlotStyle(PlotStyle::screen(light_theme()));
        plot->resize(926, 808);
        plot->setScene(examples::twoMachines());
        plot->show();
        plot->flush();
    }
    void cleanup() { plot.reset(); }

    void equalScenesPaintEqually()
    {
        const QImage first = plot->grab().toImage();
        QCOMPARE(plot->grab().toImage(), first);
        RooflinePlot other;
        other.setPlotStyle(PlotStyle::screen(light_theme()));
        other.resize(plot->size());
        other.setScene(examples::twoMachines());
        QCOMPARE(other.grab().toImage(), first);
        plot->setScene(examples::twoMachines(8));
        QVERIFY(plot->grab().toImage() != first);
        plot->setScene(examples::twoMachines()); // painted in parts comes out as painted at once
        QCOMPARE(plot->grab().toImage(), first);
        QVERIFY(first.pixelColor(3, 3) == light_theme().plot_background);
    }

    void hiddenResultsLeaveRoofsAndAxes()
    {
        RooflineScene open = examples::sevenMachines(), hidden = open;
        hidden.options.results = false;
        const auto lay = [&](const RooflineScene& scene) {
            return layOutRoofline(scene, { plot->plotStyle(), plot->size(), frameOf(scene), {}, {}, {}, true });
        };
        const RooflineLayout before = lay(open), after = lay(hidden);
        QVERIFY(!before.layer(RooflineLayer::Trajectories).marks.empty());
        DisplayList nothing;
        nothing.clip = after.mapping.area();
        QVERIFY(after.layer(RooflineLayer::Trajectories) == nothing);
        QVERIFY(after.layer(RooflineLayer::Roofs) == before.layer(RooflineLayer::Roofs));
        QCOMPARE(after.mapping.area(), before.mapping.area());
        for (const RooflineTarget& target : after.targets)
            QVERIFY(target.element.model.isEmpty());
        QCOMPARE(after.legend_rect, before.legend_rect);
        QCOMPARE(after.legend.rows().front().cells.back(), QStringLiteral("?"));
    }

    void themesReachThePixels()
    {
        plot->setPlotStyle(PlotStyle::screen(dark_theme()));
        QCOMPARE(plot->grab().toImage().pixelColor(3, 3), dark_theme().plot_background);
    }

    void newDataNeverMovesAChosenView()
    {
        const RooflineView framed = plot->view();
        plot->zoom(2);
        const RooflineView chosen = plot->view();
        QVERIFY(chosen != framed);
        plot->setScene(examples::twoMachines(1));
        plot->setScene(examples::sevenMachines());
        QCOMPARE(plot->view(), chosen);
        plot->setScene(examples::twoMachines());
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QCOMPARE(plot->view(), framed);
        plot->goBack();
        QCOMPARE(plot->view(), chosen);
        plot->goForward();
        QCOMPARE(plot->view(), framed);
        QVERIFY(!plot->canGoForward());
    }

    void theFrameOnlyGrowsWhileTheMachinesStay()
    {
        RooflineScene scene = examples::twoMachines();
        const RooflineView framed = plot->view();
        scene.roofs[0].peak *= 100;
        plot->setScene(scene);
        QVERIFY(plot->view().y_high > framed.y_high);
        const RooflineView larger = plot->view();
        plot->setScene(examples::twoMachines());
        QCOMPARE(plot->view(), larger);
        plot->frameByMachine();
        QCOMPARE(plot->view(), framed);
    }

    void ringDragSnapsAndIsOneGesture()
    {
        QSignalSpy dragged(plot.get(), &RooflinePlot::batchDragged), started(plot.get(), &RooflinePlot::gestureStarted),
            finished(plot.get(), &RooflinePlot::gestureFinished);
        const Trajectory& curve = plot->scene().trajectories[0];
        press(pixel(*curve.current));
        QCOMPARE(started.count(), 0);
        move(pixel(curve.points[4]) + QPointF(6, 3)); // batch 16, not quite on it
        QCOMPARE(started.count(), 1);
        QCOMPARE(dragged.count(), 1);
        QCOMPARE(dragged.takeFirst()[0].toDouble(), 16.0);
        move(pixel(curve.points[4]) + QPointF(3, 6));
        QCOMPARE(dragged.count(), 0); // the same batch is not told twice
        const QPointF between = (pixel(curve.points[4]) + pixel(curve.points[5])) / 2;
        move(between, Qt::ShiftModifier);
        QCOMPARE(dragged.count(), 1);
        const double free = dragged.takeFirst()[0].toDouble();
        QVERIFY(free > 16 && free < 32 && free == std::round(free));
        release(between);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(plot->view(), (RooflineView { -1, 5, 11, 16 }));
    }

    void escapeTakesADragBack()
    {
        QSignalSpy dragged(plot.get(), &RooflinePlot::batchDragged),
            finished(plot.get(), &RooflinePlot::gestureFinished);
        const Trajectory& curve = plot->scene().trajectories[0];
        press(pixel(*curve.current));
        move(pixel(curve.points[2]));
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QCOMPARE(dragged.last()[0].toDouble(), 64.0);
        QCOMPARE(finished.count(), 1);
    }

    void roofDrags()
    {
        QSignalSpy peak(plot.get(), &RooflinePlot::peakDragged), bandwidth(plot.get(), &RooflinePlot::bandwidthDragged);
        const Roof& roof = plot->scene().roofs[0];
        const double decade = plot->pixelOf(10, 1e12).x() - plot->pixelOf(1, 1e12).x();
        const QPointF flat = plot->pixelOf(1.2e4, roof.peak);
        drag(flat, flat - QPointF(0, decade * std::log10(2)));
        QCOMPARE(peak.count(), 1);
        QCOMPARE(peak[0][0].toString(), roof.machine);
        QVERIFY(std::abs(peak[0][1].toDouble() / roof.peak - 2) < 0.02);
        QCOMPARE(bandwidth.count(), 0);
        const QPointF slope = plot->pixelOf(0.4, 0.4 * roof.bandwidth);
        drag(slope, slope - QPointF(0, decade));
        QCOMPARE(bandwidth.count(), 1);
        QVERIFY(std::abs(bandwidth[0][1].toDouble() / roof.bandwidth - 10) < 0.1);
        const QPointF corner = plot->pixelOf(roof.peak / roof.bandwidth, roof.peak);
        drag(corner,
            corner + QPointF(decade, 0)); // ridge ten times as far right: the same peak, a tenth of the bandwidth
        QVERIFY(std::abs(peak.last()[1].toDouble() / roof.peak - 1) < 1e-6);
        QVERIFY(std::abs(bandwidth.last()[1].toDouble() / roof.bandwidth - 0.1) < 0.001);
        RooflineScene fixed = plot->scene();
        fixed.options.roofs_draggable = false;
        plot->setScene(fixed);
        plot->flush();
        peak.clear();
        drag(flat, flat - QPointF(0, 40)); // pans instead
        QCOMPARE(peak.count(), 0);
        QVERIFY(plot->canGoBack());
    }

    void cursorsTellWhatCanBeDragged()
    {
        const Roof& roof = plot->scene().roofs[0];
        move(pixel(*plot->scene().trajectories[0].current));
        QCOMPARE(plot->cursor().shape(), Qt::OpenHandCursor);
        move(plot->pixelOf(1.2e4, roof.peak));
        QCOMPARE(plot->cursor().shape(), Qt::SizeVerCursor);
        move(plot->pixelOf(0.4, 0.4 * roof.bandwidth));
        QCOMPARE(plot->cursor().shape(), Qt::SizeFDiagCursor);
        move(plot->pixelOf(roof.peak / roof.bandwidth, roof.peak));
        QCOMPARE(plot->cursor().shape(), Qt::SizeAllCursor);
        move(plot->pixelOf(3e4, 3e11));
        QCOMPARE(plot->cursor().shape(), Qt::ArrowCursor);
    }

    void hoverPinCopyAndLetGo()
    {
        RooflineElement asked;
        plot->setHoverProvider([&](const RooflineElement& element) {
            asked = element;
            HoverCard card;
            card.title = QStringLiteral("Decode, batch %1").arg(element.batch);
            card.rows = { { QStringLiteral("Achieved"), QStringLiteral("1.08 TFLOP/s") } };
            return card;
        });
        QSignalSpy hovered(plot.get(), &RooflinePlot::elementHovered), pinned(plot.get(), &RooflinePlot::elementPinned);
        auto* card = plot->findChild<HoverCardView*>();
        const QPointF at = pixel(plot->scene().trajectories[1].points[2]);
        move(at + QPointF(11, 11));
        QVERIFY(!card->isVisible());
        move(at + QPointF(5, 4));
        QVERIFY(card->isVisible());
        QCOMPARE(asked.kind, RooflineElement::Kind::Point);
        QCOMPARE(asked.batch, 4.0);
        QCOMPARE(asked.machine, plot->scene().roofs[1].machine);
        QCOMPARE(hovered.count(), 1);
        QVERIFY(!card->geometry().contains(at.toPoint()));
        QVERIFY(plot->rect().contains(card->geometry()));
        press(at);
        release(at);
        QVERIFY(card->isPinned());
        move(plot->pixelOf(3e4, 3e11));
        QVERIFY(card->isVisible()); // stays
        QTest::keyClick(plot.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Decode, batch 4\nAchieved\t1.08 TFLOP/s\n"));
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QVERIFY(!card->isVisible());
        QCOMPARE(pinned.count(), 2);
        QTest::keyClick(plot.get(), Qt::Key_Return);
        QCOMPARE(asked.kind, RooflineElement::Kind::Current);
        QVERIFY(card->isPinned());
        plot->setScene(examples::noMachine()); // what was pinned is gone
        plot->flush();
        QVERIFY(!card->isVisible());
    }

    void keys()
    {
        QSignalSpy batch(plot.get(), &RooflinePlot::batchStepRequested),
            machine(plot.get(), &RooflinePlot::machineStepRequested),
            levels(plot.get(), &RooflinePlot::memoryLevelsToggleRequested);
        QTest::keyClick(plot.get(), Qt::Key_Right);
        QTest::keyClick(plot.get(), Qt::Key_Left);
        QCOMPARE(batch.count(), 2);
        QCOMPARE(batch[0][0].toInt(), 1);
        QCOMPARE(batch[1][0].toInt(), -1);
        QTest::keyClick(plot.get(), Qt::Key_Down);
        QCOMPARE(machine[0][0].toInt(), 1);
        QTest::keyClick(plot.get(), Qt::Key_M);
        QCOMPARE(levels.count(), 1);
        const double decades = plot->view().xDecades();
        QTest::keyClick(plot.get(), Qt::Key_Plus);
        QVERIFY(plot->view().xDecades() < decades);
        QTest::keyClick(plot.get(), Qt::Key_Minus);
        QTest::keyClick(plot.get(), Qt::Key_F);
        QCOMPARE(plot->view().xDecades(), decades);
        QTest::keyClick(plot.get(), Qt::Key_F, Qt::ShiftModifier);
        QVERIFY(plot->view().xDecades() < decades);
        QTest::keyClick(plot.get(), Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(plot->view().xDecades(), decades);
    }

    void wheelPanAndBand()
    {
        const QPointF at = plot->pixelOf(100, 1e14);
        QWheelEvent wheel(
            at, plot->mapToGlobal(at), {}, { 0, 240 }, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(plot.get(), &wheel);
        const QPointF after = plot->pixelOf(100, 1e14);
        QVERIFY(std::hypot(after.x() - at.x(), after.y() - at.y()) < 1.5);
        const double x = plot->pixelOf(10, 1e14).x() - plot->pixelOf(1, 1e14).x();
        const double y = plot->pixelOf(1, 1e13).y() - plot->pixelOf(1, 1e14).y();
        QVERIFY(std::abs(x - y) < 1e-6); // still equal decades
        plot->frameByMachine();
        const QPointF empty = plot->pixelOf(3e4, 5e11);
        drag(empty, empty + QPointF(-50, -30));
        const QPointF moved = plot->pixelOf(3e4, 5e11);
        QVERIFY(std::hypot(moved.x() - empty.x() + 50, moved.y() - empty.y() + 30) < 0.01);
        plot->frameByMachine();
        press(empty, Qt::ShiftModifier);
        move(empty - QPointF(100, 60), Qt::ShiftModifier);
        release(empty - QPointF(100, 60));
        QVERIFY(plot->view().xDecades() < 1.5);
        QTest::mouseDClick(plot.get(), Qt::LeftButton, {}, plot->rect().center() + QPoint(200, 200));
        QCOMPARE(plot->view(), (RooflineView { -1, 5, 11, 16 }));
    }

    void legendHidesIsolatesAndHighlights()
    {
        auto* legend = plot->findChild<RooflineLegend*>();
        QVERIFY(legend->isVisible());
        QCOMPARE(legend->table().rows().size(), std::size_t { 2 });
        const auto row
            = [&](std::size_t index) { return legend->table().rowRect(index).center().toPoint() + QPoint(6, 6); };
        const auto swatch
            = [&](std::size_t index) { return legend->table().swatchRect(index).center().toPoint() + QPoint(6, 6); };
        QSignalSpy chosen(plot.get(), &RooflinePlot::currentMachineRequested);
        QTest::mouseClick(legend, Qt::LeftButton, {}, row(1));
        QCOMPARE(chosen[0][0].toString(), plot->scene().roofs[1].machine);
        const QImage before = plot->grab().toImage();
        QTest::mouseClick(legend, Qt::LeftButton, {}, swatch(1));
        QCOMPARE(plot->hiddenMachines(), QStringList { plot->scene().roofs[1].machine });
        QVERIFY(plot->grab().toImage() != before);
        QTest::mouseClick(legend, Qt::LeftButton, {}, swatch(1));
        QVERIFY(plot->hiddenMachines().isEmpty());
        QTest::mouseDClick(legend, Qt::LeftButton, {}, row(1));
        QCOMPARE(plot->hiddenMachines(), QStringList { plot->scene().roofs[0].machine });
        QTest::mouseDClick(legend, Qt::LeftButton, {}, row(1));
        QVERIFY(plot->hiddenMachines().isEmpty());
        plot->flush();
        QCOMPARE(plot->grab().toImage(), before);
        plot->highlightMachine(plot->scene().roofs[1].machine);
        QVERIFY(plot->grab().toImage() != before);
    }

    void drops()
    {
        QSignalSpy dropped(plot.get(), &RooflinePlot::entryDropped);
        QMimeData other;
        other.setText(QStringLiteral("x"));
        QDragEnterEvent refused({ 50, 50 }, Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
        refused.ignore();
        QCoreApplication::sendEvent(plot.get(), &refused);
        QVERIFY(!refused.isAccepted());
        QMimeData entry;
        entry.setData(QStringLiteral("application/x-mlsysim-entry"), "Hardware.Cloud.A100");
        QDragEnterEvent enter({ 50, 50 }, Qt::CopyAction, &entry, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &entry, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(plot.get(), &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped[0][0].toString(), QStringLiteral("Hardware.Cloud.A100"));
    }

    void saysWhatItShows()
    {
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(plot.get());
        QVERIFY(face);
        QVERIFY(!face->text(QAccessible::Name).isEmpty());
        QCOMPARE(face->text(QAccessible::Description), plot->scene().spoken);
        for (QWidget* child : plot->findChildren<QWidget*>())
            QVERIFY2(child->focusPolicy() == Qt::NoFocus, child->metaObject()->className());
        RooflineScene scene = plot->scene();
        scene.spoken = QStringLiteral("Decode, batch 8");
        plot->setScene(scene);
        QCOMPARE(plot->accessibleDescription(), scene.spoken);
    }

    void theLastSceneWinsAndNothingIsQueuedTwice()
    {
        for (double batch = 1; batch <= 512; batch *= 2)
            plot->setScene(examples::twoMachines(batch));
        QCoreApplication::processEvents();
        const QImage last = plot->grab().toImage();
        RooflinePlot other;
        other.setPlotStyle(PlotStyle::screen(light_theme()));
        other.resize(plot->size());
        other.setScene(examples::twoMachines(512));
        QCOMPARE(last, other.grab().toImage());
    }

    void survivesAnyInput()
    {
        RooflineScene nonsense = examples::fourBySix();
        nonsense.roofs[0].peak = 0;
        nonsense.roofs[1].bandwidth = std::nan("");
        nonsense.roofs[2].achievable_peak = HUGE_VAL;
        nonsense.trajectories[0].points[3].intensity = -1;
        nonsense.trajectories[1].points.clear();
        nonsense.trajectories[2].current.reset();
        nonsense.ghost = RooflineGhost {};
        plot->setScene(nonsense);
        plot->grab();
        for (const QSize& size : { QSize(1, 1), QSize(40, 900), QSize(900, 40), QSize(320, 280), QSize(3000, 1900) }) {
            plot->resize(size);
            plot->setScene(examples::sevenMachines());
            plot->grab();
            plot->setScene(examples::oneMachine());
            plot->grab();
        }
        for (int i = 0; i < 60; ++i)
            plot->zoom(i < 30 ? 1.7 : 0.5);
        plot->grab();
    }

private:
    QPointF pixel(const TrajectoryPoint& point) const { return plot->pixelOf(point.intensity, point.achieved); }
    void send(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons,
        Qt::KeyboardModifiers modifiers)
    {
        QMouseEvent event(type, at, plot->mapToGlobal(at), button, buttons, modifiers);
        QCoreApplication::sendEvent(plot.get(), &event);
        m_down = buttons;
    }
    void press(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton, modifiers);
    }
    void move(QPointF at, Qt::KeyboardModifiers modifiers = {})
    {
        send(QEvent::MouseMove, at, Qt::NoButton, m_down, modifiers);
    }
    void release(QPointF at) { send(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton, {}); }
    void drag(QPointF from, QPointF to)
    {
        press(from);
        move(to);
        release(to);
        plot->flush();
    }

    std::unique_ptr<RooflinePlot> plot;
    Qt::MouseButtons m_down;
};

QTEST_MAIN(RooflinePlotTest)
#include "tst_rooflineplot.moc"
