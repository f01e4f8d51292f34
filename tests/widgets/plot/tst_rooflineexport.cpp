// SPDX-License-Identifier: GPL-3.0-or-later
#include "examplescenes.h"
#include "widgets/common/fonts.h"
#include "widgets/plot/rooflineexport.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace mlsysim::widgets;

namespace {

RooflineFigure figure_of(const RooflineScene& scene)
{
    RooflineFigure figure;
    figure.scene = scene;
    figure.title = QStringLiteral("Two phases");
    figure.metadata = QStringLiteral("{\"format\":1}");
    return figure;
}

int ink(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += qGray(image.pixel(x, y)) < 200 ? 1 : 0;
    return count;
}

bool has(const QImage& image, const QColor& color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == color)
                return true;
    return false;
}

} // namespace

class RooflineExportTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { load_fonts(); }

    void png_data()
    {
        QTest::addColumn<double>("scale");
        QTest::addRow("96 dpi") << 1.0;
        QTest::addRow("192 dpi") << 2.0;
        QTest::addRow("300 dpi") << 300.0 / 96;
    }
    void png()
    {
        QFETCH(double, scale);
        const RooflineFigure figure = figure_of(examples::twoMachines());
        const QByteArray bytes = roofline_export::png(figure, scale);
        const QImage image = QImage::fromData(bytes, "PNG");
        QCOMPARE(image.size(), (figure.size * scale).toSize());
        QCOMPARE(image.dotsPerMeterX(), static_cast<int>(std::lround(96 * scale / 0.0254)));
        QCOMPARE(image.text(QStringLiteral("mlsysim")), figure.metadata);
        QCOMPARE(image.pixelColor(1, 1), QColor(Qt::white)); // paper is white
        QVERIFY(ink(image) > 2000 * scale);
        QVERIFY(has(image, QColor(0x00, 0x72, 0xB2)));
        QCOMPARE(roofline_export::png(figure, scale), bytes);
    }

    void svg()
    {
        const RooflineFigure figure = figure_of(examples::twoMachines());
        const QByteArray bytes = roofline_export::svg(figure);
        QXmlStreamReader xml(bytes);
        QStringList words;
        int images = 0;
        bool in_text = false;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement()) {
                in_text = xml.name() == QLatin1String("text");
                images += xml.name() == QLatin1String("image") ? 1 : 0;
            } else if (xml.isEndElement()) {
                in_text = false;
            } else if (xml.isCharacters() && in_text) {
                words << xml.text().toString().trimmed();
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(images, 0);
        for (const char* word : { "H100  989 TFLOP/s fp16", "T4  320 GB/s", "batch 64", "1.23× to the roof",
                 "ridge 295 FLOP/B", "10 P", "100 k", "memory-bound on both" })
            QVERIFY2(words.contains(QString::fromUtf8(word)), word);
        QVERIFY(words.join(QLatin1Char(' ')).contains(figure.scene.summary.right(20)));

        QVERIFY(bytes.contains("DejaVu Sans, sans-serif")); // a reader without our font has a choice
        QSvgRenderer renderer(bytes);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox(), QRect(QPoint(0, 0), figure.size.toSize()));
        QImage image(figure.size.toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QVERIFY(ink(image) > 2000);
        QCOMPARE(roofline_export::svg(figure), bytes);
    }

    void pdf()
    {
        RooflineFigure figure = figure_of(examples::twoMachines());
        figure.size = RooflineFigure::millimetres(170, 120);
        const QByteArray bytes = roofline_export::pdf(figure);
        QVERIFY(bytes.startsWith("%PDF-1."));
        QVERIFY(!bytes.contains("/Subtype /Image"));
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("figure.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const QString info = QStandardPaths::findExecutable(QStringLiteral("pdfinfo"));
        if (info.isEmpty())
            QSKIP("no PDF reader here");
        QProcess process;
        process.start(info, { file.fileName() });
        QVERIFY(process.waitForFinished());
        const QString about = QString::fromUtf8(process.readAllStandardOutput());
        const auto match = QRegularExpression(QStringLiteral("Page size:\\s+([0-9.]+) x ([0-9.]+) pts")).match(about);
        QVERIFY2(match.hasMatch(), qPrintable(about));
        QVERIFY(std::abs(match.captured(1).toDouble() - 170 / 25.4 * 72) < 1);
        QVERIFY(std::abs(match.captured(2).toDouble() - 120 / 25.4 * 72) < 1);
        QVERIFY(about.contains(QRegularExpression(QStringLiteral("Pages:\\s+1\\b"))));
        process.start(QStringLiteral("pdftotext"), { file.fileName(), QStringLiteral("-") });
        if (process.waitForFinished() && process.exitCode() == 0)
            QVERIFY(QString::fromUtf8(process.readAllStandardOutput()).contains(QStringLiteral("1.23× to the roof")));
        process.start(QStringLiteral("pdffonts"), { file.fileName() });
        if (process.waitForFinished() && process.exitCode() == 0) {
            const QStringList lines
                = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
            QVERIFY(lines.size() > 2);
            for (const QString& line : lines.mid(2))
                QVERIFY2(line.contains(QStringLiteral(" yes ")), qPrintable(line)); // embedded
        }
    }

    void everyPaperSize_data()
    {
        QTest::addColumn<double>("width");
        for (const double width : { 84.6, 88.9, 139.7, 85.0, 170.0 })
            QTest::addRow("%g mm", width) << width;
    }
    void everyPaperSize()
    {
        QFETCH(double, width);
        RooflineFigure figure = figure_of(examples::twoMachines());
        figure.size = RooflineFigure::millimetres(width, width * 0.8);
        for (const PlotText kind :
            { PlotText::Tick, PlotText::Title, PlotText::Words, PlotText::Label, PlotText::Roof, PlotText::Subject })
            QVERIFY(figure.style.font(kind).pixelSize() * 0.75 >= 8); // pt
        QVERIFY(ink(QImage::fromData(roofline_export::png(figure, 2))) > 1000);
    }

    void emptyScenesExportToo()
    {
        for (const RooflineScene& scene : { examples::noMachine(), examples::noModel(), RooflineScene() }) {
            QVERIFY(!roofline_export::svg(figure_of(scene)).isEmpty());
            QVERIFY(!roofline_export::pdf(figure_of(scene)).isEmpty());
            QVERIFY(!roofline_export::png(figure_of(scene)).isEmpty());
        }
    }
};

QTEST_MAIN(RooflineExportTest)
#include "tst_rooflineexport.moc"
