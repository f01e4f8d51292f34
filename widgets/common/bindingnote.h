// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFrame>

class QLabel;

namespace mlsysim::widgets {

/// What binds, in a title and a sentence on a soft ground, with a bar in the colour of the bound.
class BindingNote : public QFrame {
    Q_OBJECT

public:
    enum class Tone { Info, Success, Warning, Error };

    explicit BindingNote(QWidget* parent = nullptr);

    void setMessage(Tone tone, const QString& title, const QString& sentence = {});
    /// Colour of the bar at the left; an invalid colour returns to the tone's own.
    void setBarColor(const QColor& color);

    Tone tone() const { return m_tone; }
    QString title() const;
    QString sentence() const;

signals:
    /// A link in the sentence was followed ("fp8" in "What would make it fit").
    void linkActivated(const QString& link);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Info;
    QColor m_bar;
    QString m_text;
    QLabel* m_title;
    QLabel* m_sentence;
};

} // namespace mlsysim::widgets
