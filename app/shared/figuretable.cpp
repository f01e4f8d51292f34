// SPDX-License-Identifier: Apache-2.0
#include "app/shared/figuretable.h"

#include "app/shared/wording.h"
#include "engine/units/text.h"

#include <array>

namespace mlsysim::shared {

namespace {

enum Column {
    Kind,
    Machine,
    ModelName,
    PhaseName,
    Batch,
    Intensity,
    Achieved,
    RoofValue,
    BandwidthValue,
    Fits,
    Text,
    Count
};

class Table {
public:
    using Line = std::array<std::string, Count>;

    void add(const Line& line)
    {
        for (std::size_t i = 0; i < line.size(); ++i)
            m_text += (i ? "," : "") + quoted(line[i]);
        m_text += "\r\n";
    }
    std::string text() && { return std::move(m_text); }

private:
    static std::string quoted(const std::string& text)
    {
        if (text.find_first_of(",\"\r\n") == std::string::npos)
            return text;
        std::string out = "\"";
        for (const char c : text)
            out += c == '"' ? std::string("\"\"") : std::string(1, c);
        return out + '"';
    }

    std::string m_text;
};

std::string number(double value) { return value == 0 ? std::string() : exact(value); }

} // namespace

std::string figure_csv(const Design& design, const RooflineData& data)
{
    Table table;
    table.add({ "kind", "machine", "model", "phase", "batch", "intensity [FLOP/B]", "achieved [FLOP/s]",
        "roof [FLOP/s]", "bandwidth [B/s]", "fits", "text" });
    const DrawnOptions& options = design.drawn.options;
    for (const RoofData& roof : data.roofs) {
        const DrawnMachine& machine = design.drawn.machines[static_cast<std::size_t>(roof.machine)];
        const auto ceiling = [&](std::string kind, double peak, double bandwidth, std::string_view text) {
            Table::Line line;
            line[Kind] = std::move(kind);
            line[Machine] = machine.path;
            line[Intensity] = peak > 0 && bandwidth > 0 ? exact(peak / bandwidth) : std::string();
            line[RoofValue] = number(peak);
            line[BandwidthValue] = number(bandwidth);
            line[Text] = text;
            table.add(line);
        };
        ceiling("roof", roof.peak, roof.bandwidth, machine_name(machine));
        if (options.achievable_roof && roof.achievable_peak > 0)
            ceiling("achievable", roof.achievable_peak, roof.achievable_bandwidth,
                "efficiency " + format_number(roof.efficiency, 2));
        if (roof.machine != design.drawn.machine)
            continue; // thin lines belong to the current machine only
        if (options.memory_levels)
            for (const auto& [level, bandwidth] : roof.memory_levels)
                ceiling("memory level", 0, bandwidth, words(level));
        if (options.other_precisions)
            for (const auto& [precision, peak] : roof.other_peaks)
                ceiling("precision", peak, 0, words(precision));
    }
    for (const CurveData& curve : data.curves) {
        const auto point = [&](std::string kind, PointKind phase, const StepResult& r) {
            Table::Line line;
            line[Kind] = std::move(kind);
            line[Machine] = design.drawn.machines[static_cast<std::size_t>(curve.machine)].path;
            line[ModelName] = design.drawn.models[static_cast<std::size_t>(curve.model)];
            line[PhaseName] = words(phase);
            line[Batch] = number(r.batch);
            line[Intensity] = number(r.intensity);
            line[Achieved] = number(r.attained);
            line[RoofValue] = number(r.roofAt(r.intensity));
            line[Fits] = r.fits ? "yes" : "no";
            line[Text] = words(r.verdict());
            table.add(line);
        };
        for (const StepResult& r : curve.points)
            point("point", curve.kind, r);
        point("current", curve.kind, curve.current);
        if (curve.memory_full)
            point("memory full", curve.kind, *curve.memory_full);
        if (curve.ridge)
            point("ridge", curve.kind, *curve.ridge);
        if (curve.prefill)
            point("extra", PointKind::Prefill, *curve.prefill);
    }
    return std::move(table).text();
}

} // namespace mlsysim::shared
