// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/spelling/unlisted_spelling.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "synonyms/spelling/key_form.h"
#include "synonyms/spelling/name_keys_layout.h"
#include "synonyms/spelling/spelling_profile.h"
#include "synonyms/table/name_table_layout.h"

namespace dateline::synonyms {
namespace {

using namespace keys_layout;

// Where the forms under a key lie.
std::span<const std::uint32_t> places_of(std::string_view bytes, std::uint32_t key) {
  const Header& header = header_of(bytes);
  const auto directory = part<std::uint32_t>(bytes, header.directory);
  const std::size_t slot = key >> keys_layout::directory_shift;
  const auto keys = part<std::uint16_t>(bytes, header.keys);
  require(directory[slot] <= directory[slot + 1] && directory[slot + 1] <= keys.size());
  const auto some = keys.subspan(directory[slot], directory[slot + 1] - directory[slot]);
  const auto found = std::ranges::equal_range(some, static_cast<std::uint16_t>(key));
  return part<std::uint32_t>(bytes, header.places)
      .subspan(static_cast<std::size_t>(found.begin() - keys.begin()), found.size());
}

// What makes an adjective, an inhabitant or a surname of a place: Baghdad-i, Kherson-ian, Kabul-ov.
bool is_derivation(std::u32string_view ending) {
  constexpr std::array<std::u32string_view, 22> endings = {
      U"i",   U"is",  U"ian", U"ians", U"ite", U"ites", U"ese",  U"ov",   U"ova",  U"ي",  U"يه",
      U"يين", U"يون", U"י",   U"ית",   U"יים", U"ский", U"ская", U"ское", U"ские", U"ов", U"ова"};
  return std::ranges::count(endings, ending) > 0;
}

// True where `letters`, encoded as `encoded`, are the listed ones and such an ending.
bool is_derived(const std::u32string& letters, std::string_view encoded, std::string_view listed) {
  if (encoded.size() <= listed.size() || encoded[1] != listed[1]) return false;  // behind ^
  const std::size_t stem = listed.size() - 1;  // without the bound of the word
  if (encoded.substr(0, stem) != listed.substr(0, stem)) return false;
  return is_derivation(std::u32string_view(letters).substr(stem, letters.size() - stem - 1));
}

// The listed forms behind the mapped bytes.
class Forms {
 public:
  explicit Forms(std::string_view bytes)
      : bytes_(bytes), forms_(part<char>(bytes, header_of(bytes).forms)) {}

  const Form& at(std::uint32_t place) const {
    const std::size_t offset = place * form_unit;
    require(offset + sizeof(Form) <= forms_.size());
    const Form& form = *reinterpret_cast<const Form*>(forms_.data() + offset);
    require(offset + size_of_form(form.size) <= forms_.size() && form.script < key_scripts);
    return form;
  }

  // The forms of one comparison lie far apart.
  void fetch(std::uint32_t place) const { __builtin_prefetch(forms_.data() + place * form_unit); }

  // Where those lie that share one of the keys, ascending, each once.
  std::vector<std::uint32_t> like(std::span<const std::string> keys,
                                  std::optional<std::uint32_t> country) const {
    std::vector<std::uint32_t> met;
    for (const auto& key : keys) {
      const auto places = places_of(bytes_, key_of(key, country));
      met.insert(met.end(), places.begin(), places.end());
    }
    std::ranges::sort(met);
    met.erase(std::ranges::unique(met).begin(), met.end());
    return met;
  }

 private:
  std::string_view bytes_;
  std::span<const char> forms_;
};

// Whether two forms of so many letters can be one name: some scripts leave vowels out.
bool can_be_one(std::uint32_t a, std::uint32_t b) {
  constexpr std::uint32_t bounds = 2;
  return std::max(a, b) - bounds <= 2 * (std::min(a, b) - bounds);
}

// The script in which a spelling is compared; none of what has none or two.
std::optional<KeyScript> script_of(std::string_view spelling) {
  const auto form = key_form(spelling);
  return form ? std::optional(form->script) : std::nullopt;
}

std::size_t count_words(std::string_view folded_words) {
  std::size_t count = 0;
  layout::for_each_word(folded_words, [&](std::string_view word) {
    if (word != "+" && !is_key_article(word)) ++count;
  });
  return count;
}

// A listed form that an unlisted spelling is like.
struct Scored {
  std::int32_t score = 0;
  const Form* form = nullptr;
};

}  // namespace

class UnlistedSpelling::Comparison {
 public:
  Comparison(const NameKeys& keys, KeyForm form, bool several_words)
      : model_(keys.model_),
        forms_(keys.bytes_),
        form_(std::move(form)),
        encoded_(model_.encode(form_)),
        word_(model_.word(form_.script, encoded_)),
        classes_(skeleton(form_)),
        keys_(unlisted_keys(classes_)),
        several_words_(several_words),
        perfect_(model_.score(word_, word_)) {}

  KeyCandidates candidates(std::optional<std::uint32_t> country, const std::vector<bool>* names) {
    names_ = names;
    KeyCandidates out{.perfect = perfect_, .script = form_.script, .best = {}};
    if (perfect_ <= 0) return out;
    for (const Scored& scored : compare(sharing_a_key(country), floor(country))) {
      add(scored, out.best);
    }
    return out;
  }

 private:
  // One word among all names of the world must be so near that its skeleton is the same.
  std::vector<std::uint32_t> sharing_a_key(std::optional<std::uint32_t> country) const {
    if (!country && !several_words_) return forms_.like(std::span(&classes_, 1), country);
    return forms_.like(keys_, country);
  }

  // What the spelling must prove: among all names of the world some are like any short word.
  std::int32_t floor(std::optional<std::uint32_t> country) const {
    // Of the perfect score: 39 of 40 certain matches have 0.6 (news, spellings held back).
    constexpr double least_share = 0.5;
    const std::int32_t least = (country ? 5 : 14) * weight_unit;  // guesses
    return std::max(least, static_cast<std::int32_t>(least_share * perfect_));
  }

  bool in_own_script(const Form& listed) const {
    return listed.script == static_cast<std::uint8_t>(form_.script);
  }

  // Whether most letters are met in order, and together weigh enough. Of 1,700 scores above the
  // floor 1 in 50 is lost, and three comparisons in five are saved (recombined news).
  static bool is_worth_comparing(const SpellingProfile& profile, std::string_view letters,
                                 std::int32_t floor) {
    const auto overlap = profile.overlap(letters);
    return overlap.share + overlap.gain / (2.0 * floor) >= 1.37;
  }

  SpellingProfile& profile(std::size_t script, std::int32_t floor) {
    auto& known = profiles_[script];
    if (!known) {
      known.emplace(model_, word_, static_cast<KeyScript>(script));
      known->set_floor(floor);
    }
    return *known;
  }

  // The best first; none where the spelling is made of one by an ending. Neighbours begin alike.
  std::vector<Scored> compare(const std::vector<std::uint32_t>& places, std::int32_t floor) {
    for (auto& known : profiles_) {
      if (known) known->set_floor(floor);
    }
    std::vector<Scored> scored;
    constexpr std::size_t ahead = 4;  // a guess
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (i + ahead < places.size()) forms_.fetch(places[i + ahead]);
      const Form& listed = forms_.at(places[i]);
      if (!can_be_one(word_.size, listed.size)) continue;
      const std::string_view letters = letters_of(listed);
      if (in_own_script(listed) && is_derived(form_.letters, encoded_, letters)) return {};
      if (names_ != nullptr && !(*names_)[listed.name]) continue;
      SpellingProfile& own = profile(listed.script, floor);
      if (!is_worth_comparing(own, letters, floor)) continue;
      const std::int32_t score = own.score(letters);
      if (score >= floor) scored.push_back({score, &listed});
    }
    std::ranges::sort(scored, {}, [&](const Scored& each) {
      return std::tuple(-each.score, each.form->name, each.form->spelling);
    });
    return scored;
  }

  void add(const Scored& scored, std::vector<KeyCandidate>& best) const {
    constexpr std::size_t kept = 6;
    const Form& listed = *scored.form;
    const auto known = std::ranges::find(best, listed.name, &KeyCandidate::name);
    if (known != best.end()) {
      known->second = std::max(known->second, scored.score);
      if (in_own_script(listed)) known->own_script = std::max(known->own_script, scored.score);
    } else if (best.size() < kept) {
      best.push_back(candidate(scored.score, listed));
      const bool may_win = scored.score == best.front().score;
      if (may_win || names_ != nullptr) look_closely(listed, best.back());
    }
  }

  KeyCandidate candidate(std::int32_t score, const Form& listed) const {
    return {.name = listed.name,
            .spelling = listed.spelling,
            .score = score,
            .script = static_cast<KeyScript>(listed.script),
            .same_skeleton = listed.skeleton == skeleton_hash(classes_),
            .told_apart = listed.told_apart,
            .own_script = in_own_script(listed) ? score : 0};
  }

  void look_closely(const Form& listed, KeyCandidate& candidate) const {
    const auto other = model_.word(candidate.script, letters_of(listed));
    candidate.worst = model_.worst_stretch(word_, other);
    candidate.perfect = model_.score(other, other);
  }

  const SpellingModel& model_;
  Forms forms_;
  const KeyForm form_;
  const std::string encoded_;
  const SpellingModel::Word word_;
  const std::string classes_;
  const std::vector<std::string> keys_;
  const bool several_words_;
  const std::int32_t perfect_;
  const std::vector<bool>* names_ = nullptr;  // that may be candidates; nullptr: all
  std::array<std::optional<SpellingProfile>, key_scripts> profiles_;
};

UnlistedSpelling::UnlistedSpelling(const NameKeys& keys, std::string_view folded_words) {
  auto form = keys.has_model() ? key_form(folded_words) : std::nullopt;
  if (!form) return;
  const bool several_words = folded_words.find(' ') != folded_words.npos;
  comparison_ = std::make_unique<Comparison>(keys, std::move(*form), several_words);
}

UnlistedSpelling::UnlistedSpelling(UnlistedSpelling&&) noexcept = default;
UnlistedSpelling& UnlistedSpelling::operator=(UnlistedSpelling&&) noexcept = default;
UnlistedSpelling::~UnlistedSpelling() = default;

KeyCandidates UnlistedSpelling::candidates(std::optional<std::uint32_t> country,
                                           const std::vector<bool>* names) {
  return comparison_ ? comparison_->candidates(country, names) : KeyCandidates();
}

bool has_as_many_words(std::string_view listed, std::string_view folded_words) {
  return count_words(listed) >= count_words(folded_words);
}

bool may_be_person(const SpellingModel& model, std::string_view words, const NameTable& table,
                   std::uint32_t person) {
  // Guesses; 0.78 lost a tenth of the persons held back.
  constexpr double alike_in_script = 0.5;
  constexpr double alike_across = 0.55;
  const auto first = [](std::string_view name) { return name.substr(0, name.find(' ')); };
  const auto last = [](std::string_view name) { return name.substr(name.rfind(' ') + 1); };
  const auto script = script_of(words);
  std::optional<double> in_script;
  std::optional<double> across;
  for (const std::string_view listed : table.spellings(person)) {
    if (first(listed) == listed) continue;
    if (likeness(model, first(words), first(listed)) < one_name_likeness) continue;
    auto& best = script_of(listed) == script ? in_script : across;
    best = std::max(best.value_or(0), likeness(model, last(words), last(listed)));
  }
  if (in_script) return *in_script >= alike_in_script;
  return across.value_or(1) >= alike_across;
}

}  // namespace dateline::synonyms
