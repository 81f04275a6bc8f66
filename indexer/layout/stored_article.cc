// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/layout/stored_article.h"

#include <array>
#include <bit>
#include <utility>

#include "indexer/layout/packed_record.h"
#include "indexer/layout/schema.h"

namespace dateline::schema {
namespace {

void pack_list(Packer& packer, const std::vector<std::string>& list) {
  packer.number(list.size());
  for (const auto& text : list) packer.text(text);
}

std::vector<std::string> unpack_list(Unpacker& unpacker) {
  std::vector<std::string> list;
  for (auto left = unpacker.number(); left > 0; --left) list.push_back(unpacker.text());
  return list;
}

// As bits, so that a coordinate comes back as it was.
void pack_degrees(Packer& packer, const std::optional<double>& degrees) {
  packer.number(degrees ? 1 : 0);
  if (degrees) packer.fixed(std::bit_cast<std::uint64_t>(*degrees));
}

std::optional<double> unpack_degrees(Unpacker& unpacker) {
  if (unpacker.number() == 0) return std::nullopt;
  return std::bit_cast<double>(unpacker.fixed());
}

void pack_given(Packer& packer, const GivenFields& given) {
  pack_list(packer, given.agencies);
  pack_list(packer, given.agency_credits);
  packer.number(given.places.size());
  for (const auto& place : given.places) {
    packer.text(place.name);
    packer.text(place.id);
    pack_degrees(packer, place.latitude);
    pack_degrees(packer, place.longitude);
  }
  pack_list(packer, given.outlet_aliases);
  packer.text(given.outlet_country);
}

GivenFields unpack_given(Unpacker& unpacker) {
  GivenFields given{.agencies = unpack_list(unpacker), .agency_credits = unpack_list(unpacker)};
  for (auto left = unpacker.number(); left > 0; --left) {
    corpus::GivenPlace place{.name = unpacker.text(), .id = unpacker.text()};
    place.latitude = unpack_degrees(unpacker);
    place.longitude = unpack_degrees(unpacker);
    given.places.push_back(std::move(place));
  }
  given.outlet_aliases = unpack_list(unpacker);
  given.outlet_country = unpacker.text();
  return given;
}

void pack_mentions(Packer& packer, const std::vector<PlaceMentions>& mentions) {
  packer.number(mentions.size());
  for (const auto& [times, in_title, offset] : mentions) {
    packer.number(times);
    if (times > 0) packer.number(2 * std::uint64_t{offset} + (in_title ? 1 : 0));
  }
}

std::vector<PlaceMentions> unpack_mentions(Unpacker& unpacker) {
  std::vector<PlaceMentions> mentions;
  for (std::uint64_t left = unpacker.number(); left > 0; --left) {
    PlaceMentions& place = mentions.emplace_back();
    place.times = static_cast<std::uint32_t>(unpacker.number());
    if (place.times == 0) continue;
    const std::uint64_t where = unpacker.number();
    place.in_title = where % 2 == 1;
    place.offset = static_cast<std::uint32_t>(where / 2);
  }
  return mentions;
}

// The fields of a heading that are one text each, in their order in the record.
template <class Article>
auto heading_texts(Article& article) {
  return std::array{&article.id,          &article.title, &article.outlet,    &article.url,
                    &article.language,    &article.owner, &article.published, &article.date_source,
                    &article.unread_date, &article.filed};
}

}  // namespace

std::string encode_heading(const StoredArticle& article) {
  Packer packer;
  for (const auto* field : heading_texts(article)) packer.text(*field);
  pack_list(packer, article.agencies);
  pack_list(packer, article.flags);
  pack_mentions(packer, article.place_mentions);
  return packer.take();
}

StoredArticle decode_heading(std::string_view bytes) {
  Unpacker unpacker(bytes);
  StoredArticle article;
  for (auto* field : heading_texts(article)) *field = unpacker.text();
  article.agencies = unpack_list(unpacker);
  article.flags = unpack_list(unpacker);
  article.place_mentions = unpack_mentions(unpacker);
  return article;
}

std::string encode_body(const StoredArticle& article) {
  Packer packer;
  packer.text(article.text);
  pack_given(packer, article.given);
  return packer.take();
}

void decode_body(std::string_view bytes, StoredArticle& article) {
  Unpacker unpacker(bytes);
  article.text = unpacker.text();
  article.given = unpack_given(unpacker);
}

StoredArticle read_heading(const Xapian::Document& document) {
  return decode_heading(document.get_value(slot::heading));
}

StoredArticle read_article(const Xapian::Document& document) {
  StoredArticle article = read_heading(document);
  decode_body(document.get_data(), article);
  return article;
}

}  // namespace dateline::schema
