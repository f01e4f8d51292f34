// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "widgets/plot/curvefigure.h"
#include "widgets/plot/rooflineexport.h"

namespace mlsysim::desktop {

enum class FigureFormat { Png, Svg, Pdf, Csv };

/// The format of a file name, or nothing when its ending is none of ours.
std::optional<FigureFormat> figure_format(const QString& path);

/// The endings that figures can have, for a message: "png, svg, pdf, csv".
QString figure_endings();

/// The roofline of the workspace as it would be drawn on white paper, with its summary line and the session inside.
widgets::RooflineFigure figure_of(const Workspace& workspace);

/// The bytes of the figure; equal figures give equal bytes, but for the date in a PDF.
QByteArray figure_bytes(const widgets::RooflineFigure& figure, FigureFormat format, double png_scale = 2);
/// The same for curves, on white paper; `metadata` is the session that they come from.
QByteArray figure_bytes(const widgets::CurveFigure& figure, const QString& metadata, FigureFormat format, double png_scale = 2);

} // namespace mlsysim::desktop
