// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/notelist.h"

#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/results/foldsection.h"
#include "widgets/results/termlabel.h"
#include "widgets/results/unbroken.h"

#include <QVBoxLayout>

namespace mlsysim::widgets {

NoteList::NoteList(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::space_8);
    hide();
}

void NoteList::setNotes(const QList<InspectorContent::Note>& notes)
{
    while (m_sections.size() < notes.size()) {
        m_sections.append(new FoldSection(this));
        m_column->addWidget(m_sections.last());
    }
    for (qsizetype i = 0; i < m_sections.size(); ++i) {
        m_sections[i]->setVisible(i < notes.size());
        if (i >= notes.size())
            continue;
        const InspectorContent::Note old = m_notes.value(i);
        if (notes[i].title != old.title)
            m_sections[i]->setTitle(notes[i].title);
        if (notes[i].text != old.text)
            fill(*m_sections[i], notes[i].text);
    }
    m_notes = notes;
    setVisible(!notes.isEmpty());
}

void NoteList::fill(FoldSection& section, const QString& text)
{
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    QVBoxLayout* body = section.body();
    while (body->count() > lines.size()) {
        QLayoutItem* last = body->takeAt(body->count() - 1);
        discard(last->widget());
        delete last;
    }
    while (body->count() < lines.size()) {
        auto* label = new TermLabel;
        label->setTypeStyle(TypeStyle::Table);
        connect(label, &TermLabel::termActivated, this, &NoteList::termActivated);
        body->addWidget(label);
    }
    for (int i = 0; i < body->count(); ++i)
        static_cast<TermLabel*>(body->itemAt(i)->widget())->setText(unbroken(lines[i]));
}

} // namespace mlsysim::widgets
