// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/verify_index.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <exception>
#include <vector>

#include "indexer/generation/built_index.h"
#include "indexer/generation/family_keeper.h"
#include "indexer/generation/manifest.h"
#include "indexer/generation/restored_article.h"
#include "indexer/layout/columns_builder.h"
#include "indexer/layout/facet_columns.h"
#include "indexer/layout/stored_article.h"
#include "indexer/layout/xapian_errors.h"
#include "indexer/writing/document_builder.h"

namespace dateline::indexer {
namespace {

constexpr std::size_t most_lines = 20;  // about articles; a broken index may have as many as it has

using Lines = std::vector<std::string>;

void limit(int resource, rlim_t most) {
  const rlimit limits{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limits);
}

// A damaged database can make Xapian run away or crash: its check runs in a process of its own.
[[noreturn]] void check_here(const std::string& folder) {
#ifndef __SANITIZE_ADDRESS__  // which maps terabytes before anything is allocated
  limit(RLIMIT_AS, rlim_t{8} << 30);
#endif
  limit(RLIMIT_CPU, 3600);
  limit(RLIMIT_CORE, 0);
  try {
    ::_exit(Xapian::Database::check(folder, 0, nullptr) == 0 ? 0 : 1);
  } catch (...) {
    ::_exit(1);
  }
}

void check_database(const std::string& folder, Lines& lines) {
  const pid_t process = ::fork();
  if (process < 0) throw schema::IndexError(folder, "no process to check it in");
  if (process == 0) check_here(folder);
  int status = 0;
  ::waitpid(process, &status, 0);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  lines.push_back(folder + ": the database is damaged; xapian-check " + folder + " tells where");
}

bool same_facets(const schema::FacetRow& row, const schema::Facets& facets,
                 const synonyms::NameTable& names) {
  const auto equal = [](const schema::PackedNumbers& a, const std::vector<std::uint32_t>& b) {
    return std::vector<std::uint32_t>(a.begin(), a.end()) == b;
  };
  return row.published() == facets.published && row.outlet() == facets.outlet &&
         row.owner() == facets.owner && row.language() == facets.language &&
         row.filed_name() == facets.filed && equal(row.agencies(), facets.agencies) &&
         equal(row.flags(), facets.flags) &&
         row.place_names() == schema::with_surroundings(facets.places, names);
}

// Whether the places of a file lie within those that the table says, and have as many rows as are
// counted.
bool same_places(const schema::ColumnFile& file, const synonyms::NameTable& names) {
  const auto& places = file.column(schema::Column::place_names);
  const auto& within = file.column(schema::Column::place_within);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i] >= names.size() || within[i] > places.size()) return false;
    const auto expected = names.name(places[i]).within;
    if (expected.has_value() != (within[i] > 0)) return false;
    if (expected && places[within[i] - 1] != *expected) return false;
  }
  std::vector<std::uint32_t> rows(places.size());
  for (const std::uint32_t place : file.column(schema::Column::places)) {
    if (place >= rows.size()) return false;
    ++rows[place];
  }
  return std::ranges::equal(rows, file.column(schema::Column::place_articles));
}

// An index whose files are those that were published.
class Verification {
 public:
  explicit Verification(const std::string& index)
      : index_(open_built_index(index)),
        folder_(index + "/" + schema::generation_name(index_.generation)) {}

  Lines run(VerifyDepth depth) {
    guarded(folder_, [&] { check_columns(depth != VerifyDepth::quick); });
    if (depth == VerifyDepth::deep) {
      guarded(folder_, [&] { check_articles(); });
      guarded(folder_, [&] { check_families(); });
    }
    if (wrong_ > most_lines) {
      lines_.push_back("and " + std::to_string(wrong_ - most_lines) + " more articles");
    }
    return lines_;
  }

 private:
  void check_columns(bool each) {
    const auto names = index_.database.get_metadata(std::string(schema::metadata::columns));
    const schema::FacetColumns columns(folder_, names);
    for (const auto& file : columns.files()) {
      if (each && !same_places(file, index_.names)) {
        lines_.push_back("the facet columns have places that are in others, or counted otherwise");
      }
    }
    const auto end = index_.database.postlist_end("");
    for (auto at = index_.database.postlist_begin(""); at != end; ++at) {
      const auto row = columns.row(*at);
      if (!each) continue;
      const auto document = index_.database.get_document(*at);
      const auto facets = schema::decode_facets(document.get_value(schema::slot::facets));
      const bool same =
          same_facets(row, facets, index_.names) &&
          row.length() == index_.database.get_doclength(*at) &&
          row.positions() == schema::padded(document.get_value(schema::slot::positions));
      if (!same) tell(*at, "its facet columns are wrong");
    }
  }

  void check_articles() {
    const auto labels = index_.database.get_metadata(std::string(schema::metadata::labels));
    Labels known(schema::decode_labels(labels));
    synonyms::NameRecogniser recogniser(index_.names, index_.keys);
    index_.for_each_article("", [&](const Xapian::Document& document) {
      const auto article = restore_article(document);
      auto again = build_document(article, recogniser, known);
      const auto origin = schema::decode_origin(document.get_value(schema::slot::origin));
      set_origin(again, article, origin.file);
      if (again.serialise() != document.serialise()) {
        tell(document.get_docid(), "the index has other words or values than the article");
      }
    });
  }

  void check_families() {
    auto found = find_families(index_.database);
    schema::Families kept(index_.database);
    const auto end = index_.database.postlist_end("");
    for (auto at = index_.database.postlist_begin(""); at != end; ++at) {
      const auto first = found.first_of(*at);
      const bool same = kept.first_of(*at) == first &&
                        (first != *at || kept.members_of(*at) == found.members_of(*at));
      if (!same) tell(*at, "the index tells others than its copies");
    }
  }

  void tell(Xapian::docid document, const std::string& what) {
    if (++wrong_ > most_lines) return;
    const auto stored = schema::read_heading(index_.database.get_document(document));
    lines_.push_back("article '" + stored.id + "': " + what);
  }

  BuiltIndex index_;
  std::string folder_;
  Lines lines_;
  std::size_t wrong_ = 0;
};

}  // namespace

std::vector<std::string> verify_index(const std::string& index, VerifyDepth depth) {
  const std::string folder =
      index + "/" + schema::generation_name(schema::current_generation(index));
  const bool full = depth != VerifyDepth::quick;
  auto lines = check_manifest(folder, full ? ManifestCheck::hashes : ManifestCheck::sizes);
  if (full) check_database(folder, lines);
  if (!lines.empty()) return lines;  // what is damaged need not be read
  try {
    return Verification(index).run(depth);
  } catch (const std::exception& error) {
    return {error.what()};
  }
}

}  // namespace dateline::indexer
