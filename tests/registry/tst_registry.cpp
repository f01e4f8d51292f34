// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/registry/yaml.h"
#include "tests/registry/texts.h"
#include "tests/support/random.h"

#include <QtTest>

#include <algorithm>
#include <set>

using namespace mlsysim;
using namespace mlsysim::test;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& file, std::string_view text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> shipped_names()
{
    std::istringstream lines(content(shipped_folder / "names.txt"));
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);)
        if (!line.empty() && line.front() != '#')
            names.push_back(line);
    return names;
}

Value retired(std::string_view section)
{
    Problems problems;
    const Value all = parse_yaml(content(shipped_folder / "retired.yaml"), problems);
    const Value* found = all.find(section);
    return problems.empty() && found ? *found : Value();
}

} // namespace

/// Reading, layering and resolving the registry.
class TestRegistry : public QObject {
    Q_OBJECT

private slots:
    // What ships ------------------------------------------------------------------------------------------------------

    void shippedFilesReadCleanly()
    {
        Registry registry(false);
        for (const auto& p : registry.add_folder(shipped_folder, "shipped"))
            QFAIL(p.text().c_str());
        QCOMPARE(registry.entries(hardware).size(), std::size_t(52));
        QCOMPARE(registry.entries(model).size(), std::size_t(42));
    }

    void builtInEqualsFolder()
    {
        Registry folder(false);
        QVERIFY(folder.add_folder(shipped_folder, "shipped").empty());
        const Registry& built_in = Registry::shipped();
        const auto expected = folder.entries(), found = built_in.entries();
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i]->path, expected[i]->path);
            const auto& structure = found[i]->type->structure;
            QVERIFY2(read_structure(structure, built_in.record(*found[i]))
                    == read_structure(structure, folder.record(*expected[i])),
                found[i]->path.c_str());
        }
        QVERIFY(built_in.sources() == folder.sources());
        QCOMPARE(built_in.hash(), folder.hash());
    }

    void namesAreNeverRemoved()
    {
        const auto names = shipped_names();
        QVERIFY(names.size() >= 94);
        QVERIFY(std::ranges::is_sorted(names));
        for (const auto& name : names)
            QVERIFY2(Registry::shipped().find(name), ("no longer there: " + name).c_str());
        for (const Entry* e : Registry::shipped().entries())
            QVERIFY2(std::ranges::binary_search(names, e->path), ("missing in names.txt: " + e->path).c_str());
    }

    void sourcesAreSound()
    {
        const Value& sources = Registry::shipped().sources();
        QVERIFY(sources.map() && sources.map()->size() >= 40);
        std::string before;
        for (const auto& [key, value, position] : *sources.map()) {
            Reading reading;
            Source source;
            write_structure(structure_of<Source>, &source, value, reading);
            QVERIFY2(reading.problems.empty(), key.c_str());
            const auto needs_url = source.kind == SourceKind::Datasheet || source.kind == SourceKind::Literature
                || source.kind == SourceKind::IndustryReport;
            const auto needs_notes = source.kind == SourceKind::Estimate || source.kind == SourceKind::Derived;
            QVERIFY2(!needs_url || source.url.starts_with("http"), (key + " needs a url").c_str());
            QVERIFY2(!needs_notes || !source.notes.empty(), (key + " needs notes").c_str());
            QVERIFY2(
                QRegularExpression("^\\d{4}-\\d{2}-\\d{2}$").match(source.verified.c_str()).hasMatch(), key.c_str());
            QVERIFY2(before < key, (key + " is out of order").c_str());
            before = key;
        }
        for (const Entry* e : Registry::shipped().entries()) {
            const Value record = read_structure(e->type->structure, Registry::shipped().record(*e));
            QVERIFY2(record.at("source.title"), (e->path + " has no source").c_str());
        }
    }

    /// Facts that a datasheet or the reference prints, straight from the compiled registry.
    void facts_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("field");
        QTest::addColumn<double>("value");
        const auto row = [](const char* path, const char* field, double value) {
            QTest::addRow("%s %s", path, field) << QString(path) << QString(field) << value;
        };
        row("Hardware.Cloud.H100", "compute.peak_flops", 989e12);
        row("Hardware.Cloud.H100", "memory.bandwidth", 3.35e12);
        row("Hardware.Cloud.H100", "memory.capacity", 80.0 * 1073741824);
        row("Hardware.Cloud.H100", "compute.precision_flops.fp8", 1979e12);
        row("Hardware.Cloud.H100", "nvlink.latency", 5e-7);
        row("Hardware.Cloud.H100", "die_area", 8.14e-4);
        row("Hardware.Cloud.H100", "dispatch_tax", 1e-5);
        row("Hardware.Cloud.T4", "tdp", 70);
        row("Systems.Nodes.DGX_H100", "intra_node_bw", 450e9);
        row("Systems.Nodes.DGX_H100", "host_memory", 2048.0 * 1073741824);
        row("Systems.Fabrics.InfiniBand_NDR", "bandwidth", 50e9);
        row("Systems.Fabrics.InfiniBand_NDR", "latency", 5e-6);
        row("Systems.Clusters.Meta_Llama3_16K_H100", "count", 2048);
        row("Systems.Reliability.Gpu", "mttf", 50000 * 3600.0);
        row("Systems.Storage.LocalNvmeGen5x4", "devices", 4);
        row("Infrastructure.Grids.Poland", "carbon_intensity", 0.82 / 3.6e6);
        row("Infrastructure.Grids.Poland", "wue", 1.8e-3 / 3.6e6);
        row("Infrastructure.FacilityCooling.BestAir", "pue", 1.12);
        row("Infrastructure.Racks.AI_High", "power", 100e3);
        row("Models.Language.GPT3", "parameters", 175e9);
        row("Models.Language.GPT3", "training_energy", 1287 * 3.6e9);
        row("Models.Language.GPT3", "training_co2e", 552e3);
    }
    void facts()
    {
        QFETCH(QString, path);
        QFETCH(QString, field);
        QFETCH(double, value);
        QCOMPARE(number(Registry::shipped(), path.toStdString(), field.toStdString()), value);
    }

    // Names -----------------------------------------------------------------------------------------------------------

    void resolves_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("notice");
        const auto row = [](const char* name, const char* path, bool notice = false) {
            QTest::newRow(name) << QString(name) << QString(path) << notice;
        };
        row("Hardware.Cloud.H100", "Hardware.Cloud.H100");
        row("hardware.cloud.h100", "Hardware.Cloud.H100");
        row("HARDWARE.CLOUD.H100", "Hardware.Cloud.H100");
        row("H100", "Hardware.Cloud.H100");
        row("h100", "Hardware.Cloud.H100");
        row("Cloud.H100", "Hardware.Cloud.H100");
        row("cloud.h100_pcie", "Hardware.Cloud.H100_PCIe");
        row("A100", "Hardware.Cloud.A100");
        row("nrf52840", "Hardware.Tiny.nRF52840");
        row("Llama3_8B", "Models.Language.Llama3_8B");
        row("llama3_8b", "Models.Language.Llama3_8B");
        row("Hardware.Cloud.TPUv4", "Hardware.Cloud.TPUv4", true); // meant another part in release 0.1.1
        row("Hardware.A100", "Hardware.Cloud.A100", true); // release 0.1.1
        row("Hardware.ESP32", "Hardware.Tiny.ESP32_S3", true); // release 0.1.1
        row("Hardware.Embodied.Coral", "Hardware.Edge.Coral"); // second path of release 0.3.0
    }
    void resolves()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        QFETCH(bool, notice);
        const auto found = Registry::shipped().resolve(nullptr, name.toStdString());
        QVERIFY2(found.entry, found.error.c_str());
        QCOMPARE(QString::fromStdString(found.entry->path), path);
        QCOMPARE(!found.notice.empty(), notice);
        QVERIFY(found.error.empty() && found.candidates.empty());
        QCOMPARE(Registry::shipped().resolve(found.entry->type, name.toStdString()).entry, found.entry);
    }

    void resolvesNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        const auto row
            = [](const char* name, const char* message) { QTest::newRow(name) << QString(name) << QString(message); };
        row("H10", "unknown entry \"H10\", did you mean \"H100\"?");
        row("Hardware.Cloud.H10", "did you mean \"Hardware.Cloud.H100\"?");
        row("Lama3_8B", "did you mean \"Llama3_8B\"?");
        row("Nvidia GeForce RTX 4090", "unknown entry \"Nvidia GeForce RTX 4090\"");
        row("", "unknown entry \"\"");
        row(".", "unknown entry \".\"");
        row(".H100", "unknown entry \".H100\"");
        row("100", "unknown entry \"100\"");
        row("Cloud", "unknown entry \"Cloud\"");
        row("Hardware", "unknown entry \"Hardware\"");
        row("Generic_Phone", "unknown entry"); // last part of a retired path is no short name
        row("Embodied.Coral", "unknown entry");
        row("hardware.a100", "unknown entry"); // retired paths in their own case only
    }
    void resolvesNot()
    {
        QFETCH(QString, name);
        QFETCH(QString, message);
        const auto found = Registry::shipped().resolve(nullptr, name.toStdString());
        QVERIFY2(!found.entry, found.entry ? found.entry->path.c_str() : "");
        QVERIFY2(QString::fromStdString(found.error).contains(message), found.error.c_str());
        QVERIFY(found.error.find('\n') == std::string::npos);
    }

    void kindsAreKeptApart()
    {
        const Registry& r = Registry::shipped();
        QVERIFY(r.resolve(&hardware, "H100").entry && !r.resolve(&model, "H100").entry);
        QCOMPARE(r.resolve(&model, "H100").error, std::string("unknown model \"H100\""));
        QVERIFY(!r.resolve(&hardware, "Models.Language.GPT3").entry);
        QVERIFY(r.get<Hardware>("Hardware.Cloud.H100") && !r.get<Model>("Hardware.Cloud.H100"));
        QVERIFY(!r.get<Hardware>("Hardware.Cloud.None"));
    }

    void ambiguousNames()
    {
        Registry r;
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.H100", machine), std::string());
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.t4", machine), std::string());
        const auto found = r.resolve(nullptr, "H100");
        QVERIFY(!found.entry);
        QCOMPARE(found.candidates, (std::vector<std::string> { "Hardware.Cloud.H100", "Hardware.Lab.H100" }));
        QCOMPARE(found.error, std::string("\"H100\" is ambiguous: Hardware.Cloud.H100, Hardware.Lab.H100"));
        QVERIFY(r.resolve(nullptr, "Lab.H100").entry);
        // The short name in the case in which it is written wins.
        QCOMPARE(r.resolve(nullptr, "T4").entry->path, std::string("Hardware.Cloud.T4"));
        QCOMPARE(r.resolve(nullptr, "t4").entry->path, std::string("Hardware.Lab.t4"));
    }

    void retiredNames()
    {
        const Value renamed = retired("renamed"), other = retired("other_paths");
        QVERIFY(renamed.map() && renamed.map()->size() > 30 && other.map() && !other.map()->empty());
        std::set<std::string> listed;
        for (const Entry* e : Registry::shipped().entries())
            listed.insert(e->path);
        int resolved = 0;
        for (const Value* section : { &renamed, &other })
            for (const auto& m : *section->map()) {
                QVERIFY2(!listed.contains(m.name), (m.name + " is retired and an entry").c_str());
                const Value* now = m.value.find("now");
                QVERIFY2(now && now->text(), m.name.c_str());
                const auto found = Registry::shipped().resolve(nullptr, m.name);
                const bool known = record_type_at(*now->text()) != nullptr;
                QCOMPARE(found.entry != nullptr, known);
                if (!found.entry)
                    continue;
                ++resolved;
                QCOMPARE(found.entry->path, *now->text());
                QCOMPARE(found.notice.empty(), section == &other);
                if (const Value* note = m.value.find("note"))
                    QVERIFY2(found.notice.find(*note->text()) != std::string::npos, found.notice.c_str());
                QVERIFY(found.notice.find('\n') == std::string::npos);
            }
        QVERIFY(resolved > 30);
        for (const Value names = retired("meaning_changed"); const auto& m : *names.map())
            QVERIFY2(listed.contains(m.name), m.name.c_str());
    }

    // Layers ----------------------------------------------------------------------------------------------------------

    void layersWinFieldByField()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        write(root / "user/hardware/Cloud/T4.yaml", "tdp: 75 W\nmemory:\n  capacity: 15 GiB\n");
        write(root / "user/hardware/Lab/Own.yaml", machine);
        write(root / "project/hardware/Cloud/T4.yaml",
            "tdp: 60 W\ncompute:\n  precision_flops:\n    int4: 260 TFLOP/s\n");
        Registry r;
        const std::string before = r.hash();
        QVERIFY(r.add_folder(root / "user", "user").empty());
        QVERIFY(r.hash() != before);
        QCOMPARE(r.find("Hardware.Cloud.T4")->layer, std::string("user"));
        QCOMPARE(r.find("Hardware.Cloud.T4")->file, std::string("hardware/Cloud/T4.yaml"));
        QCOMPARE(number(r, "Hardware.Cloud.T4", "tdp"), 75.0);
        QVERIFY(r.add_folder(root / "project", "project").empty());
        QCOMPARE(r.find("Hardware.Cloud.T4")->layer, std::string("project"));
        QCOMPARE(number(r, "Hardware.Cloud.T4", "tdp"), 60.0);
        QCOMPARE(number(r, "Hardware.Cloud.T4", "memory.capacity"), 15 * 1073741824.0);
        QCOMPARE(number(r, "Hardware.Cloud.T4", "memory.bandwidth"), 320e9);
        QCOMPARE(number(r, "Hardware.Cloud.T4", "compute.precision_flops.int4"), 260e12);
        QCOMPARE(number(r, "Hardware.Cloud.T4", "compute.precision_flops.int8"), 130e12);
        QCOMPARE(r.get<Hardware>("Hardware.Cloud.T4")->name, std::string("NVIDIA T4"));
        QCOMPARE(r.get<Hardware>("Hardware.Cloud.T4")->path, std::string("Hardware.Cloud.T4"));
        QCOMPARE(r.find("Hardware.Cloud.A100")->layer, std::string("shipped"));
        QCOMPARE(r.find("Hardware.Lab.Own")->group(), std::string_view("Lab"));
        QCOMPARE(r.entries(hardware).size(), std::size_t(53));
        // The shared registry is untouched.
        QCOMPARE(number(Registry::shipped(), "Hardware.Cloud.T4", "tdp"), 70.0);
    }

    void badFilesAreReportedAndSkipped()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        write(root / "hardware/Cloud/T4.yaml", "tdp: 75\n");
        write(root / "hardware/Lab/Good.yaml", machine);
        write(root / "hardware/Lab/Bad.yaml", "name: Bad\n");
        write(root / "hardware/Lab/notes.txt", "not an entry");
        fs::create_directories(root / "hardware/Lab/Folder.yaml");
        fs::create_symlink(root / "nowhere", root / "hardware/Lab/Dangling.yaml");
        fs::create_directory_symlink(root / "hardware", root / "hardware/Lab/Loop");
        write(root / "models/Lab/Deep/Net.yaml", "kind: generic\nname: Net\nparameters: 1e6\n");
        write(root / "elsewhere/X.yaml", "name: ignored\n");
        Registry r;
        const auto problems = r.add_folder(root, "user");
        QStringList texts;
        for (const auto& p : problems)
            texts << QString::fromStdString(p.text());
        const QStringList expected { "hardware/Cloud/T4.yaml:1:6: error: tdp \"75\" has no unit; expected a value in W",
            "hardware/Lab/Bad.yaml:1:1: error: release_year is missing",
            "hardware/Lab/Bad.yaml:1:1: error: compute is missing",
            "hardware/Lab/Bad.yaml:1:1: error: memory is missing" };
        QCOMPARE(texts, expected);
        QCOMPARE(number(r, "Hardware.Cloud.T4", "tdp"), 70.0);
        QVERIFY(r.find("Hardware.Lab.Good") && !r.find("Hardware.Lab.Bad"));
        QVERIFY(r.find("Models.Lab.Deep.Net"));
        QCOMPARE(r.entries().size(), Registry::shipped().entries().size() + 2);
        QVERIFY(r.add_folder(root / "nowhere", "user").empty());
    }

    void ownSources()
    {
        QTemporaryDir dir;
        const fs::path root = dir.path().toStdString();
        write(
            root / "sources.yaml", "mine:\n  kind: estimate\n  title: My guess\n  verified: 2026-01-01\n  notes: n\n");
        write(root / "hardware/Lab/A.yaml",
            std::string(machine) + "source: mine\nsources:\n  tdp: nvidia-h100-datasheet\n");
        Registry r;
        for (const auto& p : r.add_folder(root, "user"))
            QFAIL(p.text().c_str());
        const Hardware& a = *r.get<Hardware>("Hardware.Lab.A");
        QCOMPARE(a.source.title, std::string("My guess"));
        QVERIFY(a.source_of("tdp").kind == SourceKind::Datasheet);
        QCOMPARE(a.source_of("memory.bandwidth").title, std::string("My guess"));
        write(root / "sources.yaml", "mine: [\n");
        const auto problems = r.add_folder(root, "user");
        QVERIFY(!problems.empty());
        QCOMPARE(problems.front().file, std::string("sources.yaml"));
    }

    void extending()
    {
        Registry r;
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.Fast",
                     "extends: h100\nname: Fast\ntdp: 500 W\nmemory:\n  bandwidth: 6.7 TB/s\n"),
            std::string());
        const Hardware &base = *r.get<Hardware>("Hardware.Cloud.H100"), &fast = *r.get<Hardware>("Hardware.Lab.Fast");
        QCOMPARE(fast.name, std::string("Fast"));
        QCOMPARE(fast.path, std::string("Hardware.Lab.Fast"));
        QCOMPARE(si(fast.memory.bandwidth), 6.7e12);
        QCOMPARE(si(fast.memory.capacity), si(base.memory.capacity));
        QCOMPARE(si(*fast.tdp), 500.0);
        QCOMPARE(fast.release_year, base.release_year);
        QCOMPARE(si(*fast.nvlink->latency), si(*base.nvlink->latency));
        QCOMPARE(fast.source.title, base.source.title);
    }

    /// A new peak scales every rate, unless the rates are given too, and leaves what else was changed alone.
    void extendingScalesRates()
    {
        Registry r;
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.Double",
                     "extends: H100\nname: D\ncompute:\n  peak_flops: 1978 TFLOP/s\n  sm_count: 264\n  clock_rate: "
                     "2000 MHz\n"),
            std::string());
        const Compute &base = r.get<Hardware>("Hardware.Cloud.H100")->compute,
                      &twice = r.get<Hardware>("Hardware.Lab.Double")->compute;
        QCOMPARE(si(twice.peak_flops), 1978e12);
        for (std::size_t i = 0; i < choices<RateFormat>.size(); ++i) {
            const auto format = static_cast<RateFormat>(i);
            QCOMPARE(twice.precision_flops.has(format), base.precision_flops.has(format));
            if (base.precision_flops.has(format))
                QCOMPARE(si(twice.precision_flops[format]), 2 * si(base.precision_flops[format]));
        }
        QCOMPARE(twice.sm_count, std::optional(264));
        QCOMPARE(si(*twice.clock_rate), 2e9);
        QCOMPARE(twice.warp_size, base.warp_size);
        // As written, to the last bit, whatever the base.
        QCOMPARE(
            wrong(r, hardware, "Hardware.Lab.Odd", "extends: H100\nname: O\ncompute:\n  peak_flops: 777.7 TFLOP/s\n"),
            std::string());
        QCOMPARE(si(r.get<Hardware>("Hardware.Lab.Odd")->compute.peak_flops), 777.7e12);
        // Rates of one's own stay.
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.Own",
                     "extends: H100\nname: O\ncompute:\n  peak_flops: 100 TFLOP/s\n  precision_flops:\n    fp8: 150 "
                     "TFLOP/s\n"),
            std::string());
        const Compute& own = r.get<Hardware>("Hardware.Lab.Own")->compute;
        QCOMPARE(si(own.precision_flops[RateFormat::Fp8]), 150e12);
        QCOMPARE(si(own.precision_flops[RateFormat::Fp32]), si(base.precision_flops[RateFormat::Fp32]));
    }

    void hashSeesEveryValue()
    {
        const std::string before = Registry::shipped().hash();
        QVERIFY(QRegularExpression("^[0-9a-f]{16}$").match(before.c_str()).hasMatch());
        for (const char* change :
            { "tdp: 70.1 W\n", "name: T 4\n", "compute:\n  precision_flops:\n    int4: 1 TFLOP/s\n" }) {
            Registry r;
            QCOMPARE(wrong(r, hardware, "Hardware.Cloud.T4", change), std::string());
            QVERIFY2(r.hash() != before, change);
        }
        Registry same;
        QCOMPARE(wrong(same, hardware, "Hardware.Cloud.T4", "tdp: 70 W\n"), std::string());
        QCOMPARE(same.hash(), before);
    }

    void builds()
    {
        const Registry& r = Registry::shipped();
        Problems problems;
        Value changes;
        changes.set("extends", "T4");
        changes.set_at("memory.bandwidth", 640e9);
        const auto record = r.build(hardware, changes, problems);
        QVERIFY(problems.empty());
        const auto& made = *static_cast<const Hardware*>(record.get());
        QCOMPARE(si(made.memory.bandwidth), 640e9);
        QVERIFY(made.path.empty());
        changes.set_at("memory.bandwith", 1.0);
        r.build(hardware, changes, problems);
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(problems.front().field, std::string("memory.bandwith"));
    }

    /// 20: the order in which entries are read changes nothing.
    void registryOrderDoesNotMatter()
    {
        const std::filesystem::path folder = MLSYSIM_SOURCE_DIR "/registry";
        struct File {
            const RecordType* type;
            std::string path, text;
        };
        std::vector<File> files;
        for (const Entry* e : Registry::shipped().entries()) {
            std::string name = e->path.substr(e->type->space.size() + 1);
            std::ranges::replace(name, '.', '/');
            std::ifstream stream(folder / folder_of(*e->type) / (name + ".yaml"));
            std::ostringstream text;
            text << stream.rdbuf();
            files.push_back({ e->type, e->path, text.str() });
        }
        test::Random random(18);
        for (int round = 0; round < 5; ++round) {
            for (std::size_t i = files.size(); i > 1; --i)
                std::swap(files[i - 1], files[random.below(i)]);
            Registry registry;
            for (const auto& f : files)
                for (const auto& p : registry.add_text(*f.type, f.path, f.text, "x.yaml", "shuffled"))
                    QFAIL(p.text().c_str());
            QCOMPARE(registry.hash(), Registry::shipped().hash());
            const auto entries = registry.entries(), shipped = Registry::shipped().entries();
            QVERIFY(std::ranges::equal(entries, shipped, {}, &Entry::path, &Entry::path));
        }
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
