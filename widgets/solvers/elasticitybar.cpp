// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/solvers/elasticitybar.h"

#include "widgets/common/metrics.h"
#include "widgets/common/painting.h"
#include "widgets/common/themeholder.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

constexpr int width_wanted = 96;
constexpr double falling = 0.55; ///< opacity
constexpr double no_effect = 5e-3; ///< percent, shown as 0

} // namespace

ElasticityBar::ElasticityBar(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElasticityBar::setShare(double share)
{
    m_share = share;
    update();
}

QSize ElasticityBar::sizeHint() const { return { width_wanted, metrics::bar_wall }; }

void ElasticityBar::paintEvent(QPaintEvent*)
{
    if (std::isnan(m_share))
        return;
    const Theme& theme = current_theme();
    QPainter painter(this);
    draw_box(painter, rect(), { theme.sunken, {} }, metrics::radius_bar);
    const double filled = std::min(1.0, std::fabs(m_share)) * width();
    if (filled >= 1)
        draw_box(painter, QRectF(0, 0, filled, height()), { faded(theme.accent, m_share < 0 ? falling : 1), {} },
            metrics::radius_bar);
}

QString elasticity_text(double elasticity)
{
    if (std::isnan(elasticity))
        return ElasticityBar::tr("–", "no value");
    if (std::fabs(elasticity) < no_effect)
        return ElasticityBar::tr("0 %");
    const QString number = QLocale().toString(std::fabs(elasticity), 'f', 2);
    return (elasticity > 0 ? ElasticityBar::tr("+%1 %") : ElasticityBar::tr("−%1 %")).arg(number);
}

} // namespace mlsysim::widgets
