// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/derivationcard.h"

#include "widgets/common/card.h"
#include "widgets/common/derivationview.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/textlabel.h"
#include "widgets/results/foldhead.h"
#include "widgets/results/iconline.h"

#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

/// "Peak arithmetic" within a sentence; "MFU" stays.
QString within_sentence(QString label)
{
    if (label.size() > 1 && label[1].isLower())
        label[0] = label[0].toLower();
    return label;
}

struct SourceLine {
    QString icon, text;
    IconLine::Tint tint = IconLine::Tint::Accent;
};

} // namespace

DerivationCard::DerivationCard(QWidget* parent)
    : QWidget(parent)
    , m_model(new DerivationModel(this))
    , m_fold(new FoldHead(this))
    , m_card(new Card(this))
    , m_view(new DerivationView(m_card))
    , m_formulas(new SegmentedControl(m_card))
    , m_copy(headButton(QStringLiteral("copy"), tr("Copy the derivation as text (Ctrl+C)")))
    , m_close(headButton(QStringLiteral("close"), tr("Close the derivation")))
    , m_nothing(new TextLabel(TypeStyle::Table, TextLabel::Ink::Muted, m_card))
    , m_sources_head(new TextLabel(tr("Sources"), TypeStyle::Strong, TextLabel::Ink::Muted, m_card))
    , m_sources(new QVBoxLayout)
{
    m_formulas->addSegment(tr("Names"), {}, tr("Formulas with the names of what goes in"));
    m_formulas->addSegment(tr("Numbers"), {}, tr("Formulas with the numbers that went in"));
    m_formulas->setAccessibleName(tr("Formulas show"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    m_view->setModel(m_model);
    m_view->installEventFilter(this);
    m_sources->setSpacing(metrics::space_4);
    m_sources->addWidget(m_sources_head);
    m_card->setGround(Card::Ground::Sunken);
    for (QToolButton* button : { m_copy, m_close })
        m_card->addHeadWidget(button);
    m_card->body()->addWidget(m_view);
    m_card->body()->addWidget(m_nothing);
    m_card->body()->addWidget(m_formulas, 0, Qt::AlignLeft);
    m_card->body()->addLayout(m_sources);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_fold);
    column->addWidget(m_card);
    connect(m_fold, &QToolButton::clicked, this, [this] {
        setOpen(true);
        m_view->setFocus(Qt::TabFocusReason);
        emit openChanged(true);
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        const bool keyboard = m_close->hasFocus();
        setOpen(false);
        if (keyboard)
            m_fold->setFocus(Qt::TabFocusReason);
        emit openChanged(false);
    });
    connect(m_copy, &QToolButton::clicked, this, &DerivationCard::copyRequested);
    connect(m_formulas, &SegmentedControl::activated, this, [this](int chosen) {
        m_model->setFormulas(chosen == 1 ? DerivationModel::Formulas::Values : DerivationModel::Formulas::Names);
    });
    clear();
}

QToolButton* DerivationCard::headButton(const QString& name, const QString& tip)
{
    auto* button = new QToolButton(this);
    button->setIcon(icon(name));
    button->setIconSize({ metrics::icon_inline, metrics::icon_inline });
    button->setAutoRaise(true);
    button->setFixedSize(metrics::space_24, metrics::space_24);
    button->setToolTip(tip);
    button->setWhatsThis(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void DerivationCard::setDerivation(
    const Trace& trace, const InspectorContent::Cell& result, const QList<InspectorContent::Assumption>& assumptions)
{
    m_result = result.id;
    const QString value = result.unit.isEmpty() ? result.number : result.number + u' ' + result.unit;
    m_title = !result.question.isEmpty() ? result.question
        : result.unit.isEmpty()          ? tr("Why %1?", "a verdict").arg(value.toLower())
                                         : tr("Why %1?", "a number").arg(value);
    m_card->setTitle(m_title);
    m_fold->setText(m_title);
    m_fold->setAccessibleName(m_title);
    m_fold->updateGeometry();
    if (!result.formula.isEmpty())
        m_model->setTrace(trace,
            DerivationModel::Verdict {
                result.short_label.isEmpty() ? result.label : result.short_label, result.formula, value });
    else
        m_model->setTrace(trace, result.symbol);
    const bool empty = m_model->rowCount() == 0;
    m_nothing->setText(result.tooltip.isEmpty() ? tr("Nothing was computed for this result.") : result.tooltip);
    m_nothing->setVisible(empty);
    m_view->setVisible(!empty);
    m_formulas->setVisible(!empty);
    m_copy->setEnabled(!empty);
    m_view->setAccessibleName(m_title);
    showSources(assumptions);
    setVisible(true);
}

void DerivationCard::showSources(const QList<InspectorContent::Assumption>& assumptions)
{
    QList<SourceLine> wanted;
    for (const auto& use : m_model->sources()) {
        QStringList labels;
        for (const QString& label : use.labels)
            labels.append(within_sentence(label));
        const QString all = labels.join(QStringLiteral(", "));
        if (use.setting)
            wanted.append({ QStringLiteral("sliders"), tr("Your settings: %1").arg(all), IconLine::Tint::Accent });
        else
            wanted.append({ QStringLiteral("link"), tr("%1: %2", "source: what was taken from it").arg(use.source, all),
                IconLine::Tint::Accent });
    }
    const QStringList symbols = m_model->symbols();
    for (const auto& assumption : assumptions)
        if (symbols.contains(assumption.symbol))
            wanted.append({ QStringLiteral("info"), tr("Assumed: %1").arg(assumption.text), IconLine::Tint::Muted });

    while (m_lines.size() < wanted.size()) {
        m_lines.append(new IconLine(m_card));
        m_sources->addWidget(m_lines.last());
    }
    m_source_texts.clear();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < wanted.size());
        if (i >= wanted.size())
            continue;
        m_lines[i]->setLine(wanted[i].icon, wanted[i].tint, wanted[i].text);
        m_source_texts.append(wanted[i].text);
    }
    m_sources_head->setVisible(!wanted.isEmpty());
}

void DerivationCard::clear()
{
    m_result.clear();
    m_title.clear();
    m_model->clear();
    setVisible(false);
    setOpen(m_open);
}

void DerivationCard::setOpen(bool open)
{
    m_open = open;
    m_card->setVisible(open);
    m_fold->setVisible(!open);
    m_fold->setChecked(false);
}

QString DerivationCard::text() const
{
    if (m_result.isEmpty())
        return {};
    QString all = m_title + u'\n' + m_model->text();
    for (const QString& source : m_source_texts)
        all += u'\n' + source;
    return all + u'\n';
}

bool DerivationCard::eventFilter(QObject* watched, QEvent* event)
{
    // The view would copy one cell; people want the whole derivation.
    if (watched == m_view && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        emit copyRequested();
        return true;
    }
    if (watched == m_view && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        m_close->click();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace mlsysim::widgets
