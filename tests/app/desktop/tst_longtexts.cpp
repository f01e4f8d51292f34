// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/mainwindow.h"
#include "widgets/common/look.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace mlsysim;
using namespace mlsysim::desktop;
using namespace mlsysim::widgets;

namespace {

/// A language whose texts are 40 % longer than the English ones.
class LongLanguage : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int n) const override
    {
        QString text = QString::fromUtf8(source);
        if (n >= 0)
            text.replace(QLatin1String("%n"), QString::number(n));
        if (text.size() < 3 || text.startsWith(QLatin1Char('%')))
            return text;
        return text + QString((2 * text.size() + 4) / 5, QLatin1Char('o'));
    }
};

} // namespace

/// The window in longer languages and with larger texts: nothing that is shown is cut off.
class TestLongTexts : public QObject {
    Q_OBJECT

    /// What is narrower or lower than its text, one line each.
    static QStringList cut(const QWidget& window)
    {
        QStringList found;
        for (const QWidget* widget : window.findChildren<const QWidget*>()) {
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QString text = label ? label->text() : button ? button->text() : QString();
            if (text.isEmpty() || !widget->isVisible() || widget->visibleRegion().isEmpty())
                continue;
            const bool wraps = label && label->wordWrap();
            const QSize need(wraps ? 0 : widget->minimumSizeHint().width(), wraps ? label->heightForWidth(label->width()) : 0);
            if (widget->width() < need.width() || widget->height() < need.height())
                found << QStringLiteral("%1 \"%2\" has %3x%4, needs %5x%6").arg(QLatin1String(widget->metaObject()->className()), text).arg(widget->width()).arg(widget->height()).arg(need.width()).arg(need.height());
        }
        return found;
    }

private slots:
    void nothing_is_cut_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("longer");
        QTest::addColumn<int>("percent");
        for (const QSize size : { QSize(1024, 768), QSize(1600, 1000), QSize(1920, 1080), QSize(3840, 2160) })
            for (const bool longer : { false, true })
                for (const int percent : { 100, 150 })
                    if (percent == 100 || size.width() >= 1600)
                        QTest::addRow("%d, %s, %d %%", size.width(), longer ? "longer texts" : "English", percent) << size << longer << percent;
    }
    void nothing_is_cut()
    {
        QFETCH(QSize, size);
        QFETCH(bool, longer);
        QFETCH(int, percent);
        LongLanguage language;
        if (longer)
            QCoreApplication::installTranslator(&language);
        install_look(ThemeMode::Light, percent);
        MainWindow window(Registry::shipped());
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const double batch : { 8.0, 4096.0 }) { // with and without remedies
            window.workspace().parameters()->set(QStringLiteral("batch_size"), batch);
            QTest::qWait(50);
            QVERIFY2(window.width() <= size.width(), qPrintable(QString::number(window.width())));
            const QStringList found = cut(window);
            if (!found.isEmpty() && qEnvironmentVariableIsSet("MLSYSIM_SAVE"))
                window.grab().save(QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral(".png"));
            QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        }
        QCoreApplication::removeTranslator(&language);
    }
};

QTEST_MAIN(TestLongTexts)
#include "tst_longtexts.moc"
