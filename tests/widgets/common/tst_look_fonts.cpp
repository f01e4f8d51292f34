// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"
#include "widgets/common/look.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QLabel>
#include <QPushButton>
#include <QRawFont>
#include <QTest>

using namespace mlsysim::widgets;

class TestFonts : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        install_look(ThemeMode::Light);
        QVERIFY(load_fonts());
    }

    void init() { set_text_size(100); }

    void familyIsThere()
    {
        QVERIFY(QFontDatabase::families().contains("mlsysim Sans"));
        QCOMPARE(QFontInfo(type_font(TypeStyle::Body)).family(), QString("mlsysim Sans"));
        QCOMPARE(QFontInfo(type_font(TypeStyle::Control)).weight(), 500);
        QCOMPARE(QFontInfo(type_font(TypeStyle::Result)).weight(), 600);
        QCOMPARE(QApplication::font().families(), default_font_families());
    }

    void figuresAreEquallyWide_data()
    {
        QTest::addColumn<QString>("face");
        for (const char* face : { "Regular", "Medium", "SemiBold" })
            QTest::newRow(face) << QString(face);
    }

    void figuresAreEquallyWide()
    {
        QFETCH(QString, face);
        QRawFont font(QString(":/mlsysim/fonts/mlsysimSans-%1.otf").arg(face), 100, QFont::PreferNoHinting);
        QVERIFY(font.isValid());
        const QList<QPointF> advances = font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"));
        for (const QPointF& advance : advances)
            QCOMPARE(advance.x(), advances.first().x());
    }

    void numbersOfOneShapeAreEquallyWide()
    {
        // Through shaping, so that pair kerning counts too.
        for (const TypeStyle style : { TypeStyle::Body, TypeStyle::Control, TypeStyle::Result }) {
            const QFontMetricsF measure(type_font(style));
            for (const auto& [one, other] : { std::pair { "1.17", "7.40" }, std::pair { "1 111", "8 558" },
                     std::pair { "71,1", "40,9" }, std::pair { "11×", "74×" } })
                QCOMPARE(measure.horizontalAdvance(QString::fromUtf8(one)),
                    measure.horizontalAdvance(QString::fromUtf8(other)));
        }
    }

    void glyphsAreThere()
    {
        const QString needed = QString::fromUtf8("×·−≤≥≈≠±∑√∞∂∫∆←→↑↓↔⇒ηθτλρμσωαβγδεΔΣΩπφ⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉₊"
                                                 "½¼%‰°€…–—•“”‘’ßäöüéèñçÅøŁžŠ✓✗\u00a0\u2009\u202f");
        for (const char* face : { "Regular", "Medium", "SemiBold" }) {
            QRawFont font(QString(":/mlsysim/fonts/mlsysimSans-%1.otf").arg(face), 16);
            for (const QChar c : needed)
                QVERIFY2(font.supportsCharacter(c), qPrintable(QString("%1 U+%2").arg(face).arg(c.unicode(), 4, 16)));
        }
    }

    void sizesFollowTheTextSize()
    {
        const double before = QFontMetricsF(type_font(TypeStyle::Body)).height();
        const int control = control_height();
        QCOMPARE(control, 28);
        set_text_size(160);
        QVERIFY(QFontMetricsF(type_font(TypeStyle::Body)).height() > before * 1.5);
        QVERIFY(control_height() > control);
        set_text_size(400);
        QCOMPARE(text_size(), largest_text_percent);
        set_text_size(10);
        QCOMPARE(text_size(), smallest_text_percent);
    }

    void widgetsFollow()
    {
        QPushButton button("Export");
        button.show();
        QCOMPARE(button.font().weight(), 500);
        const int height = button.sizeHint().height();
        set_text_size(150);
        QCoreApplication::processEvents();
        QVERIFY(button.sizeHint().height() > height);
    }

    void otherFamilies()
    {
        set_font_families({ "DejaVu Sans" });
        QCOMPARE(QFontInfo(type_font(TypeStyle::Body)).family(), QString("DejaVu Sans"));
        set_font_families({});
        QCOMPARE(font_families(), default_font_families());
    }
};

QTEST_MAIN(TestFonts)
#include "tst_look_fonts.moc"
