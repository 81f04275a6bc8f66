// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/places/place_senses.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "synonyms/places/place_anchors.h"

namespace dateline::synonyms {
namespace {

constexpr double far_apart = 161;  // kilometres between places that are not one to a reader

constexpr std::uint64_t metropolis = 400'000;  // people; known whatever an article is about

double size_of(std::uint64_t people) { return std::log10(static_cast<double>(people) + 100); }

// One mention of a place.
struct Spot {
  std::size_t field = 0;
  std::size_t mention = 0;
  PlaceContext context;
  PlaceDecision decision;
};

class Decider {
 public:
  Decider(std::span<Field> fields, const PlaceModel& model, const PlaceSetting& setting)
      : fields_(fields), model_(model), table_(model.table), setting_(setting), anchors_(table_) {}

  std::vector<PlaceDecision> run() {
    for (Field& field : fields_) add_states(field, table_);
    collect();
    for (const Spot& spot : spots_) anchor_if_certain(spot);
    decide_all();
    // What has been decided clearly says more of the rest.
    anchors_.clear();
    for (const Spot& spot : spots_) {
      if (spot.context.use == PlaceUse::filed && !filed_) {
        filed_ = table_.country(spot.decision.mention.name);
      }
      if (is_clear(spot.decision) && is_counted(spot)) {
        anchors_.add(spot.decision.mention.name, spot.decision.mention.surface);
      }
    }
    // What the outlet's country decides says nothing of the rest.
    leans_home_ = setting_.home.has_value();
    decide_all();
    return apply();
  }

 private:
  Mention& mention_of(const Spot& spot) const {
    return fields_[spot.field].found.mentions[spot.mention];
  }

  void collect() {
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      const auto& mentions = fields_[field].found.mentions;
      const PlaceContexts contexts(fields_[field].words, mentions, {table_, model_.keys});
      for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].nested || !is_place(table_.name(mentions[i].name).kind)) continue;
        Spot spot{.field = field, .mention = i, .context = contexts.read(i), .decision = {}};
        spot.decision.in_title = field == 0;
        spot.decision.mention = mentions[i];
        if (stands_in(spot, setting_.dateline_begin, setting_.dateline_end)) {
          // TIRANA (Corriere dell'Umbria) -
          const bool agency = stands_in(spot, setting_.agency_begin, setting_.agency_end);
          spot.context.use = agency ? PlaceUse::organisation : PlaceUse::filed;
        }
        spots_.push_back(std::move(spot));
      }
    }
    spread_persons();
  }

  // Where a person has the name, the name alone is the person, unless the text says where it lies
  // or names something else of the country.
  void spread_persons() {
    std::set<std::uint32_t> persons;  // surfaces
    std::set<std::uint32_t> sure;
    std::map<std::uint32_t, std::set<std::uint32_t>> named;  // surfaces by country
    for (const Spot& spot : spots_) {
      const Mention& mention = mention_of(spot);
      if (spot.context.use == PlaceUse::person) {
        persons.insert(mention.surface);
        if (spot.context.surely_person) sure.insert(mention.surface);
      } else if (const auto country = table_.country(mention.name)) {
        named[*country].insert(mention.surface);
      }
    }
    for (const Spot& spot : spots_) {
      const PlaceContext& context = spot.context;
      const Mention& mention = mention_of(spot);
      const auto country = table_.country(mention.name);
      const auto others = country ? named.find(*country) : named.end();
      const bool beside_others =
          others != named.end() && others->second.size() > others->second.count(mention.surface);
      const bool placed = context.located || context.is_town || !context.around.empty();
      if (placed || beside_others) persons.erase(mention.surface);
    }
    for (Spot& spot : spots_) {
      const std::uint32_t surface = mention_of(spot).surface;
      if (spot.context.use != PlaceUse::named || !persons.contains(surface)) continue;
      spot.context.use = PlaceUse::person;
      spot.context.surely_person = sure.contains(surface);
    }
  }

  // Between two bytes of the text.
  bool stands_in(const Spot& spot, std::uint32_t begin, std::uint32_t end) const {
    const std::uint32_t at = fields_[spot.field].words.tokens[mention_of(spot).first].begin;
    return spot.field == 1 && at >= begin && at < end;
  }

  static bool is_counted(const Spot& spot) {
    const PlaceUse use = spot.context.use;
    return !spot.decision.dropped &&
           (use == PlaceUse::named || use == PlaceUse::filed || use == PlaceUse::government);
  }

  void anchor_if_certain(const Spot& spot) {
    const auto senses = senses_of(mention_of(spot));
    if (senses.size() > 1) return;
    const Name name = table_.name(senses.front());
    const bool word = spot.context.is_arabic_word && !spot.context.is_announced;
    const bool contextual =
        mention_of(spot).doubtful || table_.is_contextual(senses.front(), mention_of(spot).surface);
    const bool certain = !contextual && (!word || name.population.value_or(0) >= metropolis);
    if (certain && is_counted(spot)) anchors_.add(senses.front(), mention_of(spot).surface);
  }

  std::vector<std::uint32_t> senses_of(const Mention& mention) const {
    if (mention.settled) return {mention.name};
    const auto senses = table_.senses(mention.surface);
    return {senses.begin(), senses.end()};
  }

  // The spots of a spelling that no text around them puts elsewhere are decided as one.
  void decide_all() {
    std::map<std::uint32_t, std::vector<Spot*>> spellings;
    for (Spot& spot : spots_) {
      const Mention& mention = mention_of(spot);
      if (mention.settled) {
        const std::vector<Spot*> alone = {&spot};
        settle(spot, weigh(mention.surface, alone));
      } else {
        spellings[mention.surface].push_back(&spot);
      }
    }
    for (auto& [surface, spots] : spellings) decide(surface, spots);
  }

  void decide(std::uint32_t surface, const std::vector<Spot*>& spots) {
    const auto together = weigh(surface, spots);
    for (Spot* spot : spots) {
      const bool put = std::ranges::any_of(together, [&](const PlaceCandidate& candidate) {
        return lies_around(spot->context, candidate.name);
      });
      const std::vector<Spot*> alone = {spot};
      settle(*spot, put ? weigh(surface, alone) : together);
    }
  }

  bool lies_in(std::uint32_t place, std::uint32_t outer) const {
    return std::ranges::count(table_.ancestors(place), outer) > 0;
  }

  // Whether the text names a place that the candidate lies in.
  bool lies_around(const PlaceContext& context, std::uint32_t candidate) const {
    const auto ancestors = table_.ancestors(candidate);
    return std::ranges::any_of(context.around, [&](std::uint32_t outer) {
      return std::ranges::count(ancestors, outer) > 0;
    });
  }

  std::vector<PlaceCandidate> weigh(std::uint32_t surface, const std::vector<Spot*>& spots) const {
    std::vector<PlaceCandidate> candidates;
    const bool doubtful =
        std::ranges::all_of(spots, [&](const Spot* spot) { return mention_of(*spot).doubtful; });
    for (const std::uint32_t sense : senses_of(mention_of(*spots.front()))) {
      PlaceCandidate candidate{.name = sense, .evidence = evidence_of(sense, surface), .score = 0};
      candidate.evidence.contextual = candidate.evidence.contextual || doubtful;
      for (const Spot* spot : spots) add_context(*spot, candidate);
      candidates.push_back(candidate);
    }
    overshadow(candidates);
    for (PlaceCandidate& candidate : candidates) {
      candidate.score = score(candidate.evidence, model_.weights);
    }
    std::ranges::stable_sort(candidates, std::greater<>(), &PlaceCandidate::score);
    return candidates;
  }

  static bool is_metropolis(const PlaceEvidence& evidence) {
    return !evidence.region && !evidence.country && evidence.size >= size_of(metropolis);
  }

  // Of many places of a name (San José) a small one is as likely as ever.
  static void overshadow(std::vector<PlaceCandidate>& candidates) {
    constexpr std::size_t few = 3;  // a guess
    const auto is_known = [](const auto& candidate) { return is_metropolis(candidate.evidence); };
    if (candidates.size() > few || std::ranges::none_of(candidates, is_known)) return;
    for (auto& [name, evidence, unused] : candidates) {
      evidence.overshadowed = evidence.size <= size_of(0) && !evidence.country &&
                              !evidence.region && !evidence.around && !evidence.given;
    }
  }

  PlaceEvidence evidence_of(std::uint32_t sense, std::uint32_t surface) const {
    const Name name = table_.name(sense);
    PlaceEvidence evidence{.size = size_of(name.population.value_or(0)),
                           .country = name.kind == NameKind::country,
                           .region = name.kind == NameKind::region,
                           .given = std::ranges::count(setting_.given, sense) > 0,
                           .contextual = table_.is_contextual(sense, surface)};
    evidence.distinct = evidence.contextual && !is_latin(table_.words_of(surface));
    if (filed_ && table_.country(sense)) evidence.filed = table_.country(sense) == filed_;
    anchors_.weigh(sense, surface, evidence);
    if (evidence.country || evidence.region) evidence.near = 0;  // it is no spot
    return evidence;
  }

  void add_context(const Spot& spot, PlaceCandidate& candidate) const {
    PlaceEvidence& evidence = candidate.evidence;
    const PlaceContext& context = spot.context;
    const NameKind kind = table_.name(candidate.name).kind;
    if (lies_around(context, candidate.name)) evidence.around = true;
    const bool unit = kind == NameKind::region || kind == NameKind::area;
    if (context.is_unit) evidence.fits = unit ? 1 : -1;
    if (context.is_town) evidence.fits = unit || kind == NameKind::country ? -1 : 1;
    evidence.word = evidence.contextual ? context.is_word : context.is_arabic_word;
    evidence.announced = evidence.announced || context.is_announced;
    evidence.there = evidence.there || mention_of(spot).there;
    evidence.located = evidence.located || context.located || evidence.there;
    evidence.beside_capital = evidence.beside_capital || context.beside_capital;
  }

  void settle(Spot& spot, std::vector<PlaceCandidate> candidates) {
    PlaceDecision& decision = spot.decision;
    decision.mention.use = spot.context.use;
    decision.dropped = false;
    // A sense that must be borne out and is not is none.
    const auto borne_out = [&](const PlaceCandidate& candidate) {
      return !candidate.evidence.contextual ||
             (is_supported(candidate.evidence) && candidate.score >= model_.weights.bound &&
              spot.context.use == PlaceUse::named && !is_small_word(spot, candidate.evidence));
    };
    const auto likeliest = std::ranges::find_if(candidates, borne_out);
    decision.dropped = likeliest == candidates.end() || spot.context.surely_person;
    if (!decision.dropped) {
      std::rotate(candidates.begin(), likeliest, likeliest + 1);
      decision.mention.name = candidates.front().name;
      if (decision.mention.use == PlaceUse::government && candidates.front().evidence.contextual) {
        decision.mention.use = PlaceUse::named;
      }
    }
    if (spot.context.state && !decision.dropped &&
        !lies_in(decision.mention.name, *spot.context.state)) {
      decision.mention.use = PlaceUse::elsewhere;
    }
    if (decision.mention.use == PlaceUse::named && !is_told_from_word(candidates)) {
      decision.mention.use = PlaceUse::word;
    }
    decision.candidates = std::move(candidates);
    if (decision.mention.use != PlaceUse::named || is_clear(decision)) return;
    if (leans_home_) lean_home(decision);
    if (!is_clear(decision)) decision.mention.use = PlaceUse::ambiguous;
  }

  // Of places between which nothing decides, one in the outlet's country is likelier.
  void lean_home(PlaceDecision& decision) const {
    auto& candidates = decision.candidates;
    const double tied = candidates.front().score - model_.weights.undecided;
    auto best = candidates.begin();
    for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
      const bool open = candidate == candidates.begin() || !candidate->evidence.contextual;
      if (!open || candidate->score <= tied) continue;
      if (table_.country(candidate->name) != setting_.home) continue;
      candidate->evidence.home = true;
      candidate->score = score(candidate->evidence, model_.weights);
      if (candidate->score > best->score) best = candidate;
    }
    std::rotate(candidates.begin(), best, best + 1);
    decision.mention.name = candidates.front().name;
  }

  // Whether the article writes it small as well, so that its capitals are those of a headline:
  // SUGAR, and sugar. Where it lies may yet be told.
  bool is_small_word(const Spot& spot, const PlaceEvidence& evidence) const {
    const Token& token = fields_[spot.field].words.tokens[mention_of(spot).first];
    const bool proves_capital = !token.in_capitals && !token.in_title_case;
    if (mention_of(spot).count > 1 || evidence.around || evidence.given) return false;
    if (proves_capital && evidence.located) return false;
    return std::ranges::any_of(fields_, [&](const Field& field) {
      return std::ranges::any_of(field.words.tokens, [&](const Token& other) {
        return other.word_case == WordCase::lower && other.hash == token.hash;
      });
    });
  }

  static bool is_latin(std::string_view folded) {
    constexpr unsigned char first_greek = 0xCD;  // U+0370 begins with this byte
    return static_cast<unsigned char>(folded.front()) < first_greek;
  }

  // The country alone bears out no small place: Taylor is no town of Texas in every report on it.
  // But u Gospiću is in Gospić, and 斯托羅納 Storona.
  static bool is_supported(const PlaceEvidence& evidence) {
    constexpr double neighbour = 0.3;  // 96 kilometres
    constexpr double mostly = 0.5;     // where no person can be meant
    return evidence.around || evidence.given || evidence.in_region > 0 ||
           evidence.near >= neighbour ||
           ((evidence.there || evidence.distinct) && evidence.in_country >= mostly);
  }

  // A word of a script without capitals, unless everybody knows a town of this name or the text
  // tells: the town of Amol, not: work.
  static bool is_told_from_word(const std::vector<PlaceCandidate>& candidates) {
    constexpr double mostly = 0.5;
    const PlaceEvidence& best = candidates.front().evidence;
    if (!best.word || best.contextual || best.announced || is_supported(best)) return true;
    const bool known = std::ranges::any_of(candidates, [](const PlaceCandidate& candidate) {
      return !candidate.evidence.region && candidate.evidence.size >= size_of(metropolis);
    });
    return known || (best.in_country >= mostly && best.located);
  }

  // Whether no place far from the likeliest one comes close to it.
  bool is_clear(const PlaceDecision& decision) const {
    if (decision.dropped || decision.candidates.empty()) return false;
    const PlaceCandidate& best = decision.candidates.front();
    const Name name = table_.name(best.name);
    return std::ranges::none_of(decision.candidates, [&](const PlaceCandidate& other) {
      return other.name != best.name && !other.evidence.contextual &&
             other.score > best.score - model_.weights.undecided &&
             kilometres_apart(name, table_.name(other.name)) > far_apart;
    });
  }

  std::vector<PlaceDecision> apply() {
    std::vector<PlaceDecision> decisions;
    for (Spot& spot : spots_) {
      mention_of(spot) = spot.decision.mention;
      decisions.push_back(std::move(spot.decision));
    }
    for (std::size_t field = 0; field < fields_.size(); ++field) drop(field, decisions);
    return decisions;
  }

  // Takes out what was not borne out, and senses of nested places that need the article to do so.
  void drop(std::size_t field, const std::vector<PlaceDecision>& decisions) {
    auto& mentions = fields_[field].found.mentions;
    std::vector<bool> dropped(mentions.size());
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (spots_[i].field == field) dropped[spots_[i].mention] = decisions[i].dropped;
    }
    std::map<std::uint32_t, std::uint32_t> meant;  // by spelling, what it means last
    for (const PlaceDecision& decision : decisions) {
      if (!decision.dropped) meant[decision.mention.surface] = decision.mention.name;
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!mentions[i].nested) continue;
      const auto found = meant.find(mentions[i].surface);
      if (found != meant.end()) mentions[i].name = found->second;
      dropped[i] =
          mentions[i].doubtful || table_.is_contextual(mentions[i].name, mentions[i].surface);
    }
    std::vector<Mention> kept;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (!dropped[i]) kept.push_back(mentions[i]);
    }
    fields_[field].keep(std::move(kept));
    // Nor is a person's name another place by its letters.
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      const Mention& mention = decisions[i].mention;
      if (spots_[i].field != field || !spots_[i].context.surely_person) continue;
      std::fill_n(fields_[field].taken.begin() + mention.first, mention.count, true);
    }
  }

  std::span<Field> fields_;
  const PlaceModel& model_;
  const NameTable& table_;
  const PlaceSetting& setting_;
  PlaceAnchors anchors_;
  bool leans_home_ = false;             // towards the outlet's country
  std::optional<std::uint32_t> filed_;  // the country of the dateline, once it is decided
  std::vector<Spot> spots_;
};

}  // namespace

std::vector<PlaceDecision> decide_places(std::span<Field> fields, const PlaceModel& model,
                                         const PlaceSetting& setting) {
  return Decider(fields, model, setting).run();
}

}  // namespace dateline::synonyms
