// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/workspace.h"
#include "app/shared/paper.h"
#include "widgets/plot/curvefigure.h"
#include "widgets/plot/rooflineexport.h"

class QPrinter;

namespace mlsysim::desktop {

enum class FigureFormat { Svg, Pdf, Png, Tex, Csv };

/// The ending of each format, in their order; also what a message lists.
QStringList figure_endings();
/// The format of a file name, or nothing when its ending is none of ours.
std::optional<FigureFormat> figure_format(const QString& path);

/// How a figure leaves the program.
struct FigureSettings {
    shared::Paper paper {};
    double dots_per_inch = 192; ///< of a PNG
};

/// The roofline of the workspace as it is drawn on white paper, with its summary line, the session and the results
/// inside.
widgets::RooflineFigure figure_of(const Workspace& workspace, const shared::Paper& paper = {});

/// The bytes of the figure; equal sessions give equal bytes in every locale, but for the date in a PDF.
QByteArray figure_bytes(const Workspace& workspace, FigureFormat format, const FigureSettings& settings = {});

/// Writes the figure in the format of the file's ending. An empty text, or a sentence that says what went wrong.
QString write_figure(const Workspace& workspace, const QString& path, const FigureSettings& settings = {});

/// A PDF with a page for each step of the session; nothing when it has no steps.
QByteArray steps_pdf(const Registry& registry, const Value& session, const shared::Paper& paper);

/// Puts the figure on one page, as large as the paper has room.
bool print_figure(const Workspace& workspace, QPrinter& printer);
/// The bytes of curves, on white paper; `metadata` is the session that they come from. None for LaTeX.
QByteArray figure_bytes(const widgets::CurveFigure& figure, const QString& metadata, FigureFormat format);

} // namespace mlsysim::desktop
