// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/solvers/plotchoice.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QGridLayout;
class QVBoxLayout;

namespace mlsysim::widgets {

class DerivationCard;
class OutputTable;
class ResultsRow;
class SensitivityList;
class TextLabel;

/// Every output of any solver: value, answer to one more percent of an input, and under the row, when asked, why it is
/// what it is and what moves it. Lists and maps follow as tables.
class SolverResults : public QWidget {
    Q_OBJECT

public:
    explicit SolverResults(QWidget* parent = nullptr);
    ~SolverResults() override;

    /// Solves; `strong` are the outputs that the plot shows.
    void setEvaluation(const Evaluation& evaluation, const QStringList& strong);
    /// The input whose change is shown.
    void setAlong(const QString& input);
    QString along() const;
    QComboBox* alongChoice() const { return m_along; }

    /// Opens the derivation of an output under its row; an empty id closes it.
    void explain(const QString& output);
    QString explained() const { return m_explained; }
    QString derivationText() const;
    QString valueText(const QString& output) const;
    QList<OutputTable*> tables() const { return m_tables; }
    /// Everything with tabs between the columns.
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void rebuild();
    void refresh();
    void refreshDerivation();

    std::unique_ptr<Evaluation> m_evaluation;
    Value m_outputs;
    QStringList m_strong;
    QString m_explained;
    QComboBox* m_along;
    QWidget* m_head;
    QGridLayout* m_grid;
    QVBoxLayout* m_table_column;
    QWidget* m_why;
    DerivationCard* m_derivation;
    SensitivityList* m_sensitivity;
    QList<ResultsRow*> m_rows;
    QList<OutputTable*> m_tables;
};

} // namespace mlsysim::widgets
