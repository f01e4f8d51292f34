// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chip.h"
#include "widgets/common/focusring.h"
#include "widgets/common/look.h"
#include "widgets/common/pagerail.h"
#include "widgets/common/resultcell.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/toast.h"

#include <QAccessible>
#include <QFocusFrame>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace mlsysim::widgets;

class TestControls : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void segmentsByMouseAndKeys()
    {
        SegmentedControl control;
        for (const char* text : { "Prefill", "Decode", "Train" })
            control.addSegment(text, QString(text).toLower());
        control.show();
        QVERIFY(QTest::qWaitForWindowActive(&control));
        QSignalSpy activated(&control, &SegmentedControl::activated);
        QCOMPARE(control.currentIndex(), 0);
        control.setCurrentData("decode");
        QCOMPARE(control.currentIndex(), 1);
        QCOMPARE(activated.size(), 0);
        QTest::mouseClick(control.segment(2), Qt::LeftButton);
        QCOMPARE(control.currentData().toString(), QString("train"));
        QCOMPARE(activated.size(), 1);
        control.segment(2)->setFocus();
        QTest::keyClick(control.segment(2), Qt::Key_Left);
        QCOMPARE(control.currentIndex(), 1);
        QCOMPARE(activated.size(), 2);
        QVERIFY(control.segment(1)->hasFocus());
        QVERIFY(FocusRing::isShownFor(control.segment(1)));
        control.setCurrentIndex(-1);
        QCOMPARE(control.currentIndex(), -1);
        control.setSegmentEnabled(0, false, "No such rate.");
        QCOMPARE(control.segment(0)->toolTip(), QString("No such rate."));
        QCOMPARE(QAccessible::queryAccessibleInterface(control.segment(0))->role(), QAccessible::RadioButton);
        QCOMPARE(
            QAccessible::queryAccessibleInterface(control.segment(0))->text(QAccessible::Name), QString("Prefill"));
    }

    void segmentsKeepTheirWidth()
    {
        SegmentedControl control;
        for (const char* text : { "fp32", "fp16" })
            control.addSegment(text);
        const int before = control.sizeHint().width();
        control.setCurrentIndex(1);
        QCOMPARE(control.sizeHint().width(), before);
    }

    void cellIsOneButton()
    {
        ResultCell cell;
        cell.setLabel("Latency per token");
        cell.setValue("7.48", "ms");
        cell.setSubline("6.9 to 8.4");
        cell.resize(152, 70);
        cell.show();
        QCOMPARE(cell.accessibleName(), QString("Latency per token: 7.48 ms"));
        QCOMPARE(cell.accessibleDescription(), QString("6.9 to 8.4"));
        cell.setState(ResultCell::State::Stale);
        QVERIFY(cell.accessibleDescription().contains("before the last change"));
        QSignalSpy clicked(&cell, &QAbstractButton::clicked);
        QTest::mouseClick(&cell, Qt::LeftButton, {}, QPoint(140, 60));
        cell.setFocus();
        QTest::keyClick(&cell, Qt::Key_Space);
        QCOMPARE(clicked.size(), 2);
        QCOMPARE(QAccessible::queryAccessibleInterface(&cell)->role(), QAccessible::Button);
    }

    void ringOnlyAfterKeys()
    {
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* first = new QPushButton("First");
        auto* second = new QPushButton("Second");
        row->addWidget(first);
        row->addWidget(second);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::mouseClick(first, Qt::LeftButton);
        first->setFocus(Qt::MouseFocusReason);
        QVERIFY(!FocusRing::isShownFor(first));
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QVERIFY(FocusRing::isShownFor(second));
        auto* frame = window.findChild<QFocusFrame*>("focusRing");
        QVERIFY(frame);
        QVERIFY(frame->isVisible());
        QVERIFY(frame->geometry().contains(second->geometry().adjusted(-3, -3, 3, 3)));
        QTest::mousePress(second, Qt::LeftButton);
        QVERIFY(!FocusRing::isShownFor(second));
        QVERIFY(!frame->isVisible());
    }

    void chip()
    {
        Chip chip("MI300X");
        chip.setSwatch(Qt::red);
        chip.setCount(4, { 1, 2, 4, 8 });
        chip.setClosable(true);
        chip.show();
        QSignalSpy closed(&chip, &Chip::closeRequested);
        QSignalSpy chosen(&chip, &Chip::countChosen);
        QTest::mouseClick(chip.closeButton(), Qt::LeftButton);
        QTest::keyClick(&chip, Qt::Key_Delete);
        QCOMPARE(closed.size(), 2);
        QCOMPARE(chip.countButton()->text(), QString::fromUtf8("×4"));
        chip.countButton()->menu()->actions().at(3)->trigger();
        QCOMPARE(chosen.value(0).value(0).toInt(), 8);
        QCOMPARE(chip.count(), 4); // the owner decides
        QVERIFY(chip.rect().contains(chip.closeButton()->geometry()));
        QVERIFY(!chip.closeButton()->geometry().intersects(chip.countButton()->geometry()));
        QCOMPARE(chip.closeButton()->accessibleName(), QString("Remove MI300X"));
    }

    void rail()
    {
        PageRail rail;
        for (const char* name : { "roofline", "serving", "training" })
            rail.addPage(name, name, "Ctrl+1");
        rail.addFooter("settings", "Settings");
        rail.resize(72, 500);
        rail.show();
        QVERIFY(QTest::qWaitForWindowActive(&rail));
        QSignalSpy activated(&rail, &PageRail::activated);
        QSignalSpy footer(&rail, &PageRail::footerActivated);
        QTest::mouseClick(rail.page(2), Qt::LeftButton);
        QCOMPARE(rail.currentIndex(), 2);
        QCOMPARE(activated.value(0).value(0).toInt(), 2);
        rail.setCurrentIndex(0);
        QCOMPARE(activated.size(), 1);
        QTest::mouseClick(rail.footer(0), Qt::LeftButton);
        QCOMPARE(footer.size(), 1);
        QCOMPARE(rail.currentIndex(), 0);
        QVERIFY(rail.page(0)->toolTip().contains("Ctrl+1"));
        QCOMPARE(rail.sizeHint().width(), 72);
        rail.setNarrow(true);
        QCOMPARE(rail.sizeHint().width(), 48);
        rail.page(0)->setFocus();
        QTest::keyClick(rail.page(0), Qt::Key_Down);
        QVERIFY(rail.page(1)->hasFocus());
        QCOMPARE(rail.currentIndex(), 0); // looking is not going
        QTest::keyClick(rail.page(1), Qt::Key_Return);
        QCOMPARE(rail.currentIndex(), 1);
    }

    void search()
    {
        SearchField field;
        field.setKeys(QKeySequence(Qt::CTRL | Qt::Key_K));
        field.show();
        QSignalSpy down(&field, &SearchField::leaveDown);
        QTest::keyClicks(&field, "h100");
        QTest::keyClick(&field, Qt::Key_Down);
        QCOMPARE(down.size(), 1);
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }

    void toast()
    {
        QWidget page;
        page.resize(400, 300);
        page.show();
        Toast toast(&page);
        QSignalSpy undone(&toast, &Toast::actionTriggered);
        toast.showMessage("Design pinned as C.", "Undo", 50);
        QVERIFY(toast.isVisible());
        QVERIFY(page.rect().contains(toast.geometry()));
        QTest::mouseClick(toast.actionButton(), Qt::LeftButton);
        QCOMPARE(undone.size(), 1);
        QVERIFY(!toast.isVisible());
        toast.showMessage("Saved.", {}, 50);
        QVERIFY(!toast.actionButton()->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!toast.isVisible(), 1000);
        toast.showMessage(QString(400, 'x') + " and words that go on for a while", "Undo", 0);
        QVERIFY(toast.width() <= page.width());
    }
};

QTEST_MAIN(TestControls)
#include "tst_look_controls.moc"
