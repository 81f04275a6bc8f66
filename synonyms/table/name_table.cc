// SPDX-License-Identifier: GPL-2.0-or-later
#include "synonyms/table/name_table.h"

#include <algorithm>
#include <stdexcept>

#include "synonyms/table/article.h"
#include "synonyms/table/mapped_file.h"
#include "synonyms/table/name_table_layout.h"
#include "synonyms/words/word_hash.h"

namespace dateline::synonyms {
namespace {

using layout::Entry;
using layout::Header;
using layout::none;
using layout::Range;
using layout::Slot;
using layout::Surface;

const Header& header_of(std::string_view bytes) {
  return *reinterpret_cast<const Header*>(bytes.data());
}

template <class T>
std::span<const T> part(std::string_view bytes, layout::Part place) {
  return {reinterpret_cast<const T*>(bytes.data() + place.offset), place.count};
}

std::span<const Entry> entries(std::string_view bytes) {
  return part<Entry>(bytes, header_of(bytes).entries);
}

std::span<const Surface> surfaces(std::string_view bytes) {
  return part<Surface>(bytes, header_of(bytes).surfaces);
}

// Opening a table checks the frame only, so that it costs nothing; what the look-ups meet inside is
// checked there, and never read beyond.
void require(bool sound) {
  if (!sound) throw std::runtime_error("the table of names is damaged; build the index again");
}

const Entry& entry_at(std::string_view bytes, std::uint32_t index) {
  const auto all = entries(bytes);
  require(index < all.size() && all[index].kind <= static_cast<std::uint8_t>(NameKind::person));
  return all[index];
}

const Surface& surface_at(std::string_view bytes, std::uint32_t index) {
  const auto all = surfaces(bytes);
  require(index < all.size());
  return all[index];
}

template <class T>
std::span<const T> some(std::span<const T> all, Range range) {
  require(range.begin <= all.size() && range.count <= all.size() - range.begin);
  return all.subspan(range.begin, range.count);
}

std::string_view text(std::string_view bytes, Range range) {
  const auto chars = some(part<char>(bytes, header_of(bytes).text), range);
  return {chars.data(), chars.size()};
}

// The names of a spelling, of which there is one at least.
std::span<const std::uint32_t> senses_of(std::string_view bytes, const Surface& surface) {
  const auto names = some(part<std::uint32_t>(bytes, header_of(bytes).senses), surface.senses);
  const std::size_t known = entries(bytes).size();
  require(!names.empty() && std::ranges::all_of(names, [&](auto name) { return name < known; }));
  return names;
}

// The slot of a walk, or the free one where it would stand.
const Slot& slot_of(std::string_view bytes, std::uint64_t walk) {
  const auto slots = part<Slot>(bytes, header_of(bytes).slots);
  const std::uint32_t print = layout::print_of(walk, header_of(bytes).factor);
  std::size_t at = layout::first_slot(walk, slots.size());
  for (std::size_t tried = 0; slots[at].print != print && slots[at].print != 0; ++tried) {
    require(tried < slots.size());
    at = at + 1 < slots.size() ? at + 1 : 0;
  }
  return slots[at];
}

template <class T>
bool fits(std::string_view bytes, layout::Part place) {
  return place.offset % 8 == 0 && place.offset <= bytes.size() &&
         place.count <= (bytes.size() - place.offset) / sizeof(T);
}

bool is_sound(std::string_view bytes) {
  if (bytes.size() < sizeof(Header)) return false;
  const Header& header = header_of(bytes);
  return header.magic == layout::magic && header.bytes == bytes.size() &&
         fits<Slot>(bytes, header.slots) && header.slots.count > 0 && header.slots.count < none &&
         fits<std::uint64_t>(bytes, header.known_walks) &&
         std::has_single_bit(header.known_walks.count) && fits<Entry>(bytes, header.entries) &&
         fits<Surface>(bytes, header.surfaces) && fits<std::uint32_t>(bytes, header.senses) &&
         fits<Range>(bytes, header.listed) && fits<char>(bytes, header.text);
}

void check(std::string_view bytes, std::string_view source) {
  if (is_sound(bytes)) return;
  throw std::runtime_error(std::string(source) +
                           ": not a table of names of this version; build the index again");
}

}  // namespace

NameTable::NameTable(std::string bytes, std::string_view source) {
  const auto owned = std::make_shared<const std::string>(std::move(bytes));
  check(*owned, source);
  use(*owned);
  owner_ = owned;
}

void NameTable::use(std::string_view bytes) {
  bytes_ = bytes;
  known_walks_ = part<std::uint64_t>(bytes, header_of(bytes).known_walks);
}

NameTable NameTable::open(const std::string& path) {
  const MappedFile file = map_file(path);
  check(file.bytes, path);
  NameTable table;
  table.use(file.bytes);
  table.owner_ = file.owner;
  return table;
}

std::uint32_t NameTable::size() const {
  return bytes_.empty() ? 0 : static_cast<std::uint32_t>(header_of(bytes_).entries.count);
}

Name NameTable::name(std::uint32_t index) const {
  const Entry& entry = entry_at(bytes_, index);
  Name name{.id = text(bytes_, entry.id),
            .label = text(bytes_, entry.label),
            .kind = static_cast<NameKind>(entry.kind)};
  name.contextual = entry.contextual != 0;
  if (entry.within != none) name.within = entry.within;
  if (entry.population != layout::unknown_population) name.population = entry.population;
  if (entry.has_coordinates != 0) {
    name.latitude = entry.latitude;
    name.longitude = entry.longitude;
  }
  return name;
}

std::optional<std::uint32_t> NameTable::find_id(std::string_view id) const {
  if (bytes_.empty()) return std::nullopt;
  const auto all = entries(bytes_);
  const auto found = std::ranges::lower_bound(
      all, id, {}, [&](const Entry& entry) { return text(bytes_, entry.id); });
  if (found == all.end() || text(bytes_, found->id) != id) return std::nullopt;
  return static_cast<std::uint32_t>(found - all.begin());
}

std::vector<std::string_view> NameTable::spellings(std::uint32_t index) const {
  const auto all = part<Range>(bytes_, header_of(bytes_).listed);
  std::vector<std::string_view> list;
  for (const Range spelling : some(all, entry_at(bytes_, index).listed)) {
    list.push_back(text(bytes_, spelling));
  }
  return list;
}

std::uint64_t NameTable::walk_of(std::string_view words) {
  std::uint64_t walk = start;
  layout::for_each_word(words,
                        [&](std::string_view word) { walk = extend(walk, hash_word(word)); });
  return walk;
}

std::uint64_t NameTable::beside(std::uint64_t walk) {
  return extend(walk, hash_word(layout::beside_acronym));
}

std::vector<NameMatch::Terminal> NameTable::listed(std::uint32_t index) const {
  const auto spelling = [&](std::string_view normal) {
    const NameNode node = look_at(walk_of(normal));
    return node.is_spelling ? std::optional(terminal(node)) : std::nullopt;
  };
  const auto means_it = [&](const auto& found) {
    return found && std::ranges::count(found->senses, index) > 0;
  };
  std::vector<NameMatch::Terminal> list;
  for (const std::string_view words : spellings(index)) {
    auto known = spelling(normal_form(words));
    if (!means_it(known)) {
      known = spelling(normal_form(words) + " " + std::string(layout::beside_acronym));
    }
    if (!means_it(known)) continue;  // a weak one
    list.push_back(*known);
    list.back().text = words;
  }
  for (std::uint32_t surface = 0; surface < surfaces(bytes_).size(); ++surface) {
    if (std::ranges::count(senses(surface), index) == 0) continue;
    const bool is_known = std::ranges::count(list, surface, &NameMatch::Terminal::surface) > 0;
    if (is_known) continue;
    const auto other = spelling(text(bytes_, surface_at(bytes_, surface).text));
    require(other.has_value());
    if (other->adjective) list.push_back(*other);
  }
  return list;
}

std::span<const std::uint32_t> NameTable::senses(std::uint32_t surface) const {
  return senses_of(bytes_, surface_at(bytes_, surface));
}

bool NameTable::is_contextual(std::uint32_t index, std::uint32_t surface) const {
  return name(index).contextual || surface_at(bytes_, surface).contextual != 0;
}

std::string_view NameTable::words_of(std::uint32_t surface) const {
  return text(bytes_, surface_at(bytes_, surface).text);
}

std::vector<std::uint32_t> NameTable::ancestors(std::uint32_t index) const {
  std::vector<std::uint32_t> chain;
  for (auto at = entry_at(bytes_, index).within; at != none; at = entry_at(bytes_, at).within) {
    require(chain.size() < layout::deepest_within);
    chain.push_back(at);
  }
  return chain;
}

std::optional<std::uint32_t> NameTable::country(std::uint32_t index) const {
  const auto is_country = [&](std::uint32_t i) {
    return static_cast<NameKind>(entry_at(bytes_, i).kind) == NameKind::country;
  };
  std::size_t depth = 0;
  for (auto at = index; at != none; at = entry_at(bytes_, at).within) {
    if (is_country(at)) return at;
    require(depth++ < layout::deepest_within);
  }
  return std::nullopt;
}

std::string NameTable::hash() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  if (bytes_.empty()) return hex;
  for (const unsigned char byte : header_of(bytes_).hash.digest) {
    hex += digits[byte >> 4];
    hex += digits[byte & 15];
  }
  return hex;
}

NameNode NameTable::look_at(std::uint64_t walk) const {
  if (bytes_.empty()) return {};
  const Slot& slot = slot_of(bytes_, walk);
  if (slot.print == 0) return {};
  require(slot.rule <= static_cast<std::uint8_t>(CaseRule::context));
  return {.begins_more = slot.begins_more != 0,
          .is_spelling = slot.surface != layout::no_surface,
          .adjective = slot.adjective != 0,
          .contextual = slot.contextual != 0,
          .bracketed = slot.bracketed != 0,
          .rule = static_cast<CaseRule>(slot.rule),
          .surface = slot.surface};
}

NameMatch::Terminal NameTable::terminal(const NameNode& spelling) const {
  const Surface& surface = surface_at(bytes_, spelling.surface);
  const auto senses = senses_of(bytes_, surface);
  return {.name = senses.front(),
          .senses = senses,
          .surface = spelling.surface,
          .rule = spelling.rule,
          .adjective = spelling.adjective,
          .contextual = spelling.contextual,
          .text = text(bytes_, surface.text)};
}

NameMatch NameTable::look_up(std::uint64_t walk) const {
  const NameNode node = look_at(walk);
  NameMatch match{.begins_more = node.begins_more, .terminal = std::nullopt};
  if (node.is_spelling) match.terminal = terminal(node);
  return match;
}

}  // namespace dateline::synonyms
