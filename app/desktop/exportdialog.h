// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/figureexport.h"

#include <QDialog>

class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace mlsysim::desktop {

/// Size, text, resolution, format and labels of a figure, beside a preview that is the figure itself.
class ExportDialog : public QDialog {
    Q_OBJECT

public:
    ExportDialog(Workspace& workspace, QWidget* parent);

    FigureFormat format() const;
    FigureSettings settings() const;
    /// Writes the figure and closes; false after a message.
    bool exportTo(const QString& path);

    QComboBox* presetBox() const { return m_preset; }
    QComboBox* formatBox() const { return m_format; }
    QPushButton* exportButton() const { return m_export; }

signals:
    /// A sentence for the window.
    void said(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addLabels(QFormLayout* form);
    void takePreset(int index);
    void preview();
    void chooseFile();

    Workspace& m_workspace;
    QComboBox *m_preset, *m_format;
    QDoubleSpinBox *m_width, *m_height, *m_points;
    QSpinBox* m_resolution;
    QStackedWidget* m_previews;
    QLabel* m_picture;
    QPlainTextEdit* m_text;
    QPushButton* m_export;
};

} // namespace mlsysim::desktop
