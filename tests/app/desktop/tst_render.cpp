// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/figureexport.h"
#include "app/desktop/safefile.h"
#include "app/shared/results.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mlsysim;
using namespace mlsysim::desktop;

/// Figures without hands: no display, any locale, and the same bytes from either program.
class TestRender : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_session = m_folder.filePath(QStringLiteral("a.mlsysim"));

    struct Done {
        int code;
        QByteArray errors;
    };
    Done run(const QString& program, const QStringList& arguments, const QString& locale = QStringLiteral("C"),
        const QString& data_home = {})
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* display : { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM" })
            environment.remove(QString::fromLatin1(display));
        environment.insert(QStringLiteral("LC_ALL"), locale);
        if (!data_home.isEmpty())
            environment.insert(QStringLiteral("XDG_DATA_HOME"), data_home);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationDirPath() + QLatin1Char('/') + program, arguments);
        if (!process.waitForFinished(60000))
            return { -1, {} };
        return { process.exitCode(), process.readAllStandardError() };
    }
    QByteArray bytes(const QString& name)
    {
        QString error;
        return read_file(m_folder.filePath(name), error);
    }

private slots:
    void initTestCase()
    {
        Workspace w(Registry::shipped());
        w.parameters()->set(QStringLiteral("batch_size"), 48);
        w.changeMachine(QStringLiteral("Hardware.Cloud.T4"), "memory.bandwidth", 4.5e11);
        QCOMPARE(write_json(m_session, shared::with_results(w.session(), w.design())), QString());
    }

    void the_same_bytes_in_any_locale()
    {
        for (const char* ending : { "svg", "png", "tex", "csv" }) {
            const QString name = QStringLiteral("figure.") + QLatin1String(ending);
            const QStringList arguments { QStringLiteral("--render"), m_session, QStringLiteral("-o"),
                m_folder.filePath(name), QStringLiteral("--preset"), QStringLiteral("acm") };
            QCOMPARE(run(QStringLiteral("mlsysim-studio"), arguments).code, 0);
            const QByteArray first = bytes(name);
            QVERIFY(!first.isEmpty());
            QCOMPARE(run(QStringLiteral("mlsysim-studio"), arguments, QStringLiteral("de_DE.UTF-8")).code, 0);
            QVERIFY2(bytes(name) == first, ending);
        }
    }

    void both_programs_write_the_same_data()
    {
        for (const char* ending : { "tex", "csv" }) {
            const QString mine = QStringLiteral("studio.") + QLatin1String(ending),
                          theirs = QStringLiteral("command.") + QLatin1String(ending);
            QCOMPARE(run(QStringLiteral("mlsysim-studio"),
                         { QStringLiteral("--render"), m_session, QStringLiteral("-o"), m_folder.filePath(mine),
                             QStringLiteral("--preset"), QStringLiteral("ieee") })
                         .code,
                0);
            QCOMPARE(run(QStringLiteral("mlsysim"),
                         { QStringLiteral("figure"), m_session, QStringLiteral("-o"), m_folder.filePath(theirs),
                             QStringLiteral("--preset"), QStringLiteral("ieee") })
                         .code,
                0);
            QCOMPARE(bytes(mine), bytes(theirs));
        }
    }

    void figures_hold_what_they_show()
    {
        for (const char* ending : { "svg", "pdf", "png", "tex" }) {
            const QString path = m_folder.filePath(QStringLiteral("held.") + QLatin1String(ending));
            QCOMPARE(run(QStringLiteral("mlsysim-studio"),
                         { QStringLiteral("--render"), m_session, QStringLiteral("-o"), path })
                         .code,
                0);
            const Done done
                = run(QStringLiteral("mlsysim"), { QStringLiteral("session"), path, QStringLiteral("--check") });
            QVERIFY2(done.code == 0, done.errors.constData());
        }
    }

    void a_figure_can_be_rendered_again()
    {
        const QString one = m_folder.filePath(QStringLiteral("one.svg")),
                      two = m_folder.filePath(QStringLiteral("two.svg"));
        QCOMPARE(
            run(QStringLiteral("mlsysim-studio"), { QStringLiteral("--render"), m_session, QStringLiteral("-o"), one })
                .code,
            0);
        QCOMPARE(
            run(QStringLiteral("mlsysim-studio"), { QStringLiteral("--render"), one, QStringLiteral("-o"), two }).code,
            0);
        QVERIFY(bytes(QStringLiteral("one.svg")) == bytes(QStringLiteral("two.svg")));
    }

    void a_damaged_registry_of_ones_own_is_told_and_left_out()
    {
        const QString folder = QStringLiteral("data/mlsysim/registry/hardware/Own"),
                      good = QStringLiteral("/Good.yaml"), bad = QStringLiteral("/Bad.yaml");
        QVERIFY(QDir(m_folder.path()).mkpath(folder));
        QCOMPARE(write_file(m_folder.filePath(folder + good), "extends: Hardware.Cloud.T4\n"), QString());
        QCOMPARE(
            write_file(m_folder.filePath(folder + bad), "extends: Hardware.Cloud.T4\ntdp: 70 parsecs\n"), QString());
        for (const QStringList& how :
            { QStringList { QStringLiteral("--screenshot") }, { QStringLiteral("--render"), QStringLiteral("-o") } }) {
            const QString picture = m_folder.filePath(how.front().mid(2) + QStringLiteral(".png"));
            const Done done = run(QStringLiteral("mlsysim-studio"), how + QStringList { picture }, QStringLiteral("C"),
                m_folder.filePath(QStringLiteral("data")));
            QCOMPARE(done.code, 0);
            QVERIFY(!QImage(picture).isNull());
            QVERIFY2(done.errors.contains("hardware/Own/Bad.yaml:2:6: error:"), done.errors.constData());
            QVERIFY2(!done.errors.contains("Good.yaml"), done.errors.constData());
        }
    }

    void mistakes_are_told()
    {
        const QString out = m_folder.filePath(QStringLiteral("x.svg"));
        const auto render = [&](const QStringList& more) {
            return run(QStringLiteral("mlsysim-studio"), QStringList { QStringLiteral("--render") } + more);
        };
        QCOMPARE(render({ m_session }).code, 1);
        QCOMPARE(render({ m_session, QStringLiteral("-o"), QStringLiteral("x.bmp") }).code, 1);
        QCOMPARE(
            render({ m_session, QStringLiteral("-o"), out, QStringLiteral("--preset"), QStringLiteral("a4") }).code, 1);
        QCOMPARE(
            render({ m_session, QStringLiteral("-o"), out, QStringLiteral("--font"), QStringLiteral("big") }).code, 1);
        QCOMPARE(render({ m_session, QStringLiteral("-o"), out, QStringLiteral("--steps") }).code, 1);
        QCOMPARE(render({ m_folder.filePath(QStringLiteral("none")), QStringLiteral("-o"), out }).code, 1);
        QCOMPARE(
            render({ m_session, QStringLiteral("-o"), m_folder.filePath(QStringLiteral("no/folder/x.svg")) }).code, 4);
    }
};

QTEST_MAIN(TestRender)
#include "tst_render.moc"
