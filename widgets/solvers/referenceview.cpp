// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/referenceview.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/subscripttext.h"
#include "widgets/common/themeholder.h"

#include <QRegularExpression>
#include <QTextBlock>
#include <QTextTable>
#include <QWheelEvent>

#include <cmath>
#include <ranges>

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

/// A part of a block that has one look.
struct Stretch {
    int position;
    QString text;
    QTextCharFormat format;
};

/// "price_known" names a result and is no formula.
bool is_identifier(const QString& code)
{
    static const QRegularExpression identifier(QStringLiteral("^[a-z]{2,}(_[a-z]+)+$"));
    return identifier.match(code).hasMatch();
}

/// Sets a formula in its levels instead of its marks.
void set_formula(QTextCursor& cursor, const QString& formula, QTextCharFormat format)
{
    for (const FormulaRun& run : formula_runs(formula)) {
        format.setVerticalAlignment(run.level == Level::Sub ? QTextCharFormat::AlignSubScript
                : run.level == Level::Super                 ? QTextCharFormat::AlignSuperScript
                                                            : QTextCharFormat::AlignNormal);
        cursor.insertText(run.text, format);
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
        QList<Stretch> formulas, strong;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat as = fragment.charFormat();
            if (as.fontFixedPitch())
                formulas.append({ fragment.position(), fragment.text(), as });
            else if (as.fontWeight() > QFont::DemiBold)
                strong.append({ fragment.position(), fragment.text(), as });
        }
        const auto select = [&cursor](const Stretch& stretch) {
            cursor.setPosition(stretch.position);
            cursor.setPosition(stretch.position + static_cast<int>(stretch.text.size()), QTextCursor::KeepAnchor);
        };
        QTextCharFormat heavier;
        heavier.setFontWeight(QFont::DemiBold); // the heaviest face there is
        for (const Stretch& stretch : strong) {
            select(stretch);
            cursor.mergeCharFormat(heavier);
        }
        // From the last one on, because a formula becomes shorter.
        for (Stretch& stretch : formulas | std::views::reverse) {
            stretch.format.setFont(type_font(TypeStyle::Control));
            stretch.format.setForeground(current_theme().accent_text);
            select(stretch);
            if (is_identifier(stretch.text))
                cursor.setCharFormat(stretch.format);
            else
                set_formula(cursor, stretch.text, stretch.format);
        }
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
