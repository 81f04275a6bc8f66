// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/held_back.h"

#include <algorithm>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "synonyms/tokenizer.h"

namespace dateline::bench {
namespace {

using synonyms::NameKind;
using synonyms::NameRow;
using synonyms::Spelling;

constexpr std::size_t questions_per_part = 3000;
constexpr std::size_t fewest_spellings = 3;  // of a name that loses one
constexpr std::size_t shortest = 6;  // letters with the bounds; what is shorter proves little

NameKind kind_of(const std::string& kind) {
  if (kind == "country") return NameKind::country;
  return kind == "city" ? NameKind::town : NameKind::region;
}

std::string country_id(std::string code) {
  for (char& c : code) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return "country:" + code;
}

// A row, and what a question about it says.
struct Source {
  NameRow row;
  std::string country;
  int tier = 0;  // of a place that may be asked for
};

std::optional<synonyms::KeyScript> script_of_fit(const std::string& spelling) {
  const auto form = synonyms::key_form(synonyms::folded_words(spelling));
  if (!form || form->letters.size() < shortest) return std::nullopt;
  return form->script;
}

std::vector<std::size_t> random_order(std::size_t size, std::mt19937& random) {
  std::vector<std::size_t> order(size);
  for (std::size_t i = 0; i < size; ++i) order[i] = i;
  for (std::size_t i = size; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  return order;
}

// Takes a spelling, of the script if one is given, out of the row, but not its label.
std::optional<std::string> draw(NameRow& row, std::optional<synonyms::KeyScript> script,
                                std::mt19937& random) {
  std::vector<std::size_t> fit;
  for (std::size_t i = 1; i < row.spellings.size(); ++i) {
    const auto own = script_of_fit(row.spellings[i].text);
    const bool is_fit = own && (!script || own == script) && !row.spellings[i].adjective;
    if (is_fit && row.spellings[i].text != row.name) fit.push_back(i);
  }
  if (fit.empty() || row.spellings.size() < fewest_spellings) return std::nullopt;
  const std::size_t chosen = fit[random() % fit.size()];
  std::string spelling = row.spellings[chosen].text;
  row.spellings.erase(row.spellings.begin() + static_cast<std::ptrdiff_t>(chosen));
  return spelling;
}

Question make_question(const Source& source, const std::string& spelling, Part part, bool whole) {
  return {.id = source.row.id,
          .country = source.country,
          .spelling = spelling,
          .words = synonyms::folded_words(spelling),
          .tier = source.tier,
          .script = *script_of_fit(spelling),
          .part = part,
          .whole = whole};
}

std::vector<Question> draw_places(std::vector<Source>& sources) {
  std::mt19937 random(held_back_seed);
  std::vector<Question> questions;
  std::map<Part, std::size_t> drawn;
  for (const std::size_t i : random_order(sources.size(), random)) {
    Source& source = sources[i];
    const auto part = part_of(source.row.id);
    if (source.tier == 0 || part == Part::training || drawn[part] >= questions_per_part) continue;
    const auto spelling = draw(source.row, std::nullopt, random);
    if (!spelling) continue;
    const bool whole = random() % 3 == 0;
    questions.push_back(make_question(source, *spelling, part, whole));
    if (whole) source.row.spellings.clear();
    ++drawn[part];
  }
  return questions;
}

void draw_persons(std::vector<Source>& sources, std::vector<Question>& questions) {
  std::mt19937 random(held_back_seed);
  for (Source& source : sources) {
    const bool by_hand = source.row.source.ends_with("names.tsv");
    if (source.row.kind != NameKind::person || !by_hand) continue;
    const auto part = random() % 2 == 0 ? Part::tuning : Part::test;
    const bool whole = random() % 3 == 0;
    for (std::size_t i = 0; i < synonyms::key_scripts; ++i) {
      const auto spelling = draw(source.row, static_cast<synonyms::KeyScript>(i), random);
      if (spelling) questions.push_back(make_question(source, *spelling, part, whole));
    }
    if (whole) source.row.spellings.clear();
  }
}

NameRow row_of(const Place& place) {
  const bool is_country = place.kind == "country";
  NameRow row{.id = is_country ? country_id(place.country) : place.id,
              .kind = kind_of(place.kind),
              .within = is_country ? "" : country_id(place.country),
              .population = place.population,
              .source = "gazetteer"};
  std::set<std::string> seen;
  for (const auto& spelling : place.spellings) {
    // As the listed tables have it: a word counts with a capital only.
    const bool fresh = seen.insert(synonyms::folded_words(spelling)).second;
    if (fresh && !synonyms::folded_words(spelling).empty())
      row.spellings.push_back({.text = spelling, .rule = synonyms::CaseRule::capital});
  }
  if (!row.spellings.empty()) row.name = row.spellings.front().text;
  return row;
}

std::vector<Source> sources_of(const std::vector<Place>& places) {
  std::vector<Source> sources;
  std::set<std::string> countries;
  for (const auto& place : places) {
    NameRow row = row_of(place);
    const bool is_country = row.kind == NameKind::country;
    const bool odd = row.id.find('#') != row.id.npos;  // a second record of one place
    if (odd || row.spellings.empty()) continue;
    if (is_country && !countries.insert(row.id).second) continue;
    std::string country = row.within;
    sources.push_back({std::move(row), std::move(country), is_country ? 0 : place.tier});
  }
  std::erase_if(sources, [&](const Source& source) {
    return !source.country.empty() && !countries.contains(source.country);
  });
  return sources;
}

using RowsById = std::map<std::string, const NameRow*>;

std::string country_of(const NameRow& row, const RowsById& rows) {
  const NameRow* at = &row;
  while (at->kind != NameKind::country) {
    const auto outer = rows.find(at->within);
    if (outer == rows.end()) return {};
    at = outer->second;
  }
  return at->id;
}

std::vector<Source> sources_of(const std::vector<NameRow>& tables) {
  RowsById rows;
  for (const NameRow& row : tables) rows[row.id] = &row;
  std::vector<Source> sources;
  for (const NameRow& row : tables) {
    const bool asked = synonyms::is_place(row.kind) && row.kind != NameKind::country;
    const bool by_hand = row.source.ends_with("/places.tsv");
    const int tier = !asked ? 0 : by_hand ? 1 : 2;
    sources.push_back({row, asked ? country_of(row, rows) : "", tier});
  }
  return sources;
}

// What lay in a name that is held back lies in what that lay in.
void mend_within(std::vector<NameRow>& rows, const std::map<std::string, std::string>& gone) {
  for (NameRow& row : rows) {
    for (auto outer = gone.find(row.within); outer != gone.end(); outer = gone.find(row.within)) {
      row.within = outer->second;
    }
  }
}

HeldBack hold_back(std::vector<Source> sources) {
  HeldBack held{.rows = {}, .questions = draw_places(sources)};
  draw_persons(sources, held.questions);
  std::map<std::string, std::string> gone;
  for (Source& source : sources) {
    if (source.row.spellings.empty()) {
      gone[source.row.id] = source.row.within;
    } else {
      held.rows.push_back(std::move(source.row));
    }
  }
  mend_within(held.rows, gone);
  return held;
}

// No spelling of a person may be a place's.
void part_spellings(std::vector<NameRow>& rows) {
  std::map<std::string, bool> claimed;  // by a place
  for (NameRow& row : rows) {
    const bool place = synonyms::is_place(row.kind);
    std::erase_if(row.spellings, [&](const Spelling& spelling) {
      const auto words = synonyms::folded_words(spelling.text);
      const auto [known, fresh] = claimed.try_emplace(words, place);
      return !fresh && !(place && known->second);
    });
    if (!row.spellings.empty()) row.name = row.spellings.front().text;
  }
  std::erase_if(rows, [](const NameRow& row) { return row.spellings.empty(); });
}

}  // namespace

HeldBack hold_back(const std::vector<Place>& places, std::vector<NameRow> names) {
  auto sources = sources_of(places);
  for (NameRow& row : names) {
    if (row.kind != NameKind::person) continue;
    row.within.clear();
    sources.push_back({.row = std::move(row), .country = {}});
  }
  HeldBack held = hold_back(std::move(sources));
  part_spellings(held.rows);
  return held;
}

HeldBack hold_back(const std::vector<NameRow>& tables) { return hold_back(sources_of(tables)); }

namespace {

// The spellings that `is_wanted`, as the table has them.
template <class IsWanted, class Write>
void write_joined(std::ostream& out, const NameRow& row, IsWanted is_wanted, Write write) {
  const char* between = "";
  for (const Spelling& spelling : row.spellings) {
    if (!is_wanted(spelling)) continue;
    out << between;
    write(spelling);
    between = "|";
  }
}

}  // namespace

void write_table(std::ostream& out, const std::vector<NameRow>& rows) {
  out << "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n";
  for (const NameRow& row : rows) {
    const auto text = [&](const Spelling& spelling) { out << spelling.text; };
    out << row.id << '\t' << to_string(row.kind) << '\t' << row.name << '\t' << row.within
        << "\t\t\t";
    write_joined(
        out, row, [&](auto& it) { return !it.adjective && it.text != row.name; }, text);
    out << '\t';
    write_joined(
        out, row, [](auto& it) { return it.adjective; }, text);
    out << '\t';
    write_joined(
        out, row, [](auto& it) { return it.rule != synonyms::CaseRule::any; },
        [&](const Spelling& it) { out << it.text << ':' << to_string(it.rule); });
    out << '\t';
    if (row.population) out << *row.population;
    out << '\n';
  }
}

}  // namespace dateline::bench
