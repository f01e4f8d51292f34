// SPDX-License-Identifier: Apache-2.0
#include "app/command/context.h"
#include "app/command/manpage.h"
#include "engine/catalogue.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace mlsysim::command {

namespace {

/// What may be typed at a place: words, or a file or folder.
struct Choice {
    std::vector<std::string> words;
    bool file = false;
};

/// Whether a name means nothing to a shell. A script is no place for what anybody may call a file.
bool harmless(std::string_view name)
{
    return std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'
            || c == '.' || c == '+';
    });
}

/// The words for a placeholder in help: "SOLVER", "MODEL", "fp16|int8", "FILE".
Choice choice_of(Context& context, const std::string& placeholder)
{
    Choice choice;
    if (placeholder == "FILE" || placeholder == "DIR")
        choice.file = true;
    if (placeholder == "SHELL")
        choice.words = { "bash", "zsh", "fish" };
    if (placeholder == "SOLVER" || placeholder == "TOPIC")
        for (const Solver* s : solvers())
            choice.words.emplace_back(s->id);
    if (placeholder == "KIND" || placeholder == "TOPIC")
        for (const RecordType* type : record_types())
            choice.words.emplace_back(type->id);
    const RecordType* kind = placeholder == "NAME" ? nullptr : find_record_type(lower_case(placeholder));
    if (kind || placeholder == "NAME")
        for (const Entry* entry : context.registry().entries())
            if ((!kind || entry->type == kind) && harmless(entry->short_name()))
                choice.words.emplace_back(entry->short_name());
    for (std::string_view rest = placeholder; placeholder.find('|') != std::string::npos && !rest.empty();) {
        const auto word = rest.substr(0, rest.find('|'));
        choice.words.emplace_back(word);
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    }
    return choice;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator = " ")
{
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : std::string(separator)) + word;
    return text;
}

std::vector<std::string> names_of(const CLI::Option& option)
{
    std::vector<std::string> names;
    for (const auto& name : option.get_snames())
        names.push_back("-" + name);
    for (const auto& name : option.get_lnames())
        names.push_back("--" + name);
    return names;
}

bool takes_value(const CLI::Option& option) { return option.get_type_size() != 0 && option.get_expected_max() > 0; }

/// All options that may follow a command: its own and the global ones.
std::vector<const CLI::Option*> options_after(const CLI::App& app, const CLI::App& command)
{
    auto options = named_options(command);
    for (const auto* option : named_options(app))
        if (std::ranges::none_of(options,
                [&](const CLI::Option* own) { return own->check_lname("help") && option->check_lname("help"); })
            && !option->check_lname("version"))
            options.push_back(option);
    return options;
}

/// What each positional place of a command takes.
std::vector<Choice> places_of(Context& context, const CLI::App& command)
{
    std::vector<Choice> places;
    for (const auto* positional : positionals(command))
        places.push_back(choice_of(context, positional->get_name(true)));
    return places;
}

std::string bash(Context& context, const CLI::App& app)
{
    std::vector<std::string> names, globals;
    std::string with_value, values, cases;
    const auto add_option = [&](const CLI::Option& option) {
        if (!takes_value(option))
            return;
        const auto choice = choice_of(context, option.get_type_name());
        const std::string pattern = joined(names_of(option), "|");
        if (with_value.find(pattern + "|") == std::string::npos) {
            with_value += pattern + "|";
            values += "        " + pattern + ") "
                + (choice.file ? "COMPREPLY=($(compgen -f -- \"$word\"))"
                               : "COMPREPLY=($(compgen -W \"" + joined(choice.words) + "\" -- \"$word\"))")
                + "; return ;;\n";
        }
    };
    for (const auto* option : named_options(app)) {
        add_option(*option);
        std::ranges::move(names_of(*option), std::back_inserter(globals));
    }
    for (const auto* command : commands(app)) {
        names.push_back(command->get_name());
        std::vector<std::string> options;
        for (const auto* option : options_after(app, *command)) {
            add_option(*option);
            std::ranges::move(names_of(*option), std::back_inserter(options));
        }
        cases += "        " + command->get_name() + ") options=\"" + joined(options) + "\"; places=(";
        for (const auto& place : places_of(context, *command))
            cases += "\"" + (place.file ? "@file" : joined(place.words)) + "\" ";
        cases += ") ;;\n";
    }
    with_value.pop_back();
    return "# bash completion for mlsysim; made by \"mlsysim completions bash\".\n"
           "_mlsysim() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= options= place=0 i\n"
           "    local places=()\n"
           "    case $before in\n"
        + values
        + "    esac\n"
          "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
          "        case ${COMP_WORDS[i]} in\n"
          "        "
        + with_value
        + ") ((++i)) ;;\n"
          "        -*) ;;\n"
          "        *) if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else ((++place)); fi ;;\n"
          "        esac\n"
          "    done\n"
          "    case $command in\n"
          "        '') options=\""
        + joined(globals) + "\"; places=(\"" + joined(names) + "\") ;;\n" + cases
        + "    esac\n"
          "    if [[ $word == -* ]]; then\n"
          "        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
          "    elif [[ ${places[place]} == @file ]]; then\n"
          "        COMPREPLY=($(compgen -f -- \"$word\"))\n"
          "    else\n"
          "        COMPREPLY=($(compgen -W \"${places[place]}\" -- \"$word\"))\n"
          "    fi\n"
          "}\n"
          "complete -o filenames -F _mlsysim mlsysim\n";
}

/// Text inside single quotes of zsh and fish.
std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + "'";
}

/// A description inside of a zsh specification, where brackets and colons have a meaning.
std::string zsh_words(const std::string& text)
{
    std::string result;
    for (const char c : text)
        result += (c == '[' || c == ']' || c == ':' ? "\\" : "") + std::string(1, c);
    return result;
}

std::string zsh_action(const Choice& choice)
{
    return choice.file ? "_files" : choice.words.empty() ? " " : "(" + joined(choice.words) + ")";
}

std::string zsh(Context& context, const CLI::App& app)
{
    const auto specification = [&](const CLI::Option& option) {
        std::string text;
        for (const auto& name : names_of(option))
            text += " \\\n            "
                + quoted(name + "[" + zsh_words(option.get_description()) + "]"
                    + (takes_value(option) ? ":" + zsh_words(option.get_type_name()) + ":"
                                + zsh_action(choice_of(context, option.get_type_name()))
                                           : ""));
        return text;
    };
    std::string text = "#compdef mlsysim\n# zsh completion for mlsysim; made by \"mlsysim completions "
                       "zsh\".\n_mlsysim() {\n    local state line\n    local -a commands\n    commands=(\n";
    for (const auto* command : commands(app))
        text += "        " + quoted(command->get_name() + ":" + zsh_words(command->get_description())) + "\n";
    text += "    )\n    _arguments -C";
    for (const auto* option : named_options(app))
        text += specification(*option);
    text += " \\\n            '1: :->command' '*:: :->arguments'\n    case $state in\n    command) _describe command "
            "commands ;;\n    arguments)\n        case $line[1] in\n";
    for (const auto* command : commands(app)) {
        text += "        " + command->get_name() + ") _arguments";
        for (const auto* option : options_after(app, *command))
            text += specification(*option);
        std::size_t place = 0;
        for (const auto* positional : positionals(*command)) {
            const bool many = positional->get_expected_max() > 1;
            text += " \\\n            "
                + quoted((many ? "*" : std::to_string(++place)) + ":" + zsh_words(positional->get_name(true)) + ":"
                    + zsh_action(choice_of(context, positional->get_name(true))));
        }
        text += " ;;\n";
    }
    return text + "        esac ;;\n    esac\n}\ncompdef _mlsysim mlsysim\n";
}

std::string fish(Context& context, const CLI::App& app)
{
    std::string text = "# fish completion for mlsysim; made by \"mlsysim completions fish\".\ncomplete -c mlsysim -f\n";
    const auto add = [&](const std::string& condition, const CLI::Option& option) {
        text += "complete -c mlsysim" + condition;
        for (const auto& name : option.get_snames())
            text += " -s " + name;
        for (const auto& name : option.get_lnames())
            text += " -l " + name;
        if (takes_value(option)) {
            const auto choice = choice_of(context, option.get_type_name());
            text
                += choice.file ? " -r -F" : " -x" + (choice.words.empty() ? "" : " -a " + quoted(joined(choice.words)));
        }
        text += " -d " + quoted(option.get_description()) + "\n";
    };
    for (const auto* option : named_options(app))
        add("", *option);
    for (const auto* command : commands(app)) {
        text += "complete -c mlsysim -n __fish_use_subcommand -a " + command->get_name() + " -d "
            + quoted(command->get_description()) + "\n";
        const std::string condition = " -n '__fish_seen_subcommand_from " + command->get_name() + "'";
        for (const auto* option : named_options(*command))
            add(condition, *option);
        for (const auto& place : places_of(context, *command))
            if (place.file || !place.words.empty())
                text += "complete -c mlsysim" + condition + (place.file ? " -F" : " -a " + quoted(joined(place.words)))
                    + "\n";
    }
    return text;
}

} // namespace

void add_completions(CLI::App& app, Context& context)
{
    CLI::App* command = app.add_subcommand("completions", "The completion script of a shell");
    auto shell = std::make_shared<std::string>();
    command->add_option("SHELL", *shell, "bash, zsh or fish")->type_name("")->required();
    command->footer(
        "It knows the commands, their options and the names in the registry:\n  source <(mlsysim completions bash)");
    command->callback([&context, &app, shell] {
        context.action = [&context, &app, shell] {
            context.format({ Format::Text });
            if (*shell != "bash" && *shell != "zsh" && *shell != "fish")
                throw Failure(BadInput, "SHELL: expected one of bash, zsh, fish, found \"" + *shell + "\"");
            context.out << (*shell == "bash" ? bash(context, app)
                    : *shell == "zsh"        ? zsh(context, app)
                                             : fish(context, app));
            return static_cast<int>(Done);
        };
    });
}

} // namespace mlsysim::command
