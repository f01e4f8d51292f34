// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figureexport.h"
#include "app/desktop/safefile.h"
#include "app/shared/results.h"
#include "engine/document/json.h"
#include "widgets/common/look.h"

#include <QDir>
#include <QImage>
#include <QPrinter>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
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
        const QImage image = QImage::fromData(figure_bytes(w, FigureFormat::Png));
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
        const QByteArray svg = figure_bytes(w, FigureFormat::Svg);
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
        for (const FigureFormat format : { FigureFormat::Png, FigureFormat::Svg, FigureFormat::Tex, FigureFormat::Csv })
            QCOMPARE(figure_bytes(one, format), figure_bytes(two, format));
        QVERIFY(figure_bytes(one, FigureFormat::Pdf).startsWith("%PDF-"));
    }

    void the_table_says_what_is_drawn()
    {
        Workspace w(Registry::shipped());
        w.setLabel(QStringLiteral("Hardware.Cloud.T4"), QStringLiteral("old, \"cheap\""));
        const auto scene = figure_of(w).scene;
        const QString csv = QString::fromUtf8(figure_bytes(w, FigureFormat::Csv));
        QVERIFY(csv.contains(QStringLiteral("\"old, \"\"cheap\"\"\"")));
        std::size_t roofs = 0, points = 0;
        for (const QString& line : csv.split(QStringLiteral("\r\n")).mid(1)) {
            const QStringList cells = line.split(QLatin1Char(','));
            if (cells[0] == QLatin1String("roof")) {
                const auto& roof = scene.roofs[roofs++];
                QCOMPARE(cells[1], roof.machine);
                QCOMPARE(cells[7].toDouble(), roof.peak); // bit for bit
                QCOMPARE(cells[8].toDouble(), roof.bandwidth);
            } else if (cells[0] == QLatin1String("point") && cells[1] == scene.trajectories[0].machine) {
                const auto& point = scene.trajectories[0].points[points++];
                QCOMPARE(cells[4].toDouble(), point.batch);
                QVERIFY(cells[5].toDouble() == point.intensity && cells[6].toDouble() == point.achieved);
            }
        }
        QCOMPARE(roofs, scene.roofs.size());
        QCOMPARE(points, scene.trajectories[0].points.size());
    }

    void a_figure_is_the_session_that_made_it_data()
    {
        QTest::addColumn<QString>("ending");
        for (const char* ending : { "svg", "pdf", "png", "tex" })
            QTest::newRow(ending) << QString::fromLatin1(ending);
    }
    void a_figure_is_the_session_that_made_it()
    {
        QFETCH(QString, ending);
        QTemporaryDir folder;
        Workspace w(Registry::shipped());
        w.setLabel(QStringLiteral("Hardware.Cloud.H100"), QStringLiteral("Größe <5> & \"日本\" 'x'"));
        w.changeMachine(QStringLiteral("Hardware.Cloud.H100"), "memory.bandwidth", 5e12);
        w.parameters()->set(QStringLiteral("batch_size"), 48);
        const QString path = folder.filePath(QStringLiteral("figure.") + ending);
        QCOMPARE(write_figure(w, path), QString());
        QString error;
        const auto session = read_session(path, error);
        QVERIFY2(session, qPrintable(error));
        QCOMPARE(*session->find("results")->list(), shared::results_of(w.design()));
        Workspace again(Registry::shipped());
        QCOMPARE(again.restore(*session), QStringList());
        QCOMPARE(to_json(again.session()), to_json(w.session()));
        QCOMPARE(shared::results_of(again.design()), shared::results_of(w.design()));
    }

    void a_foreign_figure_is_told()
    {
        QTemporaryDir folder;
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = folder.filePath(QStringLiteral("holiday.png"));
        QVERIFY(image.save(path));
        QString error;
        QVERIFY(!read_session(path, error));
        QVERIFY2(error.contains(QStringLiteral("no session of mlsysim is inside")), qPrintable(error));
    }

    void every_preset_has_its_size_and_its_text()
    {
        const Workspace w(Registry::shipped());
        for (const auto& preset : shared::paper_presets) {
            const auto figure = figure_of(w, preset.paper);
            QCOMPARE(figure.size.width(), preset.paper.width * 96);
            QVERIFY(figure.style.font(widgets::PlotText::Words).pixelSize() * 0.75 >= preset.paper.points);
            const QImage image = QImage::fromData(figure_bytes(w, FigureFormat::Png, { preset.paper, 300 }));
            QVERIFY(std::abs(image.width() - preset.paper.width * 300) <= 1);
            QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 - 300) < 0.1);
        }
    }

    void each_step_is_a_page()
    {
        Workspace w(Registry::shipped());
        Value session = w.session();
        QVERIFY(steps_pdf(Registry::shipped(), session, {}).isEmpty());
        Value::List steps;
        for (const int batch : { 1, 64, 512 }) {
            w.parameters()->set(QStringLiteral("batch_size"), batch);
            const Value now = w.session();
            Value step;
            step.set("state", Value::Map { { "inputs", *now.find("inputs") }, { "selection", *now.find("selection") } });
            steps.push_back(std::move(step));
        }
        session.set("steps", std::move(steps));
        const QByteArray pdf = steps_pdf(Registry::shipped(), session, { 5.5 });
        QCOMPARE(pdf.count("/Type /Page\n"), 3);
        std::string error;
        QCOMPARE(shared::find_session({ pdf.constData(), static_cast<std::size_t>(pdf.size()) }, error), std::optional(session));
    }

    void a_printed_page_holds_the_figure()
    {
        QTemporaryDir folder;
        const Workspace w(Registry::shipped());
        const QString path = folder.filePath(QStringLiteral("page.pdf"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(path);
        QVERIFY(print_figure(w, printer));
        QString error;
        const QByteArray page = read_file(path, error);
        QVERIFY(page.startsWith("%PDF-"));
        QVERIFY(page.size() > 10000);
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
