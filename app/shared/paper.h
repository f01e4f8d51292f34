// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace mlsysim::shared {

/// Where a figure is printed.
struct Paper {
    double width = 7.5; ///< inches
    double height = 0; ///< inches; 0 = as it suits the width
    double points = 8; ///< size of its smallest text

    /// A column is as high as it is wide: what stands around the plot leaves it too little otherwise.
    double heightOrUsual() const { return height > 0 ? height : width < 4.5 ? width : 0.75 * width; }
};

/// A size that somebody asks for by name.
struct PaperPreset {
    std::string_view id, title;
    Paper paper;
};

inline constexpr std::array<PaperPreset, 6> paper_presets {
    PaperPreset { "acm", "ACM column, 3.33 in", { 3.33 } },
    PaperPreset { "ieee", "IEEE column, 3.5 in", { 3.5 } },
    PaperPreset { "neurips", "NeurIPS text, 5.5 in", { 5.5 } },
    PaperPreset { "85mm", "Journal column, 85 mm", { 85 / 25.4 } },
    PaperPreset { "170mm", "Journal page, 170 mm", { 170 / 25.4 } },
    PaperPreset { "slide", "Slide 16:9", { 13.333, 7.5, 16 } },
};

/// "acm, ieee, …", for messages.
std::string paper_names();
/// The paper of that name, or nothing.
std::optional<Paper> find_paper(std::string_view id);

/// Inches of "3.33in", "85mm", "8.5cm" or "720", which is px at 96 dpi; nothing when it is no length of a figure.
std::optional<double> parse_length(std::string_view text);
/// Points of "8pt" or "8"; nothing when nobody could read or print it.
std::optional<double> parse_points(std::string_view text);

} // namespace mlsysim::shared
