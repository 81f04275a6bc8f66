// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/query/oracle_full_names.h"

#include <algorithm>
#include <set>

#include "synonyms/finder/name_particles.h"
#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/unlisted_spelling.h"

namespace dateline::test {

using query::Leaf;

std::vector<std::pair<std::size_t, std::size_t>> OracleFullNames::find(
    const std::vector<Leaf>& leaves, bool quoted) const {
  const auto is_plain = [](const Leaf& leaf) {
    return leaf.kind == Leaf::Kind::word && !leaf.literal;
  };
  const auto is_particle = [&](const Leaf& leaf) {
    return is_plain(leaf) &&
           (synonyms::is_key_article(leaf.text) || !particles_like(leaf.text).empty());
  };
  const auto is_given = [&](const Leaf& leaf) {
    if (leaf.kind == Leaf::Kind::name) return !leaf.as_words.empty();
    const auto& word = leaf.text;
    return keys_.is_given_name(word) || (keys_.is_arabic_word(word) && keys_.is_ordinary(word));
  };
  const auto is_part = [&](const Leaf& leaf) {
    if (leaf.kind == Leaf::Kind::name) return !leaf.as_words.empty();
    if (!is_plain(leaf)) return false;
    if (is_given(leaf)) return true;
    const bool ordinary = keys_.is_ordinary(leaf.text);
    if (ordinary ? !keys_.is_proper(leaf.text) : keys_.is_arabic_word(leaf.text)) return false;
    return is_mostly_a_name(leaf.text);
  };
  const auto follows = [&](std::size_t at) { return at < leaves.size() && !leaves[at].parted; };
  std::vector<std::pair<std::size_t, std::size_t>> names;
  for (std::size_t first = 0; first < leaves.size();) {
    std::vector<std::size_t> parts;
    bool is_name = false;
    std::size_t at = first;
    while (at == first || follows(at)) {
      if (at == leaves.size()) break;
      const bool weak = quoted && is_plain(leaves[at]) && keys_.is_arabic_word(leaves[at].text);
      if (!is_particle(leaves[at]) && !is_part(leaves[at]) && !weak) break;
      if (!is_particle(leaves[at])) {
        parts.push_back(at);
        is_name = is_name || is_part(leaves[at]);
      }
      ++at;
    }
    if (!is_name) {
      first = std::max(first + 1, at);
      continue;
    }
    std::size_t begin = first;
    std::size_t end = parts.empty() ? first : parts.back() + 1;
    if (parts.size() == 1) {
      std::size_t behind = end;
      while (follows(behind) && is_particle(leaves[behind])) ++behind;
      const auto may_be = [&](std::size_t i) {
        return is_plain(leaves[i]) && is_mostly_a_name(leaves[i].text);
      };
      if (follows(behind) && is_given(leaves[end - 1]) && may_be(behind)) {
        end = behind + 1;
      } else if (begin > 0 && !leaves[begin].parted && may_be(begin - 1)) {
        --begin;
      }
    }
    if (parts.size() > 1 || end - begin > parts.size() + (parts.empty() ? 0 : parts[0] - first)) {
      names.emplace_back(begin, end - begin);
    }
    first = std::max({first + 1, at, end});
  }
  return names;
}

void OracleFullNames::spell(std::vector<Leaf>& leaves, std::size_t first, std::size_t count) const {
  using Reading = Leaf::Reading;
  const auto add = [](Leaf& leaf, const std::string& word, std::size_t of) {
    leaf.readings.push_back({Reading::Kind::word, word, of, true});
  };
  const auto crosses = [&](std::size_t at) {
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      for (const Reading& reading : leaves[i].readings) {
        const bool is_name = reading.leaves > 1 && reading.kind != Reading::Kind::word;
        if (is_name && i < at + 2 && at < i + reading.leaves) return true;
      }
    }
    return false;
  };
  for (std::size_t i = first; i < first + count; ++i) {
    if (leaves[i].kind == Leaf::Kind::name) {
      std::set<std::string> alike;
      for (const auto& each : leaves[i].as_words) {
        for (const auto& other : parts_like(each)) {
          if (other != each) alike.insert(other);
        }
      }
      for (const auto& other : alike) add(leaves[i], other, 1);
      continue;
    }
    const std::string word = leaves[i].text;
    if (synonyms::is_key_article(word)) continue;
    const auto particles = particles_like(word);
    for (const auto& particle : particles) add(leaves[i], particle, 1);
    if (!particles.empty()) continue;
    auto words = parts_like(word);
    if (const auto rest = synonyms::behind_servant(word); !rest.empty()) {
      for (const auto& other : parts_like(std::string(rest))) words.push_back(other);
      words.emplace_back(rest);
    }
    words.push_back(word);
    const bool behind_article = i > first && synonyms::is_key_article(leaves[i - 1].text);
    for (const auto& other : words) {
      add(leaves[i], other, 1);
      if (behind_article && !crosses(i - 1)) add(leaves[i - 1], other, 2);
    }
    if (i > first && synonyms::is_servant(leaves[i - 1].text) && !crosses(i - 1)) {
      for (const auto& other : parts_like(leaves[i - 1].text + " " + word)) {
        add(leaves[i - 1], other, 2);
      }
    }
  }
}

std::vector<std::string> OracleFullNames::particles_like(const std::string& word) {
  static const std::vector<std::vector<std::string>> all = {
      {"abd", "abdal", "abdel", "abdoul", "abdul", "عبد", "абд", "абдель", "абдул", "עבד"},
      {"abou", "abu", "ابو", "абу", "אבו"},
      {"ben", "bin", "ibn", "بن", "ابن", "бен", "бин", "ибн", "בן"}};
  for (const auto& particles : all) {
    if (std::ranges::count(particles, word) > 0) return particles;
  }
  return {};
}

// The unlisted words of all articles with nearly the same skeleton and enough of the letters, with
// or without a suffix.
std::vector<std::string> OracleFullNames::parts_like(const std::string& word) const {
  std::set<std::string> alike;
  const auto own = synonyms::key_form(word, synonyms::shortest_part);
  if (!own || !keys_.has_model()) return {};
  const auto keys = synonyms::near_skeletons(synonyms::skeleton(*own));
  const auto& model = keys_.model();
  const auto read = [&](const synonyms::KeyForm& form) {
    return model.word(form.script, model.encode(form));
  };
  const bool is_given =
      !keys_.is_arabic_word(word) || keys_.is_ordinary(word) || keys_.is_given_name(word);
  for (const OracleText* text : texts_) {
    for (const auto position : text->names.unlisted) {
      const std::string other(text->words.word(position));
      bool near = false;
      bool like = false;
      for (const auto& written : with_stems(other)) {
        const auto form = synonyms::key_form(written, synonyms::shortest_part);
        if (!form || (!is_given && form->script == synonyms::KeyScript::arabic)) continue;
        near = near || std::ranges::count(keys, synonyms::skeleton(*form)) > 0;
        const double least = form->script == own->script ? 0.65 : 0.55;
        like = like || synonyms::likeness(model, read(*own), read(*form)) >= least;
      }
      if (near && like) alike.insert(other);
    }
  }
  return {alike.begin(), alike.end()};
}

// Written like a name in half of the articles that have it or more.
bool OracleFullNames::is_mostly_a_name(const std::string& word) const {
  std::set<std::size_t> as_name;
  std::set<std::size_t> as_word;
  for (std::size_t i = 0; i < texts_.size(); ++i) {  // two of an article
    const OracleText& text = *texts_[i];
    for (const auto position : text.names.unlisted) {
      if (text.words.word(position) == word) as_name.insert(i / 2);
    }
    for (std::size_t at = 0; at < text.words.size(); ++at) {
      if (text.words.word(at) == word && !text.name_only[at]) as_word.insert(i / 2);
    }
  }
  return 2 * as_name.size() >= as_word.size();
}

}  // namespace dateline::test
