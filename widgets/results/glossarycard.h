// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace mlsysim::widgets {

class TextLabel;

/// What a word means, in a small popup: a sentence, a picture for beginners, and links to its neighbours, which open in
/// the same card. Esc or a click elsewhere closes it; one that was opened by hovering goes with the pointer.
class GlossaryCard : public QFrame {
    Q_OBJECT

public:
    /// Opens the card of `word` beside `anchor` (global); null when the glossary has no such word.
    static GlossaryCard* open(const QString& word, const QRect& anchor, QWidget* owner, bool by_hovering = false);

    QString word() const { return m_word; }
    /// What it says, line by line.
    QString text() const;

public slots:
    void showWord(const QString& word);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    GlossaryCard(QWidget* owner, bool by_hovering);
    void place();

    QString m_word;
    QRect m_anchor;
    TextLabel* m_term;
    TextLabel* m_sentence;
    TextLabel* m_analogy;
    QLabel* m_links;
};

} // namespace mlsysim::widgets
