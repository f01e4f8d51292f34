// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/describe/trace.h"
#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QGridLayout;
class QScrollArea;

namespace mlsysim::widgets {

class BindingNote;
class ConstraintList;
class DerivationCard;
class MemoryBar;
class NoteList;
class RemedyBar;
class ResultGrid;
class StackedBar;
class SubjectHeader;

/// The right pane: what the subject is, what binds it, six results that can be asked "why?", where a step and the
/// memory go, and the derivation of one result down to its sources. It shows what it is given and changes nothing.
class Inspector : public QWidget {
    Q_OBJECT

public:
    explicit Inspector(QWidget* parent = nullptr);

    /// Replaces what is shown; widgets stay, so that numbers may change at every frame of a drag. An open derivation
    /// stays as it is until setDerivation() gives the new one.
    void setContent(const InspectorContent& content);
    const InspectorContent& content() const { return m_content; }

    /// Shows why the result of that id is what it is, from a trace of the same run.
    void setDerivation(const Trace& trace, const QString& result_id);
    void clearDerivation();
    /// Id of the result whose derivation is shown; empty when there is none.
    QString derivedResult() const;
    /// The derivation as indented lines of text.
    QString derivationText() const;

    /// A sheet of 200 px under the page instead of a pane beside it.
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }
    /// The results belong to earlier inputs and are being computed again.
    void setStale(bool stale);

    ResultCell* cell(const QString& id) const;
    ResultGrid* grid() const { return m_grid; }
    DerivationCard* derivation() const { return m_derivation; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Somebody wants to know why; answer with setDerivation().
    void whyRequested(const QString& result_id);
    /// InspectorContent::Remedy::action of the button that was pressed.
    void remedyChosen(const QString& action);
    void pinRequested();
    /// A term of the glossary was asked for; its card is already open.
    void termActivated(const QString& term);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void arrange();
    void keepMargins();
    void reserveNote();
    /// Gives every part the height that it needs now, at once.
    void settle();
    void showStep();
    void askWhy(const QString& result_id);
    void copy();
    void openMenu(const QString& result_id, const QPoint& global);
    void explainTerm(const QString& result_id);

    InspectorContent m_content;
    bool m_compact = false;
    bool m_wide_sheet = true;
    QScrollArea* m_scroll;
    QWidget* m_page;
    QGridLayout* m_layout;
    QWidget* m_top; ///< subject, what binds, remedies
    QWidget* m_bars;
    QWidget* m_bottom; ///< why, checks, notes
    SubjectHeader* m_header;
    BindingNote* m_note;
    RemedyBar* m_remedies;
    ResultGrid* m_grid;
    StackedBar* m_step_bar;
    MemoryBar* m_memory_bar;
    ConstraintList* m_checks;
    DerivationCard* m_derivation;
    NoteList* m_notes;
};

} // namespace mlsysim::widgets
