// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/article_families.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "indexer/layout/schema.h"
#include "indexer/layout/stored_article.h"

namespace dateline::query {
namespace {

// What is published first is told by the last day that a date may stand for, so that one of which
// only the year is known does not come before all days of it; the undated come last.
using Order = std::pair<bool, corpus::Date>;
Order order_of(const std::optional<corpus::Date>& published) {
  return {!published, published ? published->last_day() : corpus::Date()};
}

// By count, then by label.
std::vector<std::string> by_count(const std::map<std::string, std::size_t>& counts) {
  std::vector<std::string> labels;
  for (const auto& [label, count] : counts) labels.push_back(label);
  std::ranges::stable_sort(labels, std::greater(),
                           [&](const auto& label) { return counts.at(label); });
  return labels;
}

Copy copy_of(const Xapian::Document& document) {
  auto stored = schema::read_heading(document);
  return {.id = std::move(stored.id),
          .outlet = std::move(stored.outlet),
          .date = std::move(stored.published)};
}

}  // namespace

ArticleFamilies::ArticleFamilies(const OpenIndex& index) : index_(index), search_(index.database) {
  if (index.shards.size() == 1) kept_.emplace(index.database);
}

Xapian::docid ArticleFamilies::first_of(Xapian::docid document) {
  return kept_ ? kept_->first_of(document) : found_family(document).front();
}

std::vector<Xapian::docid> ArticleFamilies::members_of(Xapian::docid document) {
  return kept_ ? kept_->members_of(document) : found_family(document);
}

const std::vector<Xapian::docid>& ArticleFamilies::found_family(Xapian::docid document) {
  const auto known = firsts_.find(document);
  if (known != firsts_.end()) return found_.at(known->second);
  auto family = search_.family_of(document);
  const Xapian::docid first = family.front();
  for (const Xapian::docid member : family) firsts_[member] = first;
  return found_[first] = std::move(family);
}

std::optional<Family> ArticleFamilies::describe(Xapian::docid document) {
  const auto members = members_of(document);
  if (members.size() < 2) return std::nullopt;
  std::set<std::string> outlets;
  std::map<std::string, std::size_t> agencies;
  std::map<Order, std::vector<Xapian::docid>> published;
  for (const Xapian::docid member : members) {
    const auto value = document_at(member).get_value(schema::slot::facets);
    const auto facets = schema::decode_facets(value);
    if (facets.outlet) outlets.insert(label(member, *facets.outlet));
    for (const std::uint32_t agency : facets.agencies) ++agencies[label(member, agency)];
    published[order_of(facets.published)].push_back(member);
  }
  std::vector<Copy> first;
  for (const Xapian::docid member : published.begin()->second)
    first.push_back(copy_of(document_at(member)));
  return Family{.copies = members.size(),
                .outlets = outlets.size(),
                .first = *std::ranges::min_element(first, {}, &Copy::id),
                .agencies = by_count(agencies)};
}

std::vector<Copy> ArticleFamilies::copies_of(Xapian::docid article) {
  std::map<std::pair<Order, std::string>, Copy> copies;
  for (const Xapian::docid member : members_of(article)) {
    const auto document = document_at(member);
    const auto facets = schema::decode_facets(document.get_value(schema::slot::facets));
    const Order order = order_of(facets.published);
    Copy copy = copy_of(document);
    copies.emplace(std::pair(order, copy.id), std::move(copy));
  }
  std::vector<Copy> list;
  for (auto& [order, copy] : copies) list.push_back(std::move(copy));
  return list;
}

Xapian::Document ArticleFamilies::document_at(Xapian::docid document) const {
  return index_.database.get_document(document, Xapian::DOC_ASSUME_VALID);
}

const std::string& ArticleFamilies::label(Xapian::docid document, std::uint32_t number) const {
  const auto& numbers = index_.shards[index_.shard_of(document)].numbers;
  std::size_t place = number;
  if (!numbers.empty()) place = number < numbers.size() ? numbers[number] : index_.labels.size();
  if (place < index_.labels.size()) return index_.labels[place];
  throw schema::IndexError(index_.path, "an article has a label of no list; build it again");
}

}  // namespace dateline::query
