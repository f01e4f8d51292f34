// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/instance.h"
#include "app/desktop/safefile.h"
#include "app/desktop/workspace.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <future>

using namespace mlsysim;
using namespace mlsysim::desktop;

/// Later starts hand their files to the program that runs already.
class TestInstance : public QObject {
    Q_OBJECT

    QTemporaryDir m_runtime;

    /// Hands over as another process would, while this one goes on.
    bool handOver(const QStringList& files)
    {
        auto other = std::async(std::launch::async, [&] { return Instance::handOver(files); });
        while (other.wait_for(std::chrono::milliseconds(0)) != std::future_status::ready)
            QTest::qWait(5);
        return other.get();
    }

private slots:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", m_runtime.path().toUtf8()); }

    void without_another_program_nothing_is_handed_over()
    {
        QElapsedTimer time;
        time.start();
        QVERIFY(!Instance::handOver({ QStringLiteral("a.mlsysim") }));
        QVERIFY(time.elapsed() < 500);
    }

    void files_arrive_as_absolute_paths()
    {
        Instance first;
        first.listen();
        QSignalSpy requested(&first, &Instance::requested);
        QVERIFY(handOver({ QStringLiteral("a b\tü.mlsysim") }));
        QCOMPARE(requested.takeFirst().front().toStringList(),
            QStringList { QDir::currentPath() + QStringLiteral("/a b\tü.mlsysim") });
        QVERIFY(handOver({}));
        QCOMPARE(requested.takeFirst().front().toStringList(), QStringList());
    }

    void a_program_that_hangs_swallows_nothing()
    {
        Instance silent;
        silent.listen();
        QVERIFY(!Instance::handOver({ QStringLiteral("a.mlsysim") })); // nobody runs its event loop
    }

    void the_program_does_it_too()
    {
        const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/mlsysim-studio");
        const QString session = m_runtime.filePath(QStringLiteral("a.mlsysim"));
        QCOMPARE(write_json(session, Workspace::openingSession()), QString());
        const QString socket = m_runtime.filePath(QStringLiteral("mlsysim-studio.socket"));
        for (int i = 0; i < 2; ++i) { // the second time over the socket of the killed one
            QProcess first;
            first.start(program, { session });
            QVERIFY(first.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(Instance::handOver({}), 20000);
            QProcess second;
            second.start(program, { session });
            QVERIFY(second.waitForFinished(10000));
            QCOMPARE(second.exitCode(), 0);
            ::kill(static_cast<pid_t>(first.processId()), SIGKILL);
            QVERIFY(first.waitForFinished(10000));
            QVERIFY(QFile::exists(socket));
        }
    }
};

QTEST_MAIN(TestInstance)
#include "tst_instance.moc"
