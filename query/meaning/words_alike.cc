// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/meaning/words_alike.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "indexer/layout/schema.h"
#include "synonyms/finder/suffixes.h"
#include "synonyms/recognition/other_bearers.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/spelling_profile.h"

namespace dateline::query {
namespace {

using synonyms::KeyForm;
using synonyms::KeyScript;

constexpr std::size_t most_words = 16;  // a guess; the rest is no answer but noise

// Of two words of one script that are parts of a name, and of two scripts. By a count that no
// program here repeats: of persons of the tables with two words, written in two ways, both words
// were so like each other for 77 in 100 pairs of Latin spellings, 70 of Latin and Arabic and 68 of
// Latin and Cyrillic ones, and for one pair in 100,000 of two persons, which mostly were one person
// that the tables have twice.
constexpr double one_script = synonyms::given_name_likeness;
constexpr double two_scripts = 0.55;

std::size_t shortest(Likeness likeness) {
  return likeness == Likeness::one_name ? synonyms::shortest_key : synonyms::shortest_part;
}

class Search {
 public:
  Search(KeyForm form, Likeness likeness, const OpenIndex& index)
      : form_(std::move(form)),
        likeness_(likeness),
        index_(index),
        model_(index.keys.model()),
        own_(model_.word(form_.script, model_.encode(form_))),
        perfect_(model_.score(own_, own_)) {}

  std::vector<std::string> run() {
    if (perfect_ <= 0) return {};
    const auto classes = synonyms::skeleton(form_);
    const auto keys = synonyms::near_skeletons(classes);
    for (const auto& key : keys) {
      for (auto& word : index_.forms(schema::term(schema::prefix::skeleton, key))) {
        add(std::move(word));
      }
    }
    std::vector<std::string> words;
    for (const auto& [score, word] : alike_) {
      if (words.size() == most_words) break;
      words.push_back(word);
    }
    return words;
  }

 private:
  void add(std::string word) {
    auto best = score_alike(word);
    for (const std::string& stem : synonyms::suffix_forms(word)) {
      best = std::max(best, score_alike(stem));
    }
    if (best) alike_.emplace(-*best, std::move(word));
  }

  // Nothing for what is not like enough.
  std::optional<std::int32_t> score_alike(std::string_view word) {
    const auto form = synonyms::key_form(word, shortest(likeness_));
    if (!form) return std::nullopt;
    const std::string letters = model_.encode(*form);
    const std::int32_t score = score_of(form->script, letters);
    if (score < least(form->script) * perfect_) return std::nullopt;
    const auto other = model_.word(form->script, letters);
    const bool is_alike = likeness_ == Likeness::one_name
                              ? synonyms::are_one_name(model_, own_, other)
                              : synonyms::likeness(model_, own_, other) >= least(form->script);
    return is_alike ? std::optional(score) : std::nullopt;
  }

  double least(KeyScript script) const {
    if (likeness_ == Likeness::one_name) return synonyms::one_name_likeness;
    return script == form_.script ? one_script : two_scripts;
  }

  std::int32_t score_of(KeyScript script, const std::string& letters) {
    auto& profile = profiles_[static_cast<std::size_t>(script)];
    if (!profile) {
      profile.emplace(model_, own_, script);
      profile->set_floor(perfect_ / 2);  // below what is asked for
    }
    return profile->score(letters);
  }

  KeyForm form_;
  Likeness likeness_;
  const OpenIndex& index_;
  const synonyms::SpellingModel& model_;
  synonyms::SpellingModel::Word own_;
  std::int32_t perfect_;
  std::array<std::optional<synonyms::SpellingProfile>, synonyms::key_scripts> profiles_;
  std::set<std::pair<std::int32_t, std::string>> alike_;  // score below 0, word
};

}  // namespace

std::vector<std::string> find_words_alike(std::string_view folded_words, Likeness likeness,
                                          const OpenIndex& index) {
  auto form = synonyms::key_form(folded_words, shortest(likeness));
  if (!form || !index.keys.has_model()) return {};
  auto words = Search(std::move(*form), likeness, index).run();
  std::erase(words, folded_words);
  return words;
}

}  // namespace dateline::query
