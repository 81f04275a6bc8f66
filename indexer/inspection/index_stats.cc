// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/index_stats.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <ostream>
#include <unordered_map>

#include "indexer/generation/built_index.h"
#include "indexer/generation/generation.h"
#include "indexer/generation/input_files.h"
#include "indexer/layout/families.h"
#include "indexer/layout/stored_article.h"
#include "synonyms/words/printable.h"

namespace dateline::indexer {
namespace {

namespace fs = std::filesystem;
using synonyms::json_string;

constexpr std::size_t labels_shown = 10;

IndexStats::Counts by_count(const std::unordered_map<std::string, std::size_t>& counts) {
  IndexStats::Counts list(counts.begin(), counts.end());
  std::ranges::sort(list, [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  return list;
}

std::uint64_t size_of(const std::string& folder) {
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) bytes += entry.file_size();
  return bytes;
}

std::string time_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return {};
  std::tm time{};
  ::gmtime_r(&status.st_mtim.tv_sec, &time);
  std::array<char, 32> text;
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &time)};
}

std::size_t articles_in(const std::string& folder) {
  try {
    return Xapian::Database(folder).get_doccount();
  } catch (const Xapian::Error&) {
    return 0;
  }
}

// "12.3 MB"
std::string megabytes(std::uint64_t bytes) {
  std::array<char, 32> text;
  const int size =
      std::snprintf(text.data(), text.size(), "%.1f MB", static_cast<double>(bytes) / 1e6);
  return {text.data(), static_cast<std::size_t>(size)};
}

void count_articles(const BuiltIndex& index, IndexStats& stats) {
  std::unordered_map<std::string, std::size_t> outlets;
  std::unordered_map<std::string, std::size_t> languages;
  schema::Families families(index.database);
  index.for_each_article("", [&](const Xapian::Document& document) {
    const auto article = schema::read_article(document);
    ++stats.articles;
    const auto family = families.members_of(document.get_docid());
    if (family.size() > 1) ++stats.copies;
    if (family.size() > 1 && family.front() == document.get_docid()) ++stats.families;
    stats.text_bytes += article.title.size() + article.text.size();
    if (article.published.empty()) ++stats.undated;
    if (!article.unread_date.empty()) ++stats.unread_dates;
    if (article.outlet.empty()) ++stats.without_outlet;
    if (!article.outlet.empty()) ++outlets[article.outlet];
    if (!article.language.empty()) ++languages[article.language];
  });
  stats.outlets = by_count(outlets);
  stats.languages = by_count(languages);
}

void write_counts(std::ostream& out, const char* heading, const IndexStats::Counts& counts) {
  out << heading << ": " << counts.size() << "\n";
  for (std::size_t i = 0; i < std::min(counts.size(), labels_shown); ++i) {
    out << "  " << counts[i].second << "  " << synonyms::printable(counts[i].first) << "\n";
  }
  if (counts.size() > labels_shown) {
    out << "  and " << counts.size() - labels_shown << " more: --format json lists all\n";
  }
}

void write_text(std::ostream& out, const IndexStats& stats) {
  out << "articles: " << stats.articles << ", " << stats.undated << " undated ("
      << stats.unread_dates << " with a date that is none or not credible)";
  if (!stats.years.empty()) out << ", years " << stats.years;
  out << "\nfamilies: " << stats.families << ", of " << stats.copies
      << " articles that are copies of one text";
  out << "\ninput files: " << stats.input_files << ", " << megabytes(stats.text_bytes)
      << " of titles and texts\n";
  write_counts(out, "outlets", stats.outlets);
  if (stats.without_outlet > 0) out << "  " << stats.without_outlet << "  (none)\n";
  write_counts(out, "languages", stats.languages);
  out << "on disk:\n";
  for (const auto& [name, bytes] : stats.files)
    out << "  " << megabytes(bytes) << "  " << name << "\n";
  out << "index " << stats.index_id << ", written by dateline-index " << stats.tool
      << ", name table " << stats.names_hash << "\n";
  write_generations(out, stats.generations);
}

void write_json_counts(std::ostream& out, const char* key, const IndexStats::Counts& counts) {
  out << ",\"" << key << "\":{";
  const char* before = "";
  for (const auto& [label, count] : counts) {
    out << before << json_string(label) << ":" << count;
    before = ",";
  }
  out << "}";
}

void write_json(std::ostream& out, const IndexStats& stats) {
  out << R"({"type":"stats","index":)" << json_string(stats.index_id) << R"(,"tool":)"
      << json_string(stats.tool) << R"(,"names":)" << json_string(stats.names_hash)
      << R"(,"articles":)" << stats.articles << R"(,"undated":)" << stats.undated
      << R"(,"unread_dates":)" << stats.unread_dates << R"(,"families":)" << stats.families
      << R"(,"copies":)" << stats.copies << R"(,"years":)" << json_string(stats.years)
      << R"(,"input_files":)" << stats.input_files << R"(,"text_bytes":)" << stats.text_bytes;
  write_json_counts(out, "outlets", stats.outlets);
  write_json_counts(out, "languages", stats.languages);
  IndexStats::Counts files(stats.files.begin(), stats.files.end());
  write_json_counts(out, "files", files);
  out << R"(,"generations":[)";
  const char* before = "";
  for (const auto& generation : stats.generations) {
    out << before << R"({"number":)" << generation.number << R"(,"answers":)"
        << (generation.answers ? "true" : "false") << R"(,"articles":)" << generation.articles
        << R"(,"bytes":)" << generation.bytes << R"(,"written":)" << json_string(generation.written)
        << "}";
    before = ",";
  }
  out << "]}\n";
}

}  // namespace

std::vector<GenerationStats> read_generations(const std::string& index) {
  const auto current = find_current(index);
  if (!current && schema::finished_generations(index).empty()) schema::current_generation(index);
  std::vector<GenerationStats> generations;
  for (const unsigned number : list_generations(index)) {
    const std::string folder = index + "/" + schema::generation_name(number);
    generations.push_back({.number = number,
                           .answers = number == current,
                           .articles = articles_in(folder),
                           .bytes = size_of(folder),
                           .written = time_of(folder + "/iamglass")});
  }
  return generations;
}

IndexStats read_stats(const std::string& index) {
  const BuiltIndex built = open_built_index(index);
  const auto metadata = [&](std::string_view key) {
    return built.database.get_metadata(std::string(key));
  };
  IndexStats stats{.index_id = metadata(schema::metadata::index_id),
                   .tool = metadata(schema::metadata::tool),
                   .names_hash = built.names.hash(),
                   .years = metadata(schema::metadata::years),
                   .input_files = InputFiles(built.database).all().size(),
                   .generations = read_generations(index)};
  count_articles(built, stats);
  const std::string folder = index + "/" + schema::generation_name(built.generation);
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.file_size() > 0) stats.files.emplace_back(entry.path().filename(), entry.file_size());
  }
  std::ranges::sort(stats.files, [](const auto& a, const auto& b) { return a.second > b.second; });
  return stats;
}

void write_stats(std::ostream& out, const IndexStats& stats, StatsFormat format) {
  return format == StatsFormat::json ? write_json(out, stats) : write_text(out, stats);
}

void write_generations(std::ostream& out, const std::vector<GenerationStats>& generations) {
  for (const auto& generation : generations) {
    out << "build " << generation.number << ", " << generation.written << ", "
        << generation.articles << " articles, " << megabytes(generation.bytes)
        << (generation.answers ? ", answers" : "") << "\n";
  }
}

}  // namespace dateline::indexer
