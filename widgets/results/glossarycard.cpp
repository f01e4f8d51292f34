// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/glossarycard.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/results/glossary.h"

#include <QAccessible>
#include <QCursor>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPointer>
#include <QScreen>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int card_width = 300;
constexpr int gap = 6; ///< from the word to the card
constexpr int linger = 250; ///< ms that the pointer may take from the word to the card

QPointer<GlossaryCard> the_card;

} // namespace

GlossaryCard* GlossaryCard::open(const QString& word, const QRect& anchor, QWidget* owner, bool by_hovering)
{
    if (!Glossary::shared().find(word))
        return nullptr;
    if (the_card)
        the_card->close();
    auto* card = new GlossaryCard(owner, by_hovering);
    the_card = card;
    card->m_anchor = anchor;
    card->showWord(word);
    card->show();
    if (!by_hovering)
        card->setFocus(Qt::PopupFocusReason);
    return card;
}

GlossaryCard::GlossaryCard(QWidget* owner, bool by_hovering)
    : QFrame(owner, by_hovering ? Qt::ToolTip : Qt::Popup)
    , m_term(new TextLabel(TypeStyle::Section, TextLabel::Ink::Text, this))
    , m_sentence(new TextLabel(TypeStyle::Body, TextLabel::Ink::Text, this))
    , m_analogy(new TextLabel(TypeStyle::Table, TextLabel::Ink::Muted, this))
    , m_links(new TextLabel(TypeStyle::Label, TextLabel::Ink::Muted, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusRing", false);
    for (QLabel* label :
        { static_cast<QLabel*>(m_term), static_cast<QLabel*>(m_sentence), static_cast<QLabel*>(m_analogy), m_links })
        label->setWordWrap(true);
    m_links->setTextFormat(Qt::RichText);
    m_links->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_links, &QLabel::linkActivated, this, &GlossaryCard::showWord);

    auto* column = new QVBoxLayout(this);
    const int side = metrics::space_12 + lift_margin;
    column->setContentsMargins(side + 2, side, side + 2, side);
    column->setSpacing(metrics::space_8);
    for (QWidget* part : { static_cast<QWidget*>(m_term), static_cast<QWidget*>(m_sentence),
             static_cast<QWidget*>(m_analogy), static_cast<QWidget*>(m_links) })
        column->addWidget(part);
    m_analogy->setContentsMargins(metrics::space_8 + 2, 0, 0, 0);
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, [this] { showWord(m_word); });

    if (!by_hovering)
        return;
    auto* watch = new QTimer(this);
    watch->setInterval(linger);
    connect(watch, &QTimer::timeout, this, [this] {
        const QPoint pointer = QCursor::pos();
        if (!m_anchor.adjusted(-gap, -gap, gap, gap).contains(pointer) && !geometry().contains(pointer))
            close();
    });
    watch->start();
}

void GlossaryCard::showWord(const QString& word)
{
    const Glossary& glossary = Glossary::shared();
    const GlossaryTerm* term = glossary.find(word);
    if (!term)
        return;
    m_word = word;
    QString head = term->term;
    if (std::ranges::none_of(head, [](QChar c) { return c.isDigit(); })) // "fp16" stays as it is written
        head[0] = head[0].toUpper();
    m_term->setText(head);
    m_sentence->setText(term->sentence);
    m_analogy->setText(term->analogy);
    QStringList links;
    const QString color = current_theme().accent_text.name();
    for (const QString& key : term->see)
        if (const GlossaryTerm* other = glossary.find(key))
            links.append(
                QStringLiteral("<a href=\"%1\" style=\"color:%2;text-decoration:none\">%3</a>")
                    .arg(other->key, color, other->term.toHtmlEscaped().replace(u' ', QStringLiteral("&nbsp;"))));
    m_links->setText(tr("See also %1").arg(links.join(QStringLiteral(", "))));
    m_links->setVisible(!links.isEmpty());
    setAccessibleName(head);
    setAccessibleDescription(term->sentence + u' ' + term->analogy);
    place();
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

QString GlossaryCard::text() const
{
    return QStringList { m_term->text(), m_sentence->text(), m_analogy->text() }.join(u'\n');
}

void GlossaryCard::place()
{
    const int wide = static_cast<int>(scaled(card_width)) + 2 * lift_margin;
    layout()->activate();
    resize(wide, std::max(layout()->totalHeightForWidth(wide), 1));
    const QScreen* screen = QGuiApplication::screenAt(m_anchor.center());
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    QPoint at(m_anchor.left() - lift_margin - metrics::space_12, m_anchor.bottom() + gap - lift_margin);
    if (at.y() + height() > room.bottom())
        at.setY(m_anchor.top() - gap - height() + lift_margin);
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() + 1 - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() + 1 - height())));
    move(at);
}

void GlossaryCard::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(lift_margin, lift_margin, -lift_margin, -lift_margin);
    draw_lift(painter, box, metrics::radius_card);
    draw_box(painter, box, { theme.raised, theme.dark ? theme.border_strong : theme.border }, metrics::radius_card);
    const QRect analogy = m_analogy->geometry();
    draw_box(painter, QRectF(analogy.left(), analogy.top() + 2, 3, analogy.height() - 4),
        { mix(theme.raised, theme.accent, 0.6), {} }, 1.5);
}

void GlossaryCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F1) {
        close();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace mlsysim::widgets
