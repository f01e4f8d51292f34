// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/presentation.h"

#include "app/desktop/inspectorpresenter.h"
#include "app/desktop/plotgestures.h"
#include "app/desktop/rooflinescenebuilder.h"
#include "engine/units/text.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/valuetrack.h"
#include "widgets/parameters/text.h"
#include "widgets/plot/rooflineplot.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr double largest_batch = 4096;
constexpr double bar_height = 96, column_share = 0.29;

/// The scene as far as it can be read from the last row: short axis titles, no thin lines, no small print.
RooflineScene for_a_hall(RooflineScene scene)
{
    scene.options.other_precisions = scene.options.memory_levels = scene.options.linear_inset = scene.options.regions
        = false;
    scene.x_title = Presentation::tr("FLOP per byte (log scale)");
    scene.y_title = Presentation::tr("FLOP/s (log scale)");
    scene.x_words.clear();
    scene.y_words.clear();
    for (Roof& roof : scene.roofs) {
        roof.achievable_text.clear();
        roof.ridge_text = Presentation::tr("ridge %1").arg(roof.ridge_cell);
    }
    for (Trajectory& trajectory : scene.trajectories) {
        if (trajectory.current)
            trajectory.current->sublabel.clear();
        for (ExtraMarker& extra : trajectory.extras)
            extra.point.label = extra.phase == PlotPhase::Prefill ? Presentation::tr("prefill") : extra.point.label;
    }
    return scene;
}

} // namespace

Presentation::Presentation(Workspace& workspace, const InspectorPresenter& presenter, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_workspace(workspace)
    , m_presenter(presenter)
    , m_title(new QLabel(this))
    , m_sentence(new QLabel(this))
    , m_plot(new RooflinePlot(this))
    , m_results(new LectureResults(this))
    , m_notes(new QLabel(this))
    , m_bar(new QWidget(this))
    , m_blank(new QWidget(this))
    , m_batch_label(new QLabel(tr("Batch"), m_bar))
    , m_batch(new QLabel(m_bar))
    , m_place(new QLabel(m_bar))
    , m_track(new ValueTrack(m_bar))
    , m_reveal(new QPushButton(m_bar))
    , m_previous(new QPushButton(m_bar))
    , m_next(new QPushButton(m_bar))
{
    setWindowTitle(tr("Presentation"));
    setFocusPolicy(Qt::StrongFocus);
    m_bar->setAutoFillBackground(true);
    m_bar->setBackgroundRole(QPalette::Window);
    m_notes->setAutoFillBackground(true);
    m_notes->setBackgroundRole(QPalette::AlternateBase);
    m_blank->setAutoFillBackground(true);
    m_blank->setPalette(QPalette(Qt::black));
    m_blank->setAccessibleName(tr("Blank screen"));
    m_blank->hide();
    m_notes->hide();
    m_notes->setWordWrap(true);
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setForegroundRole(QPalette::PlaceholderText);
    m_place->setForegroundRole(QPalette::PlaceholderText);
    // Keys belong to the lecture, whatever was clicked.
    for (QWidget* child : QList<QWidget*> { m_plot, m_track, m_reveal, m_previous, m_next })
        child->setFocusPolicy(Qt::NoFocus);
    m_plot->setAccessibleName(tr("Roofline plot"));
    m_track->setAccessibleName(tr("Batch"));
    m_track->setRange(1, largest_batch, ValueTrack::Scale::PowersOfTwo, 1);
    m_previous->setIcon(icon(QStringLiteral("back")));
    m_previous->setToolTip(tr("Page Up"));
    m_previous->setAccessibleName(tr("Previous step"));
    m_next->setIcon(icon(QStringLiteral("fwd")));
    m_next->setToolTip(tr("Page Down"));
    m_next->setAccessibleName(tr("Next step"));

    auto* bar = new QHBoxLayout(m_bar);
    bar->setSpacing(metrics::space_16);
    bar->addWidget(m_batch_label);
    bar->addWidget(m_track, 3);
    bar->addWidget(m_batch);
    bar->addStretch(1);
    bar->addWidget(m_reveal);
    bar->addWidget(m_previous);
    bar->addWidget(m_next);
    bar->addWidget(m_place);

    connect(m_reveal, &QPushButton::clicked, this, &Presentation::toggleResults);
    connect(m_previous, &QPushButton::clicked, this, &Presentation::back);
    connect(m_next, &QPushButton::clicked, this, &Presentation::forward);
    connect(m_track, &ValueTrack::valueEdited, this, [this](double batch) {
        m_workspace.beginGesture();
        m_workspace.parameters()->set(QStringLiteral("batch_size"), batch);
    });
    connect(m_track, &ValueTrack::gestureFinished, &workspace, &Workspace::endGesture);
    follow_batch(m_plot, workspace);
    follow_roofs(m_plot, workspace);
    connect(&presenter, &InspectorPresenter::updated, this, &Presentation::update);
    connect(&workspace.steps(), &Steps::changed, this, &Presentation::followSteps);
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, &Presentation::adapt);
    if (!workspace.steps().isEmpty() && workspace.steps().current() < 0)
        workspace.showStep(0);
    followSteps();
}

QString Presentation::title() const { return m_title->text(); }
bool Presentation::isBlank() const { return !m_blank->isHidden(); }
bool Presentation::notesVisible() const { return !m_notes->isHidden(); }

void Presentation::followSteps()
{
    const Steps& steps = m_workspace.steps();
    const Step* step = steps.currentStep();
    if (steps.current() != m_step) {
        m_step = steps.current();
        m_hidden = step && step->results_hidden;
    }
    m_place->setText(step ? tr("%1 of %2").arg(m_step + 1).arg(steps.count()) : QString());
    for (QWidget* w : QList<QWidget*> { m_previous, m_next, m_place })
        w->setVisible(step);
    update();
}

void Presentation::update()
{
    const InspectorContent& content = m_presenter.content();
    const Step* step = m_workspace.steps().currentStep();
    m_title->setText(step && !step->title.isEmpty() ? step->title : content.subject);
    m_sentence->setText(step && !step->sentence.isEmpty() ? step->sentence : content.subline);
    m_notes->setText(step && !step->note.isEmpty() ? step->note : tr("No note for this step."));
    adapt(); // the texts may need another number of lines
    RooflineScene scene = for_a_hall(roofline_scene(m_workspace));
    m_plot->setScene(m_hidden ? without_results(std::move(scene)) : scene);
    m_results->setContent(content, m_hidden);
    const double batch = m_workspace.parameters()->evaluation().input("batch_size");
    m_track->setValue(batch);
    m_batch->setText(text_of(format_count(batch, 6)));
    m_reveal->setText(m_hidden ? tr("Show results · R") : tr("Hide results · R"));
    m_next->setEnabled(m_hidden || m_workspace.steps().current() + 1 < m_workspace.steps().count());
    m_previous->setEnabled(m_workspace.steps().current() > 0);
}

void Presentation::showResults(bool hidden)
{
    m_hidden = hidden;
    update();
}

void Presentation::goTo(int index, bool hidden)
{
    const Steps& steps = m_workspace.steps();
    if (index < 0 || index >= steps.count())
        return;
    m_workspace.showStep(index);
    showResults(hidden && steps.currentStep()->results_hidden);
}

void Presentation::forward()
{
    if (m_hidden)
        showResults(false);
    else
        goTo(m_workspace.steps().current() + 1, true);
}

void Presentation::back() { goTo(m_workspace.steps().current() - 1, false); }
void Presentation::toggleResults() { showResults(!m_hidden); }

void Presentation::toggleBlank()
{
    m_blank->setVisible(!isBlank());
    m_blank->raise();
}

void Presentation::toggleNotes()
{
    m_notes->setVisible(!notesVisible());
    m_notes->raise();
}

void Presentation::keyPressEvent(QKeyEvent* event)
{
    if (isBlank()) { // any key brings the picture back
        toggleBlank();
        return;
    }
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
    case Qt::Key_Space:
    case Qt::Key_Return:
        forward();
        break;
    case Qt::Key_PageUp:
    case Qt::Key_Left:
    case Qt::Key_Backspace:
        back();
        break;
    case Qt::Key_Home:
        goTo(0, true);
        break;
    case Qt::Key_End:
        goTo(m_workspace.steps().count() - 1, true);
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        step_batch(m_workspace, event->key() == Qt::Key_Up ? 1 : -1);
        break;
    case Qt::Key_R:
        toggleResults();
        break;
    case Qt::Key_B:
    case Qt::Key_Period:
        toggleBlank();
        break;
    case Qt::Key_N:
        toggleNotes();
        break;
    case Qt::Key_Escape:
    case Qt::Key_F11:
        close();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void Presentation::adapt()
{
    const LectureScale scale = LectureScale::of(size());
    const int margin = scale.px(48, 24), bar = scale.px(bar_height, 64);
    m_plot->setPlotStyle(scale.plotStyle());
    m_title->setFont(scale.font(38, QFont::DemiBold, 30));
    m_sentence->setFont(scale.font(26, QFont::Normal));
    m_notes->setFont(scale.font(26, QFont::Normal));
    m_notes->setMargin(metrics::space_20);
    for (QWidget* w : QList<QWidget*> { m_batch_label, m_reveal })
        w->setFont(scale.font(26, QFont::Medium));
    m_batch->setFont(scale.font(32, QFont::DemiBold));
    m_place->setFont(scale.font(26, QFont::Normal));
    for (QPushButton* b : { m_reveal, m_previous, m_next }) {
        b->setIconSize(QSize(scale.px(26), scale.px(26)));
        b->setFixedHeight(scale.px(56, 44));
    }
    m_reveal->setMinimumWidth(m_reveal->fontMetrics().horizontalAdvance(m_reveal->text()) + 2 * metrics::space_24);
    m_batch->setMinimumWidth(QFontMetrics(m_batch->font()).horizontalAdvance(QStringLiteral("4 096")));
    m_bar->layout()->setContentsMargins(margin, 0, margin, 0);
    m_results->setScale(scale);

    m_bar->setGeometry(0, height() - bar, width(), bar);
    m_blank->setGeometry(rect());
    const int across = width() - 2 * margin;
    int top = scale.px(32, 16);
    for (QLabel* label : { m_title, m_sentence }) {
        const int lines = label->heightForWidth(across);
        label->setGeometry(margin, top, across, lines);
        top += lines + metrics::space_4;
    }
    top += scale.px(16, 8);
    const int bottom = height() - bar - scale.px(20, 8), column = static_cast<int>(width() * column_share);
    m_plot->setGeometry(margin / 2, top, width() - 2 * margin - column, bottom - top);
    m_results->setGeometry(width() - margin - column, top, column, bottom - top);
    const int notes = std::min(height() / 2, m_notes->heightForWidth(width()));
    m_notes->setGeometry(0, height() - bar - notes, width(), notes);
}

void Presentation::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), current_theme().plot_background); }

void Presentation::resizeEvent(QResizeEvent*) { adapt(); }

} // namespace mlsysim::desktop
