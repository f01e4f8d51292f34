// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/results/inspector.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/results/constraintlist.h"
#include "widgets/results/derivationcard.h"
#include "widgets/results/memorybar.h"
#include "widgets/results/notelist.h"
#include "widgets/results/remedybar.h"
#include "widgets/results/resultgrid.h"
#include "widgets/results/subjectheader.h"
#include "widgets/results/unbroken.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QGridLayout>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::widgets {

namespace {

constexpr int usual_width = 344;
constexpr int least_width = 284;
constexpr int sheet_height = 200;
constexpr int wide_sheet = 840; ///< from this width on a sheet has room for bars beside the results
constexpr int roomy = 320; ///< from this width on a derivation opens by itself

/// A line between two groups.
class Hairline : public QWidget {
public:
    explicit Hairline(QWidget* parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        draw_hairline(painter, rect(), current_theme().border);
    }
};

/// Lets a bar tell its height again when its width has changed: legends wrap.
class Reflow : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Resize) {
            const auto* resize = static_cast<QResizeEvent*>(event);
            if (resize->size().width() != resize->oldSize().width())
                static_cast<QWidget*>(watched)->updateGeometry();
        }
        return QObject::eventFilter(watched, event);
    }
};

QWidget* column(QWidget* parent, int spacing, std::initializer_list<QWidget*> parts)
{
    auto* holder = new QWidget(parent);
    auto* layout = new QVBoxLayout(holder);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    for (QWidget* part : parts)
        layout->addWidget(part);
    return holder;
}

} // namespace

Inspector::Inspector(QWidget* parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_page(new QWidget)
    , m_layout(new QGridLayout(m_page))
    , m_header(new SubjectHeader(m_page))
    , m_note(new BindingNote(m_page))
    , m_remedies(new RemedyBar(m_page))
    , m_grid(new ResultGrid(m_page))
    , m_step_bar(new StackedBar(m_page))
    , m_memory_bar(new MemoryBar(m_page))
    , m_checks(new ConstraintList(m_page))
    , m_derivation(new DerivationCard(m_page))
    , m_notes(new NoteList(m_page))
{
    auto* reflow = new Reflow(this);
    m_step_bar->installEventFilter(reflow);
    m_memory_bar->installEventFilter(reflow);
    m_top = column(m_page, metrics::space_12, { m_header, m_note, m_remedies });
    m_bars = column(m_page, metrics::space_16, { m_step_bar, new Hairline(m_page), m_memory_bar });
    m_bottom = column(m_page, metrics::space_16, { m_derivation, m_checks, m_notes });
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_page->setAutoFillBackground(false);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &Inspector::keepMargins);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_scroll);
    setAccessibleName(tr("Inspector"));

    connect(m_header, &SubjectHeader::pinRequested, this, &Inspector::pinRequested);
    connect(m_remedies, &RemedyBar::chosen, this, &Inspector::remedyChosen);
    connect(m_grid, &ResultGrid::whyRequested, this, &Inspector::askWhy);
    connect(m_grid, &ResultGrid::menuRequested, this, &Inspector::openMenu);
    connect(m_notes, &NoteList::termActivated, this, &Inspector::termActivated);
    connect(m_derivation, &DerivationCard::copyRequested, this, &Inspector::copy);
    connect(m_derivation, &DerivationCard::openChanged, this, [this](bool open) {
        m_grid->setSelected(open ? m_derivation->resultId() : QString());
        settle();
    });
    connect(&ThemeHolder::instance(), &ThemeHolder::changed, this, [this] { setContent(m_content); });
    arrange();
}

void Inspector::arrange()
{
    for (QWidget* part : { m_top, static_cast<QWidget*>(m_grid), m_bars, m_bottom })
        m_layout->removeWidget(part);
    for (int i = 0; i < 5; ++i) {
        m_layout->setRowStretch(i, 0);
        m_layout->setColumnStretch(i, 0);
    }
    m_layout->setVerticalSpacing(metrics::space_16);
    m_layout->setHorizontalSpacing(m_compact ? metrics::space_16 : 0);
    if (m_compact) {
        m_layout->addWidget(m_top, 0, 0, Qt::AlignTop);
        m_layout->addWidget(m_grid, 0, 1, Qt::AlignTop);
        if (m_wide_sheet)
            m_layout->addWidget(m_bars, 0, 2, Qt::AlignTop);
        else
            m_layout->addWidget(m_bars, 1, 0, 1, 2);
        m_layout->addWidget(m_bottom, 2, 0, 1, 3);
        m_layout->setColumnStretch(0, 13);
        m_layout->setColumnStretch(1, 17);
        m_layout->setColumnStretch(2, m_wide_sheet ? 10 : 0);
        m_layout->setRowStretch(3, 1);
    } else {
        m_layout->addWidget(m_top, 0, 0);
        m_layout->addWidget(m_grid, 1, 0);
        m_layout->addWidget(m_bars, 2, 0);
        m_layout->addWidget(m_bottom, 3, 0);
        m_layout->setColumnStretch(0, 1);
        m_layout->setRowStretch(4, 1);
    }
    keepMargins();
    reserveNote();
}

void Inspector::keepMargins()
{
    // The scroll bar takes its room from the margin, so that the content is equally wide with and without it.
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    const int taken = bar->maximum() > 0 ? std::min(bar->sizeHint().width(), metrics::space_12) : 0;
    const int side = width() < roomy && !m_compact ? metrics::space_12 : metrics::space_16;
    m_layout->setContentsMargins(side, metrics::space_12, side - taken, metrics::space_16);
}

void Inspector::reserveNote()
{
    // Sentences of two and of three lines take the same room, so that nothing below jumps during a drag.
    const int lines = m_compact || width() >= roomy ? 3 : 4;
    const double text = QFontMetrics(type_font(TypeStyle::Section)).height()
        + lines * 1.15 * QFontMetrics(type_font(TypeStyle::Table)).height();
    m_note->setMinimumHeight(static_cast<int>(text) + metrics::space_4 + 2 * metrics::space_12);
}

void Inspector::settle()
{
    // Nested heights that depend on widths would follow one another through the event loop, seen frame by frame.
    const auto fits = [](const QWidget* part) {
        return !part->isVisible() || part->layout()->totalHeightForWidth(part->width()) == part->height();
    };
    if (fits(m_derivation) && fits(m_notes) && fits(m_remedies) && fits(m_checks) && fits(m_header))
        return;
    for (QLayout* inner : m_page->findChildren<QLayout*>())
        inner->invalidate();
    for (QWidget* part : QList<QWidget*> { m_header, m_remedies, m_derivation, m_checks, m_notes, m_top, m_bottom })
        part->updateGeometry();
    QEvent request(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(m_page, &request);
}

void Inspector::setContent(const InspectorContent& content)
{
    const bool other_verdict = content.title != m_content.title;
    const bool other_numbers = content.sentence != m_content.sentence;
    m_content = content;
    m_header->setSubject(content.subject, content.subline, content.fidelity);
    m_note->setMessage(content.tone, content.title, unbroken(content.sentence));
    m_note->setBarColor(current_theme().bound(content.bound));
    m_note->setVisible(!content.title.isEmpty());
    m_remedies->setRemedies(content.remedies);
    m_grid->setCells(content.cells);
    m_checks->setChecks(content.checks);
    m_notes->setNotes(content.notes);
    m_memory_bar->setMemory(content.memory);
    m_memory_bar->setVisible(!content.memory.parts.isEmpty());
    showStep();
    if (!content.cell(m_derivation->resultId()))
        clearDerivation();
    settle();
    if (other_verdict || other_numbers) {
        QAccessibleEvent told(m_note, other_verdict ? QAccessible::NameChanged : QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
}

void Inspector::showStep()
{
    QList<BarPart> parts, lane;
    for (const auto& segment : m_content.step) {
        const BarPart part { segment.label, segment.seconds, segment.text, current_theme().bound(segment.bound),
            segment.note };
        (segment.hidden ? lane : parts).append(part);
    }
    m_step_bar->setTitle(tr("Where a step goes"), m_content.step_text);
    m_step_bar->setParts(parts);
    m_step_bar->setLane(lane);
    m_step_bar->setWhole(m_content.step_seconds);
    m_step_bar->setVisible(!parts.isEmpty());
}

void Inspector::setDerivation(const Trace& trace, const QString& result_id)
{
    const InspectorContent::Cell* result = m_content.cell(result_id);
    if (!result) {
        clearDerivation();
        return;
    }
    m_derivation->setDerivation(trace, *result, m_content.assumptions);
    m_grid->setSelected(m_derivation->isOpen() ? result_id : QString());
    settle();
}

void Inspector::clearDerivation()
{
    m_derivation->clear();
    m_grid->setSelected({});
}

QString Inspector::derivedResult() const { return m_derivation->resultId(); }
QString Inspector::derivationText() const { return m_derivation->text(); }

void Inspector::setCompact(bool compact)
{
    if (compact == m_compact)
        return;
    m_compact = compact;
    m_grid->setColumns(compact ? 3 : 2);
    arrange();
    updateGeometry();
}

void Inspector::setStale(bool stale) { m_grid->setStale(stale); }

ResultCell* Inspector::cell(const QString& id) const { return m_grid->cell(id); }

QSize Inspector::sizeHint() const { return m_compact ? QSize(960, sheet_height) : QSize(usual_width, 640); }
QSize Inspector::minimumSizeHint() const
{
    return m_compact ? QSize(640, sheet_height) : QSize(std::max(least_width, m_page->minimumSizeHint().width()), 240);
}

void Inspector::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool was_roomy = event->oldSize().width() >= roomy, is_roomy = width() >= roomy;
    if (event->oldSize().isEmpty() || was_roomy != is_roomy) {
        m_derivation->setOpen(is_roomy && !m_compact);
        m_grid->setSelected(m_derivation->isOpen() ? m_derivation->resultId() : QString());
    }
    if (const bool wide = width() >= wide_sheet; m_compact && wide != m_wide_sheet) {
        m_wide_sheet = wide;
        arrange();
    }
    keepMargins();
    reserveNote();
}

void Inspector::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), current_theme().surface);
}

} // namespace mlsysim::widgets
