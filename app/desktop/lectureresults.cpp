// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/lectureresults.h"

#include "widgets/common/fonts.h"
#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"
#include "widgets/results/unbroken.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr double full_width = 1600, full_height = 1000;
constexpr double largest_factor = 2.5;
constexpr int accent_bar = 6;
constexpr int roomy = 1280; ///< px of the window from which the verdict has its sentence
const QStringList shown_cells { QStringLiteral("latency"), QStringLiteral("throughput"), QStringLiteral("mfu") };

} // namespace

/// How full the memory is, without words.
class LectureResults::Gauge : public QWidget {
public:
    explicit Gauge(QWidget* parent)
        : QWidget(parent)
    {
    }
    void show(const InspectorContent::Memory& memory)
    {
        m_memory = memory;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = current_theme();
        QPainter painter(this);
        draw_box(painter, rect(), { theme.track, {} }, metrics::radius_bar);
        if (m_memory.capacity <= 0)
            return;
        const double whole = std::max(m_memory.capacity, m_memory.used);
        double left = 0;
        for (const auto& store : m_memory.parts) {
            const double width = rect().width() * store.bytes / whole;
            painter.fillRect(QRectF(left, 0, width, height()), theme.memoryPart(store.part));
            left += width;
        }
        if (!m_memory.fits)
            draw_hatching(painter, QRectF(rect().width() * m_memory.capacity / whole, 0, rect().width(), height()),
                theme.bound(Bound::Infeasible));
    }

private:
    InspectorContent::Memory m_memory;
};

LectureScale LectureScale::of(const QSize& screen)
{
    return { std::clamp(std::min(screen.width() / full_width, screen.height() / full_height), 0.5, largest_factor) };
}

int LectureScale::px(double at_full_size, double least) const
{
    return static_cast<int>(std::lround(std::max(least, at_full_size * factor)));
}

QFont LectureScale::font(double at_full_size, int weight, double least) const
{
    QFont font;
    font.setFamilies(font_families());
    font.setWeight(static_cast<QFont::Weight>(weight));
    font.setPixelSize(px(at_full_size, least));
    return font;
}

PlotStyle LectureScale::plotStyle() const
{
    PlotStyle style = PlotStyle::lecture(current_theme());
    style.text_scale = std::max(style.text_scale, factor);
    style.line_scale *= std::max(1.0, factor);
    style.mark_scale *= std::max(1.0, factor);
    return style;
}

LectureResults::LectureResults(QWidget* parent)
    : QFrame(parent)
    , m_verdict(new QFrame(this))
    , m_title(new QLabel(m_verdict))
    , m_sentence(new QLabel(m_verdict))
    , m_memory(new QLabel(this))
    , m_gauge(new Gauge(this))
{
    setAccessibleName(tr("Results"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* words = new QVBoxLayout(m_verdict);
    words->setContentsMargins(metrics::space_24, metrics::space_16, metrics::space_16, metrics::space_16);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    m_title->setWordWrap(true);
    m_sentence->setWordWrap(true);
    m_memory->setWordWrap(true);
    column->addWidget(m_verdict);
    for (qsizetype i = 0; i < shown_cells.size(); ++i) {
        m_numbers.append(Number { new QLabel(this), new QLabel(this) });
        m_numbers.back().label->setForegroundRole(QPalette::PlaceholderText);
        m_numbers.back().label->setWordWrap(true);
        m_numbers.back().value->setTextFormat(Qt::RichText);
        column->addStretch(2);
        column->addWidget(m_numbers.back().label);
        column->addWidget(m_numbers.back().value);
    }
    column->addStretch(2);
    column->addWidget(m_memory);
    column->addSpacing(metrics::space_8);
    column->addWidget(m_gauge);
    column->addStretch(4);
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, &LectureResults::fill);
}

void LectureResults::setScale(const LectureScale& scale)
{
    m_scale = scale;
    fill();
}

void LectureResults::setContent(const InspectorContent& content, bool hidden)
{
    m_content = content;
    m_hidden = hidden;
    fill();
}

void LectureResults::fill()
{
    m_title->setFont(m_scale.font(32, QFont::DemiBold, 26));
    m_sentence->setFont(m_scale.font(26, QFont::Normal));
    m_title->setText(m_hidden ? tr("Your prediction?") : m_content.title);
    m_sentence->setText(m_hidden ? QString() : m_content.sentence);
    m_sentence->setVisible(!m_hidden && window()->width() >= roomy);
    const QString muted = current_theme().muted.name();
    const int unit_size = m_scale.px(28);
    for (qsizetype i = 0; i < shown_cells.size(); ++i) {
        const auto& [label, value] = m_numbers[i];
        const InspectorContent::Cell* cell = m_content.cell(shown_cells[i]);
        label->setVisible(cell);
        value->setVisible(cell);
        if (!cell)
            continue;
        label->setFont(m_scale.font(26, QFont::Normal));
        value->setFont(m_scale.font(54, QFont::DemiBold, 40));
        label->setText(cell->label);
        const QString unit = QStringLiteral(" <span style='font-size:%1px;font-weight:400;color:%2'>%3</span>")
                                 .arg(unit_size)
                                 .arg(muted, cell->unit.toHtmlEscaped());
        value->setText(m_hidden ? QStringLiteral("<span style='color:%1'>?</span>").arg(muted)
                                : cell->number.toHtmlEscaped() + unit);
        value->setAccessibleName(m_hidden ? tr("hidden") : cell->number + QLatin1Char(' ') + cell->unit);
    }
    const bool memory = m_content.memory.capacity > 0 && !m_hidden;
    m_memory->setFont(m_scale.font(24, QFont::Medium));
    m_memory->setText(memory
            ? unbroken(
                tr("Memory %1 %2", "used, of capacity").arg(m_content.memory.used_text, m_content.memory.capacity_text))
            : QString());
    m_gauge->show(memory ? m_content.memory : InspectorContent::Memory());
    m_memory->setVisible(memory);
    m_gauge->setVisible(memory);
    m_gauge->setFixedHeight(m_scale.px(26, 18));
    update();
}

void LectureResults::paintEvent(QPaintEvent*)
{
    const Theme& theme = current_theme();
    QPainter painter(this);
    const QColor color = m_hidden ? theme.accent : theme.bound(m_content.bound);
    const QColor ground = m_hidden ? theme.accent_soft : mix(theme.surface, color, theme.dark ? 0.2 : 0.14);
    const QRectF card = m_verdict->geometry();
    draw_box(painter, card, { ground, theme.high_contrast ? theme.border : QColor() }, metrics::radius_presentation);
    draw_box(
        painter, QRectF(card.left(), card.top() + 16, accent_bar, card.height() - 32), { color, {} }, accent_bar / 2.0);
}

} // namespace mlsysim::desktop
