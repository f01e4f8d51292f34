// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/autosave.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/resume.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/safefile.h"
#include "app/desktop/settings.h"
#include "engine/document/json.h"
#include "widgets/common/look.h"
#include "widgets/common/toast.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <csignal>
#include <cstdio>
#include <functional>
#include <random>
#include <sys/resource.h>

using namespace mlsysim;
using namespace mlsysim::desktop;

namespace {

constexpr qsizetype saved_size = 1 << 20;

/// What this program does when a test starts it to be killed.
int child(const QString& what, const QString& path)
{
    if (what == QLatin1String("--save")) {
        for (char letter = 'a';; letter = letter == 'z' ? 'a' : static_cast<char>(letter + 1)) {
            if (!write_file(path, QByteArray(saved_size, letter)).isEmpty())
                return 1;
            std::fputc('.', stdout);
            std::fflush(stdout);
        }
    }
    Workspace workspace(Registry::shipped());
    Autosave autosave(
        workspace, [] { return QStringLiteral("/somewhere/a.mlsysim"); }, path);
    workspace.parameters()->set(QStringLiteral("batch_size"), 48);
    if (!autosave.flush().isEmpty())
        return 1;
    std::fputs("kept", stdout);
    std::fflush(stdout);
    if (what == QLatin1String("--leave")) {
        autosave.finish();
        return 0;
    }
    for (;;)
        QThread::msleep(1000);
}

} // namespace

/// What a person made is not lost: by a new version, a kill, a full disk, a broken home.
class TestSessions : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString fixture(const char* name) const
    {
        return QStringLiteral(MLSYSIM_TEST_DATA "/sessions/") + QLatin1String(name);
    }

    /// Starts this program with `what`, waits for its first output and ends it: by a kill, or by itself.
    void runChild(const QString& what, const QString& path, bool kill)
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), { what, path });
        QVERIFY(process.waitForReadyRead(20000));
        if (kill)
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished(20000));
    }

private slots:
    void initTestCase() { widgets::install_look(widgets::ThemeMode::Light); }

    void old_sessions_open_and_stay_whole_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name :
            QDir(QStringLiteral(MLSYSIM_TEST_DATA "/sessions")).entryList({ QStringLiteral("*.mlsysim") }))
            QTest::newRow(qPrintable(name)) << name;
    }
    void old_sessions_open_and_stay_whole()
    {
        QFETCH(QString, name);
        QString error;
        Value old = *read_json(fixture(qPrintable(name)), error);
        Workspace w(Registry::shipped());
        QCOMPARE(w.restore(old), QStringList());
        Value again = w.session();
        // Only who wrote it may differ; what the file says is said again, wherever it stands.
        for (const char* writer : { "program", "registry" })
            old.set(writer, *again.find(writer));
        const std::function<void(const Value&, const Value&, const std::string&)> contained
            = [&](const Value& a, const Value& b, const std::string& where) {
                  for (const Member& m : a.map() ? *a.map() : Value::Map()) {
                      const Value* there = b.find(m.name);
                      QVERIFY2(there, (where + "." + m.name).c_str());
                      contained(m.value, *there, where + "." + m.name);
                  }
                  if (!a.map())
                      QVERIFY2(a.is_number() ? b.is_number() && a.number() == b.number() : a == b,
                          (where + ": " + to_json(a) + " became " + to_json(b)).c_str());
              };
        contained(old, again, "session");
    }

    void the_first_format_means_what_it_meant()
    {
        QString error;
        Workspace w(Registry::shipped());
        QCOMPARE(w.restore(*read_json(fixture("1-changed.mlsysim"), error)), QStringList());
        const Selection& s = w.selection();
        QCOMPARE(s.fidelity, Fidelity::Textbook);
        QCOMPARE(s.machines.front().count, 4);
        QCOMPARE(si(w.machine(0)->memory.bandwidth), 3e12);
        QVERIFY(s.memory_levels && s.linear_inset && !s.other_precisions && !s.regions);
        QCOMPARE(w.parameters()->evaluation().input("batch_size"), 64.0);
        QCOMPARE(w.parameters()->evaluation().input("efficiency"), 0.4);
    }

    void one_unknown_input_costs_no_other()
    {
        QString error;
        Value session = *read_json(fixture("1-opening.mlsysim"), error);
        session.set_at("inputs.batch_size", 32);
        session.set_at("inputs.from_the_future", 7);
        Workspace w(Registry::shipped());
        QCOMPARE(w.restore(session).size(), 1);
        QCOMPARE(w.parameters()->evaluation().input("batch_size"), 32.0);
        QCOMPARE(w.session().at("inputs.from_the_future")->number(), 7.0);
    }

    void a_kill_during_saving_loses_nothing()
    {
        const QString folder = m_folder.filePath(QStringLiteral("killed"));
        QDir().mkpath(folder);
        const QString path = folder + QStringLiteral("/a.mlsysim");
        QCOMPARE(write_file(path, QByteArray(saved_size, 'a')), QString());
        std::mt19937 random(9);
        for (int i = 0; i < 100; ++i) {
            QProcess process;
            process.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--save"), path });
            QVERIFY(process.waitForReadyRead(20000));
            QThread::usleep(random() % 5000);
            ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
            QVERIFY(process.waitForFinished(20000));
            QString error;
            const QByteArray bytes = read_file(path, error);
            QCOMPARE(bytes.size(), saved_size);
            QCOMPARE(bytes.count(bytes.front()), saved_size);
        }
    }

    void a_killed_run_is_recovered()
    {
        const QString folder = m_folder.filePath(QStringLiteral("recovered"));
        runChild(QStringLiteral("--stay"), folder, true);
        MainWindow window(Registry::shipped());
        {
            Autosave autosave(
                window.workspace(), [&] { return window.path(); }, folder);
            resume(window, autosave, {});
            auto* box = window.findChild<QMessageBox*>(QStringLiteral("recovery"));
            QVERIFY(box);
            // A second window does not offer what the first holds.
            Workspace other(Registry::shipped());
            QVERIFY(!Autosave(
                other, [] { return QString(); }, folder)
                         .abandoned());
            box->defaultButton()->click();
            QCOMPARE(window.workspace().parameters()->evaluation().input("batch_size"), 48.0);
            QCOMPARE(window.path(), QStringLiteral("/somewhere/a.mlsysim"));
            QVERIFY(window.isWindowModified());
            QVERIFY(!autosave.abandoned());
            QCOMPARE(
                QDir(folder).entryList({ QStringLiteral("autosave-*.mlsysim") }).size(), 1); // kept under the new run
            autosave.finish();
        }
        Workspace next(Registry::shipped());
        QVERIFY(!Autosave(
            next, [] { return QString(); }, folder)
                     .abandoned());
    }

    void discarded_work_is_not_offered_again()
    {
        const QString folder = m_folder.filePath(QStringLiteral("discarded"));
        runChild(QStringLiteral("--stay"), folder, true);
        MainWindow window(Registry::shipped());
        Autosave autosave(
            window.workspace(), [&] { return window.path(); }, folder);
        resume(window, autosave, {});
        auto* box = window.findChild<QMessageBox*>(QStringLiteral("recovery"));
        QVERIFY(box);
        for (QAbstractButton* button : box->buttons())
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        QVERIFY(!autosave.abandoned());
        QCOMPARE(window.workspace().parameters()->evaluation().input("batch_size"), 8.0);
    }

    void a_clean_exit_offers_nothing_and_restores_the_last_state()
    {
        const QString folder = m_folder.filePath(QStringLiteral("clean"));
        runChild(QStringLiteral("--leave"), folder, false);
        Workspace w(Registry::shipped());
        {
            Autosave autosave(
                w, [] { return QString(); }, folder);
            QVERIFY(!autosave.abandoned());
            QCOMPARE(autosave.lastState()->path, QStringLiteral("/somewhere/a.mlsysim"));
            w.parameters()->set(QStringLiteral("batch_size"), 96);
            autosave.finish(); // never saved anywhere
        }
        MainWindow window(Registry::shipped());
        Autosave autosave(
            window.workspace(), [&] { return window.path(); }, folder);
        resume(window, autosave, {});
        QCOMPARE(window.workspace().parameters()->evaluation().input("batch_size"), 96.0);
        QVERIFY(window.isWindowModified());
        QVERIFY(!window.workspace().session().find("document"));
    }

    void changes_are_kept_without_asking_until_they_are_saved()
    {
        const QString folder = m_folder.filePath(QStringLiteral("debounced"));
        Workspace w(Registry::shipped());
        Autosave autosave(
            w, [] { return QString(); }, folder);
        w.parameters()->set(QStringLiteral("batch_size"), 16);
        const QString file = folder + QStringLiteral("/autosave-1.mlsysim");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), 4000);
        w.undoStack()->setClean();
        QVERIFY(!QFile::exists(file));
    }

    void a_home_that_cannot_be_written_is_told_once()
    {
        const QString in_the_way = m_folder.filePath(QStringLiteral("file"));
        QCOMPARE(write_file(in_the_way, "no folder"), QString());
        Workspace w(Registry::shipped());
        Autosave autosave(
            w, [] { return QString(); }, in_the_way + QStringLiteral("/state"));
        QSignalSpy failed(&autosave, &Autosave::failed);
        w.parameters()->set(QStringLiteral("batch_size"), 16);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 4000);
        QVERIFY(failed.front().front().toString().contains(in_the_way));
        w.parameters()->set(QStringLiteral("batch_size"), 17);
        QTest::qWait(2300);
        QCOMPARE(failed.size(), 1);
        autosave.finish();
    }

    void a_damaged_session_is_told_in_a_working_window_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half") << QByteArray("{\"format\": \"mlsysim session\", \"sel");
        QTest::newRow("other json") << QByteArray("{\"a\": 1}");
        QTest::newRow("binary") << QByteArray(300, '\0');
        QTest::newRow("list") << QByteArray("[1]");
    }
    void a_damaged_session_is_told_in_a_working_window()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_folder.filePath(QStringLiteral("damaged.mlsysim"));
        QCOMPARE(write_file(path, bytes), QString());
        MainWindow window(Registry::shipped());
        QVERIFY(!window.openFile(path));
        QVERIFY(window.rooflinePage()->findChild<widgets::Toast*>()->text().contains(path));
        QVERIFY(window.path().isEmpty());
        QVERIFY(window.workspace().current());
        // As the last state as well.
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("state"))));
        QCOMPARE(write_file(m_folder.filePath(QStringLiteral("state/last.mlsysim")), bytes), QString());
        Autosave autosave(
            window.workspace(), [&] { return window.path(); }, m_folder.filePath(QStringLiteral("state")));
        resume(window, autosave, {});
        QVERIFY(window.workspace().current());
    }

    void a_full_disk_leaves_the_saved_session_and_says_so()
    {
        // A limit on the size of files fails a write half-way, as a full disk does.
        const QString path = m_folder.filePath(QStringLiteral("full.mlsysim"));
        MainWindow window(Registry::shipped());
        QVERIFY(window.saveTo(path));
        QString error;
        const QByteArray before = read_file(path, error);
        window.workspace().parameters()->set(QStringLiteral("batch_size"), 512);
        rlimit old {};
        getrlimit(RLIMIT_FSIZE, &old);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small { 256, old.rlim_max };
        setrlimit(RLIMIT_FSIZE, &small);
        const bool saved = window.saveTo(path);
        setrlimit(RLIMIT_FSIZE, &old);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!saved);
        QVERIFY(window.isWindowModified());
        QVERIFY(window.rooflinePage()->findChild<widgets::Toast*>()->text().contains(path));
        QCOMPARE(read_file(path, error), before);
    }
};

int main(int argc, char** argv)
{
    if (argc == 3 && QByteArrayView(argv[1]).startsWith("--"))
        return child(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    QApplication application(argc, argv);
    TestSessions test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_sessions.moc"
