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

// As ids of tables are: small letters, and of the signs the hyphen.
std::string table_id(std::string id) {
  for (char& c : id) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '#') c = '-';
  }
  return id;
}

std::string country_id(const std::string& code) { return table_id("country:" + code); }

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

// Takes a spelling, not the first one, out of the place; nullopt if none is fit.
std::optional<Question> draw(Place& place, std::mt19937& random) {
  std::vector<std::size_t> fit;
  for (std::size_t i = 1; i < place.spellings.size(); ++i) {
    if (script_of_fit(place.spellings[i])) fit.push_back(i);
  }
  if (fit.empty()) return std::nullopt;
  const std::size_t chosen = fit[random() % fit.size()];
  const std::string spelling = place.spellings[chosen];
  const bool whole = random() % 3 == 0;
  place.spellings.erase(place.spellings.begin() + static_cast<std::ptrdiff_t>(chosen));
  if (whole) place.spellings.clear();
  return Question{.id = table_id(place.id),
                  .country = country_id(place.country),
                  .spelling = spelling,
                  .words = synonyms::folded_words(spelling),
                  .tier = place.tier,
                  .script = *script_of_fit(spelling),
                  .part = part_of(place.id),
                  .whole = whole};
}

std::vector<Question> draw_from(std::vector<Place>& places) {
  std::mt19937 random(held_back_seed);
  std::vector<Question> questions;
  std::map<Part, std::size_t> drawn;
  for (const std::size_t i : random_order(places.size(), random)) {
    Place& place = places[i];
    const auto part = part_of(place.id);
    if (part == Part::training || drawn[part] >= questions_per_part) continue;
    if (place.kind == "country" || place.spellings.size() < fewest_spellings) continue;
    auto question = draw(place, random);
    if (!question) continue;
    questions.push_back(std::move(*question));
    ++drawn[part];
  }
  return questions;
}

NameRow row_of(const Place& place) {
  const bool is_country = place.kind == "country";
  NameRow row{.id = is_country ? country_id(place.country) : table_id(place.id),
              .kind = kind_of(place.kind),
              .within = is_country ? "" : country_id(place.country),
              .population = place.population,
              .source = "gazetteer"};
  for (const auto& spelling : place.spellings) {
    if (!synonyms::folded_words(spelling).empty()) row.spellings.push_back({.text = spelling});
  }
  return row;
}

std::vector<NameRow> rows_of(const std::vector<Place>& places) {
  std::vector<NameRow> rows;
  std::set<std::string> countries;
  for (const auto& place : places) {
    NameRow row = row_of(place);
    if (row.spellings.empty()) continue;
    if (row.kind == NameKind::country && !countries.insert(row.id).second) continue;
    rows.push_back(std::move(row));
  }
  std::erase_if(rows, [&](const NameRow& row) {
    return !row.within.empty() && !countries.contains(row.within);
  });
  return rows;
}

// Takes a spelling of the script, not the first one, out of a person's row.
std::optional<std::string> draw(NameRow& person, synonyms::KeyScript script, std::mt19937& random) {
  std::vector<std::size_t> fit;
  for (std::size_t i = 1; i < person.spellings.size(); ++i) {
    if (script_of_fit(person.spellings[i].text) == script) fit.push_back(i);
  }
  if (fit.empty() || person.spellings.size() < fewest_spellings) return std::nullopt;
  const std::size_t chosen = fit[random() % fit.size()];
  const std::string spelling = person.spellings[chosen].text;
  person.spellings.erase(person.spellings.begin() + static_cast<std::ptrdiff_t>(chosen));
  return spelling;
}

void add_persons(std::vector<NameRow> names, HeldBack& held) {
  std::mt19937 random(held_back_seed);
  for (NameRow& row : names) {
    if (row.kind != NameKind::person) continue;
    row.within.clear();
    const auto part = random() % 2 == 0 ? Part::tuning : Part::test;
    const bool whole = random() % 3 == 0;
    for (std::size_t i = 0; i < synonyms::key_scripts; ++i) {
      const auto script = static_cast<synonyms::KeyScript>(i);
      const auto spelling = draw(row, script, random);
      if (!spelling) continue;
      held.questions.push_back({.id = row.id,
                                .spelling = *spelling,
                                .words = synonyms::folded_words(*spelling),
                                .script = script,
                                .part = part,
                                .whole = whole});
    }
    if (!whole) held.rows.push_back(std::move(row));
  }
}

// Between places and persons no spelling may be shared, and a row needs each once.
void part_spellings(std::vector<NameRow>& rows) {
  std::map<std::string, bool> claimed;  // by a place
  for (NameRow& row : rows) {
    const bool place = synonyms::is_place(row.kind);
    std::set<std::string> own;
    std::erase_if(row.spellings, [&](const Spelling& spelling) {
      const auto words = synonyms::folded_words(spelling.text);
      const auto [known, fresh] = claimed.try_emplace(words, place);
      return !own.insert(words).second || (!fresh && !(place && known->second));
    });
    if (!row.spellings.empty()) row.name = row.spellings.front().text;
  }
  std::erase_if(rows, [](const NameRow& row) { return row.spellings.empty(); });
}

}  // namespace

HeldBack hold_back(std::vector<Place> places, std::vector<NameRow> names) {
  HeldBack held;
  held.questions = draw_from(places);
  held.rows = rows_of(places);
  add_persons(std::move(names), held);
  part_spellings(held.rows);
  return held;
}

void write_table(std::ostream& out, const std::vector<NameRow>& rows) {
  out << "id\tkind\tname\twithin\tlatitude\tlongitude\tspellings\tadjectives\tcase\tpopulation\n";
  for (const NameRow& row : rows) {
    out << row.id << '\t' << to_string(row.kind) << '\t' << row.name << '\t' << row.within
        << "\t\t\t";
    const char* between = "";
    for (const Spelling& spelling : row.spellings) {
      if (spelling.text == row.name) continue;
      out << between << spelling.text;
      between = "|";
    }
    // As the listed tables have it: one word counts with a capital only.
    const bool one_word = std::ranges::any_of(row.spellings, [](const Spelling& spelling) {
      return spelling.text.find_first_of(" -") == spelling.text.npos;
    });
    out << "\t\t" << (one_word ? "*:capital" : "") << '\t';
    if (row.population) out << *row.population;
    out << '\n';
  }
}

}  // namespace dateline::bench
