// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/firstminute.h"

#include "app/desktop/casesolver.h"
#include "app/desktop/settings.h"
#include "engine/units/text.h"
#include "widgets/common/themeholder.h"
#include "widgets/parameters/text.h"
#include "widgets/plot/rooflineplot.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

const QString hint = QStringLiteral("first_minute");
const QString subject = QStringLiteral("Hardware.Cloud.H100");

QString shown(double seconds) { return text_of(format(seconds, unit::millisecond.erased())); }

} // namespace

FirstMinute::FirstMinute(Workspace& workspace, RooflinePlot* plot)
    : QFrame(plot)
    , m_workspace(workspace)
    , m_plot(plot)
    , m_text(new QLabel(this))
    , m_first(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_close(new QPushButton(tr("Got it"), this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    layout->addWidget(m_close);
    setAccessibleName(tr("First steps"));
    m_close->setToolTip(tr("Esc; Help plays it again"));
    hide();
    plot->installEventFilter(this);
    connect(m_close, &QPushButton::clicked, this, &FirstMinute::dismiss);
    connect(m_first, &QPushButton::clicked, this, [this] { tryFactor(2, 1); });
    connect(m_second, &QPushButton::clicked, this, [this] { tryFactor(1, 2); });
    connect(plot, &RooflinePlot::gestureFinished, this, [this] {
        if (m_step == Step::Drag)
            go(Step::Question);
    });
    connect(plot, &RooflinePlot::viewChanged, this, &FirstMinute::place);
    connect(&workspace, &Workspace::changed, this, &FirstMinute::place, Qt::QueuedConnection);
    if (!Settings::seen(hint))
        go(Step::Drag);
}

void FirstMinute::start()
{
    Settings::setSeen(hint, false);
    m_workspace.restore(Workspace::openingSession());
    go(Step::Drag);
}

void FirstMinute::dismiss()
{
    Settings::setSeen(hint, true);
    go(Step::Off);
}

QString FirstMinute::text() const { return m_text->text(); }

void FirstMinute::tryFactor(double arithmetic, double bandwidth)
{
    const Hardware* machine = m_workspace.registry().get<Hardware>(utf8(subject));
    if (!machine || m_workspace.selection().indexOfMachine(subject) < 0)
        return dismiss();
    m_workspace.makeCurrent(subject);
    m_workspace.resetMachine(subject);
    m_latency = CaseSolver(m_workspace, m_workspace.current()).now().latency;
    if (arithmetic != 1)
        m_workspace.changeMachine(subject, "compute.peak_flops", arithmetic * si(machine->compute.peak_flops));
    if (bandwidth != 1)
        m_workspace.changeMachine(subject, "memory.bandwidth", bandwidth * si(machine->memory.bandwidth));
    go(arithmetic != 1 ? Step::Arithmetic : Step::Bandwidth);
}

void FirstMinute::go(Step step)
{
    m_step = step;
    const Case c = m_workspace.current();
    const double now = c && step >= Step::Arithmetic ? CaseSolver(m_workspace, c).now().latency : 0;
    switch (step) {
    case Step::Off:
        break;
    case Step::Drag:
        m_text->setText(tr("Drag me"));
        break;
    case Step::Question:
        m_text->setText(tr("Would a chip with twice the arithmetic be faster?"));
        break;
    case Step::Arithmetic:
        m_text->setText(now == m_latency ? tr("Twice the arithmetic: still %1. The bytes are what takes the time.").arg(shown(now))
                                         : tr("Twice the arithmetic: %1 → %2. Here the arithmetic takes the time.").arg(shown(m_latency), shown(now)));
        break;
    case Step::Bandwidth:
        m_text->setText(tr("Twice the bandwidth: %1 → %2. Undo brings the real chip back.").arg(shown(m_latency), shown(now)));
        break;
    }
    m_first->setText(tr("Twice the arithmetic"));
    m_second->setText(tr("Twice the bandwidth"));
    m_first->setVisible(step == Step::Question);
    m_second->setVisible(step == Step::Question || step == Step::Arithmetic);
    m_close->setVisible(step == Step::Arithmetic || step == Step::Bandwidth);
    setVisible(step != Step::Off);
    adjustSize();
    place();
}

void FirstMinute::place()
{
    if (m_step == Step::Off || !m_plot->isVisible())
        return;
    adjustSize();
    if (m_step != Step::Drag) {
        move((m_plot->width() - width()) / 2, std::max(0, m_plot->height() - height() - 12));
        return;
    }
    for (const Trajectory& t : m_plot->scene().trajectories)
        if (t.ringed && t.current) {
            const QPointF ring = m_plot->pixelOf(t.current->intensity, t.current->achieved);
            move(std::clamp(static_cast<int>(ring.x()) + 22, 0, std::max(0, m_plot->width() - width())), std::clamp(static_cast<int>(ring.y()) + 12, 0, std::max(0, m_plot->height() - height())));
        }
}

bool FirstMinute::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        place();
    if (event->type() == QEvent::KeyPress && m_step != Step::Off && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        dismiss();
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void FirstMinute::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(current_theme().accent);
    painter.setBrush(current_theme().accent_soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace mlsysim::desktop
