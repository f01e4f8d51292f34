// SPDX-License-Identifier: Apache-2.0
#include "engine/catalogue.h"
#include "engine/evaluation.h"
#include "tests/support/golden.h"
#include "tests/support/json.h"

#include <QtTest>

using namespace mlsysim;
using test::json;

namespace {

const char tiers[] = "'tasks': 1000, 'call_costs': [0.002, 0.01, 0.08], 'gate_cost': 0.0005, 'call_times': [1, 3, 9],"
                     "'gate_time': 0.4";
const char device[] = "'wcet': '4 ms', 'blocking_and_interference': '0.5 ms', 'deadline': '6 ms', 'tick': '10 ms',"
                      "'nominal_clock': '1 GHz', 'throttled_clock': '0.5 GHz', 'time_constant': '30 s', 'theta': 10,"
                      "'ambient': '40 degC', 'trip': '85 degC', 'clear': '75 degC', 'quiet_power': 1";
const char path[] = "'stages': {'a': 0.03, 'b': 0.06, 'c': 0.01}";

QByteArray with(const char* shared, const char* more) { return QByteArray("{") + shared + ", " + more + "}"; }

} // namespace

/// Known results of solvers, each row named after where its numbers come from, and what each solver refuses.
class TestExamples : public QObject {
    Q_OBJECT

private slots:
    void results_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* solver, const QByteArray& inputs, const char* expected) {
            QTest::newRow(name) << QByteArray(solver) << inputs << QByteArray(expected);
        };
        row("checkpoint_interval: the reference's example", "checkpoint_interval",
            "{'write_time': '30 s', 'mtbf': '3 h'}",
            "{'write_time': 30, 'mtbf': 10800, 'interval': 804.9844718999243, 'write_share': 0.037267799624996496,"
            "'rework_share': 0.03726779962499649, 'waste': 0.07453559924999299}");
        row("checkpoint_interval: writing longer than failures are apart", "checkpoint_interval",
            "{'write_time': '10 h', 'mtbf': '1 h'}", "{'waste': 4.47213595499958}");
        row("goodput: the reference's example", "goodput",
            "{'scheduling': 0.95, 'runtime': 0.85, 'program': 0.42, 'device_hour_rate': '2 USD/h',"
            "'ceilings': {'scheduling': 0.99, 'runtime': 0.97, 'program': 0.5}}",
            "{'mpg': 0.33915, 'scheduling_share': 0.050000000000000044, 'runtime_share': 0.14250000000000002,"
            "'program_share': 0.46835000000000004, 'cost_multiple': 2.948547840188707,"
            "'ceiling_gain': {'scheduling': 0.014280000000000015, 'runtime': 0.04788, 'program': 0.06460000000000002},"
            "'useful_rate': 0.0016380821334381706}");
        row("goodput: without ceilings and price", "goodput", "{'scheduling': 0.5, 'runtime': 0.5, 'program': 0.5}",
            "{'mpg': 0.125, 'job_product': 0.25, 'after_runtime': 0.25, 'point_value': {'program': 0.25},"
            "'full_scheduling_gain': 0.125, 'job_cost_multiple': 4, 'runtime_headroom': 1, 'useful_rate': null}");
        row("kingman: the reference's example", "kingman",
            "{'service_time': 2, 'arrival_scv': 1, 'service_scv': 0.5, 'low': 0.5, 'high': 0.9, 'holding_rate': 0.01}",
            "{'variability': 0.75, 'wait_low': 1.5, 'wait_high': 13.500000000000004, 'holding_low': 0.015,"
            "'holding_high': 0.13500000000000004, 'wait_ratio': 9.000000000000002, 'throughput_gain': 0.8,"
            "'unit_wait_utilization': 0.5714285714285714}");
        row("kingman: nothing varies", "kingman",
            "{'service_time': 2, 'arrival_scv': 0, 'service_scv': 0, 'low': 0.5, 'high': 0.75, 'holding_rate': 1}",
            "{'wait_high': 0, 'wait_ratio': 3, 'unit_wait_utilization': 1}");
        row("facility_power: the reference's example", "facility_power",
            "{'devices': 8192, 'device_power': 700, 'it_ratio': 1.375, 'pue': 1.12}",
            "{'accelerator_power': 5734400, 'it_power': 7884800, 'facility_power': 8830976.000000001,"
            "'support_power': 2150400.0000000003, 'overhead_power': 946176.0000000012}");
        row("water_use: the reference's example", "water_use",
            "{'it_energy': '1000 MWh', 'wue': {'a': '0.5 L/kWh', 'b': '1.8 L/kWh'}}",
            "{'water': {'a': 500, 'b': 1800}}");
        row("embodied_payback: the reference's example", "embodied_payback",
            "{'embodied': 164, 'device_power': 700, 'saved_fraction': 0.3,"
            "'intensities': {'US': '429 g/kWh', 'Quebec': '20 g/kWh', 'sun': 0}}",
            "{'saved_power': 210, 'saved_energy_per_day': 18144000,"
            "'avoided_per_day': {'US': 2.16216, 'Quebec': 0.1008, 'sun': 0},"
            "'payback': {'US': 6553446.553446554, 'Quebec': 140571428.57142857, 'sun': 'inf'}}");
        row("object_storage_bill: the reference's example, months of 30.4375 days", "object_storage_bill",
            "{'dataset_bytes': '100 TB', 'storage_rate': 8.74591223667199e-18, 'billing_period': '365.25 d',"
            "'egress_rate': '0.09 USD/GB', 'reads': 3, 'files': 1000000, 'request_fee': 0.0004,"
            "'requests_per_fee': 1000, 'retrieval_rate': '0.02 USD/GB'}",
            "{'storage_cost': 27600, 'egress_per_read': 9000, 'egress_cost': 27000, 'request_cost': 0.4,"
            "'archive_retrieval_cost': 2000, 'archive_restore_cost': 11000}");
        row("model_cascade: the reference's example", "model_cascade",
            with(tiers,
                "'accepted_by_tier': [600, 250, 100], 'direct_accepted': 930, 'false_accept_rate': 0.02,"
                "'harm_per_false_accept': 1.5"),
            "{'reached': [1000, 400, 150], 'conditional_acceptance': [0.6, 0.625, 0.6666666666666666],"
            "'reach_shares': [1, 0.4, 0.15], 'accepted': 950, 'unresolved': 50, 'spend': 18.775000000000002,"
            "'per_initiated': 0.018775000000000003, 'per_accepted': 0.019763157894736844, 'direct_spend': 80.5,"
            "'direct_per_accepted': 0.08655913978494624, 'mean_time': 4.17, 'all_tiers_time': 14.2,"
            "'direct_time': 9.4, 'direct_ratio': 4.379823318013258, 'lower_tier_toll': 0.013,"
            "'saving_per_accepted': 0.0667959818902094, 'false_accept_breakeven': 0.0705068697729988,"
            "'harm_cost': 18, 'per_accepted_with_harm': 0.03871052631578948}");
        row("model_cascade: the lowest tier passes nothing", "model_cascade",
            with(tiers, "'accepted_by_tier': [0, 0, 1000], 'direct_accepted': 1000, 'harm_per_false_accept': 1.5"),
            "{'false_accept_breakeven': null, 'harm_cost': null, 'reached': [1000, 1000, 1000], 'unresolved': 0}");
        row("thermal_throttle: the reference's example", "thermal_throttle", with(device, "'loaded_power': 6"),
            "{'cycles': 4000000, 'execution': 0.004, 'execution_throttled': 0.008, 'response': 0.0045,"
            "'response_throttled': 0.0085, 'slack': 0.0015, 'overrun': 0.0025, 'overrun_ratio': 0.4166666666666667,"
            "'junction_quiet': 323.15, 'junction_loaded': 373.15, 'loaded_rise': 60,"
            "'time_to_trip': 36.119184129778084, 'recovery': 10.094167098636387,"
            "'recovery_from_loaded': 20.79441541679836, 'ticks_exposed': 1009, 'ticks_exposed_from_loaded': 2079,"
            "'heat_capacity': 3, 'theta_never_trips': 7.5}");
        row("thermal_throttle: a load that never trips", "thermal_throttle", with(device, "'loaded_power': 4.5"),
            "{'time_to_trip': 'inf', 'recovery': 10.094167098636387}");
        row("thermal_throttle: too hot even when quiet", "thermal_throttle",
            QByteArray(with(device, "'loaded_power': 6")).replace("'quiet_power': 1", "'quiet_power': 5"),
            "{'time_to_trip': 0, 'recovery': 'inf', 'ticks_exposed': null, 'ticks_exposed_from_loaded': null}");
        row("cascade_energy: the reference's example", "cascade_energy",
            "{'edge_energy': '3 mJ', 'transmit_energy': '40 mJ', 'cloud_energy': '260 mJ', 'escalation': 0.12}",
            "{'escalated_energy': 0.036, 'mean_energy': 0.039, 'cloud_only_energy': 0.3, 'saving': 0.87}");
        row("cascade_energy: everything is handed on", "cascade_energy",
            "{'edge_energy': 1, 'transmit_energy': 1, 'cloud_energy': 3, 'escalation': 1}", "{'saving': -0.25}");
        row("duty_cycled_power: the reference's example", "duty_cycled_power",
            "{'powers': {'wake': '120 uW', 'stage': '8 mW', 'full': '350 mW'}, 'reference_power': '350 mW',"
            "'duty_cycles': {'wake': 1, 'stage': 0.05, 'full': 0.001, 'other': 1}}",
            "{'contributions': {'wake': 0.00012, 'stage': 0.0004, 'full': 0.00035}, 'average_power': 0.00087,"
            "'reduction': 402.2988505747127}");
        row("duty_cycled_power: nothing is on", "duty_cycled_power",
            "{'powers': {'a': 1}, 'reference_power': 1, 'duty_cycles': {'a': 0}}", "{'reduction': 'inf'}");
        row("amdahl: the reference's example", "amdahl", with(path, "'stage': 'b', 'speedup': 10"),
            "{'upgraded_total_time': 0.046, 'overall_speedup': 2.1739130434782608, 'end_to_end_reduction': 0.54,"
            "'speedup_bound': 2.5}");
        row("allreduce_algorithm: the reference's example, a size given twice", "allreduce_algorithm",
            "{'message': '1 GB', 'alpha': '1.5 us', 'bandwidth': '50 GB/s', 'group_sizes': [2, 8, 64, 8]}",
            "{'ring_time': {'2': 0.020003, '8': 0.035021, '64': 0.039564},"
            "'tree_time': {'2': 0.040003, '8': 0.120009, '64': 0.240018},"
            "'star_byte_time': {'2': 0.04, '8': 0.16, '64': 1.28},"
            "'crossover_exact': {'2': 0, '8': 141176.4705882353, '64': 852336.4485981308}}");
        row("hierarchical_allreduce: the reference's example", "hierarchical_allreduce",
            "{'message': '10 GB', 'n_nodes': 32, 'gpus_per_node': 8, 'intra_bandwidth': '450 GB/s',"
            "'inter_bandwidth': '50 GB/s', 'inter_alpha': '1.5 us'}",
            "{'total_time': 0.0874193888888889, 'speedup_vs_flat_ring': 4.566521284052801}");
        row("responsible: the reference's example", "responsible",
            "{'base_training_time': '10 d', 'epsilon': 2, 'min_subgroup_prevalence': 0.02}",
            "{'dp_slowdown_factor': 2, 'effective_training_time': 1728000, 'additional_data_requirement': 50}");
        row("synthesis: the reference's example", "synthesis",
            "{'model': 'Models.Language.Llama3_70B', 'target_latency': '50 ms'}",
            "{'required_bw': 2824e9, 'required_flops': 5.648e12, 'required_memory': 141.2e9}");
        row("sensitivity: the reference's example", "sensitivity",
            "{'model': 'Models.Language.Llama3_8B', 'hardware': 'Hardware.Cloud.H100'}",
            "{'baseline_latency': 0.005603432835820896, 'binding_constraint': 'memory_bandwidth',"
            "'sensitivities': {'peak_flops': 0, 'memory_capacity': 0}}");
        row("sensitivity: does not fit", "sensitivity",
            "{'model': 'Models.Language.Llama3_70B', 'hardware': 'Hardware.Cloud.H100'}",
            "{'feasible': false, 'binding_constraint': 'memory_capacity'}");
        row("batching_optimizer: the reference's example", "batching_optimizer",
            "{'model': 'Models.Language.Llama3_8B', 'hardware': 'Hardware.Cloud.H100', 'seq_len': 256,"
            "'sla_latency': 5, 'arrival_rate': 20, 'num_replicas': 4, 'max_search_batch': 64}",
            "{'best_batch_size': 64, 'max_throughput': 5120, 'p99_latency': 2.009862077855645,"
            "'slo_headroom_ratio': 0, 'total_searched': 64}");
    }
    void results()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, expected);
        Evaluation evaluation(*find_solver(solver.toStdString()), Registry::shipped());
        for (const auto& p : evaluation.assign(json(inputs.toStdString())))
            QFAIL((p.field + " " + p.message).c_str());
        evaluation.solve();
        const std::string problem = test::difference(json(expected.toStdString()), evaluation.outputs());
        QVERIFY2(problem.empty(), problem.c_str());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("solver");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const char* solver, const QByteArray& inputs, const char* field,
                             const char* message) {
            QTest::newRow(name) << QByteArray(solver) << inputs << QByteArray(field) << QByteArray(message);
        };
        row("a stage that there is not", "amdahl",
            with("'stages': {'read': 1, 'write': 1}", "'stage': 'reed', 'speedup': 2"), "stage",
            "is no stage: \"reed\", did you mean \"read\"?");
        row("one stage only", "amdahl", "{'stages': {'a': 1, 'b': 0}, 'stage': 'a', 'speedup': 2}", "stages",
            "no time besides \"a\"");
        row("a group of one", "allreduce_algorithm",
            "{'message': 1, 'alpha': 1, 'bandwidth': 1, 'group_sizes': [4, 1]}", "group_sizes[1]", "expected 2");
        row("one device", "hierarchical_allreduce",
            "{'message': 1, 'n_nodes': 1, 'gpus_per_node': 1, 'intra_bandwidth': 1, 'inter_bandwidth': 1,"
            "'inter_alpha': 0}",
            "n_nodes", "at least two devices");
        row("a factor above 1", "goodput", "{'scheduling': 1.1, 'runtime': 1, 'program': 1}", "scheduling", "expected");
        row("a ceiling of another name", "goodput",
            "{'scheduling': 1, 'runtime': 1, 'program': 1, 'ceilings': {'runtim': 1}}", "ceilings.runtim", "runtime");
        row("a PUE below 1", "facility_power", "{'devices': 1, 'device_power': 1, 'it_ratio': 1, 'pue': 0.9}", "pue",
            "expected 1");
        row("a stage without a duty cycle", "duty_cycled_power",
            "{'powers': {'a': 1}, 'reference_power': 1, 'duty_cycles': {'b': 0}}", "duty_cycles", "stage \"a\"");
        row("tiers of different number", "model_cascade",
            with(tiers, "'accepted_by_tier': [600, 250], 'direct_accepted': 930"), "accepted_by_tier", "has 2 entries");
        row("more accepted than there are", "model_cascade",
            with(tiers, "'accepted_by_tier': [600, 500, 0], 'direct_accepted': 930"), "accepted_by_tier[1]",
            "above the 400 tasks");
        row("a tier that nobody reaches", "model_cascade",
            with(tiers, "'accepted_by_tier': [600, 400, 0], 'direct_accepted': 930"), "accepted_by_tier[2]",
            "no task reaches");
        row("nothing accepted", "model_cascade", with(tiers, "'accepted_by_tier': [0, 0, 0], 'direct_accepted': 930"),
            "accepted_by_tier", "accepts no task");
        row("more from the top than there are", "model_cascade",
            with(tiers, "'accepted_by_tier': [1, 1, 1], 'direct_accepted': 1001"), "direct_accepted", "above");
        row("clear above the trip", "thermal_throttle",
            QByteArray(with(device, "'loaded_power': 6")).replace("75 degC", "86 degC"), "clear", "above the trip");
        row("no attention", "batching_optimizer",
            "{'model': 'Models.Vision.ResNet50', 'hardware': 'Hardware.Cloud.H100', 'seq_len': 1, 'sla_latency': 1,"
            "'arrival_rate': 1}",
            "model", "transformer");
    }
    void refusals()
    {
        QFETCH(QByteArray, solver);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, message);
        Evaluation evaluation(*find_solver(solver.toStdString()), Registry::shipped());
        const auto problems = evaluation.assign(json(inputs.toStdString()));
        QCOMPARE(problems.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(problems.front().field), field);
        QVERIFY2(problems.front().message.find(message.toStdString()) != std::string::npos,
            problems.front().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "tst_examples.moc"
