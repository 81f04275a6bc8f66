// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "synonyms/finder/article_field.h"
#include "synonyms/recognition/name_runs.h"
#include "synonyms/recognition/table_changes.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/name_keys_layout.h"

namespace dateline::synonyms {

bool TouchedArticles::may_touch(const TokenStream& title, const TokenStream& text) {
  const std::array<const TokenStream*, 2> fields = {&title, &text};
  std::array<NamesFound, 2> found;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    found[i] = find_names(*fields[i], changes_.before_.names);
    const auto now = find_names(*fields[i], changes_.version_now_.names);
    if (!changes_.same_mentions(found[i].mentions, now.mentions) ||
        !changes_.same_mentions(found[i].undecided, now.undecided)) {
      return true;
    }
    if (has_changed_word(*fields[i])) return true;
  }
  if (changes_.skeletons_.empty()) return false;
  const auto open = open_countries(found);
  return has_changed_run(title, open) || has_changed_run(text, open);
}

bool TouchedArticles::has_changed_word(const TokenStream& words) const {
  if (changes_.words_.empty()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto key = keys_layout::word_key(words.word(i));
    if (std::ranges::binary_search(changes_.words_, key)) return true;
  }
  return false;
}

// In which of the countries with changes unlisted spellings of this article may be looked up: those
// of which it names something. What is known everywhere is open to all.
std::vector<bool> TouchedArticles::open_countries(std::span<const NamesFound> found) const {
  const NameTable& names = changes_.before_.names;
  std::vector<bool> open(changes_.countries_.size());
  for (std::size_t i = 0; i < open.size(); ++i) {
    open[i] = !changes_.countries_[i].before || changes_.countries_[i].abbreviated;
  }
  for (const NamesFound& field : found) {
    for (const Mention& mention : field.mentions) {
      for (const std::uint32_t sense : names.senses(mention.surface)) {
        const auto country = names.country(sense);
        for (std::size_t i = 0; country && i < open.size(); ++i) {
          open[i] = open[i] || changes_.countries_[i].before == country;
        }
      }
    }
  }
  return open;
}

bool TouchedArticles::has_changed_run(const TokenStream& words, const std::vector<bool>& open) {
  for (std::uint32_t first = 0; first < words.size(); ++first) {
    if (!may_bound_run(words, first)) continue;
    for (std::uint32_t count = 1; count <= longest_run && first + count <= words.size(); ++count) {
      const std::uint32_t last = first + count - 1;
      if (count > 1 && !stands_together(words.tokens[last].gap)) break;
      if (!may_bound_run(words, last)) continue;
      for (const std::string& reading : readings_at(words, first, count)) {
        for (const std::size_t country : changed_in(reading)) {
          if (open[country]) return true;
        }
      }
    }
  }
  return false;
}

// The countries in which the two versions take a run of words for something else.
const TouchedArticles::Countries& TouchedArticles::changed_in(const std::string& run) {
  constexpr std::size_t most = 400'000;  // some 40 MB
  if (runs_.size() > most) runs_.clear();
  const auto [known, fresh] = runs_.try_emplace(run);
  if (!fresh) return known->second;
  const auto form = key_form(run);
  if (!form) return known->second;
  const auto keys = skeleton_keys(skeleton(*form));
  const bool like = std::ranges::any_of(
      keys, [&](const std::string& key) { return changes_.skeletons_.contains(key); });
  if (!like) return known->second;
  const auto candidates = [&](const NameKeys& of, const auto& country, bool exists) {
    return exists ? of.candidates(run, country) : KeyCandidates();
  };
  for (std::size_t i = 0; i < changes_.countries_.size(); ++i) {
    const auto& country = changes_.countries_[i];
    const bool everywhere = !country.before && !country.now;
    const auto before =
        candidates(changes_.before_.keys, country.before, everywhere || country.before.has_value());
    const auto now =
        candidates(changes_.version_now_.keys, country.now, everywhere || country.now.has_value());
    if (!changes_.same_candidates(before, now)) known->second.push_back(i);
  }
  return known->second;
}

}  // namespace dateline::synonyms
