// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figureexport.h"
#include "app/desktop/safefile.h"
#include "widgets/common/look.h"

#include <QDir>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <csignal>
#include <sys/resource.h>

using namespace mlsysim;
using namespace mlsysim::desktop;

/// Every figure is read back after it was written.
class TestFigureExport : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { widgets::install_look(widgets::ThemeMode::Dark); }

    void formats_follow_the_name()
    {
        QCOMPARE(figure_format(QStringLiteral("a.SVG")), std::optional(FigureFormat::Svg));
        QCOMPARE(figure_format(QStringLiteral("a.b.pdf")), std::optional(FigureFormat::Pdf));
        QVERIFY(!figure_format(QStringLiteral("a.bmp")));
        QVERIFY(!figure_format(QStringLiteral("png")) || figure_format(QStringLiteral("png")) == FigureFormat::Png);
    }

    void a_picture_is_white_paper_with_ink_on_it()
    {
        const Workspace w(Registry::shipped());
        const QImage image = QImage::fromData(figure_bytes(figure_of(w), FigureFormat::Png));
        QCOMPARE(image.width(), 1440);
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        int blue = 0;
        for (int y = 0; y < image.height(); y += 2)
            for (int x = 0; x < image.width(); x += 2)
                blue += image.pixelColor(x, y) == QColor(0x00, 0x72, 0xB2) ? 1 : 0;
        QVERIFY2(blue > 300, qPrintable(QString::number(blue)));
    }

    void a_vector_figure_holds_text_and_no_pictures()
    {
        const Workspace w(Registry::shipped());
        const QByteArray svg = figure_bytes(figure_of(w), FigureFormat::Svg);
        QXmlStreamReader xml(svg);
        int texts = 0, images = 0;
        QString all;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == QLatin1String("text"))
                ++texts;
            if (xml.isStartElement() && xml.name() == QLatin1String("image"))
                ++images;
            if (xml.isCharacters())
                all += xml.text();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(texts > 20);
        QCOMPARE(images, 0);
        QVERIFY(all.contains(QStringLiteral("989 TFLOP/s fp16")));
        QVERIFY(all.contains(QStringLiteral("memory full at 1")));
        QVERIFY(QSvgRenderer(svg).isValid());
    }

    void the_same_session_gives_the_same_bytes()
    {
        const Workspace one(Registry::shipped()), two(Registry::shipped());
        for (const FigureFormat format : { FigureFormat::Png, FigureFormat::Svg, FigureFormat::Csv })
            QCOMPARE(figure_bytes(figure_of(one), format), figure_bytes(figure_of(two), format));
        QVERIFY(figure_bytes(figure_of(one), FigureFormat::Pdf).startsWith("%PDF-"));
    }

    void the_numbers_are_those_of_the_scene()
    {
        const Workspace w(Registry::shipped());
        const auto figure = figure_of(w);
        const QString csv = QString::fromUtf8(figure_bytes(figure, FigureFormat::Csv));
        for (const auto& roof : figure.scene.roofs)
            QVERIFY2(csv.contains(QString::number(roof.peak, 'g', 17)) || csv.contains(QString::number(roof.peak, 'g', 15)), qPrintable(csv.left(400)));
        QVERIFY(csv.contains(QStringLiteral("Hardware.Cloud.T4")));
    }

    void a_file_that_cannot_be_written_says_why()
    {
        QTemporaryDir folder;
        QCOMPARE(write_file(folder.filePath(QStringLiteral("a.txt")), "one"), QString());
        QString error;
        QCOMPARE(read_file(folder.filePath(QStringLiteral("a.txt")), error), QByteArray("one"));
        QVERIFY(!write_file(folder.filePath(QStringLiteral("no/such/folder/a.txt")), "one").isEmpty());
        QVERIFY(read_file(folder.filePath(QStringLiteral("none")), error).isEmpty() && !error.isEmpty());
    }

    void a_full_disk_leaves_the_old_file()
    {
        // A limit on the size of files fails a write half-way, as a full disk does.
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("a.mlsysim"));
        QCOMPARE(write_file(path, "the good old file"), QString());
        rlimit before {};
        getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small { 4096, before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &small);
        const QString error = write_file(path, QByteArray(1 << 20, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!error.isEmpty());
        QString reading;
        QCOMPARE(read_file(path, reading), QByteArray("the good old file"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
};

QTEST_MAIN(TestFigureExport)
#include "tst_figureexport.moc"
