// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/bindingnote.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"

#include <QPainter>
#include <QTextDocument>
#include <QVBoxLayout>

namespace mlsysim::widgets {

namespace {

struct ToneColors {
    QColor ground;
    QColor bar;
};

ToneColors colors_of(BindingNote::Tone tone)
{
    const Theme& theme = current_theme();
    switch (tone) {
    case BindingNote::Tone::Success:
        return { theme.success.soft, theme.success.ink };
    case BindingNote::Tone::Warning:
        return { theme.warning.soft, theme.bound(Bound::Memory) };
    case BindingNote::Tone::Error:
        return { theme.error.soft, theme.bound(Bound::Infeasible) };
    case BindingNote::Tone::Info:
        break;
    }
    return { theme.accent_soft, theme.accent };
}

} // namespace

BindingNote::BindingNote(QWidget* parent)
    : QFrame(parent)
    , m_title(new TextLabel(TypeStyle::Section, TextLabel::Ink::Text, this))
    , m_sentence(new TextLabel(TypeStyle::Table, TextLabel::Ink::Text, this))
{
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_sentence, &QLabel::linkActivated, this, &BindingNote::linkActivated);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space_16, metrics::space_12, metrics::space_12, metrics::space_12);
    column->setSpacing(metrics::space_4);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BindingNote::setMessage(Tone tone, const QString& title, const QString& sentence)
{
    m_tone = tone;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text = sentence;
    // Sentences are read, so they get some air between the lines.
    const QString rich = Qt::mightBeRichText(sentence) ? sentence : sentence.toHtmlEscaped();
    m_sentence->setText(QStringLiteral("<div style='line-height:115%'>%1</div>").arg(rich));
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(sentence);
    update();
}

void BindingNote::setBarColor(const QColor& color)
{
    m_bar = color;
    update();
}

QString BindingNote::title() const { return m_title->text(); }
QString BindingNote::sentence() const { return m_text; }

void BindingNote::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    const ToneColors colors = colors_of(m_tone);
    QPainter painter(this);
    draw_box(painter, rect(), { colors.ground, theme.high_contrast ? theme.border : QColor() }, metrics::radius_card);
    const QRectF bar(0, metrics::space_8 + 2, 3, height() - 2 * (metrics::space_8 + 2));
    draw_box(painter, bar, { m_bar.isValid() ? m_bar : colors.bar, {} }, 1.5);
}

} // namespace mlsysim::widgets
