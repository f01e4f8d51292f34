// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/everything.h"
#include "tests/support/json.h"

#include <QtTest>

#include <cmath>

using namespace mlsysim;
using everything::Gadget;
using test::json;

namespace {

/// Knows two gadgets by name, as a registry would.
class GadgetReading : public Reading {
public:
    const void* record(const RecordType& type, const Value& value, const Field& field) override
    {
        static const Gadget slow { "Gadgets.Lab.Slow", "Slow", from_si<Bandwidth>(1e9), {}, {} };
        static const Gadget fast { "Gadgets.Lab.Fast", "Fast", from_si<Bandwidth>(4e9), {}, {} };
        for (const Gadget* g : { &slow, &fast })
            if (value.text() && *value.text() == g->path)
                return g;
        return Reading::record(type, value, field);
    }
};

const Structure& inputs() { return Describe<Everything>::solver.inputs; }

/// Reads `value` into fresh inputs and says what was wrong, one "field: message" a line.
QString wrong(const Value& value, everything::In* in = nullptr)
{
    everything::In scratch;
    GadgetReading reading;
    write_structure(inputs(), in ? in : &scratch, value, reading);
    QStringList lines;
    for (const auto& p : reading.problems)
        lines << QString::fromStdString(p.field + ": " + p.message);
    return lines.join('\n');
}

const char least[] = "{'integer': 2, 'part': {'duration': 1}}";

Value with(const char* id, Value value)
{
    Value all = json(least);
    all.set_at(id, std::move(value));
    return all;
}

} // namespace

/// The declaration and what is made of it.
class TestDescribe : public QObject {
    Q_OBJECT

private slots:
    void tables()
    {
        const Solver& s = Describe<Everything>::solver;
        QCOMPARE(s.id, std::string_view("everything"));
        QVERIFY(s.stability == Stability::Experimental);
        QCOMPARE(s.walls.front(), 22);
        QVERIFY(s.check && s.failure && s.outputs.results && !s.inputs.results);
        const Field& f = *s.inputs.find("quantity");
        QCOMPARE(f.min, 0.0);
        QCOMPARE(f.max, 100.0);
        QCOMPARE(f.low, 1e-3);
        QCOMPARE(f.high, 10.0);
        QCOMPARE(f.standard, 0.02);
        QCOMPARE(f.unit.label, std::string_view("ms"));
        QVERIFY(f.axis == Axis::Logarithmic && f.unit.dimension == dimension_of<Time>());
        QVERIFY(!s.inputs.find("nothing"));
        // Without bounds of their own, sliders span what is accepted.
        QCOMPARE(s.inputs.find("real")->low, -1.0);
        QCOMPARE(s.inputs.find("real")->high, 2.0);
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("element"); // -1 for none
        QTest::addColumn<bool>("number");
        const auto row = [](const char* id, Kind kind, int element = -1, bool number = false) {
            QTest::newRow(id) << QString(id) << static_cast<int>(kind) << element << number;
        };
        row("real", Kind::Real, -1, true);
        row("quantity", Kind::Real, -1, true);
        row("integer", Kind::Integer, -1, true);
        row("on", Kind::Switch, -1, true);
        row("colour", Kind::Choice, -1, true);
        row("text", Kind::Text);
        row("gadget", Kind::Record);
        row("part", Kind::Group);
        row("maybe", Kind::Optional, static_cast<int>(Kind::Real), true);
        row("maybe_part", Kind::Optional, static_cast<int>(Kind::Group));
        row("reals", Kind::List, static_cast<int>(Kind::Real));
        row("parts", Kind::List, static_cast<int>(Kind::Group));
        row("gadgets", Kind::List, static_cast<int>(Kind::Record));
        row("map", Kind::Map, static_cast<int>(Kind::Real));
        row("map_of_maps", Kind::Map, static_cast<int>(Kind::Map));
        row("table", Kind::Map, static_cast<int>(Kind::Real));
    }
    void kinds()
    {
        QFETCH(QString, id);
        QFETCH(int, kind);
        QFETCH(int, element);
        QFETCH(bool, number);
        const Type& type = *inputs().find(id.toStdString())->type;
        QCOMPARE(static_cast<int>(type.kind), kind);
        QCOMPARE(type.element ? static_cast<int>(type.element->kind) : -1, element);
        QCOMPARE(type.get != nullptr, number);
        QCOMPARE(type.set != nullptr, number);
    }
    void namesOfChoices()
    {
        QCOMPARE(inputs().find("colour")->type->names.size(), std::size_t(3));
        QCOMPARE(inputs().find("table")->type->names.size(), std::size_t(3));
        QVERIFY(inputs().find("map")->type->names.empty());
        QCOMPARE(inputs().find("gadget")->type->record->space, std::string_view("Gadgets"));
        QVERIFY(inputs().find("part")->type->structure->find("duration"));
    }

    void defaults()
    {
        everything::In in;
        QCOMPARE(wrong(json(least), &in), QString());
        QCOMPARE(in.real, 0.0);
        QCOMPARE(si(in.quantity), 0.02);
        QVERIFY(in.on && in.colour == Colour::Green);
        QCOMPARE(in.text, std::string("hello"));
        QCOMPARE(in.gadget->name, std::string("Slow"));
        QCOMPARE(in.part.label, std::string("part"));
        QVERIFY(!in.maybe && !in.maybe_part && !in.maybe_integer && in.parts.empty() && in.map_of_maps.empty());
        QCOMPARE(in.reals, (std::vector<double> { 1, 2 }));
        QCOMPARE(in.colours.size(), std::size_t(1));
        QCOMPARE(si(*in.map.find("b")), 2e6);
        QVERIFY(in.table.empty());
        // `write_defaults` gives the same, required members included.
        everything::In fresh;
        GadgetReading reading;
        write_defaults(inputs(), &fresh, reading);
        QVERIFY(reading.problems.empty());
        QCOMPARE(fresh.integer, 4);
        QCOMPARE(si(fresh.quantity), 0.02);
        QCOMPARE(fresh.part.label, std::string("part"));
    }

    /// Everything that was read is written, and read again to the same.
    void roundTrip()
    {
        const Value given
            = json("{'real': -0.1, 'quantity': 0.3, 'integer': 7, 'on': false, 'colour': 'blue',"
                   " 'text': 'a `quoted` text', 'gadget': 'Gadgets.Lab.Fast',"
                   " 'part': {'duration': 0.1, 'label': 'l'}, 'maybe': 1e-9,"
                   " 'maybe_part': {'duration': 3, 'label': 'm'}, 'maybe_integer': 0,"
                   " 'reals': [0.1, 10.0], 'parts': [{'duration': 1, 'label': 'a'}, {'duration': 2, 'label': 'b'}],"
                   " 'texts': ['x', 'y'], 'colours': ['red', 'red', 'blue'],"
                   " 'gadgets': ['Gadgets.Lab.Fast', 'Gadgets.Lab.Slow'],"
                   " 'map': {'z': 1, 'a': 0.5}, 'map_of_maps': {'p': {'m': 1e-6}, 'q': {}},"
                   " 'table': {'red': 1.5, 'blue': 0}}");
        everything::In in;
        QCOMPARE(wrong(given, &in), QString());
        const Value read = read_structure(inputs(), &in);
        for (const auto& m : *given.map())
            QVERIFY2(read.find(m.name), m.name.c_str());
        everything::In again;
        QCOMPARE(wrong(read, &again), QString());
        QVERIFY(read_structure(inputs(), &again) == read);
        // Order in maps is kept, and numbers to the last bit.
        QCOMPARE(in.map.begin()->first, std::string("z"));
        QCOMPARE(again.real, -0.1);
        QCOMPARE(si(*again.maybe), 1e-9);
        QVERIFY(again.table.has(Colour::Red) && !again.table.has(Colour::Green) && again.table.has(Colour::Blue));
        // And through JSON text.
        everything::In parsed;
        QCOMPARE(wrong(*parse_json(to_json(read)), &parsed), QString());
        QCOMPARE(to_json(read_structure(inputs(), &parsed)), to_json(read));
        const auto cbor = parse_cbor(to_cbor(read));
        QVERIFY(cbor && *cbor == read);
    }

    /// What people type is read as what programs write.
    void texts_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* id, const char* text, const char* expected) {
            QTest::addRow("%s=%s", id, text) << QString(id) << QString::fromUtf8(text) << QByteArray(expected);
        };
        row("real", "1.5", "1.5");
        row("real", "50 %", "0.5");
        row("quantity", "20 µs", "2e-05");
        row("quantity", "0.25", "0.25");
        row("integer", "2k", "2000");
        row("on", "False", "false");
        row("colour", "BLUE", "'blue'");
        row("reals", "1, 2 ,3", "[1.0,2.0,3.0]");
        row("reals", "", "null");
        row("colours", "red,blue", "['red','blue']");
        row("gadgets", "Gadgets.Lab.Fast", "['Gadgets.Lab.Fast']");
        row("map", "x=1 kB, y = 2 MiB", "{'x':1000.0,'y':2097152.0}");
        row("table", "red=1 USD", "{'red':1.0}");
        row("maybe", "1 min", "60.0");
        row("maybe_integer", "3", "3");
        row("text", "a, b", "'a, b'");
    }
    void texts()
    {
        QFETCH(QString, id);
        QFETCH(QString, text);
        QFETCH(QByteArray, expected);
        everything::In in;
        QCOMPARE(wrong(with(id.toUtf8(), Value(text.toStdString())), &in), QString());
        const Value* read = nullptr;
        const Value all = read_structure(inputs(), &in);
        read = all.find(id.toStdString());
        QCOMPARE(QString::fromStdString(read ? to_json(*read) : "null"),
            QString::fromStdString(test::json_text(expected.toStdString())));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* value, const char* expected) {
            QTest::newRow(name) << QByteArray(value) << QString(expected);
        };
        const QByteArray rest = ", 'integer': 2, 'part': {'duration': 1}}";
        const auto one = [&](const char* name, const char* value, const char* expected) {
            row(name, ("{" + QByteArray(value) + rest).constData(), expected);
        };
        one("unknown", "'reel': 1", "reel: unknown field, did you mean \"real\"?");
        one("unknown, nothing near", "'zebra': 1", "zebra: unknown field");
        row("missing", "{'part': {'duration': 1}}", "integer: is missing");
        row("missing in a group", "{'integer': 1, 'part': {}}", "part.duration: is missing");
        row("missing group", "{'integer': 1}", "part: is missing");
        row("required and null", "{'integer': null, 'part': {'duration': 1}}", "integer: is missing");
        row("two at once", "{'integer': 0, 'part': {'duration': -1}}",
            "integer: expected 1 to 1e+06, found 0\npart.duration: expected 0 ms to 1.00000 h, found -1.00000 s");
        row("unknown in a group", "{'integer': 1, 'part': {'duration': 1, 'lable': 'x'}}",
            "part.lable: unknown field, did you mean \"label\"?");
        one("above", "'real': 2.1", "real: expected -1 to 2, found 2.1");
        one("below", "'real': -1.1", "real: expected -1 to 2, found -1.1");
        one("quantity above", "'quantity': 101", "quantity: expected 0 ms to 1.66667 min, found 1.68333 min");
        one("text for a number", "'real': 'abc'", "real: expected a finite number, found \"abc\"");
        one("switch for a number", "'real': true", "real: expected a number, found true");
        one("wrong unit", "'quantity': '5 GB'", "quantity: \"5 GB\" has the wrong unit; expected a value in ms");
        one("infinite", "'quantity': 'inf'", "quantity: expected a finite number, found \"inf\"");
        row("part of a whole number", "{'integer': 1.5, 'part': {'duration': 1}}",
            "integer: expected a whole number, found 1.5");
        one("number for a switch", "'on': 1", "on: expected true or false, found 1");
        one("yes for a switch", "'on': 'yes'", "on: expected true or false, found \"yes\"");
        one("unknown choice", "'colour': 'gren'",
            "colour: expected one of red, green, blue, found \"gren\", did you mean \"green\"?");
        one("number for a choice", "'colour': 1", "colour: expected one of red, green, blue, found 1");
        one("number for a text", "'text': 5", "text: expected a text, found 5");
        row("text for a group", "{'integer': 1, 'part': 'x'}", "part: expected a map of fields, found \"x\"");
        one("unknown record", "'gadget': 'X'", "gadget: no registry to look up gadget \"X\"");
        one("in a list", "'reals': [1, 11]", "reals[1]: expected 0 to 10, found 11");
        one("number for a list", "'reals': 5", "reals: expected a list, found 5");
        one("in a list of groups", "'parts': [{'duration': 1}, {'duration': 'x'}]",
            "parts[1].duration: expected a finite number, found \"x\"");
        one("missing in a list of groups", "'parts': [{}]", "parts[0].duration: is missing");
        one("in a map", "'map': {'a': -1}", "map.a: expected 0 MB or more, found -1.00000 B");
        one("list for a map", "'map': [1]", "map: expected a map, found a list");
        one("text for a map", "'map': 'a'", "map: expected name=value pairs such as \"a=1, b=2\", found \"a\"");
        one("twice in a text", "'map': 'a=1 B, a=2 B'", "map.a: is given twice");
        one("in a map of maps", "'map_of_maps': {'a': {'b': 'x'}}",
            "map_of_maps.a.b: expected a finite number, found \"x\"");
        one("key of a table", "'table': {'gren': 1}",
            "table.gren: expected one of red, green, blue, found \"gren\", did you mean \"green\"?");
        one("in an optional", "'maybe': -1", "maybe: expected 0 s or more, found -1.00000 s");
        one("in an optional group", "'maybe_part': {'duration': 'x'}",
            "maybe_part.duration: expected a finite number, found \"x\"");
    }
    void refusals()
    {
        QFETCH(QByteArray, inputs);
        QFETCH(QString, expected);
        QCOMPARE(wrong(json(inputs.toStdString())), expected);
    }

    /// An unfit value changes nothing about the member.
    void unfitValuesChangeNothing()
    {
        everything::In in;
        QCOMPARE(wrong(json("{'integer': 2, 'part': {'duration': 1}, 'reals': [3], 'map': {'a': 1}, 'maybe': 2,"
                            " 'table': {'red': 1}, 'maybe_part': {'duration': 1}}"),
                     &in),
            QString());
        GadgetReading reading;
        const auto attempt = [&](const char* id, const Value& value) {
            const Field& f = *inputs().find(id);
            f.type->write(f.address(&in), value, f, reading);
        };
        attempt("reals", json("[1, 'x']"));
        attempt("map", json("{'b': 1, 'c': 'x'}"));
        attempt("maybe", json("-1"));
        attempt("table", json("{'blue': 1, 'x': 1}"));
        attempt("maybe_part", json("{'duration': 'x'}"));
        attempt("colour", json("'x'"));
        QCOMPARE(reading.problems.size(), std::size_t(6));
        QCOMPARE(in.reals, std::vector<double> { 3 });
        QVERIFY(in.map.find("a") && !in.map.find("b"));
        QCOMPARE(si(*in.maybe), 2.0);
        QVERIFY(in.table.has(Colour::Red) && !in.table.has(Colour::Blue));
        QCOMPARE(si(in.maybe_part->duration), 1.0);
    }

    void problemsCarryPositions()
    {
        Value value(7.0);
        value.position = { 3, 9 };
        Value all = json(least);
        all.position = { 1, 1 };
        all.map()->push_back({ "real", value, { 3, 1 } });
        all.map()->push_back({ "reel", value, { 4, 1 } });
        all.map()->erase(all.map()->begin()); // integer
        everything::In in;
        GadgetReading reading;
        write_structure(inputs(), &in, all, reading);
        QCOMPARE(reading.problems.size(), std::size_t(3));
        const auto at = [&](std::size_t i) {
            return std::pair(reading.problems[i].position.line, reading.problems[i].position.column);
        };
        QCOMPARE(reading.problems[0].field, std::string("reel"));
        QCOMPARE(at(0), std::pair(4, 1)); // of the name
        QCOMPARE(reading.problems[1].field, std::string("real"));
        QCOMPARE(at(1), std::pair(3, 9)); // of the value
        QCOMPARE(reading.problems[2].field, std::string("integer"));
        QCOMPARE(at(2), std::pair(1, 1)); // of the map
    }

    void unitsRequired()
    {
        GadgetReading reading;
        reading.units_required = true;
        everything::In in;
        write_structure(inputs(), &in,
            json("{'integer': '2', 'part': {'duration': '1 s'}, 'quantity': '5', 'real': '1', 'reals': '1, 2', 'map': "
                 "'a=1 B'}"),
            reading);
        QCOMPARE(reading.problems.size(), std::size_t(3));
        QCOMPARE(reading.problems[0].field, std::string("quantity"));
        QCOMPARE(reading.problems[1].field, std::string("reals"));
        QCOMPARE(reading.problems[2].field, std::string("map"));
        QVERIFY(reading.units_required); // presets did not turn it off
    }

    void applicability()
    {
        everything::In in;
        QCOMPARE(wrong(json(least), &in), QString());
        const auto applicable = [&](const char* id) { return applies(inputs(), &in, *inputs().find(id)); };
        QVERIFY(applicable("real") && applicable("maybe") && !applicable("maybe_integer"));
        in.on = false;
        in.colour = Colour::Blue;
        QVERIFY(!applicable("maybe") && applicable("maybe_integer"));
        in.colour = Colour::Red;
        QVERIFY(applicable("maybe_integer"));
    }

    void locating_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("field"); // empty: nothing is found
        QTest::addColumn<double>("value"); // NaN: no number
        const auto row = [](const char* path, const char* field, double value) {
            QTest::newRow(path) << QString(path) << QString(field) << value;
        };
        const double none = std::numeric_limits<double>::quiet_NaN();
        row("real", "real", 0);
        row("on", "on", 1);
        row("colour", "colour", 1);
        row("part.duration", "duration", 1);
        row("part", "part", none);
        row("gadget.speed", "speed", 1e9);
        row("gadget.power", "power", none);
        row("gadget", "gadget", none);
        row("maybe", "maybe", none);
        row("maybe_part.duration", "duration", 3);
        row("reals.1", "reals", 5);
        row("parts.1.duration", "duration", 2);
        row("gadgets.0.speed", "speed", 4e9);
        row("map.a", "map", 0.5);
        row("map_of_maps.p.m", "map_of_maps", 1e-6);
        row("table.red", "table", 1.5);
        row("reals.2", "", none);
        row("reals.-1", "", none);
        row("reals.x", "", none);
        row("map.q", "", none);
        row("map_of_maps.q.m", "", none);
        row("table.green", "", none);
        row("table.purple", "", none);
        row("real.x", "", none);
        row("part.nothing", "", none);
        row("nothing", "", none);
        row("", "", none);
        row(".", "", none);
    }
    void locating()
    {
        QFETCH(QString, path);
        QFETCH(QString, field);
        QFETCH(double, value);
        everything::In in;
        QCOMPARE(wrong(json("{'integer': 2, 'part': {'duration': 1}, 'reals': [4, 5], 'map': {'a': 0.5},"
                            " 'maybe_part': {'duration': 3}, 'map_of_maps': {'p': {'m': 1e-6}},"
                            " 'parts': [{'duration': 1}, {'duration': 2}], 'gadgets': ['Gadgets.Lab.Fast'],"
                            " 'table': {'red': 1.5}}"),
                     &in),
            QString());
        const Place place = locate(inputs(), &in, path.toStdString());
        QCOMPARE(bool(place), !field.isEmpty());
        if (!place)
            return;
        QCOMPARE(QString::fromUtf8(place.field->id.data(), qsizetype(place.field->id.size())), field);
        QCOMPARE(find_field(inputs(), path.toStdString()), place.field);
        const double found = place.type->get ? place.get() : std::numeric_limits<double>::quiet_NaN();
        if (std::isnan(value))
            QVERIFY(std::isnan(found));
        else
            QCOMPARE(found, value);
    }
    void settingInPlace()
    {
        everything::In in;
        QCOMPARE(wrong(json(least), &in), QString());
        locate(inputs(), &in, "quantity").set(0.5);
        locate(inputs(), &in, "colour").set(2);
        locate(inputs(), &in, "on").set(0);
        locate(inputs(), &in, "maybe").set(3);
        locate(inputs(), &in, "map.b").set(9);
        locate(inputs(), &in, "part.duration").set(8);
        QCOMPARE(si(in.quantity), 0.5);
        QVERIFY(in.colour == Colour::Blue && !in.on);
        QCOMPARE(si(*in.maybe), 3.0);
        QCOMPARE(si(*in.map.find("b")), 9.0);
        QCOMPARE(si(in.part.duration), 8.0);
    }
    void fieldsWithoutAnOwner()
    {
        // The declaration knows paths whose members are not there yet.
        for (const char* path : { "maybe_part.duration", "parts.7.duration", "map.any", "map_of_maps.a.b",
                 "gadget.prices.de", "gadgets.3.speed" })
            QVERIFY2(find_field(inputs(), path), path);
        for (const char* path : { "", "nothing", "part.nothing", "parts.0.nothing", "gadget.nothing" })
            QVERIFY2(!find_field(inputs(), path), path);
    }

    void resultsKeepTheirShape()
    {
        const everything::Out out;
        const Value read = read_structure(Describe<Everything>::solver.outputs, &out);
        QCOMPARE(read.map()->size(), Describe<Everything>::output_fields.size());
        QVERIFY(read.find("maybe")->absent() && read.find("parts")->list()->empty());
        QCOMPARE(*read.find("colour")->text(), std::string("red"));
    }
};

QTEST_APPLESS_MAIN(TestDescribe)
#include "tst_describe.moc"
