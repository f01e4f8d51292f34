// SPDX-License-Identifier: Apache-2.0
#include "app/command/sessionfile.h"
#include "app/shared/figuretable.h"
#include "app/shared/pgfplots.h"
#include "app/shared/results.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace mlsysim::command {

namespace fs = std::filesystem;

namespace {

struct Typed {
    std::string file, output, preset, width, font;
};

/// Replaces a file as a whole: a full disk leaves the old one.
void replace(const std::string& file, const std::string& text)
{
    const fs::path part = file + ".part";
    std::ofstream stream(part, std::ios::binary);
    stream << text;
    stream.close();
    std::error_code error;
    if (stream)
        fs::rename(part, file, error);
    if (stream && !error)
        return;
    std::error_code ignored;
    fs::remove(part, ignored);
    throw Failure(MachineFailed, "\"" + file + "\" cannot be written" + (error ? ": " + error.message() : ""));
}

shared::Paper paper_of(const Typed& typed)
{
    shared::Paper paper;
    if (!typed.preset.empty()) {
        const auto preset = shared::find_paper(typed.preset);
        if (!preset)
            throw Failure(
                BadInput, "--preset: unknown paper \"" + typed.preset + "\"; expected " + shared::paper_names());
        paper = *preset;
    }
    const auto measure = [](const char* option, const std::string& text, const char* example, auto parse, double& to) {
        if (text.empty())
            return;
        const auto value = parse(text);
        if (!value)
            throw Failure(BadInput, std::string(option) + ": expected " + example + ", found \"" + text + "\"");
        to = *value;
    };
    measure("--width", typed.width, "a width such as 3.33in or 85mm", shared::parse_length, paper.width);
    measure("--font", typed.font, "a size such as 8pt", shared::parse_points, paper.points);
    return paper;
}

int figure(Context& context, const Typed& typed)
{
    const std::string ending = lower_case(fs::path(typed.output).extension().string());
    if (ending == ".png" || ending == ".svg" || ending == ".pdf")
        throw Failure(BadInput,
            "pictures are drawn by mlsysim Studio, also without a display: \"mlsysim-studio --render " + typed.file
                + " -o " + typed.output + "\"");
    if (ending != ".tex" && ending != ".csv")
        throw Failure(BadInput, "the name of a figure ends in .tex or .csv, found \"" + typed.output + "\"");
    const shared::Paper paper = paper_of(typed);
    const SessionFile opened = open_session_file(context, typed.file);
    const auto data = shared::roofline_data(opened.design);
    replace(typed.output,
        ending == ".csv"
            ? shared::figure_csv(opened.design, data)
            : shared::pgfplots(opened.design, data, shared::with_results(opened.session, opened.design), paper));
    return Done;
}

} // namespace

void add_figure(CLI::App& app, Context& context)
{
    CLI::App* command
        = app.add_subcommand("figure", "The roofline of a session as a LaTeX document (pgfplots) or as a table");
    auto typed = std::make_shared<Typed>();
    command->add_option("FILE", typed->file, "A session of mlsysim Studio, or a figure with its session inside")
        ->type_name("")
        ->required();
    command->add_option("-o,--output", typed->output, "Where it goes; the ending .tex or .csv tells the format")
        ->type_name("FILE")
        ->required();
    command->add_option("--preset", typed->preset, "The paper: " + shared::paper_names())->type_name("NAME");
    command->add_option("--width", typed->width, "Width of the figure: 3.33in, 85mm (default 7.5in)")
        ->type_name("LENGTH");
    command->add_option("--font", typed->font, "Size of its text (default 8pt)")->type_name("SIZE");
    command->footer("Example:\n  mlsysim figure design.mlsysim -o figure.tex --preset ieee");
    command->callback([&context, typed] { context.action = [&context, typed] { return figure(context, *typed); }; });
}

} // namespace mlsysim::command
