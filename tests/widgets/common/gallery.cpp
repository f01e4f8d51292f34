// SPDX-License-Identifier: GPL-3.0-or-later
// Every control in all its states on one page, to look at or to take a picture of:
//     widget_gallery [--theme light|dark|contrast] [--font FAMILY] [--text PERCENT] [--long] [--grab FILE]
#include "gallerypage.h"

#include "widgets/common/fonts.h"
#include "widgets/common/look.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QScrollArea>
#include <QTimer>

using namespace mlsysim::widgets;

namespace {

ThemeMode mode_of(const QString& name)
{
    return name == QLatin1String("dark")    ? ThemeMode::Dark
        : name == QLatin1String("contrast") ? ThemeMode::HighContrast
                                            : ThemeMode::Light;
}

} // namespace

int main(int argc, char** argv)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light, dark or contrast"),
        QStringLiteral("name"), QStringLiteral("light"));
    const QCommandLineOption grab(
        QStringLiteral("grab"), QStringLiteral("Write a picture and end."), QStringLiteral("file"));
    const QCommandLineOption font(QStringLiteral("font"), QStringLiteral("Family."), QStringLiteral("family"));
    const QCommandLineOption text(QStringLiteral("text"), QStringLiteral("Text size, per cent."),
        QStringLiteral("percent"), QStringLiteral("100"));
    const QCommandLineOption longer(QStringLiteral("long"), QStringLiteral("Texts 40 % longer."));
    parser.addOptions({ theme, grab, font, text, longer });
    parser.addHelpOption();
    parser.process(application);

    install_look(mode_of(parser.value(theme)), parser.value(text).toInt());
    if (parser.isSet(font))
        set_font_families({ parser.value(font) });

    auto* page = new GalleryPage(parser.isSet(longer));
    if (!parser.isSet(grab)) {
        QScrollArea window;
        window.setWidget(page);
        window.setWidgetResizable(true);
        window.resize(1320, 900);
        window.show();
        return QApplication::exec();
    }
    page->resize(1320, page->sizeHint().height());
    page->show();
    page->activateWindow();
    // After the layout has settled, so that wrapped texts have their height.
    QTimer::singleShot(300, page, [&] {
        page->showStates();
        const bool saved = page->grab().save(parser.value(grab));
        QApplication::exit(saved ? 0 : 1);
    });
    const int result = QApplication::exec();
    delete page;
    return result;
}
