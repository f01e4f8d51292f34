// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/textlabel.h"

#include <QTextLayout>
#include <QWidget>

class QTimer;

namespace mlsysim::widgets {

/// Wrapped text in which terms of the glossary, marked "[[ridge point]]" or "[[ridge point|the corner]]", have a dotted
/// underline. The pointer, or Enter and F1 on a term that has the focus, opens its card; Tab and arrows walk the terms.
class TermLabel : public QWidget {
    Q_OBJECT

public:
    explicit TermLabel(const QString& marked = {}, QWidget* parent = nullptr);

    void setText(const QString& marked);
    /// The text without marks.
    QString text() const { return m_layout.text(); }
    QStringList terms() const;
    void setTypeStyle(TypeStyle style);
    void setInk(TextLabel::Ink ink);
    /// Where a term stands, for popups and tests.
    QRect termRect(qsizetype index) const;
    qsizetype currentTerm() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

signals:
    /// The card of the term was opened.
    void termActivated(const QString& term);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    struct Term {
        QString word;
        int start = 0, length = 0;
    };

    /// Breaks the text at `width` and returns the height.
    double breakLines(QTextLayout& layout, double width) const;
    QList<QRectF> rectsOf(const Term& term) const;
    qsizetype termAt(const QPoint& position) const;
    void open(qsizetype index, bool by_hovering);

    QTextLayout m_layout;
    QList<Term> m_terms;
    QTimer* m_hover;
    TypeStyle m_style = TypeStyle::Table;
    TextLabel::Ink m_ink = TextLabel::Ink::Text;
    qsizetype m_current = 0, m_hovered = -1;
};

} // namespace mlsysim::widgets
