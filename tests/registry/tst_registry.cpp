// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/document/json.h"
#include "engine/hardware/hardware.h"
#include "engine/models/model.h"
#include "engine/registry/registry.h"
#include "engine/registry/yaml.h"
#include "tests/support/random.h"

#include <QtTest>

#include <fstream>
#include <set>
#include <sstream>

using namespace mlsysim;
namespace fs = std::filesystem;

namespace {

const fs::path shipped_folder = fs::path(MLSYSIM_SOURCE_DIR) / "registry";
const RecordType& hardware = record_type_of<Hardware>;
const RecordType& model = record_type_of<Model>;

std::string content(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

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

/// What is wrong with a text, one problem a line as people read it.
std::string wrong(Registry& registry, const RecordType& type, std::string_view path, std::string_view yaml)
{
    std::string all;
    for (const auto& p : registry.add_text(type, path, yaml, "X.yaml", "user"))
        all += p.text() + "\n";
    return all;
}

double number(const Registry& registry, std::string_view path, std::string_view field)
{
    const Entry* entry = registry.find(path);
    if (!entry)
        return -1;
    void* record = const_cast<void*>(registry.record(*entry));
    const Place place = locate(entry->type->structure, record, field);
    return place ? place.get() : -1;
}

const char machine[] = "name: X\n"
                       "release_year: 2024\n"
                       "compute:\n"
                       "  peak_flops: 1 TFLOP/s\n"
                       "memory:\n"
                       "  capacity: 1 GiB\n"
                       "  bandwidth: 1 GB/s\n"
                       "tdp: 10 W\n"
                       "dispatch_tax: 0.01 ms\n";

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
                const bool known = find_record_type(now->text()->substr(0, now->text()->find('.'))) != nullptr;
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
        QCOMPARE(r.entries().size(), std::size_t(96));
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

    // Broken texts ----------------------------------------------------------------------------------------------------

    void brokenTexts_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("expected"); // "line:column: error: message"
        const auto whole = [](const char* name, const QByteArray& yaml, const char* expected) {
            QTest::newRow(name) << yaml << QString(expected);
        };
        const auto row = [&](const char* name, const char* instead_of, const QByteArray& text, const char* expected) {
            QByteArray yaml = machine;
            const auto at = yaml.indexOf(instead_of);
            if (at < 0)
                qFatal("%s is not in the text", instead_of);
            whole(name, yaml.replace(at, qsizetype(qstrlen(instead_of)), text), expected);
        };
        const auto tdp = [&](const char* name, const QByteArray& text, const char* expected) {
            row(name, "tdp: 10 W", text, expected);
        };
        tdp("key given twice", "tdp: 10 W\ntdp: 11 W", "9:1: error: \"tdp\" is given twice");
        row("nested key given twice", "  capacity: 1 GiB", "  capacity: 1 GiB\n  capacity: 2 GiB",
            "7:3: error: \"capacity\" is given twice");
        tdp("unknown key", "tpd: 10 W", "8:1: error: tpd unknown field, did you mean \"tdp\"?");
        tdp("unknown key, nothing near", "temperature: 10 W", "8:1: error: temperature unknown field");
        row("unknown nested key", "  bandwidth: 1 GB/s", "  bandwidth: 1 GB/s\n  l3_cache: 1 MiB",
            "8:3: error: memory.l3_cache unknown field, did you mean \"l2_cache\"?");
        tdp("path of an entry as a key", "path: X", "8:1: error: path unknown field");
        tdp("no unit", "tdp: 10", "8:6: error: tdp \"10\" has no unit; expected a value in W");
        tdp("zero without a unit", "tdp: 0", "8:6: error: tdp \"0\" has no unit");
        tdp("wrong unit", "tdp: 10 J", "8:6: error: tdp \"10 J\" has the wrong unit; expected a value in W");
        tdp("unknown unit", "tdp: 10 Watt", "8:6: error: tdp unknown unit \"Watt\"");
        tdp("percent", "tdp: 10 %", "8:6: error: tdp \"10 %\" has the wrong unit");
        row("bits for a rate of arithmetic", "1 TFLOP/s", "1 Tbit/s",
            "4:15: error: compute.peak_flops \"1 Tbit/s\" has the wrong unit");
        row("a bare prefix", "1 GiB", "80 G", "6:13: error: memory.capacity unknown unit \"G\"");
        tdp("negative", "tdp: -10 W", "8:6: error: tdp expected more than 0, found -10");
        tdp("zero", "tdp: 0 W", "8:6: error: tdp expected more than 0, found 0 W");
        tdp("not a number", "tdp: nan W", "8:6: error: tdp expected a finite number, found \"nan W\"");
        tdp("YAML's not a number", "tdp: .nan", "8:6: error: tdp expected a finite number, found \".nan\"");
        tdp("infinite", "tdp: inf", "8:6: error: tdp expected a finite number, found \"inf\"");
        tdp("infinite watts", "tdp: inf W", "8:6: error: tdp expected a finite number, found \"inf W\"");
        tdp("beyond the doubles", "tdp: 1e999 W", "8:6: error: tdp expected a finite number, found \"1e999 W\"");
        tdp("decimal comma", "tdp: 10,5 W", "8:6: error: tdp unknown unit \",5 W\"");
        tdp("thousands", "tdp: 10 000 W", "8:6: error: tdp unknown unit \"000 W\"");
        tdp("hexadecimal", "tdp: 0x10 W", "8:6: error: tdp unknown unit \"x10 W\"");
        tdp("no value", "tdp:", "8:1: error: tdp expected a finite number, found \"\"");
        tdp("YAML's null", "tdp: ~", "error: tdp expected a finite number, found \"\"");
        row("required text empty", "name: X", "name:", "1:1: error: name is missing");
        row("required text empty in quotes", "name: X", "name: \"\"", "error: name is missing");
        row("anchor", "compute:", "compute: &a", "3:10: error: anchors are not allowed");
        tdp("alias", "tdp: &x 10 W\ntdp_min: *x", "9:10: error: aliases are not allowed");
        tdp("alias of nothing", "tdp: *x", "8:6: error: the referenced anchor is not defined");
        tdp("merge key", "<<: {tdp: 10 W}", "8:1: error: << unknown field");
        tdp("tag", "tdp: !!float 10", "8:6: error: tags are not allowed: tag:yaml.org,2002:float");
        tdp("own tag", "tdp: !watt 10", "8:6: error: tags are not allowed: !watt");
        row("tag on a map", "compute:", "compute: !!map", "3:10: error: tags are not allowed");
        tdp("tab for indentation", "\ttdp: 10 W", "8:1: error: illegal tab");
        tdp("implicit boolean", "tdp: yes", "8:6: error: tdp expected a finite number, found \"yes\"");
        tdp("wrong choice", "nvlink:\n  name: N\n  bandwidth: 1 GB/s\n  direction: both",
            "11:14: error: nvlink.direction expected one of per_direction, bidirectional_total, found \"both\"");
        row("unknown precision", "  peak_flops: 1 TFLOP/s",
            "  peak_flops: 1 TFLOP/s\n  precision_flops:\n    fp17: 1 TFLOP/s",
            "6:5: error: compute.precision_flops.fp17 expected one of fp32, ");
        row("suggested precision", "  peak_flops: 1 TFLOP/s",
            "  peak_flops: 1 TFLOP/s\n  precision_flops:\n    fp17: 1 TFLOP/s",
            "found \"fp17\", did you mean \"fp16\"?");
        tdp("list for a number", "tdp: [10 W]", "8:6: error: tdp expected a number, found a list");
        tdp("list of lines for a number", "tdp:\n  - 10 W", "9:3: error: tdp expected a number, found a list");
        tdp("map for a number", "tdp:\n  a: 10 W", "9:3: error: tdp expected a number, found a map");
        row("list for a text", "name: X", "name: [X]", "1:7: error: name expected a text, found a list");
        row("text for a group", "compute:\n  peak_flops: 1 TFLOP/s", "compute: fast",
            "3:10: error: compute expected a map of fields, found \"fast\"");
        row("list for a group", "compute:\n  peak_flops: 1 TFLOP/s", "compute: [1]",
            "3:10: error: compute expected a map of fields, found a list");
        tdp("text for a list", "mig_profiles: a", "8:15: error: mig_profiles expected a list, found \"a\"");
        tdp("map for a list", "mig_profiles:\n  a: 1", "9:3: error: mig_profiles expected a list, found a map");
        tdp("text for a map", "sources: a=b", "8:10: error: sources expected a map, found \"a=b\"");
        tdp("nested too deep", "tdp: " + QByteArray(40, '[') + QByteArray(40, ']'), "8:37: error: nested too deeply");
        tdp("nested a million deep", "tdp: " + QByteArray(1000000, '['), "error: nested too deeply");
        tdp("maps nested too deep", "tdp: " + QByteArray("{a: ").repeated(2000), "error: nested too deeply");
        tdp("within a list",
            "mig_profiles:\n  - name: a\n    sm_count: 1\n    gpu_memory: 5 GB\n"
            "  - name: b\n    sm_count: 0\n    gpu_memory: 5 GB",
            "13:15: error: mig_profiles[1].sm_count expected 1 to 2147483647, found 0");
        tdp("missing within a list", "mig_profiles:\n  - name: a\n    sm_count: 1",
            "9:5: error: mig_profiles[0].gpu_memory is missing");
        row("part of a year", "2024", "2024.5", "2:15: error: release_year expected a whole number, found \"2024.5\"");
        row("year before computers", "2024", "1066", "2:15: error: release_year expected 1940 to 2100, found 1066");
        row("year in words", "2024", "this year", "2:15: error: release_year expected a whole number");
        row("missing", "name: X\n", "", "1:1: error: name is missing");
        row("missing in a group", "  capacity: 1 GiB\n", "", "6:3: error: memory.capacity is missing");
        tdp("unknown source", "source: nvidia-h100-datashet",
            "8:9: error: source unknown source \"nvidia-h100-datashet\", did you mean \"nvidia-h100-datasheet\"?");
        tdp("source of an unknown kind", "source:\n  kind: rumour\n  title: a\n  verified: 2024-01-01",
            "9:9: error: source.kind expected one of datasheet, ");
        tdp("unknown source of a field", "sources:\n  tdp: nowhere",
            "9:8: error: sources.tdp unknown source \"nowhere\"");
        tdp("indentation", "  tdp: 10 W", "8:3: error: memory.tdp unknown field");
        row("colon in a text", "name: X", "name: X: Y", "1:8: error: illegal map value");
        row("quote left open", "name: X", "name: \"X", "error: ");
        tdp("bracket left open", "mig_profiles: [a", "error: end of sequence flow not found");
        whole("empty", "", "1:1: error: the file is empty");
        whole("comment only", "# nothing\n", "1:1: error: the file is empty");
        whole("a list", "- a\n- b\n", "1:1: error: expected a map of fields");
        whole("a text", "hello\n", "1:1: error: expected a map of fields");
        whole(
            "two documents", QByteArray(machine) + "---\n" + machine, "10:1: error: one document only, found another");
        whole("a broken second document", QByteArray(machine) + "---\n[", "error: ");
        whole("map for a key", QByteArray("? {a: b}\n: c\n") + machine, "1:3: error: a key must be a text");
        whole("list for a key", QByteArray("[a]: c\n") + machine, "1:1: error: a key must be a text");
        row("not UTF-8", "name: X", "name: X\xff", "1:8: error: a byte that is neither UTF-8 nor printable");
        row("overlong UTF-8", "tdp: 10 W", "name2: \xc0\xaf", "8:8: error: a byte that is neither");
        row("half a character", "tdp: 10 W", "name2: \xe2\x82", "8:8: error: a byte that is neither");
        row("a surrogate", "tdp: 10 W", "name2: \xed\xa0\x80", "8:8: error: a byte that is neither");
        row("NUL", "name: X", QByteArray("name: X\0Y", 9), "1:8: error: a byte that is neither");
        row("bell", "name: X", "name: \a", "1:7: error: a byte that is neither");
        whole("huge", QByteArray("# ") + QByteArray(5 << 20, 'x') + "\n" + machine, "error: the file is too large");
        whole("extends nothing", "extends: Hardware.Cloud.H10\n",
            "1:10: error: extends unknown machine \"Hardware.Cloud.H10\", did you mean \"Hardware.Cloud.H100\"?");
        whole("extends a list", "extends: [H100]\n", "1:10: error: extends expected the name of an entry");
        whole("extends another kind", "extends: Llama3_8B\n", "1:10: error: extends unknown machine \"Llama3_8B\"");
        whole("extends with a bad change", "extends: H100\ntdp: 5\n", "2:6: error: tdp \"5\" has no unit");
        whole("extends with an unknown change", "extends: H100\nmemory:\n  size: 5 GB\n",
            "3:3: error: memory.size unknown field");
    }
    void brokenTexts()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, expected);
        Registry r;
        const auto hash = r.hash();
        const QString found = QString::fromStdString(
            wrong(r, hardware, "Hardware.Lab.X", { yaml.constData(), std::size_t(yaml.size()) }));
        QVERIFY2(found.startsWith("X.yaml"), qPrintable(found));
        QVERIFY2(found.contains(expected), qPrintable(found));
        if (expected.front().isDigit())
            QVERIFY2(found.contains("X.yaml:" + expected), qPrintable(found));
        QVERIFY(!r.find("Hardware.Lab.X"));
        QCOMPARE(r.hash(), hash);
    }

    void soundTexts_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("plain") << QByteArray(machine);
        QTest::newRow("with a start mark") << QByteArray("---\n") + machine;
        QTest::newRow("with an end mark") << QByteArray(machine) + "...\n";
        QTest::newRow("line ends of Windows") << QByteArray(machine).replace("\n", "\r\n");
        QTest::newRow("byte-order mark") << QByteArray("\xef\xbb\xbf") + machine;
        QTest::newRow("no last line end") << QByteArray(machine).chopped(1);
        QTest::newRow("quotes") << QByteArray(machine).replace("10 W", "\"10 W\"");
        QTest::newRow("a name that YAML takes for a switch") << QByteArray(machine).replace("name: X", "name: yes");
        QTest::newRow("any alphabet") << QByteArray(machine).replace("name: X", "name: 天河 Ωμέγα 😀");
        QTest::newRow("micro sign") << QByteArray(machine).replace("0.01 ms", "10 µs");
        QTest::newRow("any case of a choice")
            << QByteArray(machine) + "nvlink:\n  name: N\n  bandwidth: 1 GB/s\n  direction: Per_Direction\n";
    }
    void soundTexts()
    {
        QFETCH(QByteArray, yaml);
        Registry r;
        QCOMPARE(wrong(r, hardware, "Hardware.Lab.X", yaml.toStdString()), std::string());
        QCOMPARE(number(r, "Hardware.Lab.X", "tdp"), 10.0);
        QCOMPARE(number(r, "Hardware.Lab.X", "dispatch_tax"), 1e-5);
        QVERIFY(wrong(r, hardware, {}, yaml.toStdString()).empty()); // checked only
    }

    void modelsCheckTheirKind_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* yaml, const char* expected) {
            QTest::newRow(name) << QByteArray(yaml) << QString(expected);
        };
        row("transformer without layers", "kind: transformer\nname: N\nparameters: 1e9\n",
            "X.yaml:1:1: error: layers is missing: a transformer model needs it\n");
        row("mixture without experts",
            "kind: sparse_transformer\nname: N\nparameters: 1e9\nlayers: 2\nactive_parameters: 1e8\n",
            "X.yaml:1:1: error: experts is missing: a sparse_transformer model needs it\n");
        row("network without work", "kind: cnn\nname: N\nparameters: 1e9\n",
            "X.yaml:1:1: error: inference_flops is missing: a cnn model needs it\n");
        row("state space without states", "kind: state_space\nname: N\nparameters: 1e9\nlayers: 2\nhidden_dim: 2\n",
            "X.yaml:1:1: error: state_size is missing: a state_space model needs it\n");
        row("diffusion without steps", "kind: diffusion\nname: N\nparameters: 1e9\nresolution: 512\n",
            "X.yaml:1:1: error: denoising_steps is missing: a diffusion model needs it\n");
        row("neither parameters nor a size", "kind: generic\nname: N\n",
            "X.yaml:1:1: error: parameters is missing: give parameters or model_size\n");
        row("no kind", "name: N\nparameters: 1e9\n", "X.yaml:1:1: error: kind is missing\n");
        row("unknown kind", "kind: rnn\nname: N\n", "X.yaml:1:7: error: kind expected one of transformer, ");
        row("device-days that disagree",
            "kind: generic\nname: N\nparameters: 1e9\ntraining_accelerators_ref: 10\ntraining_time_ref: 10 d\n"
            "training_gpu_days: 50\n",
            "X.yaml:6:20: error: training_gpu_days disagrees with");
        row("device-days that agree",
            "kind: generic\nname: N\nparameters: 1e9\ntraining_accelerators_ref: 10\ntraining_time_ref: 10 d\n"
            "training_gpu_days: 100.5\n",
            "");
    }
    void modelsCheckTheirKind()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, expected);
        Registry r(false);
        const QString found = QString::fromStdString(wrong(r, model, "Models.Lab.X", yaml.toStdString()));
        QVERIFY2(expected.isEmpty() ? found.isEmpty() : found.startsWith(expected), qPrintable(found));
    }

    /// Shipped files with random damage: never a crash, every problem says where and what.
    void damagedFiles()
    {
        std::vector<std::string> texts;
        for (const auto& file : fs::recursive_directory_iterator(shipped_folder / "hardware"))
            if (file.path().extension() == ".yaml")
                texts.push_back(content(file.path()));
        test::Random random(3);
        constexpr std::string_view inserts[] { ":", "\n", " ", "- ", "{", "}", "[", "]", "&", "*", "!", "\"", "'", "#",
            "\t", "\xff", "0", "e9", "|", ">", "%", "?", "---\n", "..." };
        int refused = 0, accepted = 0;
        for (int i = 0; i < 3000; ++i) {
            std::string text = random.of(texts);
            for (std::size_t n = 1 + random.below(3); n > 0; --n) {
                const std::size_t at = random.below(text.size());
                if (random.coin())
                    text.insert(at, random.of(inserts));
                else
                    text.erase(at, 1 + random.below(6));
            }
            Registry r(false);
            const auto problems = r.add_text(hardware, "Hardware.Lab.X", text, "X.yaml", "user");
            (problems.empty() ? accepted : refused)++;
            for (const auto& p : problems) {
                QVERIFY2(!p.problem.message.empty(), text.c_str());
                QVERIFY2(
                    p.problem.position.line > 0 && p.problem.position.column > 0, (p.text() + " in\n" + text).c_str());
                QVERIFY2(p.text().find('\n') == std::string::npos, p.text().c_str());
            }
        }
        QVERIFY2(refused > 1000, qPrintable(QString::number(refused)));
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
