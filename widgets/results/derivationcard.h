// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/results/derivationmodel.h"
#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace mlsysim::widgets {

class Card;
class DerivationView;
class FoldHead;
class IconLine;
class SegmentedControl;
class TextLabel;

/// "Why 7.48 ms?": the tree of steps behind one result, its sources, and what the model assumes. Folds to one line.
class DerivationCard : public QWidget {
    Q_OBJECT

public:
    explicit DerivationCard(QWidget* parent = nullptr);

    /// Shows the derivation of a result from a trace of the run that gave it.
    void setDerivation(const Trace& trace, const InspectorContent::Cell& result,
        const QList<InspectorContent::Assumption>& assumptions);
    void clear();
    QString resultId() const { return m_result; }

    void setOpen(bool open);
    bool isOpen() const { return m_open; }

    DerivationModel* model() const { return m_model; }
    DerivationView* view() const { return m_view; }
    QToolButton* closeButton() const { return m_close; }
    /// Formulas with names or with numbers.
    SegmentedControl* formulaChoice() const { return m_formulas; }
    FoldHead* foldHead() const { return m_fold; }
    /// Title, steps and sources as text.
    QString text() const;

signals:
    /// The user folded or unfolded it.
    void openChanged(bool open);
    void copyRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* headButton(const QString& icon, const QString& tip);
    void showSources(const QList<InspectorContent::Assumption>& assumptions);

    QString m_result, m_title;
    bool m_open = true;
    DerivationModel* m_model;
    FoldHead* m_fold;
    Card* m_card;
    DerivationView* m_view;
    SegmentedControl* m_formulas;
    QToolButton* m_copy;
    QToolButton* m_close;
    TextLabel* m_nothing;
    TextLabel* m_sources_head;
    QVBoxLayout* m_sources;
    QList<IconLine*> m_lines;
    QStringList m_source_texts;
};

} // namespace mlsysim::widgets
