// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/solvers/amounts.h"

namespace mlsysim {

namespace object_storage_bill {

using StorageRate = decltype(Money() / Data() / Time());
using TransferRate = decltype(Money() / Data());
inline constexpr DisplayUnit<StorageRate> usd_per_terabyte_day { "USD/TB/d", 1 / (1e12 * seconds_per_day) };
inline constexpr DisplayUnit<TransferRate> usd_per_gigabyte { "USD/GB", 1e-9 };

struct In {
    Data dataset_bytes;
    StorageRate storage_rate;
    Time billing_period;
    TransferRate egress_rate;
    std::int64_t reads = 0, files = 0;
    Money request_fee;
    std::int64_t requests_per_fee = 1000;
    TransferRate retrieval_rate;
};
struct Out {
    Money storage_cost, egress_per_read, egress_cost, request_cost, archive_retrieval_cost, archive_restore_cost;
};

} // namespace object_storage_bill

/// The bill for keeping a data set in object storage and for reading it.
struct ObjectStorageBill {
    using In = object_storage_bill::In;
    using Out = object_storage_bill::Out;
    static constexpr std::string_view id = "object_storage_bill", title = "Bill of object storage",
                                      domain = "Operations";
    static constexpr std::string_view summary = "What keeping, reading and restoring a data set costs.";
    static constexpr std::array walls { 17 };
    static constexpr DefaultPlot plot { .x = "reads", .y = "egress_cost,storage_cost" };

    static constexpr auto inputs = std::tuple {
        common::amount<&In::dataset_bytes>(
            { "dataset_bytes", "V", "Data set", "Bytes that are kept." }, unit::gigabyte, 1, 1e7, 1e5),
        common::amount<&In::storage_rate>({ "storage_rate", "s", "Price of storage",
                                              "For each byte and unit of time; 1 USD/TB/d is 30 USD per TB and "
                                              "month." },
            object_storage_bill::usd_per_terabyte_day, 0.01, 10, 0.75),
        common::amount<&In::billing_period>(
            { "billing_period", "T", "Time kept", "How long the data is kept." }, unit::day, 1, 3650, 365),
        common::amount<&In::egress_rate>(
            { "egress_rate", "e", "Price of egress", "For each byte that leaves the storage." },
            object_storage_bill::usd_per_gigabyte, 1e-3, 1, 0.09),
        common::count<&In::reads>({ "reads", "n", "Reads", "How often the whole data set is read." }, 1, 1000, 3, 0),
        common::count<&In::files>(
            { "files", "N", "Files", "Objects that the data set consists of." }, 1, 1000000000, 1000000, 0),
        common::amount<&In::request_fee>(
            { "request_fee", "q", "Fee for requests", "For as many requests as the fee covers." }, unit::usd, 1e-5, 0.1,
            0.0004),
        common::count<&In::requests_per_fee>(
            { "requests_per_fee", "k", "Requests of a fee", "Requests that one fee covers." }, 1, 1000000, 1000),
        common::amount<&In::retrieval_rate>(
            { "retrieval_rate", "a", "Price of retrieval", "For each byte that is taken out of an archive." },
            object_storage_bill::usd_per_gigabyte, 1e-3, 1, 0.02),
    };
    static constexpr auto outputs = std::tuple {
        shown<&Out::storage_cost>({ .id = "storage_cost",
            .symbol = "K_s",
            .label = "Storage",
            .help = "For the whole time.",
            .unit = unit::usd }),
        shown<&Out::egress_per_read>({ .id = "egress_per_read",
            .symbol = "K_1",
            .label = "Egress of a read",
            .help = "For reading everything once.",
            .unit = unit::usd }),
        shown<&Out::egress_cost>(
            { .id = "egress_cost", .symbol = "K_e", .label = "Egress", .help = "For all reads.", .unit = unit::usd }),
        shown<&Out::request_cost>({ .id = "request_cost",
            .symbol = "K_q",
            .label = "Requests",
            .help = "One request for each file, for reading everything once.",
            .unit = unit::usd }),
        shown<&Out::archive_retrieval_cost>({ .id = "archive_retrieval_cost",
            .symbol = "K_a",
            .label = "Retrieval",
            .help = "For taking everything out of an archive once.",
            .unit = unit::usd }),
        shown<&Out::archive_restore_cost>({ .id = "archive_restore_cost",
            .symbol = "K_r",
            .label = "Restore",
            .help = "Retrieval and the egress of one read.",
            .unit = unit::usd }),
    };

    template <class Tracer> static Out solve(const In& in, Tracer& trace) noexcept(!Tracer::active)
    {
        using namespace object_storage_bill;
        const Data size = common::given(trace, "V", "Data set", unit::gigabyte, in.dataset_bytes);
        const auto storage = common::given(trace, "s", "Price of storage", usd_per_terabyte_day, in.storage_rate);
        const Time period = common::given(trace, "T", "Time kept", unit::day, in.billing_period);
        const auto egress = common::given(trace, "e", "Price of egress", usd_per_gigabyte, in.egress_rate);
        const double reads = common::setting(trace, "n", "Reads", in.reads);
        const double files = common::setting(trace, "N", "Files", in.files);
        const Money fee = common::given(trace, "q", "Fee for requests", unit::usd, in.request_fee);
        const double covered = common::setting(trace, "k", "Requests of a fee", in.requests_per_fee);
        const auto retrieval = common::given(trace, "a", "Price of retrieval", usd_per_gigabyte, in.retrieval_rate);
        Out out;
        out.storage_cost = trace({ "K_s", "Storage", "V·s·T", unit::usd }, size * storage * period);
        out.egress_per_read = trace({ "K_1", "Egress of a read", "V·e", unit::usd }, size * egress);
        out.egress_cost = trace({ "K_e", "Egress", "V·n·e", unit::usd }, size * reads * egress);
        out.request_cost = trace({ "K_q", "Requests", "N·q / k", unit::usd }, files * fee / covered);
        out.archive_retrieval_cost = trace({ "K_a", "Retrieval", "V·a", unit::usd }, size * retrieval);
        out.archive_restore_cost
            = trace({ "K_r", "Restore", "K_a + K_1", unit::usd }, out.archive_retrieval_cost + out.egress_per_read);
        return out;
    }
};

} // namespace mlsysim
