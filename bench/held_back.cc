// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/held_back.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <set>

#include "synonyms/spelling/latin_letters.h"
#include "synonyms/table/name_overlay.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::bench {
namespace {

using synonyms::NameKind;
using synonyms::NameRow;
using synonyms::Spelling;

constexpr std::size_t most_places = 4000;         // asked for of the part to tune on
constexpr std::size_t most_places_tested = 1000;  // each a search
constexpr std::size_t fewest_spellings = 3;       // of a name that loses one
constexpr std::size_t shortest = 6;  // letters with the bounds; what is shorter proves little

// A row, and what a question about it says.
struct Source {
  NameRow row;
  std::string country;
  int tier = 0;                  // of a place that may be asked for
  const Place* place = nullptr;  // its record in the gazetteer, if there is one
};

std::optional<synonyms::KeyScript> script_of_fit(const std::string& spelling) {
  const auto words = synonyms::folded_words(spelling);
  if (synonyms::has_latin_letters(words)) return std::nullopt;
  const auto form = synonyms::key_form(words);
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

// Takes a spelling of the gazetteer out of the row, as if the gazetteer had never had it: another
// one there that folds to the same words stays.
std::optional<std::string> draw(NameRow& row, const Place& place, std::mt19937& random) {
  std::vector<std::string> fit;
  for (const auto& spelling : place.spellings) {
    if (spelling != row.name && script_of_fit(spelling)) fit.push_back(spelling);
  }
  if (place.spellings.size() < fewest_spellings || fit.empty()) return std::nullopt;
  const std::string drawn = fit[random() % fit.size()];
  const auto folds_to_it = [words = synonyms::folded_words(drawn)](const std::string& spelling) {
    return synonyms::folded_words(spelling) == words;
  };
  const auto other = std::ranges::find_if(place.spellings, [&](const std::string& spelling) {
    return spelling != drawn && folds_to_it(spelling);
  });
  std::erase_if(row.weak_spellings, folds_to_it);
  const auto listed = std::ranges::find_if(
      row.spellings, [&](const Spelling& spelling) { return folds_to_it(spelling.text); });
  if (listed == row.spellings.end() || folds_to_it(row.name)) {
    if (other != place.spellings.end()) row.weak_spellings.push_back(*other);
    return drawn;
  }
  if (other != place.spellings.end()) {
    listed->text = *other;
  } else {
    row.spellings.erase(listed);
  }
  return drawn;
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
    const std::size_t most = part == Part::test ? most_places_tested : most_places;
    if (source.tier == 0 || part == Part::training || drawn[part] >= most) continue;
    const auto spelling = source.place != nullptr ? draw(source.row, *source.place, random)
                                                  : draw(source.row, std::nullopt, random);
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

HeldBack hold_back(std::vector<Source> sources, Namesakes namesakes) {
  HeldBack held{.rows = {}, .questions = draw_places(sources), .namesakes = std::move(namesakes)};
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

}  // namespace

HeldBack hold_back(const std::vector<NameRow>& tables) {
  return hold_back(sources_of(tables), Namesakes(tables, {}));
}

HeldBack hold_back(const std::vector<NameRow>& tables, const std::vector<Place>& places) {
  std::map<std::string_view, const Place*> records;
  for (const Place& place : places) records[place.id] = &place;
  auto sources = sources_of(tables);
  for (Source& source : sources) {
    const auto record = records.find(source.row.id);
    source.place = record == records.end() ? nullptr : record->second;
    source.tier = source.place == nullptr || source.tier == 0 ? 0 : source.place->tier;
  }
  return hold_back(std::move(sources), Namesakes(tables, places));
}

std::vector<NameRow> read_tables(const std::string& share) {
  std::vector<NameRow> rows;
  for (const char* name : {"names.tsv", "places.tsv", "names_listed.tsv", "places_listed.tsv"}) {
    const std::string path = share + "/" + name;
    std::ifstream file(path);
    if (!file) throw synonyms::TableError(path, 0, "cannot be opened");
    synonyms::underlay_rows(rows, synonyms::read_name_rows(file, path));
  }
  return rows;
}

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
  out << "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation"
         "\tweak\n";
  for (const NameRow& row : rows) {
    const auto text = [&](const Spelling& spelling) { out << spelling.text; };
    out << row.id << '\t' << to_string(row.kind) << '\t' << row.name << '\t' << row.within << '\t';
    if (row.latitude && row.longitude) {
      out << *row.latitude << '\t' << *row.longitude << '\t';
    } else {
      out << "\t\t";
    }
    write_joined(
        out, row, [&](auto& it) { return !it.adjective && it.text != row.name; }, text);
    out << '\t';
    write_joined(
        out, row, [](auto& it) { return it.adjective; }, text);
    out << '\t';
    if (row.contextual) {
      out << "*:context";
    } else {
      write_joined(
          out, row, [](auto& it) { return it.rule != synonyms::CaseRule::any; },
          [&](const Spelling& it) { out << it.text << ':' << to_string(it.rule); });
    }
    out << '\t';
    if (row.population) out << *row.population;
    const char* between = "\t";
    for (const auto& weak : row.weak_spellings) {
      out << between << weak;
      between = "|";
    }
    out << (row.weak_spellings.empty() ? "\t\n" : "\n");
  }
}

}  // namespace dateline::bench
