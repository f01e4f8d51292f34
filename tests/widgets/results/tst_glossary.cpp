// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"
#include "widgets/results/glossary.h"
#include "widgets/results/glossarycard.h"

#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QTest>

using namespace mlsysim;
using namespace mlsysim::widgets;

class TestGlossary : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { install_look(ThemeMode::Light); }
    void shipped_terms_are_sound();
    void finds_by_every_name();
    void knows_the_words_of_the_field_data();
    void knows_the_words_of_the_field();
    void mistakes_have_their_place_data();
    void mistakes_have_their_place();
    void every_card_fits_its_text();
};

void TestGlossary::shipped_terms_are_sound()
{
    QFile file(QStringLiteral(MLSYSIM_SOURCE_DIR "/resources/glossary/terms.yaml"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::vector<FileProblem> problems;
    const Glossary glossary = Glossary::read(file.readAll(), QStringLiteral("terms.yaml"), problems);
    for (const FileProblem& problem : problems)
        qWarning("%s", problem.text().c_str());
    QVERIFY(problems.empty()); // duplicates and links into nothing are problems
    QVERIFY(glossary.terms().size() >= 80);
    QCOMPARE(glossary.terms().size(), Glossary::shared().terms().size());
    for (const GlossaryTerm& term : glossary.terms()) {
        QVERIFY2(term.sentence.size() <= 200, qPrintable(term.key));
        QVERIFY2(term.sentence.endsWith(u'.'), qPrintable(term.key));
        QVERIFY2(term.analogy.endsWith(u'.'), qPrintable(term.key));
        QVERIFY2(!term.see.contains(term.key), qPrintable(term.key));
        QVERIFY2(!term.see.isEmpty(), qPrintable(term.key));
    }
}

void TestGlossary::finds_by_every_name()
{
    const Glossary& glossary = Glossary::shared();
    for (const GlossaryTerm& term : glossary.terms()) {
        QCOMPARE(glossary.find(term.key), &term);
        QCOMPARE(glossary.find(term.term.toUpper()), &term);
        for (const QString& other : term.also)
            QCOMPARE(glossary.find(other), &term);
    }
    QCOMPARE(glossary.find(QStringLiteral("Ridge  Points")), glossary.find(QStringLiteral("ridge-point")));
    QVERIFY(!glossary.find(QStringLiteral("flux capacitor")));
    QVERIFY(!glossary.find(QString()));
}

void TestGlossary::knows_the_words_of_the_field_data()
{
    QTest::addColumn<QString>("word");
    for (const char* word :
        { "roofline", "arithmetic intensity", "ridge point", "memory-bound", "compute-bound", "overhead-bound", "FLOP",
            "FLOP/s", "bandwidth", "HBM", "SRAM", "MFU", "HFU", "batch", "precision", "fp32", "tf32", "fp16", "bf16",
            "fp8", "int8", "int4", "quantization", "KV cache", "GQA", "MLA", "prefill", "decode", "TTFT",
            "inter-token latency", "throughput", "latency", "tail latency", "p99", "tensor parallelism",
            "pipeline parallelism", "data parallelism", "expert parallelism", "all-reduce", "NVLink", "PCIe", "ZeRO",
            "LoRA", "activation recomputation", "optimizer state", "gradient accumulation", "TDP", "energy", "carbon",
            "PUE", "ECC", "MoE", "expert", "token", "context", "attention", "parameters", "weights" })
        QTest::newRow(word) << QString::fromUtf8(word);
}

void TestGlossary::knows_the_words_of_the_field()
{
    QFETCH(QString, word);
    QVERIFY(Glossary::shared().find(word));
}

void TestGlossary::mistakes_have_their_place_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QString>("starts");
    QTest::addColumn<QString>("says");
    const QByteArray good = "- key: a\n  term: a\n  sentence: A.\n  analogy: B.\n";
    QTest::newRow("no list") << QByteArray("key: a\n") << "words.yaml:1:"
                             << "expected a list of terms";
    QTest::newRow("unknown member") << good + "  like: x\n"
                                    << "words.yaml:5:"
                                    << "like";
    QTest::newRow("missing analogy") << QByteArray("- key: a\n  term: a\n  sentence: A.\n") << "words.yaml:1:"
                                     << "analogy";
    QTest::newRow("empty sentence") << QByteArray("- key: a\n  term: a\n  sentence: \"\"\n  analogy: B.\n")
                                    << "words.yaml:3:"
                                    << "is empty";
    QTest::newRow("twice") << good + good << "words.yaml:5:"
                           << "already explained in line 1";
    QTest::newRow("dead link") << good + "  see: [b]\n"
                               << "words.yaml:1:"
                               << "is no key";
    QTest::newRow("see is no list") << good + "  see: b\n"
                                    << "words.yaml:5:"
                                    << "expected a list";
    QTest::newRow("too long") << "- key: a\n  term: a\n  sentence: " + QByteArray(201, 'x') + "\n  analogy: B.\n"
                              << "words.yaml:3:"
                              << "at most 200";
    QTest::newRow("broken") << QByteArray("- key: [a\n") << "words.yaml:"
                            << "";
}

void TestGlossary::mistakes_have_their_place()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QString, starts);
    QFETCH(QString, says);
    std::vector<FileProblem> problems;
    Glossary::read(yaml, QStringLiteral("words.yaml"), problems);
    QCOMPARE(problems.size(), std::size_t(1));
    const QString text = QString::fromStdString(problems[0].text());
    QVERIFY2(text.startsWith(starts) && text.contains(says), qPrintable(text));
}

void TestGlossary::every_card_fits_its_text()
{
    QWidget owner;
    owner.show();
    for (const GlossaryTerm& term : Glossary::shared().terms()) {
        GlossaryCard* card = GlossaryCard::open(term.term, QRect(100, 100, 60, 16), &owner);
        QVERIFY(card);
        card->layout()->activate();
        QVERIFY(card->text().contains(term.sentence));
        for (const QLabel* label : card->findChildren<QLabel*>())
            if (label->isVisibleTo(card))
                QVERIFY2(label->heightForWidth(label->width()) <= label->height(), qPrintable(term.key));
        card->close();
    }
    QVERIFY(!GlossaryCard::open(QStringLiteral("flux capacitor"), QRect(), &owner));
}

QTEST_MAIN(TestGlossary)
#include "tst_glossary.moc"
