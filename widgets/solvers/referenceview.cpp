// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/referenceview.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/themeholder.h"

#include <QTextBlock>
#include <QTextTable>
#include <QWheelEvent>

#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr double line_height = 135; ///< percent

/// Rows with a little air instead of a grid.
void restyle_tables(QTextDocument& document)
{
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat format = table->format();
            format.setBorder(0);
            format.setCellSpacing(0);
            format.setCellPadding(metrics::space_4);
            format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
            format.setColumnWidthConstraints({});
            table->setFormat(format);
        }
}

/// Formulas stand out by colour and weight and not by another face, which would break the column.
void restyle(QTextDocument& document)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(line_height, QTextBlockFormat::ProportionalHeight);
        format.setBottomMargin(metrics::space_4);
        format.setTopMargin(0);
        cursor.setPosition(block.position());
        cursor.setBlockFormat(format);
        QList<QTextFragment> formulas, strong;
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (const QTextCharFormat as = it.fragment().charFormat(); as.fontFixedPitch())
                formulas.append(it.fragment());
            else if (as.fontWeight() > QFont::DemiBold)
                strong.append(it.fragment());
        QTextCharFormat formula, heavier;
        formula.setFont(type_font(TypeStyle::Control));
        formula.setForeground(current_theme().accent_text);
        heavier.setFontWeight(QFont::DemiBold); // the heaviest face there is
        const auto merge = [&cursor](const QList<QTextFragment>& fragments, const QTextCharFormat& as) {
            for (const QTextFragment& fragment : fragments) {
                cursor.setPosition(fragment.position());
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
                cursor.mergeCharFormat(as);
            }
        };
        merge(strong, heavier);
        merge(formulas, formula);
    }
}

} // namespace

ReferenceView::ReferenceView(QWidget* parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setOpenExternalLinks(true);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setIndentWidth(metrics::space_16);
}

void ReferenceView::setText(const QString& markdown)
{
    m_markdown = markdown;
    render();
}

void ReferenceView::render()
{
    document()->setDefaultFont(type_font(TypeStyle::Table));
    setMarkdown(m_markdown);
    restyle(*document());
    restyle_tables(*document());
    fit();
}

void ReferenceView::fit()
{
    document()->setTextWidth(viewport()->width());
    const int height = static_cast<int>(std::ceil(document()->size().height()));
    if (height != minimumHeight())
        setFixedHeight(height);
}

QSize ReferenceView::sizeHint() const { return { 200, minimumHeight() }; }
QSize ReferenceView::minimumSizeHint() const { return { 120, minimumHeight() }; }

void ReferenceView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    fit();
}

void ReferenceView::wheelEvent(QWheelEvent* event) { event->ignore(); }

void ReferenceView::changeEvent(QEvent* event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        render();
}

} // namespace mlsysim::widgets
