// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/common/painting.h"
#include "widgets/common/valuebutton.h"
#include "widgets/common/valuefield.h"
#include "widgets/common/valueslider.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace mlsysim::widgets;

namespace {

void wheel(QWidget* widget, int delta)
{
    const QPointF middle = widget->rect().center();
    QWheelEvent event(middle, widget->mapToGlobal(middle), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier,
        Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

QPoint at(const ValueTrack* track, double position)
{
    const QRectF groove = slider_groove(track->rect(), true);
    return QPointF(groove.left() + position * groove.width(), groove.center().y()).toPoint();
}

void move(QWidget* widget, const QPoint& position)
{
    QMouseEvent event(
        QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(widget, &event);
}

} // namespace

class TestValueSlider : public QObject {
    Q_OBJECT

    std::unique_ptr<ValueSlider> m_slider;
    ValueTrack* m_track = nullptr;
    ValueField* m_field = nullptr;

    void follow() { connect(m_slider.get(), &ValueSlider::valueEdited, m_slider.get(), &ValueSlider::setValue); }

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void init()
    {
        m_slider = std::make_unique<ValueSlider>();
        m_slider->setLabel("Batch");
        m_slider->setRange(1, 4096, ValueSlider::Scale::PowersOfTwo);
        m_slider->setDefaultValue(8);
        m_slider->setValue(64);
        m_slider->resize(320, m_slider->sizeHint().height());
        m_slider->show();
        QVERIFY(QTest::qWaitForWindowActive(m_slider.get()));
        m_track = m_slider->track();
        m_field = m_slider->field();
    }

    void holdsNoTruth()
    {
        QSignalSpy edited(m_slider.get(), &ValueSlider::valueEdited);
        m_track->setFocus();
        QTest::keyClick(m_track, Qt::Key_Right);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][0].toDouble(), 128.0);
        QCOMPARE(m_slider->value(), 64.0); // nobody answered
        m_slider->setValue(128);
        QCOMPARE(edited.size(), 1); // showing is not asking
        QCOMPARE(m_field->text(), QString("128"));
    }

    void dragIsOneGesture()
    {
        follow();
        QSignalSpy edited(m_slider.get(), &ValueSlider::valueEdited);
        QSignalSpy finished(m_slider.get(), &ValueSlider::gestureFinished);
        QTest::mousePress(m_track, Qt::LeftButton, {}, at(m_track, 0.5));
        QCOMPARE(edited.size(), 0); // the handle was taken where it stands
        move(m_track, at(m_track, 7 / 12.0));
        move(m_track, at(m_track, 8 / 12.0));
        move(m_track, at(m_track, 1.4));
        QCOMPARE(finished.size(), 0);
        QTest::mouseRelease(m_track, Qt::LeftButton, {}, at(m_track, 1));
        QCOMPARE(finished.size(), 1);
        QCOMPARE(edited[0][0].toDouble(), 128.0);
        QCOMPARE(edited[1][0].toDouble(), 256.0);
        QCOMPARE(m_slider->value(), 4096.0);
    }

    void clickOnGrooveGoesThere()
    {
        follow();
        QTest::mouseClick(m_track, Qt::LeftButton, {}, at(m_track, 10 / 12.0));
        QCOMPARE(m_slider->value(), 1024.0);
    }

    void keys_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<double>("expected");
        QTest::newRow("right") << int(Qt::Key_Right) << 128.0;
        QTest::newRow("left") << int(Qt::Key_Left) << 32.0;
        QTest::newRow("up") << int(Qt::Key_Up) << 128.0;
        QTest::newRow("page up") << int(Qt::Key_PageUp) << 256.0;
        QTest::newRow("page down") << int(Qt::Key_PageDown) << 16.0;
        QTest::newRow("home") << int(Qt::Key_Home) << 1.0;
        QTest::newRow("end") << int(Qt::Key_End) << 4096.0;
    }

    void keys()
    {
        QFETCH(int, key);
        QFETCH(double, expected);
        follow();
        QSignalSpy finished(m_slider.get(), &ValueSlider::gestureFinished);
        QTest::keyClick(m_track, static_cast<Qt::Key>(key));
        QCOMPARE(m_slider->value(), expected);
        QCOMPARE(finished.size(), 1);
    }

    void betweenPowers()
    {
        follow();
        m_slider->setValue(48);
        QTest::keyClick(m_track, Qt::Key_Right);
        QCOMPARE(m_slider->value(), 64.0);
        m_slider->setValue(48);
        QTest::keyClick(m_track, Qt::Key_Left);
        QCOMPARE(m_slider->value(), 32.0);
        m_slider->setValue(48);
        QTest::keyClick(m_track, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(m_slider->value(), 49.0);
    }

    void doubleClickReturnsToDefault()
    {
        follow();
        QSignalSpy finished(m_slider.get(), &ValueSlider::gestureFinished);
        QTest::mouseDClick(m_track, Qt::LeftButton, {}, at(m_track, 0.5));
        QCOMPARE(m_slider->value(), 8.0);
        QVERIFY(finished.size() >= 1);
    }

    void wheelOnlyWithFocus()
    {
        follow();
        m_field->setFocus();
        wheel(m_track, 120);
        QCOMPARE(m_slider->value(), 64.0);
        wheel(m_field, 120);
        QCOMPARE(m_slider->value(), 128.0);
        m_track->setFocus();
        wheel(m_field, 120);
        QCOMPARE(m_slider->value(), 128.0);
        wheel(m_track, -120);
        QCOMPARE(m_slider->value(), 64.0);
    }

    void typing()
    {
        follow();
        QSignalSpy edited(m_slider.get(), &ValueSlider::valueEdited);
        QSignalSpy finished(m_slider.get(), &ValueSlider::gestureFinished);
        m_field->setFocus();
        m_field->selectAll();
        QTest::keyClicks(m_field, "100");
        QCOMPARE(edited.size(), 0);
        m_slider->setValue(64); // an echo does not eat what is being typed
        QCOMPARE(m_field->text(), QString("100"));
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_slider->value(), 100.0);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(finished.size(), 1);
        QTest::keyClick(m_field, Qt::Key_Up);
        QCOMPARE(m_slider->value(), 128.0);
    }

    void typingNonsense()
    {
        follow();
        QSignalSpy edited(m_slider.get(), &ValueSlider::valueEdited);
        m_field->setFocus();
        m_field->selectAll();
        QTest::keyClicks(m_field, "many");
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(edited.size(), 0);
        QVERIFY(!m_field->error().isEmpty());
        QCOMPARE(m_field->text(), QString("many"));
        QTest::keyClick(m_field, Qt::Key_Escape);
        QVERIFY(m_field->error().isEmpty());
        QCOMPARE(m_field->text(), QString("64"));
    }

    void leavingTheFieldCommits()
    {
        follow();
        m_field->setFocus();
        m_field->selectAll();
        QTest::keyClicks(m_field, "12");
        m_track->setFocus();
        QCOMPARE(m_slider->value(), 12.0);
    }

    void ownConversion()
    {
        m_slider->setConversion({ [](double v) { return QString("b%1").arg(v); },
            [](const QString& t) { return t == "x" ? std::optional(7.0) : std::nullopt; } });
        follow();
        QCOMPARE(m_field->text(), QString("b64"));
        m_field->setFocus();
        m_field->selectAll();
        QTest::keyClicks(m_field, "x");
        QTest::keyClick(m_field, Qt::Key_Return);
        QCOMPARE(m_slider->value(), 7.0);
    }

    void scales()
    {
        ValueTrack track;
        track.setRange(1, 10000, ValueTrack::Scale::Logarithmic);
        QVERIFY(std::abs(track.positionOf(100) - 0.5) < 1e-12);
        QCOMPARE(track.valueAt(0.5), 100.0);
        QCOMPARE(track.valueAt(-1), 1.0);
        QCOMPARE(track.valueAt(2), 10000.0);
        track.setValue(10000);
        QCOMPARE(track.stepped(1), 10000.0);
        track.setRange(0, 1, ValueTrack::Scale::Linear);
        track.setValue(0.5);
        QVERIFY(std::abs(track.stepped(1) - 0.51) < 1e-12);
        QVERIFY(std::abs(track.stepped(1, Qt::ShiftModifier) - 0.501) < 1e-12);
        track.setRange(1, 1000, ValueTrack::Scale::Logarithmic, 1);
        track.setValue(2);
        QCOMPARE(track.stepped(1), 3.0); // a count moves although the share of a step is less than one
        QCOMPARE(track.stepped(-1), 1.0);
        track.setRange(5, 5, ValueTrack::Scale::Linear);
        QCOMPARE(track.positionOf(5), 0.0);
    }

    void accessibility()
    {
        QAccessibleInterface* groove = QAccessible::queryAccessibleInterface(m_track);
        QVERIFY(groove);
        QCOMPARE(groove->role(), QAccessible::Slider);
        QCOMPARE(groove->text(QAccessible::Name), QString("Batch"));
        QCOMPARE(groove->text(QAccessible::Value), QString("64"));
        QVERIFY(groove->valueInterface());
        QCOMPARE(groove->valueInterface()->currentValue().toDouble(), 64.0);
        QCOMPARE(groove->valueInterface()->maximumValue().toDouble(), 4096.0);
        follow();
        groove->valueInterface()->setCurrentValue(256);
        QCOMPARE(m_slider->value(), 256.0);
        QCOMPARE(QAccessible::queryAccessibleInterface(m_field)->text(QAccessible::Name), QString("Batch"));
    }

    void forbiddenIsExplained()
    {
        m_slider->setHelp("How many requests at a time.");
        m_slider->setForbiddenFrom(1040, "Memory is full at 1 040.");
        QVERIFY(m_track->toolTip().contains("Memory is full"));
        QVERIFY(m_track->toolTip().contains("8"));
        const QImage hatched = m_track->grab().toImage();
        m_slider->setForbiddenFrom({});
        QVERIFY(!m_track->toolTip().contains("Memory is full"));
        QVERIFY(hatched != m_track->grab().toImage());
    }

    void valueButtonOpens()
    {
        ValueButton button;
        button.setLabel("Context");
        button.setValueText("512", "tokens");
        auto* editor = new ValueSlider;
        button.setEditor(editor);
        button.show();
        QCOMPARE(button.accessibleName(), QString("Context: 512 tokens"));
        button.setFocus();
        QTest::keyClick(&button, Qt::Key_Down);
        QVERIFY(button.isOpen());
        QVERIFY(editor->isVisible());
        button.closePopup();
        QVERIFY(!button.isOpen());
    }
};

QTEST_MAIN(TestValueSlider)
#include "tst_value_slider.moc"
