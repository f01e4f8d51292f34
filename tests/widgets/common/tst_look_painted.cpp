// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/bindingnote.h"
#include "widgets/common/card.h"
#include "widgets/common/derivationview.h"
#include "widgets/common/fonts.h"
#include "widgets/common/keycap.h"
#include "widgets/common/look.h"
#include "widgets/common/painting.h"
#include "widgets/common/resultcell.h"
#include "widgets/common/stackedbar.h"
#include "widgets/common/studiostyle.h"
#include "widgets/common/subscripttext.h"
#include "widgets/common/textlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace mlsysim::widgets;

class TestPainted : public QObject {
    Q_OBJECT

    static BarPart part(const QString& label, double value, const QColor& color)
    {
        return { label, value, QString::number(value), color, {} };
    }

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }

    void init()
    {
        ThemeHolder::instance().setMode(ThemeMode::Light);
        set_text_size(100);
    }

    void barIsToScale()
    {
        StackedBar bar;
        bar.setParts({ part("weights", 16, Qt::blue), part("KV cache", 4, Qt::cyan) });
        bar.setWhole(80);
        bar.setFree("free", "60");
        bar.resize(400, bar.heightForWidth(400));
        QCOMPARE(bar.partRect(0).width(), 80.0);
        QCOMPARE(bar.partRect(1).left(), 80.0);
        QCOMPARE(bar.partRect(1).width(), 20.0);
        QVERIFY(bar.accessibleDescription().contains("KV cache 4"));
        QVERIFY(bar.accessibleDescription().contains("free 60"));
        // More than the whole stays inside and keeps its proportions.
        bar.setWhole(10);
        QCOMPARE(bar.partRect(1).right(), 400.0);
        const QImage image = bar.grab().toImage();
        QCOMPARE(image.pixelColor(100, static_cast<int>(bar.partRect(0).center().y())), QColor(Qt::blue));
    }

    void barLegendWraps()
    {
        StackedBar bar;
        QList<BarPart> parts;
        for (int i = 0; i < 6; ++i)
            parts.append(part("a rather long name", 1, Qt::red));
        bar.setParts(parts);
        QVERIFY(bar.heightForWidth(200) > bar.heightForWidth(1000));
        bar.setLegendVisible(false);
        QCOMPARE(bar.heightForWidth(200), bar.heightForWidth(1000));
    }

    void emptyBarDraws()
    {
        StackedBar bar;
        bar.resize(100, 40);
        bar.grab();
        bar.setParts({ part("nothing", 0, Qt::red) });
        bar.grab();
    }

    void noteWraps()
    {
        BindingNote note;
        note.setMessage(BindingNote::Tone::Warning, "Memory bandwidth binds",
            "Moving bytes takes 3.4× as long as the arithmetic. A larger batch helps; more FLOP/s does not. Use a < "
            "b.");
        QCOMPARE(note.accessibleName(), QString("Memory bandwidth binds"));
        QVERIFY(note.sentence().endsWith("a < b."));
        QVERIFY(note.heightForWidth(200) > note.heightForWidth(600));
        QSignalSpy followed(&note, &BindingNote::linkActivated);
        note.setMessage(BindingNote::Tone::Error, "No", "Try <a href='fp8'>fp8</a>.");
        note.resize(300, 100);
        note.show();
        auto* sentence = note.findChildren<TextLabel*>().last();
        emit sentence->linkActivated("fp8");
        QCOMPARE(followed.size(), 1);
    }

    void cellNeverCutsANumber()
    {
        ResultCell cell;
        cell.setLabel("Throughput");
        cell.setValue("8 558.25", "tok/s", "8 558");
        const QSize roomy = cell.sizeHint();
        cell.resize(roomy);
        const QImage wide = cell.grab().toImage();
        cell.resize(cell.minimumSizeHint());
        const QImage narrow = cell.grab().toImage();
        QVERIFY(narrow.width() < wide.width());
        // Right of the padding nothing is painted but the edge.
        const QRgb ground = narrow.pixel(narrow.width() - 5, 20);
        for (int y = 10; y < narrow.height() - 10; ++y)
            QCOMPARE(narrow.pixel(narrow.width() - 6, y), ground);
    }

    void subscripts()
    {
        QCOMPARE(subscript_plain("max(t_mem, t_comp) + t_over"), QString("max(tmem, tcomp) + tover"));
        QCOMPARE(subscript_plain("E_{c,1} + v^2"), QString("Ec,1 + v^2"));
        QCOMPARE(subscript_plain("a_ + _b {"), QString("a_ + _b {"));
        QCOMPARE(formula_runs("T_∞,"),
            (QList<FormulaRun> { { "T", Level::Base }, { "∞", Level::Sub }, { ",", Level::Base } }));
        QCOMPARE(formula_runs("P^0.34.e^(−(1+x)/g)^−t"),
            (QList<FormulaRun> { { "P", Level::Base }, { "0.34", Level::Super }, { ".e", Level::Base },
                { "(−(1+x)/g)", Level::Super }, { "−t", Level::Super } }));
        QCOMPARE(formula_runs("a^(b"), (QList<FormulaRun> { { "a^(b", Level::Base } }));
        const QFont font = type_font(TypeStyle::Table);
        QVERIFY(subscript_width("t_mem", font) < QFontMetricsF(font).horizontalAdvance("tmem"));
    }

    void derivationGrowsToItsRows()
    {
        QStandardItemModel model;
        const auto row = [](const char* symbol) {
            return QList<QStandardItem*> { new QStandardItem(symbol), new QStandardItem("= x"),
                new QStandardItem("1 s") };
        };
        const auto top = row("T");
        top[0]->appendRow(row("t_mem"));
        top[0]->appendRow(row("t_comp"));
        model.appendRow(top);
        DerivationView view;
        view.setModel(&model);
        const int three = view.sizeHint().height();
        model.appendRow(row("U"));
        QCOMPARE(view.sizeHint().height(), three / 3 * 4);
        view.resize(300, view.sizeHint().height());
        view.show();
        QVERIFY(!view.verticalScrollBar()->isVisible());
        QVERIFY(view.isExpanded(model.index(0, 0)));
        QVERIFY(!view.grab().isNull());
    }

    void hairlinesAreCrisp_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : { 1.0, 1.25, 1.5, 2.0, 3.0 })
            QTest::addRow("%g", ratio) << ratio;
    }

    void hairlinesAreCrisp()
    {
        QFETCH(double, ratio);
        QImage image(static_cast<int>(60 * ratio), static_cast<int>(40 * ratio), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            draw_box(painter, QRectF(7, 5, 41, 23), { Qt::white, Qt::black }, 6);
        }
        // Across the middle of the left edge there are only pure pixels.
        const int y = static_cast<int>(16 * ratio);
        int dark = 0;
        for (int x = 0; x < static_cast<int>(20 * ratio); ++x) {
            const int level = qGray(image.pixel(x, y));
            QVERIFY2(level == 0 || level == 255, qPrintable(QString("%1 at %2").arg(level).arg(x)));
            dark += level == 0;
        }
        QCOMPARE(dark, std::max(1, qRound(ratio)));
    }

    void labelsFollowTheTheme()
    {
        TextLabel label("Context", TypeStyle::Label, TextLabel::Ink::Muted);
        label.show();
        QCOMPARE(label.palette().color(label.foregroundRole()), light_theme().muted);
        ThemeHolder::instance().setMode(ThemeMode::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(label.palette().color(label.foregroundRole()), dark_theme().muted);
        const int before = label.sizeHint().height();
        set_text_size(150);
        QCoreApplication::processEvents();
        QVERIFY(label.sizeHint().height() > before);
    }

    void checkBoxTakesTheSeriesColor()
    {
        QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            draw_check_box(painter, QRectF(0, 0, 16, 16), CheckLook::On, QColor(0xD55E00), true, false);
        }
        QCOMPARE(image.pixelColor(8, 2), QColor(0xD55E00));
    }

    void cardShowsBusyLate()
    {
        Card card;
        card.setTitle("Map");
        card.resize(300, 100);
        card.show();
        QVERIFY(QTest::qWaitForWindowExposed(&card));
        const QImage idle = card.grab().toImage();
        card.setBusy(true);
        QCOMPARE(card.grab().toImage(), idle);
        QTRY_VERIFY(card.grab().toImage() != idle);
        card.setBusy(false);
        QCOMPARE(card.grab().toImage(), idle);
    }

    void keyCaps()
    {
        QCOMPARE(KeyCap::textOf(QKeySequence(Qt::CTRL | Qt::Key_K)), QString("Ctrl K"));
        QCOMPARE(KeyCap::textOf(QKeySequence(Qt::CTRL | Qt::Key_Plus)), QString("Ctrl +"));
    }

    void noStyleSheets()
    {
        QVERIFY(qApp->styleSheet().isEmpty());
        QVERIFY(qobject_cast<StudioStyle*>(QApplication::style()));
    }
};

QTEST_MAIN(TestPainted)
#include "tst_look_painted.moc"
