/// The rules of a study in maps of their own: weights, benchmark, disclosure, resampling. See docs/formats/study.md.
#pragma once

#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/study/study.hpp>

#include <string>
#include <vector>

namespace recaudit {

/// Names of groupings: known ones are site and team, any other id is an attribute; each once.
[[nodiscard]] std::vector<std::string> read_groupings(YamlReader& in, const YamlNode& list, std::string_view name);
[[nodiscard]] WeightRule read_weights(YamlReader& in, const YamlNode& root);
[[nodiscard]] QualityRule read_quality(YamlReader& in, const YamlNode& root);
[[nodiscard]] BenchmarkRule read_benchmark(YamlReader& in, const YamlNode& root);
[[nodiscard]] DisclosureRule read_disclosure(YamlReader& in, const YamlNode& root);
[[nodiscard]] ResamplingRule read_resampling(YamlReader& in, const YamlNode& root);
[[nodiscard]] CommentRule read_comment_rule(YamlReader& in, const YamlNode& root);

}  // namespace recaudit
