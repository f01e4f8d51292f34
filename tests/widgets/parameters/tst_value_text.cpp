// SPDX-License-Identifier: GPL-3.0-or-later
#include "everykind.h"

#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"

#include <QLocale>
#include <QTest>

using namespace mlsysim;
using namespace mlsysim::widgets;

namespace {

const Field& input(std::string_view id) { return *every_kind_solver().inputs.find(id); }

} // namespace

class TestValueText : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void numbers_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("hundredths of a linear share") << "share" << 0.5 << "0.50";
        QTest::newRow("more digits than hundredths") << "share" << 0.125 << "0.125";
        QTest::newRow("never more than six digits") << "share" << 0.123456789 << "0.123457";
        QTest::newRow("declared unit") << "delay" << 0.02 << "20 ms";
        QTest::newRow("declared unit beyond its thousand") << "delay" << 2.5 << "2500 ms";
        QTest::newRow("another multiple where the declared one is out of reach") << "delay" << 1e-7 << "100 ns";
        QTest::newRow("a count") << "count" << 64.0 << "64";
        QTest::newRow("four digits stand together") << "count" << 1040.0 << "1040";
        QTest::newRow("more are grouped") << "count" << 131072.0 << "131 072";
    }

    void numbers()
    {
        QFETCH(QString, id);
        QFETCH(double, value);
        QFETCH(QString, shown);
        QString text = shown_number(value, input(utf8(id))).text();
        QCOMPARE(text.replace(QChar(0x2009), QLatin1Char(' ')), shown);
    }

    void shownNumbersReadBack()
    {
        for (const QLocale& locale : { QLocale(QLocale::C), QLocale(QLocale::German), QLocale(QLocale::French) }) {
            QLocale::setDefault(locale);
            for (const double value : { 0.02, 1.5, 0.000123, 2500.0, 1e-8 }) {
                const ShownNumber shown = shown_number(value, input("delay"));
                const auto bare = typed_number(shown.number, shown.unit),
                           whole = typed_number(shown.text(), shown.unit);
                QVERIFY(bare && whole);
                QVERIFY2(qAbs(*bare - value) <= 1e-6 * value, qPrintable(shown.text()));
                QVERIFY(qAbs(*whole - value) <= 1e-6 * value);
            }
        }
    }

    void commaLocale()
    {
        QLocale::setDefault(QLocale::German);
        QCOMPARE(shown_number(0.125, input("share")).number, QStringLiteral("0,125"));
        QCOMPARE(typed_number(QStringLiteral("0,5"), input("share").unit), 0.5);
    }

    void listsAndMapsReadBackExactly()
    {
        const Value::Map map { { "a", Value(1.0 / 3 * 1e-6) }, { "b", Value(1.5e-6) }, { "c", Value(0.7) },
            { "d", Value(5e-6) } };
        const Field& starts = input("starts");
        const QString text = editable_text(map, *starts.type, starts);
        QVERIFY2(text.endsWith(QStringLiteral("b=1.5 µs, c=700 ms, d=5 µs")), qPrintable(text));
        QVERIFY(typed_value(text, *starts.type, starts.unit) == Value(map));
        const Field& sizes = input("sizes");
        QVERIFY(typed_value(QStringLiteral("1, 2k,  4"), *sizes.type, sizes.unit)
            == Value(Value::List { 1.0, 2000.0, 4.0 }));
    }

    void bareNumbersOfAMapCountInTheShownUnit()
    {
        const Field& starts = input("starts");
        QVERIFY(typed_value(QStringLiteral("a=3"), *starts.type, starts.unit)
            == Value(Value::Map { { "a", Value(3e-6) } }));
    }

    void words()
    {
        QCOMPARE(choice_text(QStringLiteral("per_direction")), QStringLiteral("Per direction"));
        QCOMPARE(choice_text(QStringLiteral("fp16")), QStringLiteral("fp16"));
        QCOMPARE(choice_text(QStringLiteral("n_m")), QStringLiteral("n_m"));
        QCOMPARE(in_sentence(QStringLiteral("Batch")), QStringLiteral("batch"));
        QCOMPARE(in_sentence(QStringLiteral("LoRA")), QStringLiteral("LoRA"));
        QCOMPARE(sentence(QStringLiteral("expected 1 or more")), QStringLiteral("Expected 1 or more."));
    }
};

QTEST_MAIN(TestValueText)
#include "tst_value_text.moc"
