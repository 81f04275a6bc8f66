// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/report_cases.h"

#include <array>
#include <random>

#include "synonyms/spelling/latin_letters.h"
#include "synonyms/words/printable.h"
#include "synonyms/words/tokenizer.h"

namespace dateline::bench {
namespace {

using synonyms::KeyScript;
using synonyms::NameRow;

// Spellings of the table that reports may name beside the one asked for.
class Surroundings {
 public:
  explicit Surroundings(const std::vector<NameRow>& rows) {
    constexpr std::uint64_t well_known = 200'000;  // people
    for (const NameRow& row : rows) {
      if (row.kind == synonyms::NameKind::country) {
        add(row, countries_[row.id]);
      } else if (row.population.value_or(0) >= well_known) {
        std::map<KeyScript, std::string> spellings;
        add(row, spellings);
        for (auto& [script, text] : spellings) cities_[script].push_back({text, row.within});
      }
    }
  }

  std::string country(const std::string& id, KeyScript script) const {
    const auto country = countries_.find(id);
    if (country == countries_.end()) return {};
    const auto spelling = country->second.find(script);
    return spelling == country->second.end() ? country->second.begin()->second : spelling->second;
  }

  // Two cities outside the country.
  std::array<std::string, 2> others(const std::string& country, KeyScript script) {
    const auto& cities = cities_.at(script);
    std::array<std::string, 2> drawn;
    for (auto& city : drawn) {
      const City* one = nullptr;
      do {
        one = &cities[random_() % cities.size()];
      } while (one->country == country);
      city = one->spelling;
    }
    return drawn;
  }

 private:
  struct City {
    std::string spelling;
    std::string country;
  };

  // The first spelling of each script.
  static void add(const NameRow& row, std::map<KeyScript, std::string>& spellings) {
    for (const auto& spelling : row.spellings) {
      const auto form = synonyms::key_form(spelling.words);
      if (form && !synonyms::has_latin_letters(spelling.words))
        spellings.emplace(form->script, spelling.text);
    }
  }

  std::map<std::string, std::map<KeyScript, std::string>> countries_;
  std::map<KeyScript, std::vector<City>> cities_;
  std::mt19937 random_{held_back_seed};
};

KeyScript script_of(const std::string& spelling) {
  const auto form = synonyms::key_form(synonyms::folded_words(spelling));
  return form ? form->script : KeyScript::latin;
}

// A spelling as a text has it: a label may tell apart what texts do not, as in Tripoli (Libya).
std::string plain_spelling(const NameRow& row) {
  for (const auto& spelling : row.spellings) {
    if (!spelling.adjective && spelling.text.find('(') == std::string::npos) return spelling.text;
  }
  return row.weak_spellings.empty() ? row.name : row.weak_spellings.front();
}

void write_report(std::ostream& out, const std::string& id, const std::string& outlet,
                  const std::string& text) {
  out << R"({"id":")" << id << R"(","title":"","outlet":")" << outlet << R"(","text":)"
      << synonyms::json_string(text) << "}\n";
}

void write_reports(std::ostream& out, const Case& made, const Surroundings& surroundings) {
  for (const auto& [context, text] : made.texts) {
    write_report(out, made.id(context), "unlisted", text);
  }
  if (made.label.empty()) return;
  const KeyScript script = script_of(made.label);
  const ReportParts parts{.script = script,
                          .of_person = is_person(made.question),
                          .spelling = made.label,
                          .country = surroundings.country(made.question.country, script)};
  write_report(out, made.listed_id(), "listed", make_report(parts));
}

}  // namespace

std::string_view to_string(Context context) {
  return context == Context::country ? "country named" : "no country named";
}

std::vector<Case> make_cases(const HeldBack& held) {
  Surroundings surroundings(held.rows);
  std::map<std::string, std::string> labels;
  for (const NameRow& row : held.rows) labels[row.id] = plain_spelling(row);
  std::vector<Case> cases;
  for (const Question& question : held.questions) {
    if (question.part != Part::test) continue;
    Case made{.question = question, .number = cases.size()};
    ReportParts parts{.script = question.script,
                      .of_person = is_person(question),
                      .setting = made.setting(),
                      .spelling = question.spelling};
    parts.others = surroundings.others(question.country, question.script);
    made.texts[Context::none] = make_report(parts);
    parts.country = surroundings.country(question.country, question.script);
    if (!parts.country.empty()) made.texts[Context::country] = make_report(parts);
    if (!question.whole) made.label = labels[question.id];
    cases.push_back(std::move(made));
  }
  return cases;
}

void write_reports(std::ostream& out, const std::vector<Case>& cases,
                   const std::vector<NameRow>& rows) {
  const Surroundings surroundings(rows);
  for (const Case& made : cases) write_reports(out, made, surroundings);
}

}  // namespace dateline::bench
