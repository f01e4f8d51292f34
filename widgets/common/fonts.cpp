// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"

#include "widgets/common/look.h"
#include "widgets/common/metrics.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace mlsysim::widgets {

namespace {

struct Face {
    double px;
    QFont::Weight weight;
};

Face face_of(TypeStyle style)
{
    switch (style) {
    case TypeStyle::Hero:
        return { 54, QFont::DemiBold };
    case TypeStyle::PageQuestion:
        return { 22, QFont::DemiBold };
    case TypeStyle::Result:
        return { 20, QFont::DemiBold };
    case TypeStyle::Title:
        return { 17, QFont::DemiBold };
    case TypeStyle::Section:
        return { 14, QFont::DemiBold };
    case TypeStyle::Reading:
        return { 14.5, QFont::Normal };
    case TypeStyle::Strong:
        return { 13, QFont::DemiBold };
    case TypeStyle::Table:
        return { 12.5, QFont::Normal };
    case TypeStyle::Control:
        return { 12.5, QFont::Medium };
    case TypeStyle::SectionHead:
        return { 11.5, QFont::DemiBold };
    case TypeStyle::Label:
        return { 11.5, QFont::Medium };
    case TypeStyle::Smallest:
        return { 11, QFont::Normal };
    case TypeStyle::Body:
        break;
    }
    return { 13, QFont::Normal };
}

QStringList& families()
{
    static QStringList list = default_font_families();
    return list;
}

int percent = 100;

// Fractional sizes exist in points only; a px is 3/4 pt at the 96 dpi that Qt calls 100 %.
constexpr double points_per_px = 0.75;

void set_application_fonts()
{
    QApplication::setFont(type_font(TypeStyle::Body)); // first: it forgets the fonts of single classes
    for (const char* name : { "QAbstractButton", "QComboBox", "QAbstractSpinBox", "QTabBar" })
        QApplication::setFont(type_font(TypeStyle::Control), name);
    for (const char* name : { "QAbstractItemView", "QLineEdit", "QCheckBox", "QRadioButton", "QMenu", "QMenuBar" })
        QApplication::setFont(type_font(TypeStyle::Table), name);
    QApplication::setFont(type_font(TypeStyle::Label), "QHeaderView");
    QFont number = type_font(TypeStyle::Body);
    number.setWeight(QFont::Medium);
    QApplication::setFont(number, "mlsysim::widgets::ValueField");
    QToolTip::setFont(type_font(TypeStyle::Table));
}

} // namespace

bool load_fonts()
{
    static const bool loaded = [] {
        init_resources();
        bool all = true;
        for (const char* face : { "Regular", "Medium", "SemiBold" }) {
            const QString file = QStringLiteral(":/mlsysim/fonts/mlsysimSans-%1.otf").arg(QLatin1String(face));
            all = QFontDatabase::addApplicationFont(file) >= 0 && all;
        }
        return all;
    }();
    return loaded;
}

QStringList default_font_families()
{
    return { QStringLiteral("mlsysim Sans"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans") };
}

QStringList font_families() { return families(); }

void set_font_families(const QStringList& names)
{
    families() = names.isEmpty() ? default_font_families() : names;
    set_application_fonts();
}

void set_text_size(int wanted)
{
    percent = std::clamp(wanted, smallest_text_percent, largest_text_percent);
    set_application_fonts();
}

int text_size() { return percent; }

QFont type_font(TypeStyle style)
{
    const Face face = face_of(style);
    QFont font;
    font.setFamilies(families());
    font.setPointSizeF(scaled(face.px) * points_per_px);
    font.setWeight(face.weight);
    font.setStyleName({});
    return font;
}

double scaled(double px) { return px * percent / 100.0; }

int control_height()
{
    const int text = QFontMetrics(type_font(TypeStyle::Control)).height() + metrics::space_12;
    return std::max(static_cast<int>(std::lround(scaled(metrics::control))), text & ~1);
}

} // namespace mlsysim::widgets
