// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/exportdialog.h"

#include "app/desktop/settings.h"
#include "widgets/parameters/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mlsysim::desktop {

namespace {

constexpr double millimetres_per_inch = 25.4;
constexpr int preview_lines = 60;

QDoubleSpinBox* spin_box(double least, double most, const QString& suffix, const QString& name)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(least, most);
    box->setDecimals(1);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    box->setKeyboardTracking(false);
    return box;
}

} // namespace

ExportDialog::ExportDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_preset(new QComboBox)
    , m_format(new QComboBox)
    , m_width(spin_box(25.4, 5000, tr(" mm"), tr("Width")))
    , m_height(spin_box(25.4, 5000, tr(" mm"), tr("Height")))
    , m_points(spin_box(4, 72, tr(" pt"), tr("Size of the text")))
    , m_resolution(new QSpinBox)
    , m_previews(new QStackedWidget)
    , m_picture(new QLabel)
    , m_text(new QPlainTextEdit)
    , m_export(new QPushButton(tr("&Export…")))
{
    setWindowTitle(tr("Export the figure"));
    setObjectName(QStringLiteral("export_dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_preset->setAccessibleName(tr("Paper"));
    m_preset->addItem(tr("Usual size"));
    for (const auto& preset : shared::paper_presets)
        m_preset->addItem(widgets::text_of(preset.title));
    m_preset->addItem(tr("Own size"));
    m_format->setAccessibleName(tr("Format"));
    m_format->addItems({ tr("SVG, vectors"), tr("PDF, vectors"), tr("PNG, pixels"), tr("LaTeX, pgfplots"), tr("CSV, the numbers") });
    m_resolution->setRange(48, 1200);
    m_resolution->setSuffix(tr(" dpi"));
    m_resolution->setAccessibleName(tr("Resolution"));
    m_resolution->setValue(300);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(420, 320);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_picture->setObjectName(QStringLiteral("preview"));
    m_picture->setAccessibleName(tr("Preview"));
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Preview"));
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_previews->addWidget(m_picture);
    m_previews->addWidget(m_text);

    auto* form = new QFormLayout;
    form->addRow(tr("&Paper"), m_preset);
    form->addRow(tr("&Width"), m_width);
    form->addRow(tr("&Height"), m_height);
    form->addRow(tr("&Text"), m_points);
    form->addRow(tr("&Format"), m_format);
    form->addRow(tr("&Resolution"), m_resolution);
    addLabels(form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->addButton(m_export, QDialogButtonBox::AcceptRole);
    m_export->setDefault(true);
    auto* side = new QVBoxLayout;
    side->addLayout(form);
    side->addStretch(1);
    side->addWidget(buttons);
    auto* outer = new QHBoxLayout(this);
    outer->addWidget(m_previews, 1);
    outer->addLayout(side);
    resize(960, 620);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ExportDialog::takePreset);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::preview);
    for (QDoubleSpinBox* size : { m_width, m_height, m_points })
        connect(size, &QDoubleSpinBox::valueChanged, this, [this] {
            const QSignalBlocker quiet(m_preset);
            m_preset->setCurrentIndex(m_preset->count() - 1);
            preview();
        });
    connect(&m_workspace, &Workspace::changed, this, &ExportDialog::preview);
    takePreset(0);
}

/// One line for each machine that is drawn; what is typed is its name in tables and figures from then on.
void ExportDialog::addLabels(QFormLayout* form)
{
    const Selection& selection = m_workspace.selection();
    for (int i = 0; i < static_cast<int>(selection.machines.size()); ++i) {
        const MachineChoice& machine = selection.machines[static_cast<std::size_t>(i)];
        auto* label = new QLineEdit(machine.label);
        const QString name = machine.path.section(QLatin1Char('.'), -1);
        label->setObjectName(QStringLiteral("label_") + machine.path);
        label->setPlaceholderText(m_workspace.machineName(i));
        label->setAccessibleName(tr("Label of %1").arg(name));
        form->addRow(tr("Label of %1").arg(name), label);
        connect(label, &QLineEdit::editingFinished, this,
            [this, label, path = machine.path] { m_workspace.setLabel(path, label->text().simplified()); });
    }
}

void ExportDialog::takePreset(int index)
{
    if (index == m_preset->count() - 1)
        return;
    const shared::Paper paper = index == 0 ? shared::Paper() : shared::paper_presets[static_cast<std::size_t>(index - 1)].paper;
    const QSignalBlocker width(m_width), height(m_height), points(m_points);
    m_width->setValue(paper.width * millimetres_per_inch);
    m_height->setValue(paper.heightOrUsual() * millimetres_per_inch);
    m_points->setValue(paper.points);
    preview();
}

FigureFormat ExportDialog::format() const { return static_cast<FigureFormat>(m_format->currentIndex()); }

FigureSettings ExportDialog::settings() const
{
    FigureSettings settings;
    const int preset = m_preset->currentIndex();
    // A preset is taken as it is: the boxes round to a tenth of a millimetre.
    if (preset == m_preset->count() - 1)
        settings.paper = { m_width->value() / millimetres_per_inch, m_height->value() / millimetres_per_inch, m_points->value() };
    else if (preset > 0)
        settings.paper = shared::paper_presets[static_cast<std::size_t>(preset - 1)].paper;
    settings.dots_per_inch = m_resolution->value();
    return settings;
}

void ExportDialog::preview()
{
    m_resolution->setEnabled(format() == FigureFormat::Png);
    const bool picture = format() <= FigureFormat::Png;
    m_previews->setCurrentIndex(picture ? 0 : 1);
    if (!picture) {
        const QString all = QString::fromUtf8(figure_bytes(m_workspace, format(), settings()));
        m_text->setPlainText(all.section(QLatin1Char('\n'), 0, preview_lines));
        return;
    }
    // Drawn for this very size, so that what collides on paper collides here.
    const auto figure = figure_of(m_workspace, settings().paper);
    const QSizeF shown = figure.size.scaled(m_picture->size(), Qt::KeepAspectRatio);
    const double scale = shown.width() / figure.size.width() * devicePixelRatioF();
    QPixmap pixmap = QPixmap::fromImage(QImage::fromData(widgets::roofline_export::png(figure, scale)));
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_picture->setPixmap(pixmap);
    m_picture->setAccessibleDescription(figure.scene.spoken);
}

void ExportDialog::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    preview();
}

void ExportDialog::chooseFile()
{
    const QString ending = figure_endings().value(m_format->currentIndex());
    auto* dialog = new QFileDialog(this, tr("Export the figure"), Settings::lastFolder(), m_format->currentText() + QStringLiteral(" (*.") + ending + QLatin1Char(')'));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    dialog->selectFile(QStringLiteral("roofline.") + ending);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (exportTo(path))
            Settings::setLastFolder(QFileInfo(path).path());
    });
    dialog->open();
}

bool ExportDialog::exportTo(const QString& path)
{
    const QString error = write_figure(m_workspace, path, settings());
    emit said(error.isEmpty() ? tr("Saved %1.").arg(path) : error);
    if (error.isEmpty())
        accept();
    return error.isEmpty();
}

} // namespace mlsysim::desktop
