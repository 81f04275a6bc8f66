// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/article_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "synonyms/key_form.h"
#include "synonyms/name_table_layout.h"
#include "synonyms/word_lists.h"

namespace dateline::synonyms {

// What is known about unlisted spellings and about surnames.
class NameRecogniser::Memory {
 public:
  // Of `words` in a country, or in any text.
  const KeyCandidates& candidates(const NameKeys& keys, const std::string& words,
                                  std::optional<std::uint32_t> country) {
    const std::string key = std::to_string(country ? *country + 1 : 0) + ' ' + words;
    const auto known = candidates_.find(key);
    if (known != candidates_.end()) return known->second;
    return candidates_.emplace(key, keys.candidates(words, country)).first->second;
  }

  const std::vector<std::string>& surnames_of(const NameTable& table, std::uint32_t person) {
    auto [known, fresh] = surnames_.try_emplace(person);
    if (fresh) known->second = surnames(table, person);
    return known->second;
  }

  // Between two articles: forgets all once it has become too much.
  void keep_small() {
    constexpr std::size_t most = 400'000;  // some 80 MB
    if (candidates_.size() > most) candidates_.clear();
  }

 private:
  std::unordered_map<std::string, KeyCandidates> candidates_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> surnames_;
};

namespace {

// A text of the article, with what was found in it.
struct Field {
  const TokenStream& words;
  NamesFound& found;
  std::vector<bool> taken;  // words of a mention

  Field(const TokenStream& stream, NamesFound& names)
      : words(stream), found(names), taken(stream.size()) {
    for (const Mention& mention : names.mentions) take(mention);
  }

  void take(const Mention& mention) {
    std::fill_n(taken.begin() + mention.first, mention.count, true);
  }
  void add(const Mention& mention) {
    found.mentions.push_back(mention);
    take(mention);
  }
};

// Countries by how often the article names them or what lies in them for certain.
class Countries {
 public:
  explicit Countries(const NameTable& table) : table_(table) {}

  void count(const NamesFound& found) {
    for (const Mention& mention : found.mentions) {
      if (!is_place(table_.name(mention.name).kind)) continue;
      const auto senses = table_.senses(mention.surface);
      const auto country = table_.country(mention.name);
      const bool sure = std::ranges::all_of(
          senses, [&](std::uint32_t sense) { return table_.country(sense) == country; });
      if (country && sure) ++votes_[*country];
    }
  }

  // The sense whose country has most votes, the likeliest of several; else the likeliest of all.
  std::uint32_t resolve(std::span<const std::uint32_t> senses) const {
    std::uint32_t best = senses.front();
    std::size_t most = 0;
    for (const std::uint32_t sense : senses) {
      const auto country = table_.country(sense);
      const auto votes = country ? votes_.find(*country) : votes_.end();
      if (votes == votes_.end() || votes->second <= most) continue;
      best = sense;
      most = votes->second;
    }
    return best;
  }

  // Those named most, few: an article that names many countries says little about a place. Where
  // more than these few are named as often as the last of them, that one does not lead.
  std::vector<std::uint32_t> leading() const {
    constexpr std::size_t few = 3;
    std::vector<std::pair<std::size_t, std::uint32_t>> order;
    for (const auto& [country, votes] : votes_) order.emplace_back(votes, country);
    std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
    if (order.size() > few) {
      const std::size_t next = order[few].first;
      order.resize(few);
      std::erase_if(order, [&](const auto& country) { return country.first == next; });
    }
    std::vector<std::uint32_t> countries;
    for (const auto& [votes, country] : order) countries.push_back(country);
    return countries;
  }

 private:
  const NameTable& table_;
  std::map<std::uint32_t, std::size_t> votes_;
};

bool has_case(const Token& word) { return word.word_case != WordCase::none; }

bool starts_like_a_name(const Token& word) {
  return word.word_case == WordCase::capitalised || word.word_case == WordCase::mixed;
}

// Where a capital proves something, or where there are none.
bool is_telling(const Token& word) {
  return !word.in_capitals && !word.in_title_case && !word.sentence_initial;
}

std::string words_at(const TokenStream& words, std::uint32_t first, std::uint32_t count) {
  std::string joined(words.word(first));
  for (std::uint32_t i = first + 1; i < first + count; ++i)
    joined.append(1, ' ').append(words.word(i));
  return joined;
}

// Persons' last names, standing alone.
class SurnamePass {
 public:
  // `own` are the surnames of each person whom the article names.
  SurnamePass(const std::map<std::string, std::optional<std::uint32_t>>& owners)
      : owners_(owners) {}

  void run(Field& field) const {
    if (owners_.empty()) return;
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      if (field.taken[i] || field.words.tokens[i].word_case == WordCase::lower) continue;
      const auto owner = owner_of(field.words.word(i));
      if (!owner) continue;
      field.add({.first = i, .count = 1, .name = *owner, .recognition = Recognition::surname});
    }
  }

 private:
  // The word itself, or an Arabic one behind its proclitics.
  std::optional<std::uint32_t> owner_of(std::string_view word) const {
    constexpr std::array<std::string_view, 6> proclitics = {"وال", "بال", "فال", "كال", "ال", "و"};
    if (const auto found = owners_.find(std::string(word)); found != owners_.end())
      return found->second;
    for (const std::string_view proclitic : proclitics) {
      if (!word.starts_with(proclitic)) continue;
      const auto found = owners_.find(std::string(word.substr(proclitic.size())));
      if (found != owners_.end()) return found->second;
    }
    return std::nullopt;
  }

  const std::map<std::string, std::optional<std::uint32_t>>& owners_;
};

}  // namespace

NameRecogniser::NameRecogniser(const NameTable& table, const NameKeys& keys)
    : table_(table), keys_(keys), memory_(std::make_unique<Memory>()) {}

NameRecogniser::~NameRecogniser() = default;

namespace {

// The words that are written like a name and that no table lists.
std::vector<std::uint32_t> unlisted(const Field& field) {
  constexpr std::size_t shortest = 4;  // bytes
  std::vector<bool> by_key(field.words.size());
  for (const Mention& mention : field.found.mentions) {
    if (mention.recognition < Recognition::key) continue;
    std::fill_n(by_key.begin() + mention.first, mention.count, true);
  }
  std::vector<std::uint32_t> positions;
  for (std::uint32_t i = 0; i < field.words.size(); ++i) {
    const Token& word = field.words.tokens[i];
    const bool name_like = is_telling(word) && (starts_like_a_name(word) || !has_case(word));
    const bool open = by_key[i] || (!field.taken[i] && name_like);
    if (open && word.folded_size >= shortest) positions.push_back(i);
  }
  return positions;
}

// Words side by side that may be one name.
struct Run {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  double bound = 0;  // how certain its match must be
  // Words of dictionaries and of persons' names (Jelal Talabani): a person's name, or none.
  bool ordinary = false;
};

// Finds the runs of unlisted words that are written like a name. In scripts with capitals a run is
// as long as the capitals go on: a part of a longer unlisted name (Drexel Burnham) is no name. In
// others a name has to be announced (the town of) or to stand among words of another script.
class Runs {
 public:
  Runs(const Field& field, const NameKeys& keys)
      : field_(field), tokens_(field.words.tokens), keys_(keys) {}

  // Calls `look` with the runs that begin at a word, until it says that one was a name; returns
  // the word to go on with.
  template <class Look>
  std::uint32_t at(std::uint32_t first, Look look) const {
    if (field_.taken[first]) return first + 1;
    if (!has_case(tokens_[first])) return at_announced(first, look);
    if (!begins_name(first)) return first + 1;
    const std::uint32_t end = end_of_capitals(first);
    if (tokens_[first].in_capitals) return end;
    std::uint32_t begin = first;
    // In Kobni, President Bashar Asad: what stands in front may be no part of the name.
    for (; begin < end; ++begin) {
      const bool rest = begin > first;
      if (rest && !is_ordinary(begin - 1)) break;
      const bool opens = tokens_[first].sentence_initial && begin == first + 1;
      if (rest && !opens && end - begin < 2) break;
      const bool ordinary = all_ordinary(begin, end);
      if (end - begin > longest || (ordinary && end - begin < 2)) continue;
      if (look(Run{begin, end - begin, bound_of(begin, end), ordinary})) break;
    }
    return end;
  }

  // The run of capitals that begins at a word, if a listed name stands in it beside a word that no
  // table and no dictionary has.
  std::optional<Run> around_listed(std::uint32_t first) const {
    if (!starts_like_a_name(tokens_[first]) || !is_telling(tokens_[first])) return std::nullopt;
    std::uint32_t end = first + 1;
    bool listed = field_.taken[first];
    bool unlisted = !listed && !is_ordinary(first);
    for (std::uint32_t i = end; i < tokens_.size() && stands_together(tokens_[i].gap); ++i) {
      const bool name_like = starts_like_a_name(tokens_[i]);
      if (!name_like && !field_.taken[i] && !is_particle(field_.words.word(i))) break;
      if (!name_like) continue;
      end = i + 1;
      listed = listed || field_.taken[i];
      unlisted = unlisted || (!field_.taken[i] && !is_ordinary(i));
    }
    if (!listed || !unlisted || end - first > longest) return std::nullopt;
    return Run{first, end - first, bound_of(first, end)};
  }

 private:
  static constexpr std::uint32_t longest = 4;  // words
  static constexpr double doubtful = 1.0;      // added where a name is less likely; a guess

  bool begins_name(std::uint32_t at) const {
    return starts_like_a_name(tokens_[at]) || is_leading_article(field_.words.word(at));
  }

  std::uint32_t end_of_capitals(std::uint32_t first) const {
    std::uint32_t end = first + 1;
    for (std::uint32_t i = first + 1; i < tokens_.size(); ++i) {
      if (field_.taken[i] || !stands_together(tokens_[i].gap)) break;
      const bool name_like = starts_like_a_name(tokens_[i]);
      if (!name_like && !is_particle(field_.words.word(i))) break;
      if (name_like) end = i + 1;
    }
    return end;
  }

  // A capital at the start of a sentence or in a headline proves less, and so does a name that no
  // word leads up to or that speaks.
  double bound_of(std::uint32_t first, std::uint32_t end) const {
    constexpr std::array<std::string_view, 4> speaks = {"added", "said", "says", "told"};
    const bool led_up_to =
        first > 0 && stands_together(tokens_[first].gap) &&
        (field_.taken[first - 1] || tokens_[first - 1].word_case == WordCase::lower ||
         tokens_[first - 1].sentence_initial);
    const bool speaking = end < tokens_.size() && end - first == 1 &&
                          std::ranges::count(speaks, field_.words.word(end)) > 0;
    return loose_from + (led_up_to && is_telling(tokens_[first]) ? 0 : doubtful) +
           (speaking ? doubtful : 0);
  }

  // Of the runs of one to three words the one that is matched most certainly.
  template <class Look>
  std::uint32_t at_announced(std::uint32_t first, Look look) const {
    constexpr std::uint32_t most = 3;
    Run best;
    double certainty = -1000;
    for (std::uint32_t count = most; count > 0; --count) {
      const auto bound = is_free(first, count) ? bound_of_announced(first, count) : std::nullopt;
      if (!bound) continue;
      const Run run{first, count, *bound};
      const auto own = look.certainty(run);
      if (!own || *own <= certainty) continue;
      certainty = *own;
      best = run;
    }
    return best.count > 0 && look(best) ? first + best.count : first + 1;
  }

  std::optional<double> bound_of_announced(std::uint32_t first, std::uint32_t count) const {
    const std::uint32_t end = first + count;
    const bool before_stranger = end < tokens_.size() && has_case(tokens_[end]);
    if (first == 0) return before_stranger ? std::optional(loose_from) : std::nullopt;
    const std::string_view before = field_.words.word(first - 1);
    const bool stranger = has_case(tokens_[first - 1]) || before_stranger;
    if (stranger || word_lists::contains(word_lists::announcing, before)) return loose_from;
    if (word_lists::contains(word_lists::prepositions, before)) return certain_from + doubtful;
    if (count == 1) return certain_from + 2 * doubtful;
    return std::nullopt;
  }

  bool is_free(std::uint32_t first, std::uint32_t count) const {
    if (first + count > tokens_.size()) return false;
    for (std::uint32_t i = first; i < first + count; ++i) {
      if (field_.taken[i] || has_case(tokens_[i])) return false;
      if (i == first) continue;
      if (!stands_together(tokens_[i].gap)) return false;
      // What lies in or near something is named in front of that.
      if (word_lists::contains(word_lists::prepositions, field_.words.word(i))) return false;
    }
    return true;
  }

  bool is_ordinary(std::uint32_t at) const { return keys_.is_ordinary(field_.words.word(at)); }

  bool all_ordinary(std::uint32_t first, std::uint32_t end) const {
    for (std::uint32_t i = first; i < end; ++i) {
      if (!is_ordinary(i)) return false;
    }
    return true;
  }

  // An article that is no word of its own in English or French.
  static bool is_leading_article(std::string_view word) {
    constexpr std::array<std::string_view, 10> articles = {"al",  "ash", "az", "el",  "er",
                                                           "esh", "ez",  "ul", "аль", "эль"};
    return std::ranges::count(articles, word) > 0;
  }

  static bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 12> particles = {
        "abu", "bin", "bint", "da", "de", "del", "di", "du", "e", "ibn", "la", "ye"};
    return is_key_article(word) || std::ranges::binary_search(particles, word);
  }

  const Field& field_;
  const std::vector<Token>& tokens_;
  const NameKeys& keys_;
};

// How alike two words of persons' names are: their score as a share of the perfect one. Words too
// short for the model are equal or not alike.
double likeness(const SpellingModel& model, std::string_view a, std::string_view b) {
  if (a == b) return 1;
  const auto one = key_form(a);
  const auto other = key_form(b);
  if (!one || !other) return 0;
  const auto x = model.word(one->script, model.encode(*one));
  const auto y = model.word(other->script, model.encode(*other));
  const auto perfect = std::max(model.score(x, x), model.score(y, y));
  return perfect > 0 ? static_cast<double>(model.score(x, y)) / perfect : 0;
}

// Of the first words and of the last ones the less alike: David Kern is no David Lyons.
double likeness_at_ends(const SpellingModel& model, std::string_view a, std::string_view b) {
  const auto first = [](std::string_view words) { return words.substr(0, words.find(' ')); };
  const auto last = [](std::string_view words) { return words.substr(words.rfind(' ') + 1); };
  return std::min(likeness(model, first(a), first(b)), likeness(model, last(a), last(b)));
}

// Whether two spellings are of one script; what has none or two is of no script.
bool share_script(std::string_view a, std::string_view b) {
  const auto one = key_form(a);
  const auto other = key_form(b);
  return one && other && one->script == other->script;
}

// Words but for the articles, which one writes and another leaves out.
std::size_t count_words(std::string_view words) {
  std::size_t count = 0;
  layout::for_each_word(words, [&](std::string_view word) {
    if (word != "+" && !is_key_article(word)) ++count;
  });
  return count;
}

// Unlisted spellings of an article. What was accepted once holds wherever it stands again.
class KeyPass {
 public:
  KeyPass(const NameTable& table, const NameKeys& keys, NameRecogniser::Memory& memory,
          std::vector<std::uint32_t> countries)
      : table_(table), keys_(keys), memory_(memory), countries_(std::move(countries)) {}

  void run(Field& field) {
    const Runs runs(field, keys_);
    for (std::uint32_t i = 0; i < field.words.size();) i = runs.at(i, Look{*this, field});
  }

  // A run of capitals that holds a listed name (Tal Afar in Upper Tal Afer) may as a whole be
  // another one, which then counts, and the name in it is nested.
  void cover(Field& field) {
    const Runs runs(field, keys_);
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      const auto run = runs.around_listed(i);
      if (!run) continue;
      const std::string words = words_at(field.words, run->first, run->count);
      const auto match = match_of(words, *run);
      const bool whole = match && match->evidence.certainty() >= certain_from &&
                         count_words(spelling_of(*match)) == count_words(words);
      if (whole && is_like_person(words, *run, *match)) {
        for (Mention& inner : field.found.mentions) {
          const bool inside = inner.first >= run->first && inner.first < run->first + run->count;
          inner.nested = inner.nested || inside;
        }
        field.add({.first = run->first,
                   .count = run->count,
                   .name = match->name,
                   .recognition = Recognition::key});
      }
      i = run->first + run->count - 1;
    }
  }

  void repeat(Field& field) const {
    if (accepted_.empty()) return;
    for (Mention& mention : field.found.mentions) {
      if (mention.recognition != Recognition::loose_key || mention.count > 1) continue;
      const auto known = accepted_.find(std::string(field.words.word(mention.first)));
      if (known == accepted_.end()) continue;
      mention.name = known->second.name;
      mention.recognition = known->second.recognition;
    }
    for (std::uint32_t i = 0; i < field.words.size(); ++i) {
      if (field.taken[i] || field.words.tokens[i].word_case == WordCase::lower) continue;
      const auto known = accepted_.find(std::string(field.words.word(i)));
      if (known == accepted_.end()) continue;
      Mention mention = known->second;
      mention.first = i;
      field.add(mention);
    }
  }

 private:
  // What the runs ask.
  struct Look {
    KeyPass& pass;
    Field& field;
    bool operator()(const Run& run) const { return pass.look(field, run); }
    std::optional<double> certainty(const Run& run) const {
      const auto match = pass.match_of(words_at(field.words, run.first, run.count), run);
      if (!match) return std::nullopt;
      return match->evidence.certainty() - run.bound;
    }
  };

  std::string_view spelling_of(const KeyMatch& match) const {
    return table_.spellings(match.name)[match.spelling];
  }

  // Given names are shared by many, so a person of several words has to agree at both ends, and
  // closely where there is nothing else than words of persons' names. Across scripts only the
  // whole tells.
  bool is_like_person(std::string_view words, const Run& run, const KeyMatch& match) const {
    constexpr double close = 0.78;
    constexpr double loose = 0.5;
    const bool person = table_.name(match.name).kind == NameKind::person;
    if (!person || run.count == 1) return !run.ordinary;
    const std::string_view listed = spelling_of(match);
    if (!run.ordinary && !share_script(words, listed)) return true;
    return likeness_at_ends(keys_.model(), words, listed) >= (run.ordinary ? close : loose);
  }

  bool look(Field& field, const Run& run) {
    const std::string words = words_at(field.words, run.first, run.count);
    const auto match = match_of(words, run);
    if (!match || !is_like_person(words, run, *match)) return false;
    const double certainty = match->evidence.certainty() - (run.bound - loose_from);
    const Mention mention{
        .first = run.first,
        .count = run.count,
        .name = match->name,
        .recognition = certainty >= certain_from ? Recognition::key : Recognition::loose_key};
    field.add(mention);
    if (run.count == 1) accept(words, mention);
    return true;
  }

  // Keeps the more certain of two readings.
  void accept(const std::string& word, const Mention& mention) {
    const auto [known, fresh] = accepted_.emplace(word, mention);
    if (!fresh && mention.recognition < known->second.recognition) known->second = mention;
  }

  std::optional<KeyMatch> match_of(const std::string& words, const Run& run) {
    if (!run.ordinary) {
      std::vector<const KeyCandidates*> lists;
      for (const std::uint32_t country : countries_) {
        lists.push_back(&memory_.candidates(keys_, words, country));
      }
      const auto near = keys_.decide(lists, true);
      if (near && near->evidence.certainty() >= run.bound) return near;
    }
    const auto match = keys_.decide({&memory_.candidates(keys_, words, std::nullopt)}, false);
    const double bound = run.bound + (run.count == 1 ? one_word_anywhere : 0);
    if (match && match->evidence.certainty() >= bound) return match;
    return std::nullopt;
  }

  const NameTable& table_;
  const NameKeys& keys_;
  NameRecogniser::Memory& memory_;
  std::vector<std::uint32_t> countries_;
  std::map<std::string, Mention> accepted_;
};

}  // namespace

ArticleNames NameRecogniser::find(const TokenStream& title, const TokenStream& text) {
  memory_->keep_small();
  ArticleNames names{.title = find_names(title, table_), .text = find_names(text, table_)};
  Countries countries(table_);
  countries.count(names.title);
  countries.count(names.text);
  std::map<std::string, std::optional<std::uint32_t>> owners;  // nullopt: of several persons
  for (NamesFound* found : {&names.title, &names.text}) {
    for (Mention& mention : found->mentions) {
      const auto senses = table_.senses(mention.surface);
      if (senses.size() > 1) mention.name = countries.resolve(senses);
      if (table_.name(mention.name).kind != NameKind::person) continue;
      for (const auto& surname : memory_->surnames_of(table_, mention.name)) {
        const auto [owner, fresh] = owners.try_emplace(surname, mention.name);
        if (!fresh && owner->second != mention.name) owner->second.reset();
      }
    }
  }
  std::array<Field, 2> fields = {Field(title, names.title), Field(text, names.text)};
  const SurnamePass by_surname(owners);
  for (Field& field : fields) by_surname.run(field);
  KeyPass by_key(table_, keys_, *memory_, countries.leading());
  for (Field& field : fields) by_key.cover(field);
  for (Field& field : fields) by_key.run(field);
  for (Field& field : fields) by_key.repeat(field);
  for (Field& field : fields) {
    std::ranges::stable_sort(field.found.mentions, {}, &Mention::first);
    field.found.unlisted = unlisted(field);
  }
  return names;
}

}  // namespace dateline::synonyms
