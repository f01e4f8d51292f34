// SPDX-License-Identifier: Apache-2.0
#include "engine/units/text.h"
#include "tests/support/random.h"

#include <QtTest>

#include <bit>
#include <clocale>
#include <cmath>
#include <limits>
#include <locale>

using namespace mlsysim;

namespace {

// The laws that hold while this file compiles.
static_assert(std::is_same_v<decltype(Data() / Time()), Bandwidth>);
static_assert(std::is_same_v<decltype(Work() / Time()), ComputeRate>);
static_assert(std::is_same_v<decltype(ComputeRate() / Bandwidth()), Intensity>);
static_assert(std::is_same_v<decltype(Power() * Time()), Energy>);
static_assert(std::is_same_v<decltype(1.0 / Time()), Frequency>);
static_assert(
    std::is_same_v<decltype(Data() / Data()), bu::quantity<bu::unit<bu::dimensionless_type, System>, double>>);
static_assert(dimension_of<Bandwidth>() == dimension_of<Data>() * dimension_of<Time>().power(-1));
static_assert(dimension_of<Energy>() == dimension_of<Power>() * dimension_of<Time>());
static_assert(dimension_of<Volume>() == dimension_of<Length>().power(3));
static_assert(dimension_of<double>().plain() && !dimension_of<Data>().plain());
static_assert(!(dimension_of<Carbon>() == dimension_of<Mass>()));
static_assert(!(dimension_of<Work>() == dimension_of<Data>()));
static_assert(!(dimension_of<Money>() == dimension_of<double>()));
static_assert(unit::bit.factor * 8 == unit::byte.factor);
static_assert(unit::gibibyte.factor == 1073741824 && unit::gigabyte.factor == 1e9);
static_assert(si(80.0 * unit::gibibyte) == 85899345920.0);
static_assert(si(10.0 * unit::microsecond) == 1e-5);
static_assert(si(3.35 * unit::terabyte_per_second) == 3.35e12);
static_assert(unit::gigabyte.erased().dimension == dimension_of<Data>());
template <class A, class B>
concept Addable = requires(A a, B b)
{
    a + b;
};
template <class A, class B>
concept Comparable = requires(A a, B b)
{
    a < b;
};
static_assert(Addable<Time, Time> && !Addable<Time, Data> && !Addable<Data, double> && !Addable<Carbon, Mass>);
static_assert(Comparable<Data, Data> && !Comparable<Data, Bandwidth> && !Comparable<Time, double>);
static_assert(!std::is_convertible_v<double, Time> && !std::is_convertible_v<Time, double>);
static_assert(!std::is_convertible_v<Data, Work> && !std::is_convertible_v<Energy, Money>);

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

Unit plain() { return unit::one.erased(); }
Unit bytes() { return unit::gigabyte.erased(); }

QString shown(const std::string& text) { return QString::fromStdString(text); }

} // namespace

/// Units, numbers typed by people and numbers shown to them.
class TestUnits : public QObject {
    Q_OBJECT

private slots:
    void units_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("factor");
        QTest::addColumn<QByteArray>("dimension");
        const auto row = [](const char* text, double factor, Dimension d) {
            QTest::newRow(text) << QString(text) << factor
                                << QByteArray(reinterpret_cast<const char*>(d.exponents.data()), Dimension::Count);
        };
        const auto data = dimension_of<Data>(), time = dimension_of<Time>(), work = dimension_of<Work>();
        const auto rate = dimension_of<Frequency>(), energy = dimension_of<Energy>(), power = dimension_of<Power>();
        // Every spelling that the shipped registry uses.
        row("FLOP", 1, work);
        row("kFLOP", 1e3, work);
        row("MFLOP", 1e6, work);
        row("GFLOP", 1e9, work);
        row("MFLOP/s", 1e6, work * rate);
        row("TFLOP/s", 1e12, work * rate);
        row("PFLOP/s", 1e15, work * rate);
        row("bit", 0.125, data);
        row("KiB", 1024, data);
        row("MiB", 1048576, data);
        row("GiB", 1073741824, data);
        row("TiB", 1099511627776, data);
        row("GB", 1e9, data);
        row("MB/s", 1e6, data * rate);
        row("GB/s", 1e9, data * rate);
        row("TB/s", 1e12, data * rate);
        row("PB/s", 1e15, data * rate);
        row("Gbit/s", 1.25e8, data * rate);
        row("us", 1e-6, time);
        row("ms", 1e-3, time);
        row("d", 86400, time);
        row("MHz", 1e6, rate);
        row("mW", 1e-3, power);
        row("W", 1, power);
        row("kW", 1e3, power);
        row("mJ", 1e-3, energy);
        row("Wh", 3600, energy);
        row("MWh", 3.6e9, energy);
        row("cm^2", 1e-4, dimension_of<Area>());
        row("kg", 1, dimension_of<Mass>());
        row("t", 1000, dimension_of<Mass>());
        row("USD", 1, dimension_of<Money>());
        // What people write besides.
        row("B", 1, data);
        row("bytes", 1, data);
        row("kB", 1e3, data);
        row("KB", 1e3, data);
        row("EB", 1e18, data);
        row("Kibit", 128, data);
        row("µs", 1e-6, time);
        row("μs", 1e-6, time);
        row("ns", 1e-9, time);
        row("min", 60, time);
        row("h", 3600, time);
        row("hours", 3600, time);
        row("days", 86400, time);
        row("years", 31536000, time);
        row("1/s", 1, rate);
        row("/s", 1, rate);
        row("1 / h", 1 / 3600.0, rate);
        row("s^-1", 1, rate);
        row("TOPS", 1e12, work * rate);
        row("TFLOPs / s", 1e12, work * rate);
        row("GB / s", 1e9, data * rate);
        row("USD/kWh", 1 / 3.6e6, dimension_of<Money>() * energy.power(-1));
        row("kgCO2e/kWh", 1 / 3.6e6, dimension_of<Carbon>() * energy.power(-1));
        row("L/kWh", 1e-3 / 3.6e6, dimension_of<Volume>() * energy.power(-1));
        row("W·s", 1, energy);
        row("W*h", 3600, energy);
        row("W h", 3600, energy);
        row("kg*m^2/s^3", 1, power);
        row("J/FLOP", 1, energy * work.power(-1));
        row("m^3", 1, dimension_of<Volume>());
        row("%", 0.01, {});
        row("1", 1, {});
        row(" GB/s ", 1e9, data * rate);
    }
    void units()
    {
        QFETCH(QString, text);
        QFETCH(double, factor);
        QFETCH(QByteArray, dimension);
        const std::string spelled = text.toStdString();
        const auto unit = parse_unit(spelled);
        QVERIFY(unit);
        QVERIFY2(std::fabs(unit->factor - factor) <= 1e-15 * factor, qPrintable(QString::number(unit->factor)));
        QCOMPARE(
            QByteArray(reinterpret_cast<const char*>(unit->dimension.exponents.data()), Dimension::Count), dimension);
    }

    void noUnits_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : { "", " ", "G", "gb", "Gb", "TFLOPS/s/", "GB/", "GB//s", "//s", "GB/*s", "*s", "GB**s",
                 "GB*", "GB·", "^2", "GB/^2", "m^", "m^x", "m^99", "m^2^2", "mB", "cB", "ubit", "kmin", "kd", "Mh",
                 "kk", "GiW", "KiHz", "°F", "µ", "·", "€", "1e3", "2", "GB;", "GB/s/?", "\"", "\xff" })
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void noUnits()
    {
        QFETCH(QString, text);
        QVERIFY(!parse_unit(text.toStdString()));
        QVERIFY(!parse_unit(text.toLatin1().toStdString()));
    }

    /// A number with a unit as somebody types it, and what it is measured in.
    void typed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::addColumn<double>("expected"); // NaN: refused
        QTest::addColumn<QString>("message");
        const auto row = [](const char* text, const char* label, double expected, const char* message = "") {
            QTest::addRow("%s as %s", text, *label ? label : "a plain number")
                << QString(text) << QString(label) << expected << QString(message);
        };
        row("3.35 TB/s", "GB/s", 3.35e12);
        row("3.35TB/s", "GB/s", 3.35e12);
        row("  80 GiB  ", "GiB", 85899345920.0);
        row("10 µs", "µs", 1e-5);
        row("0.01 ms", "µs", 1e-5);
        row("100 Gbit/s", "Gbit/s", 12.5e9);
        row("+5 W", "W", 5);
        row("-5 W", "W", -5);
        row("1e3 W", "W", 1000);
        row(".5 W", "W", 0.5);
        row("50 %", "", 0.5);
        row("50 %", "%", 0.5);
        row("64", "", 64);
        row("2k", "", 2e3);
        row("2 K", "", 2e3);
        row("1.5M", "", 1.5e6);
        row("8 B", "", 8e9);
        row("8G", "", 8e9);
        row("1.8 T", "", 1.8e12);
        row("552 t", "kg", 552e3);
        row("552 tCO2e", "kg", 552e3);
        row("25 degC", "K", 298.15);
        row("25 °C", "K", 298.15);
        row("300 K", "K", 300);
        row("0.12 USD/kWh", "USD/kWh", 0.12 / (1 / (1 / 3.6e6)));
        row("0 s", "s", 0);
        row("-0 s", "s", -0.0);
        row("64 G", "GB", no_number, "unknown unit \"G\"");
        row("64", "GB", no_number, "\"64\" has no unit; expected a value in GB");
        row("64 W", "GB", no_number, "wrong unit; expected a value in GB");
        row("64 GB", "", no_number, "wrong unit; expected a plain number such as 64");
        row("64 GB/s", "GB", no_number, "wrong unit; expected a value in GB");
        row("8 B", "GB", 8);
        row("5 kg", "USD", no_number, "wrong unit");
        row("5 kgCO2e", "g", no_number, "wrong unit");
        row("5 s", "K", no_number, "wrong unit");
        row("5 degC", "s", no_number, "wrong unit");
        row("3,35 TB/s", "GB/s", no_number, "unknown unit \",35 TB/s\"");
        row("1 000 W", "W", no_number, "unknown unit");
        row("1_000 W", "W", no_number, "unknown unit");
        row("nan", "", no_number, "expected a finite number, found \"nan\"");
        row("nan W", "W", no_number, "expected a finite number");
        row("inf W", "W", no_number, "expected a finite number");
        row("-inf", "", no_number, "expected a finite number");
        row("infinity", "", no_number, "expected a finite number");
        row("1e999", "", no_number, "expected a finite number");
        row("1e999 W", "W", no_number, "expected a finite number");
        row("1e308 GW", "W", no_number, "is too large");
        row("1e308 T", "", no_number, "");
        row("", "", no_number, "expected a finite number, found \"\"");
        row("W", "W", no_number, "expected a finite number");
        row("+-5 W", "W", no_number, "expected a finite number");
        row("++5 W", "W", no_number, "expected a finite number");
        row("0x10", "", no_number, "unknown unit");
        row("5 W W", "W", no_number, "wrong unit");
        row("five", "", no_number, "expected a finite number");
        row("5 °F", "K", no_number, "unknown unit");
        row("٣", "", no_number, "expected a finite number");
    }
    void typed()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        QFETCH(double, expected);
        QFETCH(QString, message);
        const std::string unit_label = label.toStdString();
        Unit expected_unit = plain();
        if (!label.isEmpty())
            expected_unit = *parse_unit(unit_label);
        if (label == "kg") // carbon, for which a mass may stand
            expected_unit = unit::kilogram_co2e.erased();
        std::string error;
        const auto value = parse_as(text.toStdString(), expected_unit, BareNumber::Refused, &error);
        if (std::isnan(expected)) {
            QVERIFY(!value);
            QVERIFY2(shown(error).contains(message), error.c_str());
            return;
        }
        QVERIFY2(value, error.c_str());
        QCOMPARE(std::bit_cast<quint64>(*value), std::bit_cast<quint64>(expected));
    }

    void bareNumbers()
    {
        QVERIFY(!parse_as("5", bytes(), BareNumber::Refused));
        QCOMPARE(parse_as("5", bytes(), BareNumber::Coherent), std::optional(5.0));
        QCOMPARE(parse_as("5", bytes(), BareNumber::Displayed), std::optional(5e9));
        QCOMPARE(parse_as("50", unit::percent.erased(), BareNumber::Displayed), std::optional(0.5));
        QCOMPARE(parse_as("0.5", unit::percent.erased(), BareNumber::Coherent), std::optional(0.5));
        QCOMPARE(parse_as("5 MB", bytes(), BareNumber::Displayed), std::optional(5e6));
        QVERIFY(!parse_quantity("5")->has_unit);
        QVERIFY(parse_quantity("5 1")->has_unit);
    }

    /// The locale of the process has no say.
    void locales()
    {
        const std::string before = std::setlocale(LC_ALL, nullptr);
        bool found = false;
        for (const char* name : { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8" })
            found = found || std::setlocale(LC_ALL, name) != nullptr;
        QCOMPARE(parse_as("3.35 TB/s", bytes().label.empty() ? plain() : *parse_unit("GB/s"), BareNumber::Refused),
            std::optional(3.35e12));
        QVERIFY(!parse_number("3,35"));
        QCOMPARE(shown(exact(0.5)), QString("0.5"));
        QCOMPARE(shown(format_number(1.25)), QString("1.25"));
        std::setlocale(LC_ALL, before.c_str());
        if (!found)
            qInfo("no locale with a decimal comma is installed");
    }

    void readable_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("label");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("expected");
        const auto row = [](double value, const char* label, const char* expected, int digits = 3) {
            QTest::addRow("%.17g in %s, %d digits", value, label, digits)
                << value << QString(label) << digits << QString::fromUtf8(expected);
        };
        row(0.00748, "s", "7.48 ms");
        row(3.35e12, "GB/s", "3.35 TB/s");
        row(989e12, "TFLOP/s", "989 TFLOP/s");
        row(1979e12, "TFLOP/s", "1.98 PFLOP/s");
        row(999.4e9, "GB", "999 GB");
        row(999.5e9, "GB", "1.00 TB");
        row(999.96e9, "GB", "1.00 TB");
        row(999.96e9, "GB", "999.96 GB", 5);
        row(9.996e9, "GB", "10.0 GB");
        row(99.96e9, "GB", "100 GB");
        row(1e9, "GB", "1.00 GB");
        row(85899345920.0, "GiB", "80.0 GiB");
        row(85899345920.0, "GB", "85.9 GB");
        row(1023.9 * 1073741824, "GiB", "1.00 TiB");
        row(16.06e9, "B", "16.1 GB");
        row(-0.00748, "s", "-7.48 ms");
        row(-999.96e9, "GB", "-1.00 TB");
        row(0, "s", "0 s");
        row(0, "GB", "0 GB");
        row(-0.0, "GB", "0 GB");
        row(inf, "ms", "∞ ms");
        row(-inf, "ms", "−∞ ms");
        row(no_number, "ms", "– ms");
        row(1e-15, "s", "1.00e-06 ns");
        row(60, "s", "1.00 min");
        row(5400, "s", "1.50 h");
        row(86400 * 400.0, "d", "1.10 years");
        row(3.6e6, "kWh", "1.00 kWh");
        row(3.6e6, "J", "3.60 MJ");
        row(1.5e9, "Hz", "1.50 GHz");
        row(85, "1/s", "85.0 1/s");
        row(552e3, "kg", "552 t");
        row(1e30, "GB", "1.00e+15 PB");
    }
    void readable()
    {
        QFETCH(double, value);
        QFETCH(QString, label);
        QFETCH(int, digits);
        QFETCH(QString, expected);
        const std::string spelled = label.toStdString();
        Unit preferred = *parse_unit(spelled);
        if (label == "kg")
            preferred = unit::kilogram_co2e.erased();
        QCOMPARE(shown(format(value, preferred, digits)), expected);
        const Readable r = mlsysim::readable(value, preferred, digits);
        QCOMPARE(shown(r.text()), expected);
        if (std::isfinite(value) && value != 0) {
            const auto unit = parse_unit(r.unit);
            if (unit && label != "kg")
                QCOMPARE(unit->factor, r.factor);
        }
    }

    /// Whatever is shown reads back to the value, within the digits that were shown.
    void shownReadsBack()
    {
        test::Random random(1);
        for (const auto& preferred : { unit::gigabyte.erased(), unit::gibibyte.erased(), unit::second.erased(),
                 unit::teraflop_per_second.erased(), unit::kilowatt_hour.erased(), unit::watt.erased() })
            for (int i = 0; i < 2000; ++i) {
                const double value = random.logarithmic(1e-9, 1e21) * (random.coin() ? 1 : -1);
                for (const int digits : { 3, 6 }) {
                    std::string text = format(value, preferred, digits);
                    for (auto at = text.find("\u2009"); at != std::string::npos; at = text.find("\u2009"))
                        text.erase(at, std::string_view("\u2009").size());
                    const auto back = parse_as(text, preferred, BareNumber::Refused);
                    QVERIFY2(
                        back && std::fabs(*back - value) <= 0.5000001 * std::pow(10.0, 1 - digits) * std::fabs(value),
                        text.c_str());
                }
            }
    }

    void numbers_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("count");
        const auto row = [](double value, const char* number, const char* count) {
            QTest::addRow("%.17g", value) << value << QString::fromUtf8(number) << QString::fromUtf8(count);
        };
        row(0, "0", "0");
        row(1, "1.00", "1");
        row(512, "512", "512");
        row(2048, "2048", "2048");
        row(20000, "20\u2009000", "20\u2009000");
        row(65536, "65\u2009536", "65\u2009536");
        row(-20000, "-20\u2009000", "-20\u2009000");
        row(123456, "123\u2009456", "123 k");
        row(999600, "999\u2009600", "1.00 M");
        row(999.96e6, "999\u2009960\u2009000", "1.00 B");
        row(8.03e9, "8.03e+09", "8.03 B");
        row(46.7e9, "4.67e+10", "46.7 B");
        row(1.8e12, "1.80e+12", "1.80 T");
        row(0.25, "0.250", "0.250");
        row(0.0001, "0.000100", "0.000100");
        row(0.00001, "1.00e-05", "1.00e-05");
        row(9.996, "10.0", "10.0");
        row(inf, "∞", "∞");
        row(-inf, "−∞", "−∞");
        row(no_number, "–", "–");
    }
    void numbers()
    {
        QFETCH(double, value);
        QFETCH(QString, number);
        QFETCH(QString, count);
        QCOMPARE(shown(format_number(value)), number);
        QCOMPARE(shown(format_count(value)), count);
    }

    /// `exact` gives every double back, bit by bit, and is as short as can be.
    void exactRoundTrip()
    {
        test::Random random(2);
        const auto same = [](double value) {
            const auto back = parse_number(exact(value));
            return back && std::bit_cast<quint64>(*back) == std::bit_cast<quint64>(value);
        };
        for (const double value : { 0.0, -0.0, 1.0, 0.1, 1e-300, 5e-324, 1.7976931348623157e308, 1e22, 1e23, 0.3,
                 2.2250738585072014e-308, 9007199254740993.0 })
            QVERIFY2(same(value), exact(value).c_str());
        int tried = 0;
        while (tried < 100000) {
            const auto bits = (static_cast<quint64>(random.unit() * 0x1p53) << 11U) ^ random.below(2048);
            const double value = std::bit_cast<double>(bits);
            if (!std::isfinite(value))
                continue;
            ++tried;
            QVERIFY2(same(value), exact(value).c_str());
        }
        QCOMPARE(shown(exact(0.1)), QString("0.1"));
        QCOMPARE(shown(exact(1e22)), QString("1e+22"));
        QCOMPARE(shown(exact(inf)), QString("inf"));
        QCOMPARE(shown(exact(-inf)), QString("-inf"));
    }

    /// Small units give the double that is nearest to what was written.
    void smallUnitsAreExact()
    {
        for (int n = 1; n <= 999; ++n) {
            const std::string text = std::to_string(n);
            QCOMPARE(*parse_as(text + " us", unit::second.erased(), BareNumber::Refused), *parse_number(text + "e-6"));
            QCOMPARE(*parse_as(text + " ms", unit::second.erased(), BareNumber::Refused), *parse_number(text + "e-3"));
            QCOMPARE(si(static_cast<double>(n) * unit::microsecond), *parse_number(text + "e-6"));
        }
    }
};

QTEST_APPLESS_MAIN(TestUnits)
#include "tst_units.moc"
