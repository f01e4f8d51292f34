// SPDX-License-Identifier: Apache-2.0
#include "app/shared/pgfplots.h"

#include "app/shared/wording.h"
#include "engine/document/figurefile.h"
#include "engine/units/text.h"

#include <array>
#include <cmath>

namespace mlsysim::shared {

namespace {

/// The colour-blind safe colours of Okabe and Ito, in the order of the program's series; grey beyond them.
constexpr std::array<std::string_view, 7> colours { "0072B2", "D55E00", "009E73", "CC79A7", "E69F00", "56B4E9",
    "6B7280" };
constexpr std::array<std::string_view, 6> dashes { "solid", "dashed", "dash dot", "densely dotted", "dash dot dot",
    "loosely dashed" };
constexpr double beside_axis = 5.6, below_axis = 5.5; ///< em for labels and summary
constexpr double headroom = 1.6; ///< above the highest roof
constexpr double points_per_inch = 72.27;

std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr std::string_view special = "#$%&_{}", times = "×", middot = "·", thin_space = "\u2009";
        const std::string_view rest = text.substr(i);
        if (special.find(text[i]) != std::string_view::npos)
            out += std::string("\\") + text[i];
        else if (text[i] == '\\' || text[i] == '^' || text[i] == '~')
            out += "\\char" + std::to_string(int(text[i])) + "{}";
        else if (rest.starts_with(times))
            out += "$\\times$", i += times.size() - 1;
        else if (rest.starts_with(middot))
            out += "$\\cdot$", i += middot.size() - 1;
        else if (rest.starts_with(thin_space))
            out += "\\,", i += thin_space.size() - 1;
        else
            out += static_cast<unsigned char>(text[i]) < ' ' ? ' ' : text[i];
    }
    return out;
}

/// Whole powers of ten around what is drawn; the slope below the ridge is shown as well.
struct Frame {
    double x_low = 300, x_high = -300, y_low = 300, y_high = -300;

    void add(double x, double y)
    {
        if (!(x > 0 && y > 0))
            return;
        x_low = std::min(x_low, std::floor(std::log10(x)));
        x_high = std::max(x_high, std::ceil(std::log10(x)));
        y_low = std::min(y_low, std::floor(std::log10(y)));
        y_high = std::max(y_high, std::ceil(std::log10(y)));
    }
};

Frame frame_of(const RooflineData& data)
{
    Frame frame;
    for (const RoofData& roof : data.roofs)
        for (const double decades : { -2.0, 1.0 }) {
            const double x = roof.ridge() * std::pow(10, decades);
            frame.add(x, headroom * std::min(roof.peak, roof.bandwidth * x));
        }
    for (const CurveData& curve : data.curves) {
        for (const StepResult& r : curve.points)
            frame.add(r.intensity, r.attained);
        if (curve.prefill)
            frame.add(curve.prefill->intensity, curve.prefill->attained);
    }
    return frame.x_low > frame.x_high ? Frame { -1, 4, 11, 16 } : frame;
}

std::string at(double x, double y) { return "(" + exact(x) + "," + exact(y) + ") "; }

std::string colour(int machine)
{
    return "mlsysim" + std::to_string(std::min<std::size_t>(static_cast<std::size_t>(machine), colours.size() - 1));
}

/// The line of a ceiling from edge to edge.
std::string roof_line(const Frame& frame, double peak, double bandwidth)
{
    const double left = std::pow(10, frame.x_low), right = std::pow(10, frame.x_high), ridge = peak / bandwidth;
    return "coordinates { " + at(left, std::min(peak, bandwidth * left))
        + (ridge > left && ridge < right ? at(ridge, peak) : "") + at(right, std::min(peak, bandwidth * right))
        + "};\n";
}

std::string_view mark(PointKind kind)
{
    return kind == PointKind::Decode ? "triangle*" : kind == PointKind::Train ? "square*" : "*";
}

/// One point; its label lies above or below it, on the side that has room.
std::string marker(const Frame& frame, const std::string& style, const StepResult& r, const std::string& label = {},
    bool above = false)
{
    std::string tex
        = "\\addplot[forget plot, only marks, " + style + "] coordinates { " + at(r.intensity, r.attained) + "}";
    if (!label.empty()) {
        const double across = (std::log10(r.intensity) - frame.x_low) / (frame.x_high - frame.x_low);
        tex += std::string(" node[anchor=") + (above ? "south " : "north ") + (across > 0.6 ? "east" : "west")
            + ", inner sep=1pt, outer sep=2.5pt, black, fill=white, fill opacity=0.8, text opacity=1] {"
            + escaped(label) + "}";
    }
    return tex + ";\n";
}

std::string roofs(const Design& design, const RooflineData& data, const Frame& frame)
{
    std::string tex;
    for (const RoofData& roof : data.roofs) {
        const auto index = static_cast<std::size_t>(roof.machine);
        const std::string style = colour(roof.machine) + ", " + std::string(dashes[index % dashes.size()]);
        tex += "\\addplot[" + style + ", line width=1.2pt] " + roof_line(frame, roof.peak, roof.bandwidth);
        tex += "\\addlegendentry{"
            + escaped(machine_name(design.drawn.machines[index]) + " · "
                + format(roof.peak, unit::teraflop_per_second.erased()) + " " + std::string(words(roof.rate)) + " · "
                + format(roof.bandwidth, unit::terabyte_per_second.erased()) + " · ridge "
                + format_number(roof.ridge()))
            + "}\n";
        if (design.drawn.options.achievable_roof && roof.achievable_peak > 0)
            tex += "\\addplot[forget plot, " + style + ", line width=0.4pt] "
                + roof_line(frame, roof.achievable_peak, roof.achievable_bandwidth);
    }
    return tex;
}

std::string curves(const Design& design, const RooflineData& data, const Frame& frame)
{
    std::string tex;
    for (const CurveData& curve : data.curves) {
        const bool subject = curve.machine == design.drawn.machine && curve.model == design.drawn.model;
        const std::string ink = colour(curve.machine), shape = ", mark=" + std::string(mark(curve.kind));
        const std::string fill = curve.model == design.drawn.model ? "" : ", mark options={fill=white}";
        tex += "\\addplot[forget plot, " + ink + ", line width=0.4pt, mark size=1pt" + shape + fill
            + "] coordinates { ";
        for (const StepResult& r : curve.points)
            tex += at(r.intensity, r.attained);
        tex += "};\n";
        const std::string misfit = ink + ", mark=x, mark size=3pt";
        if (curve.memory_full)
            tex += marker(frame, misfit, *curve.memory_full,
                subject ? "memory full at " + format_count(curve.memory_full->batch, 6) : "");
        if (curve.prefill)
            tex += marker(frame, ink + ", mark=*, mark size=2pt", *curve.prefill,
                "prefill, prompt " + format_count(curve.prompt, 6), true);
        const StepResult& now = curve.current;
        tex += marker(frame, now.fits ? ink + shape + ", mark size=2.4pt" + fill : misfit, now);
        if (subject)
            tex += marker(frame, "black, mark=o, mark size=4pt", now,
                "batch " + format_count(now.batch, 6) + ", " + std::string(words(now.verdict())));
    }
    return tex;
}

} // namespace

std::string pgfplots(const Design& design, const RooflineData& data, const Value& session, const Paper& paper)
{
    const Frame frame = frame_of(data);
    const double points = paper.points, em = points / points_per_inch;
    // A decade is as long on one axis as on the other, so that bandwidth roofs rise at 45°.
    double decade = (paper.width - beside_axis * em) / (frame.x_high - frame.x_low);
    const bool wide = paper.height > 0 && paper.width > 1.5 * paper.height;
    if (paper.height > 0)
        decade = std::min(decade, (paper.height - (below_axis + (wide ? 0 : 1.5 * double(data.roofs.size()))) * em) / (frame.y_high - frame.y_low));
    const double across = decade * (frame.x_high - frame.x_low), down = decade * (frame.y_high - frame.y_low);
    // A wide page has room beside the plot; in a column the legend goes below, clear of the labels.
    const std::string legend = wide ? "(1.02,1)}, anchor=north west"
                                                : "(0.5,-" + format_number(3.6 * em / down, 3) + ")}, anchor=north";
    const auto power = [](double exponent) { return "1e" + std::to_string(std::lround(exponent)); };
    const std::string summary = summary_line(design);
    const auto size = [&](double of_text) {
        return "\\fontsize{" + exact(of_text) + "}{" + exact(1.2 * of_text) + "}\\selectfont";
    };
    std::string tex = "% " + escaped(summary)
        + "\n\\documentclass[border=1pt]{standalone}\n\\usepackage{pgfplots}\n"
          "\\pgfplotsset{compat=1.16}\n";
    for (std::size_t i = 0; i < colours.size(); ++i)
        tex += "\\definecolor{" + colour(static_cast<int>(i)) + "}{HTML}{" + std::string(colours[i]) + "}\n";
    tex += "\\begin{document}\n" + size(points) + "\n\\begin{tikzpicture}\n\\begin{loglogaxis}[scale only axis, width="
        + format_number(across, 5) + "in, height=" + format_number(down, 5) + "in,\n  xmin=" + power(frame.x_low)
        + ", xmax=" + power(frame.x_high) + ", ymin=" + power(frame.y_low) + ", ymax=" + power(frame.y_high)
        + ",\n  xlabel={Arithmetic intensity, FLOP/byte}, ylabel={Performance, FLOP/s},\n  grid=major, grid "
          "style={black!10}, legend cell align=left,\n  legend style={draw=none, at={"
        + legend + "},\n  mark options={solid}]\n" + roofs(design, data, frame) + curves(design, data, frame)
        + "\\end{loglogaxis}\n\\node[anchor=north west, align=left, text width=" + format_number(paper.width - 0.1, 5)
        + "in, text=black!60] at (current bounding box.south west) {" + size(0.8 * points) + " " + escaped(summary)
        + "};\n\\end{tikzpicture}\n\\end{document}\n";
    return tex + session_comment(session);
}

} // namespace mlsysim::shared
