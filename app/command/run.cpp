// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "engine/engine.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace mlsysim::command {

namespace {

constexpr const char* about = "mlsysim (native) tells what a machine-learning workload will do on a machine.";
constexpr const char* exit_codes = R"(Exit codes:
  0  done
  1  bad input: an unknown name, a bad value, an unreadable file
  2  the workload does not fit
  3  a stated limit is missed
  4  the machine failed: disk full, no permission

Examples:
  mlsysim zoo hardware
  mlsysim eval Llama3_8B H100 --batch-size 32
  mlsysim solve tail_latency arrival_rate=85/s service_latency=100ms --explain

"mlsysim COMMAND --help" tells more about a command.)";

/// Help whose descriptions stand in a column of their own and break where the line ends.
class Formatter : public CLI::Formatter {
public:
    Formatter() { label("Subcommands", "Commands"); }
    std::string make_usage(const CLI::App* app, std::string name) const override
    {
        std::string usage = CLI::Formatter::make_usage(app, name);
        if (const auto at = usage.find("[SUBCOMMAND]"); at != std::string::npos)
            usage.replace(at, 12, "COMMAND ...");
        return "\n" + usage;
    }
    std::string make_option(const CLI::Option* option, bool positional) const override
    {
        std::string name = make_option_name(option, positional);
        for (auto comma = name.find(','); comma != std::string::npos; comma = name.find(',', comma + 1))
            name.insert(comma + 1, " ");
        return entry(name + make_option_opts(option), make_option_desc(option));
    }
    std::string make_subcommand(const CLI::App* command) const override
    {
        return entry(command->get_name(), command->get_description());
    }

private:
    static std::string entry(const std::string& name, const std::string& description)
    {
        constexpr std::size_t column = 30, width = 100;
        std::string text = "  " + name;
        text += text.size() + 2 > column ? "\n" + std::string(column, ' ') : std::string(column - text.size(), ' ');
        return text + wrapped(description, width - column, column) + "\n";
    }
};

void add_globals(CLI::App& app, Globals& globals)
{
    const auto last = CLI::MultiOptionPolicy::TakeLast;
    app.add_option("-o,--output", globals.output, "How results are written (default text)")
        ->type_name("text|json|markdown|csv")
        ->multi_option_policy(last);
    app.add_option("--registry", globals.registry_folders,
           "Another folder of registry entries; may be repeated, later ones win")
        ->type_name("DIR")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("--registry-set", globals.registry_set,
           "Facts as corrected, or as reference 0.3.0 has them (default current; in this version both are equal)")
        ->type_name("current|reference")
        ->multi_option_policy(last);
    app.add_option("--fidelity", globals.fidelity,
           "Which model eval and walls compute with (default textbook); detailed knows language models by phase")
        ->type_name("textbook|detailed")
        ->multi_option_policy(last);
    app.add_option("--color,--colour", globals.colour, "Colours in text (default auto: on a terminal)")
        ->type_name("auto|always|never")
        ->multi_option_policy(last);
    app.add_flag("-q,--quiet", globals.quiet, "No notes and no progress on standard error");
}

CLI::App* named_command(CLI::App& app)
{
    const auto named = app.get_subcommands();
    return named.empty() ? nullptr : named.front();
}

/// The words of all commands, or of all options that may stand after one.
std::vector<std::string> words(const CLI::App& app, const CLI::App* command, bool options)
{
    std::vector<std::string> found;
    if (!options)
        for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; }))
            found.push_back(sub->get_name());
    for (const CLI::App* owner : { &app, command })
        for (const auto* option : options&& owner ? owner->get_options() : std::vector<const CLI::Option*>())
            for (const auto& name : option->get_lnames())
                found.push_back("--" + name);
    return found;
}

/// One sentence for what the parser did not understand.
std::string complaint(CLI::App& app, const CLI::ParseError& error)
{
    const CLI::App* command = named_command(app);
    const auto is = [&](CLI::ExitCodes code) { return error.get_exit_code() == static_cast<int>(code); };
    const std::string said = error.what();
    if (is(CLI::ExitCodes::ArgumentMismatch))
        return said.substr(0, said.find(':')) + " needs a value";
    if (is(CLI::ExitCodes::RequiredError) && said.ends_with(" is required"))
        return said.substr(0, said.find(' ')) + " is missing";
    const auto extra = app.remaining(true);
    if (!is(CLI::ExitCodes::ExtrasError) || extra.empty())
        return said;
    const auto is_option = [](const std::string& text) { return text.size() > 1 && text.front() == '-'; };
    const auto first = std::ranges::find_if(extra, is_option);
    const bool option = first != extra.end();
    // What the parser could not place comes last first.
    const std::string& word = option ? *first : extra.back();
    const auto known = words(app, command, option);
    const std::vector<std::string_view> views(known.begin(), known.end());
    std::string near = suggestion(word, views);
    if (const auto longer
        = std::ranges::find_if(known, [&](const std::string& name) { return name.starts_with(word); });
        near.empty() && word.size() > 3 && longer != known.end())
        near = ", did you mean \"" + *longer + "\"?";
    if (option)
        return "unknown option " + word.substr(0, word.find('=')) + near;
    if (!command)
        return "unknown command \"" + word + "\"" + near;
    return "unexpected argument \"" + word + "\" after \"" + command->get_name() + "\"";
}

int complain(const std::string& message, Exit status)
{
    std::cerr << "mlsysim: error: " << message << "\n";
    return status;
}

int parse_and_act(CLI::App& app, Context& context, int argc, const char* const* argv)
{
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForVersion&) {
        context.out << "mlsysim " << version() << " (native)\n";
        return Done;
    } catch (const CLI::CallForHelp&) {
        const CLI::App* command = named_command(app);
        context.out << (command ? command->help("mlsysim") : app.help());
        return Done;
    } catch (const CLI::ParseError& error) {
        return complain(complaint(app, error), BadInput);
    }
    if (!context.action)
        return complain("no command; \"mlsysim --help\" lists them", BadInput);
    context.settle();
    const std::string command = named_command(app)->get_name();
    if (context.globals.fidelity == "detailed" && command != "eval" && command != "walls")
        throw Failure(BadInput,
            "--fidelity detailed belongs to eval and walls; elsewhere the solver is named: \"mlsysim solve "
            "language_phases\"");
    return context.action();
}

} // namespace

int run(int argc, const char* const* argv)
{
    // A reader who closes the pipe early, such as "head", is no error.
    std::signal(SIGPIPE, SIG_IGN);
    Context context;
    CLI::App app(about, "mlsysim");
    app.formatter(std::make_shared<Formatter>());
    app.set_help_flag("-h,--help", "Help for the program or a command");
    app.set_version_flag("--version", "")->description("The version");
    app.require_subcommand(0, 1);
    app.fallthrough();
    app.footer(exit_codes);
    add_globals(app, context.globals);
    add_zoo(app, context);
    add_eval(app, context);
    add_walls(app, context);
    add_solve(app, context);
    add_batch(app, context);
    add_sweep(app, context);
    add_session(app, context);
    add_figure(app, context);
    add_check(app, context);
    add_manual(app, context);
    add_schema(app, context);
    add_completions(app, context);
    for (auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
        command->group("Commands");
    try {
        const int status = parse_and_act(app, context, argc, argv);
        context.out.flush();
        return status;
    } catch (const Failure& failure) {
        try {
            if (failure.status() != MachineFailed)
                context.out.flush();
        } catch (const Failure&) {
            // The first failure is the one to tell.
        }
        return complain(failure.what(), failure.status());
    } catch (const std::exception& error) {
        return complain(error.what(), MachineFailed);
    }
}

} // namespace mlsysim::command
