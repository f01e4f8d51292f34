// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/results/glossarycard.h"
#include "widgets/results/termlabel.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace mlsysim::widgets;

namespace {

GlossaryCard* open_card()
{
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* card = qobject_cast<GlossaryCard*>(widget); card && card->isVisible())
            return card;
    return nullptr;
}

} // namespace

class TestTermLabel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void cleanup()
    {
        if (QWidget* card = open_card())
            card->close();
    }
    void marks_become_terms();
    void broken_marks_stay_text();
    void click_opens_the_card();
    void keyboard_walks_and_opens();
    void height_follows_the_width();
};

void TestTermLabel::marks_become_terms()
{
    TermLabel label(QStringLiteral("Left of the [[ridge point]] it is [[memory-bound|bound by memory]]."));
    QCOMPARE(label.text(), QStringLiteral("Left of the ridge point it is bound by memory."));
    QCOMPARE(label.terms(), (QStringList { "ridge point", "memory-bound" }));
    QCOMPARE(label.accessibleName(), label.text());
    QCOMPARE(label.focusPolicy(), Qt::TabFocus);
    label.setText(QStringLiteral("plain"));
    QVERIFY(label.terms().isEmpty());
    QCOMPARE(label.focusPolicy(), Qt::NoFocus);
    // A key that was under way while the terms went finds none.
    for (const Qt::Key key : { Qt::Key_Right, Qt::Key_Left, Qt::Key_F1 })
        QTest::keyClick(&label, key);
    QCOMPARE(label.currentTerm(), 0);
    QVERIFY(!open_card());
}

void TestTermLabel::broken_marks_stay_text()
{
    TermLabel label(QStringLiteral("an [[open mark"));
    QCOMPARE(label.text(), QStringLiteral("an [[open mark"));
    QVERIFY(label.terms().isEmpty());
}

void TestTermLabel::click_opens_the_card()
{
    TermLabel label(QStringLiteral("The [[KV cache]] grows."));
    label.resize(300, label.heightForWidth(300));
    label.show();
    QSignalSpy activated(&label, &TermLabel::termActivated);
    QTest::mouseClick(&label, Qt::LeftButton, {}, QPoint(2, label.termRect(0).center().y()));
    QCOMPARE(activated.size(), 0);
    QTest::mouseClick(&label, Qt::LeftButton, {}, label.termRect(0).center());
    QCOMPARE(activated.size(), 1);
    GlossaryCard* card = open_card();
    QVERIFY(card);
    QVERIFY(card->text().startsWith(QLatin1String("KV cache")));
    card->showWord(QStringLiteral("gqa"));
    QVERIFY(card->text().startsWith(QLatin1String("GQA")));
    QTest::keyClick(card, Qt::Key_Escape);
    QVERIFY(!open_card());
}

void TestTermLabel::keyboard_walks_and_opens()
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    auto* first = new TermLabel(QStringLiteral("A [[roofline]] has a [[ridge point]]."));
    auto* second = new TermLabel(QStringLiteral("A [[batch]] shares weights."));
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    window.activateWindow();
    first->setFocus(Qt::TabFocusReason);
    QCOMPARE(first->currentTerm(), 0);
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(first->currentTerm(), 1);
    QSignalSpy activated(first, &TermLabel::termActivated);
    QTest::keyClick(first, Qt::Key_F1);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].toString(), QStringLiteral("ridge point"));
    QVERIFY(open_card());
    open_card()->close();
    QTest::keyClick(first, Qt::Key_Left);
    QTest::keyClick(first, Qt::Key_Return);
    QCOMPARE(activated.last()[0].toString(), QStringLiteral("roofline"));
    open_card()->close();
    QTest::keyClick(first, Qt::Key_Right);
    QTest::keyClick(first, Qt::Key_Tab);
    QCOMPARE(window.focusWidget(), second);
}

void TestTermLabel::height_follows_the_width()
{
    TermLabel label(QStringLiteral(
        "A tenth of the weights moves again for every unit of work, so the [[arithmetic intensity]] ends early."));
    QVERIFY(label.heightForWidth(160) > label.heightForWidth(600));
    QVERIFY(label.minimumSizeHint().width() < 160);
}

QTEST_MAIN(TestTermLabel)
#include "tst_termlabel.moc"
