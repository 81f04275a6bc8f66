// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/families.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/layout/packed_record.h"
#include "indexer/layout/schema.h"

namespace dateline::schema {
namespace {

constexpr std::uint32_t articles_a_bucket = 512;  // a guess

std::uint32_t bucket_of(std::uint32_t article) { return article / articles_a_bucket; }

std::string key_of(std::uint32_t bucket) {
  return std::string(metadata::families) + std::to_string(bucket);
}

}  // namespace

std::uint32_t Families::first_of(std::uint32_t article) {
  load(bucket_of(article));
  const auto number = numbers_.find(article);
  return number == numbers_.end() ? article : groups_.at(number->second).first;
}

std::vector<std::uint32_t> Families::members_of(std::uint32_t article) {
  const Group* group = whole_group(article);
  if (group == nullptr) return {article};
  auto members = group->members;
  std::ranges::sort(members);
  return members;
}

// Nullptr where the article has no family. A family is changed only when all is loaded that tells
// of it, so that nothing loaded later takes it for what it was.
Families::Group* Families::whole_group(std::uint32_t article) {
  load(bucket_of(article));
  const auto number = numbers_.find(article);
  if (number == numbers_.end()) return nullptr;
  Group& group = groups_.at(number->second);
  if (!group.is_whole) {
    load(bucket_of(group.first));  // which has the list
    for (const std::uint32_t member : group.members) load(bucket_of(member));
    group.is_whole = true;
  }
  return &group;
}

Families::Group& Families::make_group(std::uint32_t article) {
  if (Group* group = whole_group(article)) return *group;
  numbers_[article] = article;
  return groups_[article] = {.first = article, .members = {article}, .is_whole = true};
}

// The smaller family goes into the larger one: so many equal texts are joined one by one.
void Families::join(std::uint32_t a, std::uint32_t b) {
  if (first_of(a) == first_of(b)) return;
  if (make_group(a).members.size() < make_group(b).members.size()) std::swap(a, b);
  const std::uint32_t number = numbers_.at(a);
  const std::uint32_t other = numbers_.at(b);
  Group& group = groups_.at(number);
  for (const std::uint32_t member : groups_.at(other).members) {
    numbers_[member] = number;
    group.members.push_back(member);
  }
  group.first = std::min(group.first, groups_.at(other).first);
  group.is_changed = true;
  groups_.erase(other);
}

void Families::dissolve(std::uint32_t article) {
  const Group* group = whole_group(article);
  if (group == nullptr) return;
  const std::uint32_t number = numbers_.at(article);
  for (const std::uint32_t member : group->members) {
    numbers_.erase(member);
    changed_.insert(bucket_of(member));
  }
  groups_.erase(number);
}

void Families::save(Xapian::WritableDatabase& database) {
  for (auto& [number, group] : groups_) {
    if (!std::exchange(group.is_changed, false)) continue;
    for (const std::uint32_t member : group.members) changed_.insert(bucket_of(member));
  }
  for (const std::uint32_t bucket : changed_) {
    load(bucket);
    database.set_metadata(key_of(bucket), encode(bucket));
  }
  changed_.clear();
}

void Families::load(std::uint32_t bucket) {
  if (!loaded_.insert(bucket).second) return;
  const std::string bytes = database_.get_metadata(key_of(bucket));
  Unpacker unpacker(bytes);
  std::uint32_t article = bucket * articles_a_bucket;
  while (!unpacker.done()) {
    article += static_cast<std::uint32_t>(unpacker.number());
    const std::uint32_t first = article - static_cast<std::uint32_t>(unpacker.number());
    numbers_[article] = first;
    Group& group = groups_[first];
    group.first = first;
    if (first != article) continue;
    group.members = {first};
    for (auto left = unpacker.number(); left > 0; --left) {
      group.members.push_back(group.members.back() + static_cast<std::uint32_t>(unpacker.number()));
    }
  }
}

std::string Families::encode(std::uint32_t bucket) {
  const std::uint32_t begin = bucket * articles_a_bucket;
  std::uint32_t before = begin;
  Packer packer;
  for (std::uint32_t article = begin; article < begin + articles_a_bucket; ++article) {
    const auto number = numbers_.find(article);
    if (number == numbers_.end()) continue;
    const std::uint32_t first = groups_.at(number->second).first;
    packer.number(article - std::exchange(before, article));
    packer.number(article - first);
    if (first != article) continue;
    const auto members = members_of(article);
    packer.number(members.size() - 1);
    for (std::size_t i = 1; i < members.size(); ++i) packer.number(members[i] - members[i - 1]);
  }
  return packer.take();
}

}  // namespace dateline::schema
