// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/type.h"
#include "tests/support/json.h"

#include <QtTest>

#include <limits>

using namespace mlsysim;
using test::json;

/// The untyped tree, its JSON and CBOR, and the words that are suggested for a misspelt one.
class TestValues : public QObject {
    Q_OBJECT

private slots:
    void suggestions_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("expected");
        QTest::newRow("one letter") << "bandwith"
                                    << "bandwidth";
        QTest::newRow("two letters") << "bandwih"
                                     << "bandwidth";
        QTest::newRow("case is free") << "BANDWIDTH"
                                      << "bandwidth";
        QTest::newRow("swapped") << "capaicty"
                                 << "capacity";
        QTest::newRow("short word") << "tpd"
                                    << "tdp";
        QTest::newRow("nothing near") << "frobnicate"
                                      << "";
    }
    void suggestions()
    {
        QFETCH(QString, wanted);
        QFETCH(QString, expected);
        const std::string_view words[] { "capacity", "bandwidth", "tdp" };
        const auto near = nearest(wanted.toStdString(), words);
        QCOMPARE(QString::fromUtf8(near.data(), qsizetype(near.size())), expected);
        QCOMPARE(suggestion("tdq", words), std::string(", did you mean \"tdp\"?"));
        QCOMPARE(suggestion("frobnicate", words), std::string());
    }

    void values()
    {
        Value v = json("{'a': {'b': 1}, 'c': [1]}");
        QCOMPARE(v.at("a.b")->integer(), std::int64_t(1));
        QVERIFY(!v.at("a.c") && !v.at("c.0") && v.at("") == &v);
        v.set_at("a.d.e", 2);
        QCOMPARE(v.at("a.d.e")->integer(), std::int64_t(2));
        Value named = json("{'node': 'X'}");
        named.set_at("node.y", 1);
        QCOMPARE(to_json(named), test::json_text("{'node':{'extends':'X','y':1}}"));
        Value over = json("{'a': {'b': {'x': 1}}, 'c': [2, 3], 'n': null}");
        v.merge(over);
        QCOMPARE(to_json(v), test::json_text("{'a':{'b':{'x':1},'d':{'e':2}},'c':[2,3],'n':null}"));
        QVERIFY(Value().absent() && Value(1).is_number() && Value(1.5).number() == 1.5 && Value("x").number() == 0);
        QVERIFY(Value(true).truth() && !Value(1).truth());
    }

    void jsonTexts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("sound");
        QTest::newRow("object") << QByteArray("{'a':[1,2.5,'x',true,null]}") << true;
        QTest::newRow("large whole number") << QByteArray("9223372036854775807") << true;
        QTest::newRow("duplicate") << QByteArray("{'a':1,'a':2}") << false;
        QTest::newRow("duplicate further in") << QByteArray("[{'b':{'a':1,'a':1}}]") << false;
        QTest::newRow("same key in two objects") << QByteArray("[{'a':1},{'a':1}]") << true;
        QTest::newRow("comment") << QByteArray("{} // no") << false;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << false;
        QTest::newRow("NaN") << QByteArray("NaN") << false;
        QTest::newRow("beyond the doubles") << QByteArray("1e999") << false;
        QTest::newRow("64 deep") << QByteArray("[").repeated(64) + QByteArray("]").repeated(64) << true;
        QTest::newRow("66 deep") << QByteArray("[").repeated(66) + QByteArray("]").repeated(66) << false;
    }
    void jsonTexts()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, sound);
        std::string error;
        const auto value = parse_json(test::json_text(text.toStdString()), &error);
        QCOMPARE(value.has_value(), sound);
        QCOMPARE(error.empty(), sound);
        if (value)
            QVERIFY(*parse_json(to_json(*value)) == *value);
    }
    void jsonOfOddNumbers()
    {
        const double inf = std::numeric_limits<double>::infinity();
        QCOMPARE(to_json(Value(inf)), std::string("\"inf\""));
        QCOMPARE(to_json(Value(-inf)), std::string("\"-inf\""));
        QCOMPARE(to_json(Value(std::numeric_limits<double>::quiet_NaN())), std::string("null"));
        QCOMPARE(to_json(Value(0.1)), std::string("0.1"));
        QCOMPARE(to_json(Value("\xff")), std::string("\"\xef\xbf\xbd\""));
    }
};

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
