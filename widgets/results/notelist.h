// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/results/inspectorcontent.h"

#include <QWidget>

class QVBoxLayout;

namespace mlsysim::widgets {

class FoldSection;

/// Folded notes whose words can be asked. What was open stays open while the text changes.
class NoteList : public QWidget {
    Q_OBJECT

public:
    explicit NoteList(QWidget* parent = nullptr);

    void setNotes(const QList<InspectorContent::Note>& notes);
    FoldSection* section(qsizetype index) const { return m_sections.value(index); }

signals:
    void termActivated(const QString& term);

private:
    void fill(FoldSection& section, const QString& text);

    QVBoxLayout* m_column;
    QList<FoldSection*> m_sections;
    QList<InspectorContent::Note> m_notes;
};

} // namespace mlsysim::widgets
