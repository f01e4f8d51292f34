// SPDX-License-Identifier: Apache-2.0
#include "engine/document/request.h"
#include "engine/engine.h"
#include "engine/study/sweep.h"
#include "tests/support/json.h"
#include "tests/support/random.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace mlsysim;

namespace {

constexpr int threads = 8;

/// Runs `work(index)` in eight threads that start together.
template <class Work> void together(Work work)
{
    std::atomic<int> waiting { threads };
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back([&, i] {
            --waiting;
            while (waiting > 0)
                std::this_thread::yield();
            work(i);
        });
    for (auto& t : running)
        t.join();
}

} // namespace

/// Many threads read one registry, resolve, build, solve and sweep. Also run under the thread sanitizer.
class TestConcurrency : public QObject {
    Q_OBJECT

private slots:
    void recordsAreMadeOnce()
    {
        const Registry registry;
        const auto entries = registry.entries();
        std::vector<std::vector<const void*>> seen(threads, std::vector<const void*>(entries.size()));
        together([&](int index) {
            test::Random random(static_cast<quint64>(index));
            std::vector<std::size_t> order(entries.size());
            for (std::size_t i = 0; i < order.size(); ++i)
                std::swap(order[i] = i, order[random.below(i + 1)]);
            for (const auto i : order)
                seen[static_cast<std::size_t>(index)][i]
                    = registry.record(*registry.resolve(nullptr, entries[i]->path).entry);
        });
        for (const auto& records : seen)
            QVERIFY(records == seen.front());
        for (const void* record : seen.front())
            QVERIFY(record);
    }

    void readingEverythingAtOnce()
    {
        const Registry registry;
        const std::string hash = Registry().hash();
        std::atomic<int> wrong = 0;
        together([&](int index) {
            for (int round = 0; round < 20; ++round) {
                Problems problems;
                Value changes;
                changes.set("extends", round % 2 ? "H100" : "t4");
                changes.set_at("memory.bandwidth", 1e12 + index);
                const auto made = registry.build(record_type_of<Hardware>, changes, problems);
                wrong += !problems.empty()
                    || si(static_cast<const Hardware*>(made.get())->memory.bandwidth) != 1e12 + index;
                wrong += registry.hash() != hash;
                wrong += !registry.resolve(nullptr, "no such name").candidates.empty();
            }
        });
        QCOMPARE(wrong.load(), 0);
    }

    void solvingAndSweeping()
    {
        const Registry registry;
        Evaluation shared(*find_solver("engine_solve"), registry);
        QVERIFY(shared.assign(test::json("{'model': 'Llama3_8B', 'hardware': 'H100'}")).empty());
        std::vector<double> xs(3000);
        for (std::size_t k = 0; k < xs.size(); ++k)
            xs[k] = 1e9 * static_cast<double>(k + 1);
        std::vector<std::vector<double>> results(threads, std::vector<double>(xs.size()));
        std::vector<std::string> answers(threads);
        const std::string line
            = test::json_text("{'solver': 'engine_solve', 'inputs': {'model': 'GPT2', 'hardware': 'T4'}}");
        std::atomic<double> facade = 0;
        together([&](int index) {
            const auto i = static_cast<std::size_t>(index);
            const std::string_view outputs[] { "latency" };
            const std::span<double> columns[] { results[i] };
            sweep(shared, "hardware.memory.bandwidth", xs, outputs, columns);
            answers[i] = answer(line, registry);
            facade = si(Engine::solve("Llama3_70B", "A100").latency);
        });
        for (const auto& r : results)
            QVERIFY(r == results.front());
        for (const auto& a : answers)
            QCOMPARE(a, answers.front());
        QVERIFY(results.front().front() > results.front().back() && results.front().back() > 0);
        QCOMPARE(facade.load(), si(Engine::solve("Llama3_70B", "A100").latency));
    }
};

QTEST_APPLESS_MAIN(TestConcurrency)
#include "tst_concurrency.moc"
