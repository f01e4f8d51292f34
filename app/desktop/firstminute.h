// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mlsysim::widgets {
class RooflinePlot;
}

namespace mlsysim::desktop {

/// What a newcomer sees in the first minute: a line at the ring, and after the first drag one question that the roofs
/// themselves answer. Esc ends it for ever; Help plays it again.
class FirstMinute : public QFrame {
    Q_OBJECT

public:
    enum class Step { Off, Drag, Question, Arithmetic, Bandwidth };

    FirstMinute(Workspace& workspace, widgets::RooflinePlot* plot);

    Step step() const { return m_step; }
    QString text() const;
    QPushButton* firstButton() const { return m_first; }
    QPushButton* secondButton() const { return m_second; }

public slots:
    void start();
    void dismiss();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void go(Step step);
    void place();
    void tryFactor(double arithmetic, double bandwidth);

    Workspace& m_workspace;
    widgets::RooflinePlot* m_plot;
    QLabel* m_text;
    QPushButton *m_first, *m_second, *m_close;
    Step m_step = Step::Off;
    double m_latency = 0; ///< before the roofs were moved
};

} // namespace mlsysim::desktop
