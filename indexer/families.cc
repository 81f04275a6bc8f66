// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/families.h"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/packed_record.h"
#include "indexer/schema.h"

namespace dateline::schema {
namespace {

constexpr std::uint32_t articles_a_bucket = 512;

std::uint32_t bucket_of(std::uint32_t article) { return article / articles_a_bucket; }

std::string key_of(std::uint32_t bucket) {
  return std::string(metadata::families) + std::to_string(bucket);
}

}  // namespace

std::uint32_t Families::first_of(std::uint32_t article) {
  load(bucket_of(article));
  const auto found = firsts_.find(article);
  return found == firsts_.end() ? article : found->second;
}

std::vector<std::uint32_t> Families::members_of(std::uint32_t article) {
  const std::uint32_t first = first_of(article);
  load(bucket_of(first));
  const auto found = members_.find(first);
  return found == members_.end() ? std::vector<std::uint32_t>{article} : found->second;
}

void Families::join(std::uint32_t a, std::uint32_t b) {
  if (first_of(a) == first_of(b)) return;
  auto members = members_of(a);
  const auto others = members_of(b);
  members.insert(members.end(), others.begin(), others.end());
  std::ranges::sort(members);
  dissolve(a);
  dissolve(b);
  for (const std::uint32_t member : members) firsts_[member] = members.front();
  for (const std::uint32_t member : members) changed_.insert(bucket_of(member));
  const std::uint32_t first = members.front();
  members_[first] = std::move(members);
}

void Families::dissolve(std::uint32_t article) {
  const auto members = members_of(article);
  members_.erase(members.front());
  for (const std::uint32_t member : members) {
    firsts_.erase(member);
    changed_.insert(bucket_of(member));
  }
}

void Families::save(Xapian::WritableDatabase& database) {
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
    firsts_[article] = first;
    if (first != article) continue;
    std::vector<std::uint32_t> members = {first};
    for (auto left = unpacker.number(); left > 0; --left) {
      members.push_back(members.back() + static_cast<std::uint32_t>(unpacker.number()));
    }
    members_[first] = std::move(members);
  }
}

std::string Families::encode(std::uint32_t bucket) const {
  const std::uint32_t begin = bucket * articles_a_bucket;
  std::uint32_t before = begin;
  Packer packer;
  for (std::uint32_t article = begin; article < begin + articles_a_bucket; ++article) {
    const auto found = firsts_.find(article);
    if (found == firsts_.end()) continue;
    packer.number(article - std::exchange(before, article));
    packer.number(article - found->second);
    if (found->second != article) continue;
    const auto& members = members_.at(article);
    packer.number(members.size() - 1);
    for (std::size_t i = 1; i < members.size(); ++i) packer.number(members[i] - members[i - 1]);
  }
  return packer.take();
}

}  // namespace dateline::schema
