// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/resultsrow.h"

#include "engine/units/text.h"
#include "widgets/common/discard.h"
#include "widgets/common/metrics.h"
#include "widgets/common/symbollabel.h"
#include "widgets/common/textlabel.h"
#include "widgets/parameters/linkbutton.h"
#include "widgets/parameters/text.h"
#include "widgets/parameters/valuetext.h"
#include "widgets/solvers/elasticitybar.h"

#include <QGridLayout>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int longest_value = 260; ///< px, then it breaks

/// A value as number and unit, or as words.
std::pair<QString, QString> parts_of(const Value& value, const Field& field)
{
    if (value.absent())
        return { ResultsRow::tr("none"), {} };
    if (value.is_number() && !std::isfinite(value.number()))
        return { std::isnan(value.number()) ? ResultsRow::tr("–", "no value")
                                            : number_in(value.number(), field.unit, field),
            {} };
    const QString text = readable_text(value, *field.type, field);
    const auto space = text.lastIndexOf(QLatin1Char(' '));
    if (!value.is_number() || space < 0)
        return { text, {} };
    return { text.left(space), text.mid(space + 1) };
}

} // namespace

ResultsRow::ResultsRow(const Quantity& output, QGridLayout* grid, int line, QObject* parent)
    : QObject(parent)
    , m_output(output)
    , m_line(line)
    , m_label(new TextLabel(output.label, TypeStyle::Table))
    , m_value(new TextLabel(TypeStyle::Strong))
    , m_unit(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted))
    , m_change(new TextLabel(TypeStyle::Table))
    , m_bar(new ElasticityBar)
    , m_why(new LinkButton(tr("Why?"), LinkButton::Look::Link))
{
    m_label->setToolTip(text_of(output.field->help));
    m_label->setWordWrap(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_why->setAccessibleName(tr("Why %1?").arg(output.label));
    m_why->setFixedHeight(metrics::table_row);
    auto* value = new QWidget;
    auto* both = new QHBoxLayout(value);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(metrics::space_4);
    both->addStretch();
    both->addWidget(m_value);
    both->addWidget(m_unit);
    m_widgets = { m_label, value, m_change, m_bar, m_why };
    grid->addWidget(m_label, line, Label, Qt::AlignVCenter);
    if (!output.symbol.isEmpty()) {
        m_widgets.append(new SymbolLabel(output.symbol));
        grid->addWidget(m_widgets.last(), line, Symbol, Qt::AlignVCenter);
    }
    grid->addWidget(value, line, Number, Qt::AlignVCenter);
    grid->addWidget(m_change, line, Change, Qt::AlignVCenter | Qt::AlignRight);
    grid->addWidget(m_bar, line, Bar, Qt::AlignVCenter);
    grid->addWidget(m_why, line, Why, Qt::AlignVCenter | Qt::AlignRight);
    connect(m_why, &QAbstractButton::clicked, this, [this] { emit whyRequested(m_output.id); });
}

void ResultsRow::remove()
{
    for (QWidget* widget : std::as_const(m_widgets))
        discard(widget);
    deleteLater();
}

int ResultsRow::bottom() const { return m_why->geometry().bottom(); }

QString ResultsRow::text() const
{
    return QStringList { m_output.label, m_value_text, m_change->text() }.join(QLatin1Char('\t'));
}

void ResultsRow::setValue(const Value& value, bool strong)
{
    const auto [number, unit] = parts_of(value, *m_output.field);
    m_value->setText(number);
    m_unit->setText(unit);
    m_unit->setVisible(!unit.isEmpty());
    const bool words
        = value.text() && QFontMetrics(type_font(TypeStyle::Strong)).horizontalAdvance(number) > longest_value;
    m_value->setWordWrap(words);
    m_value->setMinimumWidth(words ? longest_value : 0);
    m_value_text = unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
    m_value->setToolTip(value.is_number() ? text_of(exact(value.number())) : QString());
    m_label->setTypeStyle(strong ? TypeStyle::Strong : TypeStyle::Table);
    m_label->setAccessibleName(tr("%1: %2", "label and value").arg(m_output.label, m_value_text));
}

void ResultsRow::setElasticity(double elasticity, double largest)
{
    m_change->setText(elasticity_text(elasticity));
    m_bar->setShare(largest > 0 ? elasticity / largest : std::isnan(elasticity) ? elasticity : 0);
    m_change->setVisible(!std::isnan(elasticity));
    m_bar->setVisible(!std::isnan(elasticity));
}

} // namespace mlsysim::widgets
