// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icon.h"
#include "widgets/common/look.h"

#include <QDir>
#include <QPainter>
#include <QTest>

using namespace mlsysim::widgets;

namespace {

/// The colour of the least transparent pixel, and how many are not transparent.
struct Ink {
    QColor color;
    int pixels = 0;
};

Ink ink_of(const QPixmap& pixmap)
{
    const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
    Ink ink;
    int best = -1;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            if (qAlpha(pixel) > 0)
                ++ink.pixels;
            if (qAlpha(pixel) > best) {
                best = qAlpha(pixel);
                ink.color = QColor::fromRgb(qRed(pixel), qGreen(pixel), qBlue(pixel));
            }
        }
    return ink;
}

bool alike(const QColor& one, const QColor& other)
{
    return std::abs(one.red() - other.red()) < 4 && std::abs(one.green() - other.green()) < 4
        && std::abs(one.blue() - other.blue()) < 4;
}

} // namespace

class TestIcons : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void init() { ThemeHolder::instance().setMode(ThemeMode::Light); }

    void namesAreTheFiles()
    {
        QStringList files;
        for (const QString& file :
            QDir(MLSYSIM_SOURCE_DIR "/resources/icons").entryList({ "*.svg" }, QDir::Files, QDir::Name))
            files.append(file.chopped(4));
        QCOMPARE(icon_names(), files);
        QStringList compiled;
        for (const QString& file : QDir(":/mlsysim/icons").entryList({ "*.svg" }, QDir::Files, QDir::Name))
            compiled.append(file.chopped(4));
        QCOMPARE(icon_names(), compiled);
    }

    void everyIconDraws_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : icon_names())
            QTest::newRow(qPrintable(name)) << name;
    }

    void everyIconDraws()
    {
        QFETCH(QString, name);
        const QIcon made = icon(name);
        QCOMPARE(made.name(), name);
        for (const int size : { 12, 16, 18, 20, 24, 48 }) {
            const QPixmap pixmap = made.pixmap(QSize(size, size), 2);
            QCOMPARE(pixmap.size(), QSize(2 * size, 2 * size));
            QVERIFY2(ink_of(pixmap).pixels > size, qPrintable(QString::number(size)));
        }
        // Inside the grid: the outermost ring of a large picture stays empty.
        const QImage large = made.pixmap(QSize(240, 240)).toImage();
        for (int i = 0; i < 240; ++i)
            for (const QPoint at : { QPoint(i, 3), QPoint(i, 236), QPoint(3, i), QPoint(236, i) })
                QCOMPARE(qAlpha(large.pixel(at)), 0);
    }

    void unknownNameIsEmpty()
    {
        QTest::ignoreMessage(QtWarningMsg, "There is no icon named nonsense.");
        QVERIFY(icon("nonsense").isNull());
    }

    void tints()
    {
        const QIcon made = icon("heat");
        const QSize size(24, 24);
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            ThemeHolder::instance().setMode(mode);
            const Theme& theme = current_theme();
            const auto color = [&](QIcon::Mode which, QIcon::State state) {
                return ink_of(made.pixmap(size, 2, which, state)).color;
            };
            QVERIFY(alike(color(QIcon::Normal, QIcon::Off), theme.muted));
            QVERIFY(alike(color(QIcon::Active, QIcon::Off), theme.text));
            QVERIFY(alike(color(QIcon::Normal, QIcon::On), theme.accent_text));
            QVERIFY(alike(color(QIcon::Disabled, QIcon::Off), theme.faint));
            QVERIFY(alike(ink_of(icon("heat", Qt::red).pixmap(size, 2)).color, Qt::red));
        }
    }

    void strokeIsHeldWhenSmall()
    {
        // "menu" is three lines; the middle column crosses each of them once.
        const auto thickness = [](int size) {
            const int scale = 10;
            const QImage image = icon("menu").pixmap(QSize(size, size), scale).toImage();
            double sum = 0;
            for (int y = 0; y < image.height(); ++y)
                sum += qAlpha(image.pixel(image.width() / 2, y)) / 255.0;
            return sum / 3 / scale;
        };
        QVERIFY(std::abs(thickness(24) - 1.5) < 0.1);
        QVERIFY(std::abs(thickness(16) - 1.5) < 0.1);
        QVERIFY(std::abs(thickness(12) - 1.5) < 0.1);
        QVERIFY(std::abs(thickness(48) - 3.0) < 0.1);
    }

    void drawsOnWholePixels()
    {
        QImage canvas(24, 24, QImage::Format_ARGB32_Premultiplied);
        canvas.fill(Qt::white);
        {
            QPainter painter(&canvas);
            draw_icon(painter, "plus", QRectF(4.3, 4.3, 16, 16), Qt::black);
        }
        QImage aligned(24, 24, QImage::Format_ARGB32_Premultiplied);
        aligned.fill(Qt::white);
        {
            QPainter painter(&aligned);
            draw_icon(painter, "plus", QRectF(4, 4, 16, 16), Qt::black);
        }
        QCOMPARE(canvas, aligned);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_look_icons.moc"
