// SPDX-License-Identifier: Apache-2.0
#include "app/command/manpage.h"

#include "engine/engine.h"

#include <CLI/CLI.hpp>

namespace mlsysim::command {

namespace {

/// Text as troff takes it: backslashes and leading dots are not commands, hyphens stay hyphens.
std::string troff(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (c == '\\')
            result += "\\e";
        else if (c == '-')
            result += "\\-";
        else if (c == '.' && (result.empty() || result.back() == '\n'))
            result += "\\&.";
        else if (c == '\'' && (result.empty() || result.back() == '\n'))
            result += "\\(aq";
        else
            result += c;
    }
    return result;
}

std::string bold(std::string_view text) { return "\\fB" + troff(text) + "\\fR"; }

void put_options(std::string& page, const std::vector<const CLI::Option*>& options)
{
    for (const auto* option : options) {
        std::string names;
        for (const auto& name : option->get_snames())
            names += (names.empty() ? "" : ", ") + bold("-" + name);
        for (const auto& name : option->get_lnames())
            names += (names.empty() ? "" : ", ") + bold("--" + name);
        if (!option->nonpositional())
            names = bold(option->get_name(true));
        else if (option->get_type_size() != 0 && !option->get_type_name().empty())
            names += " \\fI" + troff(option->get_type_name()) + "\\fR";
        page += ".TP\n" + names + "\n" + troff(option->get_description()) + "\n";
    }
}

/// Examples and tables keep their lines.
std::string verbatim(const std::string& text)
{
    return text.empty() ? text : ".PP\n.nf\n" + troff(text) + (text.ends_with('\n') ? "" : "\n") + ".fi\n";
}

} // namespace

std::vector<const CLI::Option*> named_options(const CLI::App& app)
{
    return app.get_options([](const CLI::Option* option) { return option->nonpositional(); });
}

std::vector<const CLI::Option*> positionals(const CLI::App& app)
{
    return app.get_options([](const CLI::Option* option) { return option->get_positional(); });
}

std::vector<const CLI::App*> commands(const CLI::App& app)
{
    return app.get_subcommands([](const CLI::App* command) { return !command->get_name().empty(); });
}

std::string man_page(const CLI::App& app)
{
    std::string page = ".\\\" SPDX-License-Identifier: Apache-2.0\n.TH MLSYSIM 1 \"\" \"mlsysim "
        + std::string(version()) + "\" \"User Commands\"\n";
    page += ".SH NAME\nmlsysim \\- what a machine\\-learning workload will do on a machine\n.SH SYNOPSIS\n.B "
            "mlsysim\n[\\fIOPTIONS\\fR] \\fICOMMAND\\fR ...\n";
    page += ".SH DESCRIPTION\n" + troff(app.get_description())
        + "\nResults go to standard output, everything else to standard error.\n.SH OPTIONS\nThey may stand before or "
          "after the command.\n";
    put_options(page, named_options(app));
    page += ".SH COMMANDS\n";
    for (const auto* command : commands(app)) {
        page += ".SS mlsysim " + command->get_name();
        for (const auto* positional : positionals(*command))
            page += " [" + troff(positional->get_name(true)) + (positional->get_expected_max() > 1 ? " ...]" : "]");
        page += "\n" + troff(command->get_description()) + ".\n";
        put_options(page, positionals(*command));
        put_options(page, named_options(*command));
        page += verbatim(command->get_footer());
    }
    page += ".SH EXIT STATUS AND EXAMPLES\n" + verbatim(app.get_footer());
    page += R"(.SH FILES
Registry entries are gathered from these folders; later ones win, field by field.
A file with a mistake is reported with its place and skipped.
.TP
\fIPREFIX/share/mlsysim/registry\fR
Entries for everybody on this computer; \fIPREFIX\fR is where the program is installed.
.TP
\fI$XDG_DATA_HOME/mlsysim/registry\fR
Your own; \fI~/.local/share\fR when the variable is not set.
.TP
\fI.mlsysim/registry\fR
Those of the folder that you work in.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours unless \fB\-\-color always\fR is given.
)";
    return page;
}

} // namespace mlsysim::command
