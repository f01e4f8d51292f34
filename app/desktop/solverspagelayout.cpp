// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/solverspage.h"

#include "engine/reference.h"
#include "widgets/common/card.h"
#include "widgets/common/discard.h"
#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/textlabel.h"
#include "widgets/parameters/parameterform.h"
#include "widgets/parameters/text.h"
#include "widgets/solvers/plotcard.h"
#include "widgets/solvers/referenceview.h"
#include "widgets/solvers/solvercatalogue.h"
#include "widgets/solvers/solverresults.h"

#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

// Page widths at which its shape changes: the catalogue becomes an overlay, the cards stand side by side.
constexpr int narrow_below = 1150, wide_from = 2100;
constexpr double form_width = 336, form_narrow = 284, form_wide = 780;
constexpr double least_plot = 372;

QScrollArea* column_of(QWidget* content, const QString& name)
{
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(name);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

int px(double length) { return static_cast<int>(std::lround(scaled(length))); }

} // namespace

QScrollArea* SolversPage::makeForm()
{
    m_solvers->setText(tr("Solvers"));
    m_solvers->setIcon(icon(QStringLiteral("menu")));
    m_solvers->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_solvers->setToolTip(tr("Choose another solver (Ctrl+B)"));
    connect(m_solvers, &QToolButton::clicked, this, &SolversPage::toggleCatalogue);
    m_title->setWordWrap(true);
    m_summary->setWordWrap(true);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::page_margin, metrics::space_16, metrics::page_margin, metrics::space_24);
    column->setSpacing(metrics::space_8);
    column->addWidget(m_solvers, 0, Qt::AlignLeft);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addWidget(m_summary);
    column->addSpacing(metrics::space_12);
    column->addWidget(m_form);
    column->addSpacing(metrics::space_12);
    m_reference->setSpacing(metrics::space_8);
    column->addLayout(m_reference);
    column->addStretch();
    return column_of(content, tr("Inputs and reference"));
}

QScrollArea* SolversPage::makeRight()
{
    const auto copy = [this](const QString& text, const QString& tip, auto what, const QString& done) {
        auto* button = new QPushButton(icon(QStringLiteral("copy")), text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        connect(button, &QPushButton::clicked, this, [this, what, done] {
            QApplication::clipboard()->setText((this->*what)());
            say(done);
        });
        m_results_card->addHeadWidget(button);
    };
    copy(tr("Command line"), tr("Copies the command that gives the same numbers"), &SolversPage::commandLine,
        tr("The command line is on the clipboard."));
    copy(tr("Table"), tr("Copies the results"), &SolversPage::resultsText, tr("The table is on the clipboard."));
    m_results_card->setTitle(tr("Results"));
    m_results_card->body()->addWidget(m_results);
    m_results_card->body()->addStretch();
    auto* content = new QWidget;
    m_cards = new QBoxLayout(QBoxLayout::TopToBottom, content);
    m_cards->setContentsMargins(metrics::page_margin, metrics::space_16, metrics::page_margin, metrics::space_16);
    m_cards->setSpacing(metrics::card_gap);
    m_cards->addWidget(m_plot, 1);
    m_cards->addWidget(m_results_card);
    QScrollArea* area = column_of(content, tr("Plot and results"));
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // in the smallest windows
    return area;
}

void SolversPage::showReference()
{
    while (QLayoutItem* item = m_reference->takeAt(0)) {
        discard(item->widget());
        delete item;
    }
    for (const ReferenceSection& section : reference_sections(m_desk.solver())) {
        const QString title = text_of(section.title);
        auto* view = new ReferenceView;
        view->setAccessibleName(title);
        view->setText(text_of(section.markdown));
        m_reference->addSpacing(metrics::space_8);
        if (m_reference->count() == 1) {
            auto* card = new Card;
            card->setGround(Card::Ground::Sunken);
            card->setTitle(title);
            card->body()->addWidget(view);
            m_reference->addWidget(card);
        } else {
            m_reference->addWidget(new TextLabel(title, TypeStyle::Strong));
            m_reference->addWidget(view);
        }
    }
}

void SolversPage::arrange()
{
    const bool narrow = width() < narrow_below, wide = width() >= wide_from;
    if (narrow != m_narrow)
        m_catalogue_open = !narrow;
    m_narrow = narrow;
    m_wide = wide;
    fitForm();
    m_cards->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_cards->setStretchFactor(m_results_card, wide ? 2 : 0);
    fitPlot();
    m_solvers->setVisible(narrow);
    placeCatalogue();
}

void SolversPage::fitForm()
{
    // A choice of several words may need more than the usual width.
    const int needed = m_form_area->widget()->minimumSizeHint().width() + metrics::space_12;
    m_form_area->setFixedWidth(std::max(px(m_narrow ? form_narrow : m_wide ? form_wide : form_width), needed));
}

void SolversPage::placeCatalogue()
{
    m_catalogue->setFixedWidth(m_catalogue->sizeHint().width());
    if (m_narrow) {
        m_columns->removeWidget(m_catalogue);
        m_catalogue->setGeometry(0, 0, m_catalogue->width(), height());
        m_catalogue->raise();
    } else if (m_columns->indexOf(m_catalogue) < 0) {
        m_columns->insertWidget(0, m_catalogue);
    }
    m_catalogue->setVisible(m_catalogue_open);
}

void SolversPage::fitPlot()
{
    // A card without a plot is as high as what it says.
    const bool plotted = m_plot->hasPlot();
    m_plot->setMinimumHeight(plotted ? px(least_plot) : 0);
    m_cards->setStretchFactor(m_plot, !plotted ? 0 : m_wide ? 3 : 1);
}

} // namespace mlsysim::desktop
