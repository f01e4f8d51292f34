// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/solverdesk.h"
#include "widgets/plot/curvefigure.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace mlsysim::widgets {
class Card;
class ParameterForm;
class PlotCard;
class SolverCatalogue;
class SolverResults;
class TextLabel;
class Toast;
} // namespace mlsysim::widgets

namespace mlsysim::desktop {

/// One page for every solver of the catalogue: its inputs, a plot, its results and its reference, all made from what it
/// declares. What is chosen lives in the desk.
class SolversPage : public QWidget {
    Q_OBJECT

public:
    explicit SolversPage(SolverDesk& desk, QWidget* parent = nullptr);

    widgets::SolverCatalogue* catalogue() const { return m_catalogue; }
    widgets::ParameterForm* form() const { return m_form; }
    widgets::PlotCard* plotCard() const { return m_plot; }
    widgets::SolverResults* results() const { return m_results; }

    /// Shows or hides the catalogue; in narrow windows it lies over the page.
    void toggleCatalogue();
    /// The present plot, titled for a file.
    widgets::CurveFigure figure() const;
    /// The plot's main result in a few words, for the status line.
    QString brief() const;
    QString commandLine() const;
    QString resultsText() const;
    void say(const QString& text);

signals:
    void updated();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QScrollArea* makeForm();
    QScrollArea* makeRight();
    void connectPlot();
    void update();
    void showSolver();
    void showReference();
    void noteInputs(const widgets::PlotChoice& choice);
    void setPresent(double x);
    void arrange();
    void fitForm();
    void fitPlot();
    void placeCatalogue();

    SolverDesk& m_desk;
    widgets::SolverCatalogue* m_catalogue;
    widgets::ParameterForm* m_form;
    widgets::PlotCard* m_plot;
    widgets::SolverResults* m_results;
    widgets::Card* m_results_card;
    widgets::TextLabel *m_title, *m_facts, *m_summary;
    QToolButton* m_solvers;
    QScrollArea *m_form_area, *m_right_area;
    QVBoxLayout* m_reference;
    QBoxLayout *m_cards, *m_columns;
    widgets::Toast* m_toast;
    std::string m_shown_solver, m_along;
    QStringList m_noted;
    bool m_narrow = false, m_wide = false, m_catalogue_open = true, m_stale = true;
};

} // namespace mlsysim::desktop
