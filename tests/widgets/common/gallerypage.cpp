// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypage.h"

#include "widgets/common/bindingnote.h"
#include "widgets/common/card.h"
#include "widgets/common/chip.h"
#include "widgets/common/derivationview.h"
#include "widgets/common/keycap.h"
#include "widgets/common/metrics.h"
#include "widgets/common/pagerail.h"
#include "widgets/common/resultcell.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/segmentedcontrol.h"
#include "widgets/common/stackedbar.h"
#include "widgets/common/textlabel.h"
#include "widgets/common/themeholder.h"
#include "widgets/common/toast.h"
#include "widgets/common/valuebutton.h"
#include "widgets/common/valuefield.h"
#include "widgets/common/valueslider.h"

#include <QGridLayout>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace mlsysim::widgets;

namespace {

Card* card(const QString& title, QWidget* content)
{
    auto* result = new Card;
    result->setTitle(title);
    result->body()->addWidget(content);
    result->body()->addStretch();
    return result;
}

QWidget* column(const QList<QWidget*>& widgets, int spacing = metrics::space_8)
{
    auto* result = new QWidget;
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return result;
}

QWidget* row(const QList<QWidget*>& widgets, int spacing = metrics::space_8)
{
    auto* result = new QWidget;
    auto* layout = new QHBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return result;
}

TextLabel* label(const QString& text) { return new TextLabel(text, TypeStyle::Label, TextLabel::Ink::Muted); }

} // namespace

GalleryPage::GalleryPage(bool long_texts, QWidget* parent)
    : QWidget(parent)
    , m_long(long_texts)
{
    setAutoFillBackground(true);
    auto* grid = new QGridLayout;
    grid->setContentsMargins(metrics::page_margin, metrics::page_margin, metrics::page_margin, metrics::page_margin);
    grid->setSpacing(metrics::card_gap);
    const auto stack = [](const QList<QWidget*>& cards) {
        QWidget* result = column(cards, metrics::card_gap);
        static_cast<QVBoxLayout*>(result->layout())->addStretch();
        return result;
    };
    grid->addWidget(stack({ card(text("Registry"), trees()), card(text("Icons"), icons()) }), 0, 0);
    grid->addWidget(stack({ card(text("Parameters"), sliders()), card(text("Fields and choices"), fields()),
                        card(text("Stock controls"), stock()) }),
        0, 1);
    auto* why = card(text("Why 7.48 ms?"), derivation());
    why->setGround(Card::Ground::Sunken);
    auto* accent = card(
        text("Prediction"), new TextLabel(text("Where will batch 64 land?"), TypeStyle::Reading, TextLabel::Ink::Text));
    accent->setGround(Card::Ground::Accent);
    accent->setBusy(true);
    grid->addWidget(stack({ card(text("Llama-3.1-8B on H100"), column({ notes(), cells(), bars() }, 16)), why,
                        card(text("Chips"), chips()), accent }),
        0, 2);
    grid->setColumnStretch(1, 1);
    auto* outer = new QHBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(rail());
    outer->addLayout(grid, 1);
}

QString GalleryPage::text(const QString& english) const
{
    // What a translation typically adds.
    return m_long ? english + QString(english.size() * 2 / 5, QChar(u'ö')) : english;
}

QWidget* GalleryPage::rail()
{
    const QStringList pages { "roofline", "serving", "training", "cost", "solvers", "studies", "compare", "scenarios",
        "walls", "lessons" };
    auto* wide = new PageRail;
    auto* narrow = new PageRail;
    narrow->setNarrow(true);
    for (PageRail* each : { wide, narrow }) {
        for (const QString& name : pages)
            each->addPage(name, text(name.left(1).toUpper() + name.mid(1)));
        each->addFooter(QStringLiteral("settings"), QStringLiteral("Settings"), QStringLiteral("Ctrl+,"));
        each->addFooter(QStringLiteral("help"), QStringLiteral("Help"), QStringLiteral("F1"));
    }
    narrow->setCurrentIndex(3);
    return row({ wide, narrow }, 0);
}

QWidget* GalleryPage::sliders()
{
    using Scale = ValueSlider::Scale;
    auto* batch = new ValueSlider;
    batch->setLabel(text("Batch"));
    batch->setRange(1, 4096, Scale::PowersOfTwo);
    batch->setForbiddenFrom(1040, text("Memory is full at 1 040."));
    batch->setValue(64);
    batch->setDefaultValue(1);
    auto* efficiency = new ValueSlider;
    efficiency->setLabel(text("Efficiency"));
    efficiency->setRange(0, 1);
    efficiency->setValue(0.5);
    auto* service = new ValueSlider;
    service->setLabel(text("Service time"));
    service->setRange(1, 10000, Scale::Logarithmic);
    service->setUnit(QStringLiteral("ms"));
    service->setRangeEndsVisible(true);
    service->setValue(100);
    auto* wrong = new ValueSlider;
    wrong->setRange(0, 100);
    wrong->setUnit(QStringLiteral("%"));
    wrong->setValue(120);
    wrong->setError(text("At most 100 %."));
    auto* off = new ValueSlider;
    off->setRange(0, 10);
    off->setValue(4);
    off->setEnabled(false);
    for (ValueSlider* each : { batch, efficiency, service, wrong, off })
        connect(each, &ValueSlider::valueEdited, each, &ValueSlider::setValue);
    m_focus = batch->field();
    return column({ label(text("Batch")), batch, label(text("Efficiency")), efficiency, label(text("Service time")),
        service, label(text("Error")), wrong,
        new TextLabel(text("At most 100 %."), TypeStyle::Table, TextLabel::Ink::Error), label(text("Disabled")), off });
}

QWidget* GalleryPage::fields()
{
    auto* phase = new SegmentedControl;
    for (const char* name : { "Prefill", "Decode", "Train" })
        phase->addSegment(text(QString::fromLatin1(name)));
    phase->setCurrentIndex(1);
    auto* precision = new SegmentedControl;
    for (const char* name : { "fp32", "fp16", "fp8", "int8" })
        precision->addSegment(QString::fromLatin1(name));
    precision->setCurrentIndex(1);
    precision->setSegmentEnabled(3, false, QStringLiteral("The T4 has no int8 rate."));
    auto* search = new SearchField;
    search->setPlaceholderText(text("Search machines, models, commands"));
    search->setKeys(QKeySequence(Qt::CTRL | Qt::Key_K));
    search->setSunken(true);
    auto* filter = new SearchField;
    filter->setPlaceholderText(text("Filter machines and models"));
    auto* filled = new SearchField;
    filled->setText(QStringLiteral("llama"));
    auto* context = new ValueButton;
    context->setLabel(text("Context"));
    context->setValueText(QStringLiteral("512"), text("tokens"));
    auto* efficiency = new ValueButton;
    efficiency->setLabel(text("Efficiency"), QStringLiteral("η"));
    efficiency->setValueText(QStringLiteral("0.50"));
    auto* unit = new ValueField;
    unit->setUnit(QStringLiteral("tokens"));
    unit->setValue(512);
    return column({ row({ phase, precision }, 16), search, filter, filled, row({ context, efficiency, unit }),
        row({ label(text("Commands")), new KeyCap(QKeySequence(Qt::CTRL | Qt::Key_K)),
            new KeyCap(QKeySequence(Qt::Key_F6)), new KeyCap(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X)) }) });
}

QWidget* GalleryPage::cells()
{
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::space_8);
    const auto add = [&](const char* name, const char* value, const char* unit, const char* sub) {
        auto* cell = new ResultCell;
        cell->setLabel(text(QString::fromUtf8(name)));
        cell->setValue(QString::fromUtf8(value), QString::fromUtf8(unit));
        cell->setSubline(text(QString::fromUtf8(sub)));
        const int index = grid->count();
        grid->addWidget(cell, index / 2, index % 2);
        return cell;
    };
    add("Latency per token", "7.48", "ms", "6.9 to 8.4")->setSelected(true);
    add("Throughput", "8 558", "tok/s", "134 per user");
    add("Bottleneck", "Memory", "", "3.4× to compute")
        ->setMark(ResultCell::Mark::Swatch, current_theme().bound(Bound::Memory));
    add("MFU", "14.1", "%", "of 989 TFLOP/s")->setState(ResultCell::State::Stale);
    add("Fits", "Yes", "", "24 % of 80 GiB")->setMark(ResultCell::Mark::Check);
    auto* missing = add("Fits", "No", "", "12.4 GB are missing");
    missing->setMark(ResultCell::Mark::Cross);
    missing->setState(ResultCell::State::Error);
    auto* result = new QWidget;
    result->setLayout(grid);
    return result;
}

QWidget* GalleryPage::bars()
{
    const Theme& theme = current_theme();
    auto* step = new StackedBar;
    step->setTitle(text("Where a step goes"), QStringLiteral("7.48 ms"));
    step->setParts({ { text("memory"), 7.15, QStringLiteral("7.15 ms"), theme.bound(Bound::Memory), {} },
        { text("launch and layer overhead"), 0.33, QStringLiteral("0.33 ms"), theme.bound(Bound::Overhead), {} } });
    step->setLane({ { text("compute"), 2.11, text("2.11 ms, hidden under memory"), theme.bound(Bound::Compute), {} } });
    auto* memory = new StackedBar;
    memory->setTitle(text("Memory"), QStringLiteral("20.4"), QStringLiteral("of 85.9 GB"));
    memory->setWhole(85.9);
    memory->setParts({ { text("weights"), 16.06, QStringLiteral("16.06"), theme.memoryPart(MemoryPart::Weights), {} },
        { text("KV cache"), 4.29, QStringLiteral("4.29"), theme.memoryPart(MemoryPart::KvCache), {} } });
    memory->setFree(text("free"), QStringLiteral("65.5"));
    return column({ step, memory }, 16);
}

QWidget* GalleryPage::notes()
{
    using Tone = BindingNote::Tone;
    auto* binds = new BindingNote;
    binds->setMessage(Tone::Warning, text("Memory bandwidth binds"),
        text("Moving bytes takes 3.4× as long as the arithmetic. A larger batch, fewer bytes per weight or more "
             "bandwidth helps; more FLOP/s does not."));
    auto* fits = new BindingNote;
    fits->setMessage(Tone::Error, text("12.4 GB are missing"),
        text("It would fit at <a href='fp8'>fp8</a> or with 12 requests at a time."));
    auto* good = new BindingNote;
    good->setMessage(Tone::Success, text("Meets the limit"));
    auto* info = new BindingNote;
    info->setMessage(Tone::Info, text("Drag the ring"));
    return column({ binds, fits, good, info });
}

QWidget* GalleryPage::chips()
{
    const Theme& theme = current_theme();
    QList<QWidget*> all;
    for (int series = 0; series < 3; ++series) {
        auto* chip = new Chip(QStringList { "H100", "T4", "MI300X" }.at(series));
        chip->setSwatch(theme.seriesStyle(series).color, theme.seriesStyle(series).dash);
        chip->setClosable(true);
        if (series == 2)
            chip->setCount(4, { 1, 2, 4, 8 });
        chip->setCurrent(series == 0);
        all.append(chip);
    }
    auto* small = new Chip(text("wall 7"));
    small->setSmall(true);
    all.append(small);
    return row(all);
}

QWidget* GalleryPage::derivation()
{
    auto* model = new QStandardItemModel(this);
    const auto line = [](const char* symbol, const char* formula, const char* value) {
        return QList<QStandardItem*> { new QStandardItem(QString::fromUtf8(symbol)),
            new QStandardItem(QString::fromUtf8(formula)), new QStandardItem(QString::fromUtf8(value)) };
    };
    const auto top = line("T", "= max(t_mem, t_comp) + t_over", "7.48 ms");
    const auto memory = line("t_mem", "= (W + K) / (BW × 0.85)", "7.15 ms");
    memory[0]->appendRow(line("W", "= 8.03 B × 2 B", "16.06 GB"));
    memory[0]->appendRow(line("K", "= 64 × 512 × 128 KiB", "4.29 GB"));
    memory[0]->appendRow(line("BW", "= H100 datasheet", "3.35 TB/s"));
    top[0]->appendRow(memory);
    top[0]->appendRow(line("t_comp", "= O / (989 TFLOP/s × 0.50)", "2.11 ms"));
    top[0]->appendRow(line("t_over", "= 10 µs + 32 × 10 µs", "0.33 ms"));
    model->appendRow(top);
    auto* view = new DerivationView;
    view->setModel(model);
    return view;
}

void GalleryPage::showStates()
{
    if (m_focus)
        m_focus->setFocus(Qt::TabFocusReason);
    auto* toast = new Toast(this);
    toast->showMessage(text("Design pinned as C."), text("Compare"), 0);
}
