// SPDX-License-Identifier: Apache-2.0
#include "engine/registry/registry.h"
#include "engine/registry/yaml.h"

#include <fstream>
#include <iostream>
#include <sstream>

// Turns the registry folder into C++ source. Any problem in a shipped file stops the build with its place.
int main(int argc, char** argv)
{
    if (argc != 3) {
        std::cerr << "usage: compile_registry FOLDER OUTPUT.cpp\n";
        return 1;
    }
    const std::filesystem::path folder = argv[1];
    mlsysim::Registry registry(false);
    auto problems = registry.add_folder(folder, "shipped");
    std::ifstream stream(folder / "retired.yaml");
    std::ostringstream text;
    text << stream.rdbuf();
    mlsysim::Problems in_names;
    const mlsysim::Value retired = mlsysim::parse_yaml(text.str(), in_names);
    for (const auto& p : in_names)
        problems.push_back({ "retired.yaml", p });
    for (const auto& p : problems)
        std::cerr << (folder / p.file).string() << p.text().substr(p.file.size()) << '\n';
    if (!problems.empty() || registry.entries().empty())
        return 1;
    std::ofstream(argv[2]) << mlsysim::compile_registry(registry, retired);
    return 0;
}
