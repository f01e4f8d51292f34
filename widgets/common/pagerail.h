// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractButton;
class QVBoxLayout;

namespace mlsysim::widgets {

/// The pages as icons over names at the left edge, the current one with an accent bar; up and down move.
class PageRail : public QWidget {
    Q_OBJECT

public:
    explicit PageRail(QWidget* parent = nullptr);

    /// Appends a page and returns its index; `hint` joins the name in the tooltip ("Ctrl+1").
    int addPage(const QString& icon, const QString& name, const QString& hint = {});
    /// Appends a button at the lower end that is not a page (settings, help) and returns its index among those.
    int addFooter(const QString& icon, const QString& name, const QString& hint = {});

    int count() const { return static_cast<int>(m_pages.size()); }
    int currentIndex() const;
    /// Shows a page as current without emitting activated().
    void setCurrentIndex(int index);
    /// Icons only, 48 px wide, names in the tooltips.
    void setNarrow(bool narrow);
    bool isNarrow() const { return m_narrow; }
    QAbstractButton* page(int index) const;
    QAbstractButton* footer(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void activated(int index);
    void footerActivated(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_page_layout;
    QVBoxLayout* m_footer_layout;
    QList<QAbstractButton*> m_pages;
    QList<QAbstractButton*> m_footers;
    bool m_narrow = false;
};

} // namespace mlsysim::widgets
