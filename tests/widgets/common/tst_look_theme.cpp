// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace mlsysim::widgets;

namespace {

using Color = std::function<QColor(const Theme&)>;

struct Pair {
    const char* name;
    Color front;
    Color back;
    double light;
    double dark;
    double needed;
};

/// The table of the design, computed again.
const QList<Pair>& pairs()
{
    const auto role = [](QColor Theme::*member) -> Color { return [member](const Theme& t) { return t.*member; }; };
    const auto ink = [](Tone Theme::*member) -> Color { return [member](const Theme& t) { return (t.*member).ink; }; };
    const auto soft
        = [](Tone Theme::*member) -> Color { return [member](const Theme& t) { return (t.*member).soft; }; };
    static const QList<Pair> list {
        { "text on surface", role(&Theme::text), role(&Theme::surface), 16.9, 13.8, 4.5 },
        { "text on window", role(&Theme::text), role(&Theme::window), 15.5, 15.0, 4.5 },
        { "text on sunken", role(&Theme::text), role(&Theme::sunken), 14.5, 15.6, 4.5 },
        { "text on selection", role(&Theme::text), role(&Theme::selection), 13.5, 11.1, 4.5 },
        { "muted on surface", role(&Theme::muted), role(&Theme::surface), 6.1, 7.1, 4.5 },
        { "muted on window", role(&Theme::muted), role(&Theme::window), 5.6, 7.7, 4.5 },
        { "muted on sunken", role(&Theme::muted), role(&Theme::sunken), 5.3, 7.9, 4.5 },
        { "muted on selection", role(&Theme::muted), role(&Theme::selection), 4.9, 5.7, 4.5 },
        { "muted on hover", role(&Theme::muted), role(&Theme::hover), 5.2, 6.3, 4.5 },
        { "faint on surface", role(&Theme::faint), role(&Theme::surface), 3.1, 3.9, 3.0 },
        { "accent text on surface", role(&Theme::accent_text), role(&Theme::surface), 6.9, 7.7, 4.5 },
        { "accent text on accent soft", role(&Theme::accent_text), role(&Theme::accent_soft), 6.0, 6.8, 4.5 },
        { "accent text on selection", role(&Theme::accent_text), role(&Theme::selection), 5.5, 6.2, 4.5 },
        { "on accent on accent", role(&Theme::on_accent), role(&Theme::accent), 5.8, 4.7, 4.5 },
        { "accent fill on surface", role(&Theme::accent), role(&Theme::surface), 5.8, 3.5, 3.0 },
        { "focus ring on surface", role(&Theme::focus_ring), role(&Theme::surface), 5.8, 5.9, 3.0 },
        { "focus ring on window", role(&Theme::focus_ring), role(&Theme::window), 5.3, 6.4, 3.0 },
        { "strong border on surface", role(&Theme::border_strong), role(&Theme::surface), 3.1, 3.9, 3.0 },
        { "success on surface", ink(&Theme::success), role(&Theme::surface), 5.3, 7.5, 4.5 },
        { "warning on surface", ink(&Theme::warning), role(&Theme::surface), 5.7, 8.4, 4.5 },
        { "error on surface", ink(&Theme::error), role(&Theme::surface), 5.7, 7.2, 4.5 },
        { "text on warning soft", role(&Theme::text), soft(&Theme::warning), 15.0, 12.0, 4.5 },
        { "error on error soft", ink(&Theme::error), soft(&Theme::error), 4.8, 6.7, 4.5 },
        { "tick text on plot", role(&Theme::axis), role(&Theme::plot_background), 6.1, 7.4, 4.5 },
    };
    return list;
}

struct Linear {
    double r, g, b;
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Linear linear(const QColor& color) { return { linear(color.redF()), linear(color.greenF()), linear(color.blueF()) }; }

using Matrix = std::array<std::array<double, 3>, 3>;

/// Machado, Oliveira and Fernandes 2009, severity 1.0.
const QMap<QString, Matrix>& deficiencies()
{
    static const QMap<QString, Matrix> list {
        { "protanopia",
            { { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 },
                { -0.003882, -0.048116, 1.051998 } } } },
        { "deuteranopia",
            { { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 },
                { -0.011820, 0.042940, 0.968881 } } } },
        { "tritanopia",
            { { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 },
                { 0.004733, 0.691367, 0.303900 } } } },
    };
    return list;
}

Linear seen(const Linear& c, const Matrix& m)
{
    const auto row = [&](std::size_t i) { return std::clamp(m[i][0] * c.r + m[i][1] * c.g + m[i][2] * c.b, 0.0, 1.0); };
    return { row(0), row(1), row(2) };
}

struct Lab {
    double l, a, b;
};

Lab lab(const Linear& c)
{
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c.r + 0.3576 * c.g + 0.1805 * c.b) / 0.95047);
    const double y = f(0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b);
    const double z = f((0.0193 * c.r + 0.1192 * c.g + 0.9505 * c.b) / 1.08883);
    return { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

double difference(const Lab& p, const Lab& q) { return std::hypot(p.l - q.l, p.a - q.a, p.b - q.b); }

} // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void contrastTable_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<bool>("dark");
        for (int row = 0; row < pairs().size(); ++row)
            for (const bool dark : { false, true })
                QTest::addRow("%s, %s", pairs()[row].name, dark ? "dark" : "light") << row << dark;
    }

    void contrastTable()
    {
        QFETCH(int, row);
        QFETCH(bool, dark);
        const Theme theme = dark ? dark_theme() : light_theme();
        const Pair& pair = pairs()[row];
        const double found = contrast(pair.front(theme), pair.back(theme));
        QVERIFY2(found >= pair.needed, qPrintable(QString::number(found)));
        const double stated = dark ? pair.dark : pair.light;
        QVERIFY2(std::abs(found - stated) < 0.06, qPrintable(QString("%1, stated %2").arg(found).arg(stated)));
    }

    void highContrast()
    {
        for (const bool dark : { false, true }) {
            const Theme theme = high_contrast_theme(dark);
            for (const Pair& pair : pairs())
                QVERIFY2(contrast(pair.front(theme), pair.back(theme)) >= 4.5, pair.name);
            QCOMPARE(theme.border, theme.text);
            QCOMPARE(theme.lines.roof, light_theme().lines.roof + 1);
        }
    }

    void labelInk()
    {
        const char* stated[2][6] = { { "#0072b2", "#c25600", "#008662", "#a36186", "#9c6c00", "#3b7ca1" },
            { "#2b8abf", "#d56003", "#009e73", "#cc79a7", "#e69f00", "#56b4e9" } };
        for (const Theme& theme :
            { light_theme(), dark_theme(), high_contrast_theme(false), high_contrast_theme(true) })
            for (int series = 0; series < 9; ++series)
                QVERIFY(contrast(label_ink(series, theme), theme.plot_background) >= 4.5);
        for (const bool dark : { false, true }) {
            const Theme theme = dark ? dark_theme() : light_theme();
            for (int series = 0; series < 6; ++series) {
                const QColor ink = label_ink(series, theme);
                const QColor wanted(QString::fromLatin1(stated[dark ? 1 : 0][series]));
                // The design rounds its mixing share on its own way; a few steps of a channel are the same colour.
                QVERIFY2(difference(lab(linear(ink)), lab(linear(wanted))) < 2.5,
                    qPrintable(QString("series %1: %2, stated %3").arg(series + 1).arg(ink.name(), wanted.name())));
            }
        }
    }

    void casing()
    {
        QList<int> cased;
        for (int series = 0; series < 7; ++series) {
            if (needs_casing(light_theme().seriesStyle(series).color, light_theme()))
                cased.append(series + 1);
            QVERIFY(!needs_casing(dark_theme().seriesStyle(series).color, dark_theme()));
        }
        QCOMPARE(cased, (QList<int> { 5, 6 }));
    }

    void inkOnBounds()
    {
        const Theme theme = light_theme();
        QCOMPARE(ink_on(theme.bound(Bound::Memory)), QColor(0x1A1D23));
        QCOMPARE(ink_on(theme.bound(Bound::Compute)), QColor(Qt::white));
        QCOMPARE(ink_on(theme.bound(Bound::Network)), QColor(0x1A1D23));
        QCOMPARE(ink_on(theme.bound(Bound::Overhead)), QColor(Qt::white));
        QVERIFY(!ink_on(theme.bound(Bound::Infeasible)).isValid());
    }

    void seriesDifferWithoutColor()
    {
        const Theme theme = light_theme();
        for (std::size_t i = 0; i < theme.series.size(); ++i)
            for (std::size_t j = i + 1; j < theme.series.size(); ++j) {
                QVERIFY(theme.series[i].dash != theme.series[j].dash);
                QVERIFY(theme.series[i].marker != theme.series[j].marker);
            }
        QVERIFY(theme.series.front().dash.isEmpty()); // the current machine is always solid
    }

    void seriesUnderColorDeficiency_data()
    {
        QTest::addColumn<QString>("kind");
        for (const QString& kind : deficiencies().keys())
            QTest::newRow(qPrintable(kind)) << kind;
    }

    void seriesUnderColorDeficiency()
    {
        QFETCH(QString, kind);
        const Matrix matrix = deficiencies()[kind];
        for (const Theme& theme : { light_theme(), dark_theme() })
            for (std::size_t i = 0; i < theme.series.size(); ++i)
                for (std::size_t j = i + 1; j < theme.series.size(); ++j) {
                    const double found = difference(lab(seen(linear(theme.series[i].color), matrix)),
                        lab(seen(linear(theme.series[j].color), matrix)));
                    QVERIFY2(found >= 10, qPrintable(QString("series %1 and %2: %3").arg(i + 1).arg(j + 1).arg(found)));
                }
    }

    void paletteHasEveryGroup()
    {
        for (const Theme& theme : { light_theme(), dark_theme() }) {
            const QPalette palette = palette_of(theme);
            for (const auto group : { QPalette::Active, QPalette::Inactive }) {
                QCOMPARE(palette.color(group, QPalette::Window), theme.window);
                QCOMPARE(palette.color(group, QPalette::Highlight), theme.selection);
                QCOMPARE(palette.color(group, QPalette::HighlightedText), theme.text);
                QCOMPARE(palette.color(group, QPalette::Link), theme.accent_text);
            }
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), theme.faint);
            QCOMPARE(palette.color(QPalette::Disabled, QPalette::Window), theme.window);
        }
    }

    void holderTells()
    {
        ThemeHolder& holder = ThemeHolder::instance();
        QSignalSpy changed(&holder, &ThemeHolder::changed);
        holder.setMode(ThemeMode::Dark);
        QCOMPARE(changed.size(), 1);
        QVERIFY(current_theme().dark);
        QCOMPARE(QApplication::palette().color(QPalette::Window), dark_theme().window);
        holder.setMode(ThemeMode::System);
        QCOMPARE(current_theme().dark, holder.systemIsDark());
        holder.setMode(ThemeMode::HighContrast);
        QVERIFY(current_theme().high_contrast);
        holder.setMode(ThemeMode::Light);
        QCOMPARE(changed.size(), 4);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_look_theme.moc"
