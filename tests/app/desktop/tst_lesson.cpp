// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lessonpanel.h"
#include "app/desktop/lessonquantity.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/settings.h"
#include "app/desktop/statusline.h"
#include "engine/document/json.h"
#include "widgets/common/look.h"
#include "widgets/common/pagerail.h"
#include "widgets/plot/rooflineplot.h"
#include "widgets/registry/registrypane.h"
#include "widgets/results/inspector.h"

#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

namespace {

const QString id = QStringLiteral("hello-roofline");

QByteArray shipped_file()
{
    QFile file(QStringLiteral(MLSYSIM_SOURCE_DIR "/resources/lessons/hello-roofline.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The lesson that comes with the program, from its file to its last card.
class TestLesson : public QObject {
    Q_OBJECT

    std::unique_ptr<MainWindow> m_window;

    Workspace& workspace() { return m_window->workspace(); }
    LessonPlayer* player() { return panel() ? &panel()->player() : nullptr; }
    LessonPanel* panel() { return m_window->lessonPanel(); }
    void settle() { QTest::qWait(30); }

    void open()
    {
        m_window = std::make_unique<MainWindow>(Registry::shipped());
        m_window->resize(1600, 1000);
        m_window->show();
        settle();
    }

    /// Chooses the answer with these words, or types a number, and commits.
    void predict(const QString& answer)
    {
        QVERIFY(player()->resultsHidden());
        QVERIFY(!panel()->continueButton()->isEnabled());
        QVERIFY(!panel()->commitButton()->isEnabled());
        if (panel()->choiceButtons().isEmpty())
            panel()->numberField()->setText(answer);
        for (QAbstractButton* choice : panel()->choiceButtons())
            if (choice->text() == answer)
                choice->click();
        QVERIFY2(panel()->commitButton()->isEnabled(), qPrintable(answer));
        panel()->commitButton()->click();
        settle();
        QVERIFY(!player()->resultsHidden());
        QVERIFY(!player()->reveal().contains(QLatin1Char('{')));
        QVERIFY(panel()->continueButton()->isEnabled());
    }

    void goOn()
    {
        panel()->continueButton()->click();
        settle();
    }

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void init()
    {
        Settings::setLessonProgress(id, {});
        open();
    }
    void cleanup() { m_window.reset(); }

    void the_lesson_can_be_played_to_its_end()
    {
        const std::string before = to_json(workspace().state());
        m_window->action(QStringLiteral("lesson"))->trigger();
        settle();
        QVERIFY(panel()->isVisible());
        QVERIFY(!m_window->registryPane()->isVisible());
        QVERIFY(!m_window->rooflinePage()->plot()->scene().options.results);
        QVERIFY(player()->text().contains(QStringLiteral("989")) && !player()->text().contains(QLatin1Char('{')));
        goOn();
        predict(QStringLiteral("Fetching the weights from memory"));
        QVERIFY(player()->right());
        QVERIFY(m_window->rooflinePage()->plot()->scene().options.results);
        QVERIFY(!m_window->rooflinePage()->plot()->scene().ghost);
        QCOMPARE(m_window->inspector()->content().cells.size(), 6);
        goOn();
        // What the division of the text gives is close enough.
        const auto memory = measure(workspace(), QStringLiteral("memory")),
                   bandwidth = measure(workspace(), QStringLiteral("bandwidth"));
        predict(QLocale().toString(1e3 * memory->value / bandwidth->value, 'f', 2));
        QVERIFY(player()->right());
        goOn();
        predict(QStringLiteral("about as long as for one"));
        QVERIFY(player()->right());
        QCOMPARE(workspace().parameters()->evaluation().input("batch_size"), 8.0);
        const auto& ghost = m_window->rooflinePage()->plot()->scene().ghost;
        QVERIFY(ghost && ghost->label.contains(QStringLiteral("batch 1")));
        goOn();
        predict(QStringLiteral("half as long"));
        QVERIFY(!player()->right());
        QVERIFY2(player()->comparison().contains(QStringLiteral("just as long")), qPrintable(player()->comparison()));
        QVERIFY(workspace().selection().currentMachine()->changed());
        goOn();
        QVERIFY(!workspace().selection().currentMachine()->changed());
        QVERIFY(!panel()->continueButton()->isEnabled());
        const auto full = measure(workspace(), QStringLiteral("full_batch"));
        workspace().parameters()->set(QStringLiteral("batch_size"), 16);
        settle();
        QVERIFY(!player()->goalReached());
        workspace().parameters()->set(QStringLiteral("batch_size"), full->value - 1);
        settle();
        QVERIFY2(player()->goalReached(), "no batch that fits is compute-bound");
        goOn();
        QCOMPARE(player()->card().kind, LessonCard::Kind::Finish);
        QCOMPARE(player()->predictions(), 4);
        QCOMPARE(player()->rightPredictions(), 3);
        panel()->continueButton()->click();
        settle();
        QVERIFY(!player());
        QVERIFY(m_window->registryPane()->isVisible() && m_window->inspector()->isVisible());
        QCOMPARE(to_json(workspace().state()), before);
    }

    void nothing_tells_the_result_before_the_commit()
    {
        m_window->showPage(MainWindow::Page::Lessons);
        goOn();
        QVERIFY(player()->resultsHidden());
        QVERIFY(
            m_window->inspector()->content().cells.isEmpty() && m_window->inspector()->content().remedies.isEmpty());
        QVERIFY(!m_window->statusLine()->verdict().contains(QStringLiteral("bound")));
        m_window->action(QStringLiteral("table"))->trigger();
        QCOMPARE(m_window->rooflinePage()->view(), RooflinePage::View::Roofline);
        player()->next(); // locked
        QCOMPARE(player()->index(), 1);
        player()->commitChoice(9);
        player()->commitNumber(3); // it asks for a choice
        QVERIFY(!player()->committed());
    }

    void the_progress_is_kept()
    {
        m_window->showPage(MainWindow::Page::Lessons);
        goOn();
        predict(QStringLiteral("The arithmetic"));
        QVERIFY(!player()->right());
        goOn();
        QCOMPARE(player()->index(), 2);
        m_window.reset();
        open();
        m_window->showPage(MainWindow::Page::Lessons);
        QCOMPARE(player()->index(), 2);
        QCOMPARE(player()->predictions(), 1);
        player()->restart();
        QCOMPARE(player()->index(), 0);
        QCOMPARE(player()->predictions(), 0);
    }

    void broken_progress_starts_somewhere()
    {
        Settings::setLessonProgress(id, { 99, { QStringLiteral("nonsense") } });
        m_window->showPage(MainWindow::Page::Lessons);
        QCOMPARE(player()->card().kind, LessonCard::Kind::Finish);
        QCOMPARE(player()->predictions(), 0);
    }

    void it_fits_a_small_window()
    {
        m_window->resize(1024, 768);
        m_window->showPage(MainWindow::Page::Lessons);
        settle();
        QCOMPARE(m_window->size(), QSize(1024, 768));
        QVERIFY(m_window->rooflinePage()->plot()->width() > 400);
        m_window->showPage(MainWindow::Page::Roofline);
        settle();
        QCOMPARE(m_window->rooflinePage()->isVisible(), true);
    }

    void a_file_holds_no_result()
    {
        // Numbers in the words of cards come from braces; what is left are counts that the text itself sets.
        std::vector<FileProblem> problems;
        const auto lesson = Lesson::read(shipped_file(), id, Registry::shipped(), problems);
        QVERIFY2(lesson, problems.empty() ? "" : problems.front().text().c_str());
        for (const LessonCard& card : lesson->cards)
            for (const char* unit : { " ms", "TFLOP", "TB/s", "GB", " %" })
                QVERIFY2(!(card.text + card.reveal).contains(QLatin1String(unit)), qPrintable(card.title));
    }

    void mistakes_are_told_with_their_place_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* from, const char* to, const char* message) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(message);
        };
        row("format", "mlsysim lesson", "a lesson", "format");
        row("version", "version: 1", "version: 2", "version");
        row("machine", "Hardware.Cloud.H100", "Hardware.Cloud.H1000", "H1000");
        row("member", "minutes:", "minuets:", "minuets");
        row("quantity", "answer: latency", "answer: latencies", "latencies");
        row("kind", "- read:", "- write:", "write");
        row("number", "within: 1.5", "within: nearly", "within");
        row("goal", "goal:", "gaol:", "gaol");
        row("choices", "{ text: \"The arithmetic\", is: compute-bound }", "plainly", "choice");
        row("not yaml", "cards:", "cards", "");
    }
    void mistakes_are_told_with_their_place()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, message);
        QByteArray yaml = shipped_file();
        const auto at = yaml.indexOf(from);
        QVERIFY(at >= 0);
        yaml.replace(at, from.size(), to);
        std::vector<FileProblem> problems;
        QVERIFY(!Lesson::read(yaml, id, Registry::shipped(), problems));
        QVERIFY(!problems.empty());
        QString all;
        for (const FileProblem& problem : problems)
            all += QString::fromStdString(problem.text()) + QLatin1Char('\n');
        QVERIFY2(all.contains(message) && all.contains(id), qPrintable(all));
    }
};

QTEST_MAIN(TestLesson)
#include "tst_lesson.moc"
