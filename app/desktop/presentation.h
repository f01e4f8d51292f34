// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/lectureresults.h"
#include "app/desktop/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mlsysim::widgets {
class RooflinePlot;
class ValueTrack;
} // namespace mlsysim::widgets

namespace mlsysim::desktop {

class InspectorPresenter;

/// The document for a lecture hall: the whole screen, nothing under 24 px, and one step after the other. Results stay
/// hidden until they are revealed. It is a window of its own, so that the other one is as it was when this one closes.
class Presentation : public QWidget {
    Q_OBJECT

public:
    Presentation(Workspace& workspace, const InspectorPresenter& presenter, QWidget* parent);

    /// Whether the numbers and the point wait to be revealed.
    bool resultsHidden() const { return m_hidden; }
    bool isBlank() const;
    bool notesVisible() const;
    widgets::RooflinePlot* plot() const { return m_plot; }
    LectureResults* results() const { return m_results; }
    QString title() const;

public slots:
    /// What a clicker asks for: reveals what is hidden, then goes to the next step.
    void forward();
    void back();
    void toggleResults();
    void toggleBlank();
    void toggleNotes();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void goTo(int index, bool hidden);
    void followSteps();
    void update();
    void adapt();
    void showResults(bool hidden);

    Workspace& m_workspace;
    const InspectorPresenter& m_presenter;
    QLabel *m_title, *m_sentence;
    widgets::RooflinePlot* m_plot;
    LectureResults* m_results;
    QLabel* m_notes;
    QWidget *m_bar, *m_blank;
    QLabel *m_batch_label, *m_batch, *m_place;
    widgets::ValueTrack* m_track;
    QPushButton *m_reveal, *m_previous, *m_next;
    int m_step = -1; ///< whose results were hidden or shown last
    bool m_hidden = false;
};

} // namespace mlsysim::desktop
