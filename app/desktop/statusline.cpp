// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/statusline.h"

#include "widgets/common/fonts.h"
#include "widgets/common/themeholder.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace mlsysim::desktop {

using namespace widgets;

namespace {
constexpr int margin = 16, swatch_size = 8, gap = 8;
}

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent)
    , m_verdict(new QLabel(this))
    , m_facts(new QLabel(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(margin + swatch_size + gap, 0, margin, 0);
    layout->addWidget(m_verdict, 1);
    layout->addWidget(m_facts);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    const auto adopt = [this] {
        m_verdict->setFont(type_font(TypeStyle::Control));
        m_facts->setFont(type_font(TypeStyle::Label));
        setFixedHeight(control_height());
    };
    adopt();
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, adopt);
    m_verdict->setAccessibleName(tr("What binds"));
    // Long texts give way instead of holding the window open.
    m_verdict->setMinimumWidth(1);
    m_facts->setMinimumWidth(1);
}

void StatusLine::setVerdict(const QColor& swatch, const QString& text)
{
    m_swatch = swatch;
    m_verdict->setText(text);
    update();
}

void StatusLine::setFacts(const QStringList& facts)
{
    m_fact_text = facts.join(QStringLiteral("   ·   "));
    m_facts->setText(m_fact_text);
}

void StatusLine::setHint(const QString& hint) { m_facts->setText(hint.isEmpty() ? m_fact_text : hint); }

QString StatusLine::verdict() const { return m_verdict->text(); }

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = current_theme();
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
    if (m_swatch.isValid())
        painter.fillRect(QRect(margin, (height() - swatch_size) / 2, swatch_size, swatch_size), m_swatch);
}

} // namespace mlsysim::desktop
