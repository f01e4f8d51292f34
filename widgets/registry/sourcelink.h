// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QUrl>

namespace mlsysim::widgets {

/// The title of a document as a link to it; without an address it is plain text.
class SourceLink : public QAbstractButton {
    Q_OBJECT

public:
    explicit SourceLink(QWidget* parent = nullptr);

    void setSource(const QString& title, const QString& url, const QString& note = {});
    QUrl url() const { return m_url; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void followed(const QUrl& url);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QUrl m_url;
};

} // namespace mlsysim::widgets
