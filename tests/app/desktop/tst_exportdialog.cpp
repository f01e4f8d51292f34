// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/exportdialog.h"
#include "app/desktop/mainwindow.h"
#include "app/desktop/rooflinepage.h"
#include "app/desktop/safefile.h"
#include "app/shared/results.h"
#include "widgets/common/look.h"
#include "widgets/common/toast.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace mlsysim;
using namespace mlsysim::desktop;

/// From the screen to a figure on paper and back, in few actions.
class TestExportDialog : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;

    ExportDialog* openDialog()
    {
        m_window->action(QStringLiteral("export"))->trigger();
        return m_window->findChild<ExportDialog*>();
    }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter({ 100, 100 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({ 100, 100 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_window.get(), &event);
    }

private slots:
    void initTestCase() { widgets::install_look(widgets::ThemeMode::Dark); }
    void init()
    {
        m_window = std::make_unique<MainWindow>(Registry::shipped());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    void cleanup() { m_window.reset(); }

    void a_figure_for_a_column_takes_four_actions_and_one_to_reopen()
    {
        const QString path = m_folder.filePath(QStringLiteral("column.svg"));
        Workspace& w = m_window->workspace();
        w.changeMachine(QStringLiteral("Hardware.Cloud.T4"), "memory.bandwidth", 5e11);
        ExportDialog* dialog = openDialog(); // 1
        QVERIFY(dialog);
        dialog->presetBox()->setCurrentText(QStringLiteral("IEEE column, 3.5 in")); // 2
        dialog->exportButton()->click(); // 3
        auto* files = dialog->findChild<QFileDialog*>();
        QVERIFY(files);
        files->selectFile(path);
        QMetaObject::invokeMethod(files, "accept"); // 4
        QTRY_VERIFY(QFile::exists(path));
        QString error;
        const QByteArray svg = read_file(path, error);
        QVERIFY(svg.contains("width=\"88.9mm\""));
        QVERIFY(QSvgRenderer(svg).isValid());

        const Value::List results = shared::results_of(w.design());
        w.restore(Workspace::openingSession());
        QVERIFY(!(shared::results_of(w.design()) == results));
        drop(path); // 1
        QCOMPARE(shared::results_of(w.design()), results);
        QVERIFY2(m_window->path().isEmpty(), "saving would replace the figure");
    }

    void the_command_line_of_the_screen_takes_one_action()
    {
        m_window->action(QStringLiteral("copy_command"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), m_window->commandLine());
        QVERIFY(m_window->commandLine().contains(QStringLiteral("--registry-set")));
    }

    void a_foreign_picture_changes_nothing_and_is_told()
    {
        const QString path = m_folder.filePath(QStringLiteral("foreign.png"));
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(path));
        const Value::List results = shared::results_of(m_window->workspace().design());
        drop(path);
        QCOMPARE(shared::results_of(m_window->workspace().design()), results);
        QVERIFY(m_window->rooflinePage()->findChild<widgets::Toast*>()->text().contains(QStringLiteral("no session")));
    }

    void presets_and_own_sizes_reach_the_figure()
    {
        ExportDialog* dialog = openDialog();
        for (std::size_t i = 0; i < shared::paper_presets.size(); ++i) {
            dialog->presetBox()->setCurrentIndex(static_cast<int>(i) + 1);
            QCOMPARE(dialog->settings().paper.width, shared::paper_presets[i].paper.width);
            QCOMPARE(dialog->settings().paper.points, shared::paper_presets[i].paper.points);
        }
        auto* width = dialog->findChildren<QDoubleSpinBox*>().front();
        width->setValue(100);
        QCOMPARE(dialog->presetBox()->currentIndex(), dialog->presetBox()->count() - 1);
        QCOMPARE(dialog->settings().paper.width, 100 / 25.4);
    }

    void the_preview_is_the_figure()
    {
        ExportDialog* dialog = openDialog();
        QTRY_VERIFY(!dialog->findChild<QLabel*>(QStringLiteral("preview"))->pixmap().isNull());
        auto* resolution = dialog->findChild<QSpinBox*>();
        for (int format = 0; format < figure_endings().size(); ++format) {
            dialog->formatBox()->setCurrentIndex(format);
            QCOMPARE(resolution->isEnabled(), dialog->format() == FigureFormat::Png);
        }
        dialog->formatBox()->setCurrentIndex(static_cast<int>(FigureFormat::Tex));
        QVERIFY(dialog->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("\\begin{loglogaxis}")));
    }

    void a_label_is_one_undo_step_and_stands_in_the_figure()
    {
        ExportDialog* dialog = openDialog();
        auto* label = dialog->findChild<QLineEdit*>(QStringLiteral("label_Hardware.Cloud.T4"));
        QVERIFY(label);
        label->setText(QStringLiteral("  baseline "));
        emit label->editingFinished();
        QCOMPARE(m_window->workspace().undoStack()->count(), 1);
        QVERIFY(figure_bytes(m_window->workspace(), FigureFormat::Svg).contains("baseline"));
        QVERIFY(figure_bytes(m_window->workspace(), FigureFormat::Tex).contains("baseline"));
        m_window->workspace().undoStack()->undo();
        QVERIFY(!figure_bytes(m_window->workspace(), FigureFormat::Svg).contains("baseline"));
    }

    void a_failed_export_is_told_and_keeps_the_dialog()
    {
        ExportDialog* dialog = openDialog();
        QVERIFY(!dialog->exportTo(m_folder.filePath(QStringLiteral("no/such/folder/a.svg"))));
        QVERIFY(dialog->isVisible());
        QVERIFY(m_window->rooflinePage()->findChild<widgets::Toast*>()->text().contains(QStringLiteral("a.svg")));
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
