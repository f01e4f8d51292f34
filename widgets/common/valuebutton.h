// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QPointer>

namespace mlsysim::widgets {

/// A parameter folded into a button for narrow windows: it shows the value and opens a popup with the editor.
class ValueButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit ValueButton(QWidget* parent = nullptr);

    /// Name for screen readers and the head of the popup; `symbol` stands muted before the value ("η").
    void setLabel(const QString& label, const QString& symbol = {});
    void setValueText(const QString& value, const QString& unit = {});
    /// Takes ownership of the editor that the popup shows.
    void setEditor(QWidget* editor);
    QWidget* editor() const;
    bool isOpen() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void openPopup();
    void closePopup();

signals:
    void aboutToOpen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void describe();

    QString m_label, m_symbol, m_value, m_unit;
    QWidget* m_popup;
    QPointer<QWidget> m_editor;
};

} // namespace mlsysim::widgets
