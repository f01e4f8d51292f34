// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commandpalette.h"

#include "widgets/common/fonts.h"
#include "widgets/common/icon.h"
#include "widgets/common/searchfield.h"
#include "widgets/common/themeholder.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace mlsysim::desktop {

using namespace widgets;

namespace {

constexpr int most_hits = 60;
constexpr int padding = 12, rows_shown = 10;

/// A row: icon, name, muted detail, and the shortcut at the right.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return { 100, control_height() + 4 }; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = current_theme();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(option.state & QStyle::State_Selected ? theme.selection : theme.hover);
            painter->drawRoundedRect(option.rect.adjusted(6, 1, -6, -1), 6, 6);
        }
        QRect line = option.rect.adjusted(padding + 4, 0, -padding - 4, 0);
        draw_icon(*painter, index.data(Qt::UserRole + 1).toString(), QRectF(line.left(), line.center().y() - 7.5, 16, 16), theme.muted);
        line.setLeft(line.left() + 26);
        const QString keys = index.data(Qt::UserRole + 2).toString();
        painter->setFont(type_font(TypeStyle::Label));
        painter->setPen(theme.muted);
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, keys);
        line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(keys) - 12);
        const QString text = index.data().toString();
        painter->setFont(type_font(TypeStyle::Body));
        painter->setPen(theme.text);
        const int used = painter->fontMetrics().horizontalAdvance(text) + 10;
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        painter->setFont(type_font(TypeStyle::Label));
        painter->setPen(theme.muted);
        painter->drawText(line.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, index.data(Qt::UserRole).toString());
        painter->restore();
    }
};

} // namespace

/// The hits, best first.
class CommandPalette::Model : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void show(QList<PaletteItem> hits)
    {
        beginResetModel();
        m_hits = std::move(hits);
        endResetModel();
    }
    const PaletteItem& hit(int row) const { return m_hits[row]; }
    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_hits.size()); }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid))
            return {};
        const PaletteItem& item = m_hits[index.row()];
        switch (role) {
        case Qt::DisplayRole:
            return item.text;
        case Qt::AccessibleTextRole:
            return item.text + QStringLiteral(", ") + item.detail;
        case Qt::UserRole:
            return item.detail;
        case Qt::UserRole + 1:
            return item.icon;
        case Qt::UserRole + 2:
            return item.keys.toString(QKeySequence::NativeText);
        default:
            return {};
        }
    }

private:
    QList<PaletteItem> m_hits;
};

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window, Qt::Popup)
    , m_field(new SearchField(this))
    , m_list(new QListView(this))
    , m_model(new Model(this))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("Command palette"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(padding, padding, padding, padding);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->setPlaceholderText(tr("Type a machine, a model or a command"));
    m_field->setAccessibleName(tr("Search machines, models and commands"));
    m_field->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Hits"));
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::narrow);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::open(const QList<PaletteItem>& items, const QString& text)
{
    m_items = items;
    m_field->setText(text);
    narrow(text);
    const QWidget* window = parentWidget();
    const int width = std::min(560, window->width() - 48);
    resize(width, control_height() + 3 * padding + rows_shown * (control_height() + 4));
    move(window->mapToGlobal(QPoint((window->width() - width) / 2, 40)));
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

namespace {

/// Letters and digits alone: "resnet50" for "ResNet-50".
QString bare(const QString& text)
{
    QString out;
    for (const QChar c : text.toCaseFolded())
        if (c.isLetterOrNumber())
            out += c;
    return out;
}

int score_of(const QString& want, const QString& name)
{
    const QString text = bare(name);
    const auto length = static_cast<int>(text.size());
    if (text == want)
        return 1000;
    if (text.startsWith(want))
        return 800 - length;
    for (const QString& part : name.split(QLatin1Char(' ')))
        if (bare(part).startsWith(want))
            return 600 - length;
    if (text.contains(want))
        return 400 - length;
    qsizetype at = 0;
    for (const QChar c : want) {
        at = text.indexOf(c, at);
        if (at < 0)
            return 0;
        ++at;
    }
    return std::max(1, 100 - length);
}

} // namespace

int CommandPalette::score(const QString& wanted, const PaletteItem& item)
{
    const QString want = bare(wanted);
    if (want.isEmpty())
        return item.keys.isEmpty() ? 1 : 2;
    const int best = std::max(score_of(want, item.text), score_of(want, item.other));
    return best < 200 && bare(item.detail).contains(want) ? 200 : best;
}

void CommandPalette::narrow(const QString& text)
{
    std::vector<std::pair<int, const PaletteItem*>> hits;
    for (const PaletteItem& item : m_items)
        if (const int s = score(text.trimmed(), item); s > 0)
            hits.emplace_back(s, &item);
    std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.first > b.first; });
    QList<PaletteItem> best;
    for (const auto& [s, item] : hits) {
        best.append(*item);
        if (best.size() == most_hits)
            break;
    }
    m_model->show(best);
    if (!best.isEmpty())
        m_list->setCurrentIndex(m_model->index(0));
}

void CommandPalette::run(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const auto action = m_model->hit(index.row()).run;
    close();
    action();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int rows = m_model->rowCount(), row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        if (rows > 0)
            m_list->setCurrentIndex(m_model->index(std::clamp(to, 0, rows - 1)));
        return true;
    };
    switch (key) {
    case Qt::Key_Down:
        return go(row + 1);
    case Qt::Key_Up:
        return go(row - 1);
    case Qt::Key_PageDown:
        return go(row + rows_shown);
    case Qt::Key_PageUp:
        return go(row - rows_shown);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    case Qt::Key_Escape:
        close();
        return true;
    default:
        return false;
    }
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(current_theme().border);
    painter.setBrush(current_theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace mlsysim::desktop
