// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/registry/entrydetails.h"

#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/registry/sourcelink.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace mlsysim::widgets {

namespace {

constexpr double mark_side = 10;
constexpr int mark_room = 18;

using Ink = TextLabel::Ink;

TextLabel* label(const QString& text, TypeStyle style, Ink ink)
{
    auto* made = new TextLabel(text, style, ink);
    made->setTextFormat(Qt::PlainText);
    return made;
}

} // namespace

EntryDetails::EntryDetails(FactDepth depth, QWidget* parent)
    : QWidget(parent)
    , m_depth(depth)
    , m_name(label({}, TypeStyle::Strong, Ink::Text))
    , m_year(label({}, TypeStyle::Label, Ink::Muted))
    , m_kind(label({}, TypeStyle::Label, Ink::Muted))
    , m_source(new SourceLink(this))
{
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::space_8);
    head->addWidget(m_name, 1);
    head->addWidget(m_year);
    m_name->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_4);
    column->addLayout(head);
    column->addWidget(m_kind);
    column->addSpacing(metrics::space_8);
    column->addWidget(m_source);
    column->addStretch();
    m_kind->hide();
    m_source->hide();
    connect(m_source, &SourceLink::followed, this, &EntryDetails::linkActivated);
}

QWidget* EntryDetails::sourceLink() const { return m_source; }

void EntryDetails::setMark(const QColor& color)
{
    m_mark = color;
    m_name->setContentsMargins(color.isValid() ? mark_room : 0, 0, 0, 0);
    update();
}

void EntryDetails::setEntry(const Registry& registry, const Entry* entry)
{
    m_facts = entry ? facts_of(registry, *entry, m_depth) : EntryFacts();
    rebuild();
}

void EntryDetails::rebuild()
{
    setUpdatesEnabled(false);
    m_name->setText(m_facts.name);
    m_year->setText(m_facts.year);
    m_kind->setText(tr("%1, %2", "kind and group of an entry").arg(m_facts.type, m_facts.group));
    m_kind->setVisible(m_verbose && !m_facts.name.isEmpty());
    m_source->setSource(m_facts.source_title, m_facts.source_url, m_facts.source_note);
    discard(m_table);
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::space_12);
    m_grid->setVerticalSpacing(metrics::space_4);
    m_grid->setColumnStretch(0, 1);
    int row = 0;
    for (const Fact& fact : m_facts.facts)
        addFact(fact, row++);
    static_cast<QVBoxLayout*>(layout())->insertWidget(2, m_table);
    m_table->show();
    setAccessibleName(m_facts.name);
    setUpdatesEnabled(true);
}

void EntryDetails::addFact(const Fact& fact, int row)
{
    const int indent = fact.depth * metrics::space_16;
    if (fact.head) {
        TextLabel* head = label(fact.label, TypeStyle::Control, Ink::Text);
        head->setContentsMargins(indent, metrics::space_8, 0, 0);
        m_grid->addWidget(head, row, 0, 1, 2);
        return;
    }
    TextLabel* name = label(fact.label, TypeStyle::Table, Ink::Muted);
    name->setContentsMargins(indent, 0, 0, 0);
    name->setToolTip(fact.source.isEmpty() ? fact.help : tr("%1\nSource: %2").arg(fact.help, fact.source));
    TextLabel* value = label(fact.value, TypeStyle::Control, Ink::Text);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setWordWrap(m_depth == FactDepth::All);
    value->setToolTip(name->toolTip());
    value->setAccessibleName(tr("%1: %2").arg(fact.label, fact.value));
    if (m_verbose)
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    m_grid->addWidget(value, row, 1);
    if (m_verbose && !fact.source.isEmpty()) {
        TextLabel* source = label(fact.source, TypeStyle::Smallest, Ink::Muted);
        source->setWordWrap(true);
        m_grid->addWidget(source, row, 2, Qt::AlignTop);
    }
}

void EntryDetails::paintEvent(QPaintEvent*)
{
    if (!m_mark.isValid() || m_facts.name.isEmpty())
        return;
    QPainter painter(this);
    const double middle = m_name->y() + m_name->fontMetrics().height() / 2.0;
    const double left = layoutDirection() == Qt::RightToLeft ? width() - mark_side : 0;
    draw_box(painter, QRectF(left, middle - mark_side / 2, mark_side, mark_side), { m_mark, {} }, 2);
}

} // namespace mlsysim::widgets
