// SPDX-License-Identifier: Apache-2.0
#include "tests/registry/texts.h"
#include "tests/support/random.h"

#include <QtTest>

using namespace mlsysim;
using namespace mlsysim::test;
namespace fs = std::filesystem;

/// Texts that are entries, and texts that are none: every problem says where it is and what was expected.
class TestRegistryTexts : public QObject {
    Q_OBJECT

private slots:
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

QTEST_APPLESS_MAIN(TestRegistryTexts)
#include "tst_registry_texts.moc"
