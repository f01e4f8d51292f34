// SPDX-License-Identifier: Apache-2.0
// 120 slider events a second for five seconds on the whole window: how many become a frame, and whether the last does.
#include "app/desktop/mainwindow.h"
#include "app/desktop/rooflinepage.h"
#include "widgets/common/look.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <cstdio>

using namespace mlsysim;
using namespace mlsysim::desktop;

namespace {

constexpr int events = 600;
constexpr double shown_bound = 0.97;

/// Counts the frames of a widget.
class Frames : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    widgets::install_look(widgets::ThemeMode::Light);
    MainWindow window(Registry::shipped());
    window.resize(1920, 1080);
    window.show();
    QTest::qWait(300);
    auto* plot = window.rooflinePage()->plot();
    QWidget* canvas = plot;
    for (QWidget* child : plot->findChildren<QWidget*>())
        if (child->width() * child->height() > canvas->width() * canvas->height() / 2)
            canvas = child;
    Frames frames;
    canvas->installEventFilter(&frames);
    int shown = 0;
    QElapsedTimer clock;
    clock.start();
    for (int i = 1; i <= events; ++i) {
        const int before = frames.count;
        window.workspace().parameters()->set(QStringLiteral("batch_size"), std::exp2(9.5 * i / events));
        do
            QCoreApplication::processEvents();
        while (clock.nsecsElapsed() < i * 1'000'000'000LL / 120);
        shown += frames.count > before ? 1 : 0;
    }
    QTest::qWait(50);
    const double last = plot->scene().trajectories[0].current->batch;
    std::printf("shown %d of %d (%.1f %%, at least %.0f), last batch shown %.3f of %.3f\n", shown, events, 100.0 * shown / events, 100 * shown_bound, last, std::exp2(9.5));
    return shown >= shown_bound * events && last == std::exp2(9.5) ? 0 : 1;
}
