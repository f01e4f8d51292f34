// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerypage.h"

#include "widgets/common/icon.h"
#include "widgets/common/metrics.h"
#include "widgets/common/studiostyle.h"
#include "widgets/common/themeholder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace mlsysim::widgets;

namespace {

QHBoxLayout* line(const QList<QWidget*>& widgets)
{
    auto* layout = new QHBoxLayout;
    layout->setSpacing(metrics::space_8);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch();
    return layout;
}

QPushButton* button(const QString& text, const char* role = "")
{
    auto* result = new QPushButton(text);
    result->setProperty("role", QString::fromLatin1(role));
    return result;
}

QToolButton* tool(const QString& name, bool checked = false, bool enabled = true)
{
    auto* result = new QToolButton;
    result->setAutoRaise(true);
    result->setIcon(icon(name));
    result->setToolTip(name);
    result->setAccessibleName(name);
    result->setCheckable(checked);
    result->setChecked(checked);
    result->setEnabled(enabled);
    return result;
}

} // namespace

QWidget* GalleryPage::stock()
{
    auto* result = new QWidget;
    auto* column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space_12);

    auto* pin = button(text("Export"));
    pin->setIcon(icon("export"));
    auto* off = button(text("Disabled"));
    off->setEnabled(false);
    auto* menu = button(text("Layers"));
    menu->setIcon(icon("layers"));
    menu->setMenu(new QMenu(menu));
    menu->menu()->addAction(icon("roofline"), text("Roofs"))->setShortcut(Qt::CTRL | Qt::Key_1);
    QAction* shown = menu->menu()->addAction(text("Trajectories"));
    shown->setCheckable(true);
    shown->setChecked(true);
    menu->menu()->addSeparator();
    menu->menu()->addAction(text("Not now"))->setEnabled(false);
    menu->menu()->addMenu(text("More"))->addAction(text("Memory levels"));
    column->addLayout(line({ button(text("Commit"), "primary"), pin, menu, off, button(text("Why?"), "quiet") }));
    column->addLayout(
        line({ tool("undo"), tool("redo", false, false), tool("fit"), tool("theme", true), tool("menu") }));

    auto* combo = new QComboBox;
    combo->addItems({ text("Arrival rate"), text("Service time") });
    auto* editable = new QComboBox;
    editable->setEditable(true);
    editable->addItem(text("p99 latency"));
    auto* spin = new QSpinBox;
    spin->setRange(0, 4096);
    spin->setValue(512);
    auto* edit = new QLineEdit(text("A line of text"));
    column->addLayout(line({ combo, editable, spin }));
    column->addWidget(edit);

    auto* partly = new QCheckBox(text("Partly"));
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    auto* on = new QCheckBox(text("Checked"));
    on->setChecked(true);
    auto* disabled = new QCheckBox(text("Disabled"));
    disabled->setEnabled(false);
    column->addLayout(line({ new QCheckBox(text("Off")), partly, on, disabled }));
    auto* first = new QRadioButton(text("First"));
    first->setChecked(true);
    column->addLayout(line({ first, new QRadioButton(text("Second")) }));

    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(0, 10);
    slider->setTickPosition(QSlider::TicksBelow);
    slider->setTickInterval(1);
    slider->setProperty("forbiddenFrom", 8);
    slider->setValue(4);
    column->addWidget(slider);
    auto* progress = new QProgressBar;
    progress->setTextVisible(false);
    progress->setValue(40);
    column->addWidget(progress);
    auto* tabs = new QTabBar;
    for (const char* name : { "Plot", "Table", "Notes" })
        tabs->addTab(text(QString::fromLatin1(name)));
    tabs->setDrawBase(false);
    column->addWidget(tabs);
    return result;
}

QWidget* GalleryPage::trees()
{
    auto* model = new QStandardItemModel(this);
    const auto add = [&](QStandardItem* parent, const QString& name, const QString& fact, int check = -1,
                         const QColor& color = {}) {
        auto* item = new QStandardItem(name);
        auto* value = new QStandardItem(fact);
        value->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        if (check >= 0) {
            item->setCheckable(true);
            item->setCheckState(static_cast<Qt::CheckState>(check));
            item->setData(color, StudioStyle::CheckColorRole);
        }
        parent->appendRow({ item, value });
        return item;
    };
    const Theme& theme = current_theme();
    auto* root = model->invisibleRootItem();
    auto* cloud = add(root, text("Cloud"), "31");
    add(cloud, "B200", "8.00 TB/s", 0);
    auto* current = add(cloud, "H100", "3.35 TB/s", 2, theme.seriesStyle(0).color);
    add(cloud, "MI300X", "5.30 TB/s", 0);
    add(cloud, "T4", "320 GB/s", 2, theme.seriesStyle(1).color);
    add(cloud, "TPU v5p", "2.77 TB/s", 2, theme.seriesStyle(4).color);
    for (const char* name : { "Workstation", "Edge", "Mobile", "Tiny" })
        add(add(root, text(QString::fromLatin1(name)), "8"), "Child", "1 TB/s", 0);
    auto* tree = new QTreeView;
    tree->setModel(model);
    tree->setHeaderHidden(true);
    tree->setFrameShape(QFrame::NoFrame);
    tree->setSelectionBehavior(QAbstractItemView::SelectRows);
    tree->setAccessibleName("Machines");
    tree->expand(cloud->index());
    tree->setCurrentIndex(current->index());
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    tree->setFixedHeight(250);
    tree->setMinimumWidth(300);

    auto* table = new QTableWidget(4, 3);
    table->setHorizontalHeaderLabels({ text("Output"), text("Value"), text("Change") });
    const char* cells[4][3] = { { "Median latency", "102.4 ms", "+1.83 %" }, { "p99 latency", "265.4 ms", "+4.19 %" },
        { "Utilization", "0.850", "+1.00 %" }, { "Stable", "yes", "" } };
    for (int row = 0; row < 4; ++row)
        for (int column = 0; column < 3; ++column)
            table->setItem(row, column, new QTableWidgetItem(QString::fromUtf8(cells[row][column])));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics::table_row);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->selectRow(1);
    table->setAccessibleName("Results");
    table->setFixedHeight(160);

    auto* result = new QWidget;
    auto* column = new QVBoxLayout(result);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tree);
    column->addWidget(table);
    return result;
}

QWidget* GalleryPage::icons()
{
    auto* result = new QWidget;
    auto* grid = new QGridLayout(result);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(metrics::space_8);
    for (const QString& name : icon_names()) {
        auto* large = new QLabel;
        large->setPixmap(icon(name, current_theme().text).pixmap(QSize(24, 24), devicePixelRatioF()));
        large->setToolTip(name);
        const int index = grid->count();
        grid->addWidget(large, index / 8, index % 8);
    }
    return result;
}
