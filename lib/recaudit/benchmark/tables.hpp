/// The tables of sites against a target, and of sites brought to the same mix of people.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// About one site, whose scored people are `people`. But `target` (except from a file), `tau2` and all that rests on them are
/// about every site of the wave with a score, however small: target x K less the means shown gives the sum of the means
/// withheld, tau2 says how far those lie apart. Where one to three sites are withheld, the figures of the others tell of them.
struct BenchmarksRow {
    Scope scope;
    Label scale;
    Count site_n;
    Number mean, target, se, z, tau2, z_adjusted, limit_95_low, limit_95_high, limit_998_low, limit_998_high;
    Label flag;
    Number shrunken_mean, shrunken_low, shrunken_high;
    Count rank_low, rank_high;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// A value from the benchmark file: nobody of this study is behind it, and `people` is 0.
struct BenchmarkTargetsRow {
    Scope scope;  // wave, site and group are empty
    Label scale;
    Number mean, sd;
    Count n;
    Label source, date;
    Status status = Status::ok;
    std::int64_t people = 0;
};

/// About the people of one site in each level of an attribute: with the site's plain mean it tells of the levels' own means,
/// those of two levels exactly. So `people` is the site's smallest level that has anyone.
struct StandardisedMeansRow {
    Scope scope;
    Label scale, attribute;
    Count n;
    Number mean, standardised_mean, se, ci_low, ci_high, share_covered;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<BenchmarksRow>& declaration_of(const BenchmarksRow*);
const Declaration<BenchmarkTargetsRow>& declaration_of(const BenchmarkTargetsRow*);
const Declaration<StandardisedMeansRow>& declaration_of(const StandardisedMeansRow*);

}  // namespace recaudit
