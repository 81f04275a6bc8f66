// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/names_lint.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <span>
#include <unordered_map>

#include "indexer/generation/built_index.h"
#include "indexer/inspection/spelling_lint.h"
#include "synonyms/words/fold.h"
#include "synonyms/words/printable.h"

namespace dateline::indexer {
namespace {

using synonyms::is_place;
using synonyms::NameKind;
using synonyms::NameRow;

std::string place_of(const NameRow& row) { return row.source + ":" + std::to_string(row.line); }

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::vector<NameRow> read_on(const std::string& path, const ReportFinding& report) {
  std::ifstream file(path);
  if (!file) throw synonyms::TableError(path, 0, "cannot be opened");
  auto rows =
      synonyms::read_name_rows(file, path, [&](std::size_t line, const std::string& reason) {
        if (!file.bad()) report({path, line, reason});
      });
  if (file.bad()) throw synonyms::TableError(path, 0, "cannot be read");
  return rows;
}

// Whether a name of the kind `inner` can lie in one of the kind `outer`.
bool fits(NameKind inner, NameKind outer) {
  switch (inner) {
    case NameKind::country:
      return outer == NameKind::area;
    case NameKind::region:
      return outer == NameKind::country;
    case NameKind::town:
      return outer == NameKind::country || outer == NameKind::region || outer == NameKind::area;
    case NameKind::area:
      return outer == NameKind::country || outer == NameKind::region || outer == NameKind::area;
    case NameKind::site:
    case NameKind::base:
      return is_place(outer);
    default:
      return outer != NameKind::person;
  }
}

// What holds for a row as a whole: its id, what it lies in, where it lies.
class RowLint {
 public:
  RowLint(std::span<const NameRow> rows, const ReportFinding& report)
      : rows_(rows), report_(report) {
    for (const NameRow& row : rows) {
      const auto [known, fresh] = by_id_.try_emplace(row.id, &row);
      // The same id in another file extends the row there.
      if (!fresh && row.source == known->second->source) {
        tell(row,
             "the id " + quoted(row.id) + " stands at " + place_of(*known->second) + " already");
      } else {
        known->second = &row;
      }
    }
  }

  void run() {
    for (const NameRow& row : rows_) {
      check_within(row);
      check_coordinates(row);
    }
  }

 private:
  void tell(const NameRow& row, const std::string& text) const {
    report_({row.source, row.line, text});
  }

  void check_within(const NameRow& row) const {
    if (row.within.empty()) return;
    const auto outer = by_id_.find(row.within);
    if (outer == by_id_.end()) {
      return tell(row,
                  quoted(row.id) + " lies within " + quoted(row.within) + ", which no row defines");
    }
    if (lies_within_itself(row)) return tell(row, quoted(row.id) + " lies within itself");
    if (fits(row.kind, outer->second->kind)) return;
    tell(row, quoted(row.id) + ", a " + std::string(to_string(row.kind)) + ", lies within " +
                  quoted(row.within) + ", a " + std::string(to_string(outer->second->kind)) + " (" +
                  place_of(*outer->second) + ")");
  }

  bool lies_within_itself(const NameRow& row) const {
    constexpr std::size_t deepest = 8;  // as the compiled table allows
    const NameRow* at = &row;
    for (std::size_t depth = 0; !at->within.empty(); ++depth) {
      if (depth == deepest) return true;
      const auto outer = by_id_.find(at->within);
      if (outer == by_id_.end()) return false;
      at = outer->second;
    }
    return false;
  }

  void check_coordinates(const NameRow& row) {
    if (!row.latitude || !row.longitude) return;
    if (*row.latitude == 0 && *row.longitude == 0) {
      return tell(row, "the coordinates 0, 0 are a point of the sea; leave both empty");
    }
    if (row.kind != NameKind::town) return;
    // "Tripoli (Libya)" and "Tripoli (Lebanon)" are two towns of equal name, far apart.
    const std::string name = synonyms::fold(row.name.substr(0, row.name.find(" (")));
    for (const NameRow* other : towns_[name]) {
      if (other->id != row.id && are_near(row, *other)) {
        tell(row, quoted(row.id) + " and " + quoted(other->id) + " of " + place_of(*other) +
                      " are towns of equal name at one place: one row too many?");
      }
    }
    towns_[name].push_back(&row);
  }

  static bool are_near(const NameRow& a, const NameRow& b) {
    constexpr double degrees = 0.01;  // a kilometre
    return std::abs(*a.latitude - *b.latitude) <= degrees &&
           std::abs(*a.longitude - *b.longitude) <= degrees;
  }

  std::span<const NameRow> rows_;
  const ReportFinding& report_;
  std::unordered_map<std::string, const NameRow*> by_id_;  // of a row and a user's, the user's
  std::map<std::string, std::vector<const NameRow*>> towns_;
};

// Findings in the order of the tables, of which one or more may not be asked about.
class Findings {
 public:
  explicit Findings(const LintRequest& request) {
    for (const auto& path : request.tables.project) add_table(path, !request.user_only);
    for (const auto& path : request.tables.user) add_table(path, true);
  }

  void add(Finding finding) {
    if (asked_.at(finding.source)) found_.push_back(std::move(finding));
  }

  std::vector<Finding> take() {
    std::ranges::stable_sort(found_, {}, [&](const Finding& finding) {
      return std::pair(order_.at(finding.source), finding.line);
    });
    return std::move(found_);
  }

 private:
  void add_table(const std::string& path, bool asked) {
    order_.try_emplace(path, order_.size());
    asked_[path] = asked;
  }

  std::map<std::string, std::size_t> order_;
  std::map<std::string, bool> asked_;
  std::vector<Finding> found_;
};

}  // namespace

std::vector<Finding> lint_names(const LintRequest& request) {
  Findings findings(request);
  const ReportFinding report = [&](Finding finding) { findings.add(std::move(finding)); };
  std::vector<NameRow> rows;
  const auto read = [&](const std::vector<std::string>& paths) {
    for (const auto& path : paths) {
      for (auto& row : read_on(path, report)) rows.push_back(std::move(row));
    }
  };
  read(request.tables.project);
  const std::size_t first_user = rows.size();
  read(request.tables.user);
  RowLint(rows, report).run();
  SpellingLint spellings(rows, first_user, report);
  spellings.run();
  if (request.index) spellings.run(open_built_index(*request.index));
  return findings.take();
}

void write_findings(std::ostream& out, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    out << synonyms::printable(finding.source + ":" + std::to_string(finding.line) + ": " +
                               finding.text)
        << "\n";
  }
}

}  // namespace dateline::indexer
