// SPDX-License-Identifier: GPL-2.0-or-later
#include "corpus/fields/presets.h"

#include <algorithm>
#include <array>

#include "corpus/dates/date_parser.h"
#include "corpus/text/letters.h"

namespace dateline::corpus {
namespace {

constexpr auto trafilatura = std::to_array<PresetField>({
    {Field::id, "id"},
    {Field::title, "title"},
    {Field::text, "text"},
    {Field::text, "raw_text"},
    {Field::outlet, "source-hostname"},
    {Field::outlet, "hostname"},
    {Field::url, "source"},
    {Field::url, "url"},
    {Field::published, "date"},
    {Field::language, "language"},
});

constexpr auto news_please = std::to_array<PresetField>({
    {Field::title, "title"},
    {Field::title, "title_page"},
    {Field::title, "title_rss"},
    {Field::text, "maintext"},
    {Field::text, "text"},
    {Field::outlet, "source_domain"},
    {Field::url, "url"},
    {Field::published, "date_publish"},
    {Field::language, "language"},
});

constexpr auto newspaper = std::to_array<PresetField>({
    {Field::title, "title"},
    {Field::text, "text"},
    {Field::outlet, "meta_site_name"},
    {Field::outlet, "source_url"},
    {Field::url, "url"},
    {Field::url, "canonical_link"},
    {Field::published, "publish_date"},
    {Field::language, "language"},
    {Field::language, "meta_lang"},
});

constexpr auto mediacloud = std::to_array<PresetField>({
    {Field::id, "id"},
    {Field::title, "title"},
    {Field::text, "text"},
    {Field::outlet, "media_name"},
    {Field::outlet, "media_url"},
    {Field::url, "url"},
    {Field::url, "article_url"},
    {Field::published, "publish_date"},
    {Field::language, "language"},
});

constexpr auto gdelt_doc = std::to_array<PresetField>({
    {Field::title, "title"},
    {Field::outlet, "domain"},
    {Field::url, "url"},
    {Field::published, "seendate", DateSource::seen},
    {Field::published, "date", DateSource::seen},  // as its own CSV calls it
    {Field::language, "language"},
});

constexpr auto reliefweb = std::to_array<PresetField>({
    {Field::id, "id"},
    {Field::title, "fields.title"},
    {Field::title, "fields.headline.title"},
    {Field::text, "fields.body"},
    {Field::text, "fields.body-html"},
    {Field::outlet, "fields.source.name"},
    {Field::outlet, "fields.source.shortname"},
    {Field::url, "fields.url"},
    {Field::url, "fields.url_alias"},
    {Field::url, "fields.origin"},
    {Field::published, "fields.date.original"},
    {Field::published, "fields.date.created"},
    {Field::language, "fields.language.code"},
    {Field::language, "fields.language.name"},
    {Field::places, "fields.country.name"},
    {Field::places, "fields.primary_country.name"},
});

constexpr auto acled = std::to_array<PresetField>({
    {Field::id, "event_id_cnty"},
    {Field::title, "sub_event_type+location"},
    {Field::title, "event_type+location"},
    {Field::text, "notes"},
    {Field::outlet, "source"},
    {Field::published, "event_date", DateSource::event},
    {Field::places, "location"},
    {Field::places, "admin1"},
    {Field::places, "country"},
    {Field::latitude, "latitude"},
    {Field::longitude, "longitude"},
});

constexpr auto ucdp = std::to_array<PresetField>({
    {Field::id, "id"},
    {Field::title, "source_headline"},
    {Field::title, "dyad_name+where_coordinates"},
    {Field::text, "source_article"},
    {Field::text, "source_original"},
    {Field::outlet, "source_office"},
    {Field::published, "source_date"},
    {Field::published, "date_start", DateSource::event},
    {Field::places, "where_coordinates"},
    {Field::places, "adm_1"},
    {Field::places, "country"},
    {Field::latitude, "latitude"},
    {Field::longitude, "longitude"},
});

// Every entity has a name: it makes no article of a person or a company.
constexpr auto ftm = std::to_array<PresetField>({
    {Field::id, "id"},
    {Field::title, "properties.title"},
    {Field::text, "properties.bodytext"},
    {Field::text, "properties.description"},
    {Field::text, "properties.summary"},
    {Field::outlet, "properties.publisher"},
    {Field::outlet, "properties.publisherurl"},
    {Field::url, "properties.sourceurl"},
    {Field::published, "properties.publishedat"},
    {Field::published, "properties.date"},
    {Field::language, "properties.language"},
    {Field::places, "properties.location"},
});

// Its ID numbers the articles of one run from 1: two tables would share all of them.
constexpr auto lexisnexistools = std::to_array<PresetField>({
    {Field::title, "headline"},
    {Field::text, "article"},
    {Field::outlet, "newspaper"},
    {Field::published, "date"},
    {Field::language, "language"},
});

// The first whose signature stands in a file is taken, so the narrower ones come first.
constexpr auto all = std::to_array<Preset>({
    {"trafilatura",
     "pages scraped with trafilatura, JSON (--json) or tabs without a header (--csv)",
     "source-hostname source text|source-hostname source raw_text|fingerprint hostname pagetype",
     trafilatura, "null None",
     "url id fingerprint hostname title image date text comments license pagetype"},
    {"news-please", "articles crawled with news-please, one object a file",
     "maintext source_domain|maintext date_publish|date_publish date_download", news_please,
     "None"},
    {"newspaper", "articles of newspaper3k and newspaper4k, JSON or CSV",
     "publish_date meta_site_name|publish_date top_image|publish_date meta_lang", newspaper,
     "None nan NaN NaT"},
    {"mediacloud", "lists of stories of Media Cloud, without texts",
     "media_name media_url publish_date|indexed_date media_name publish_date", mediacloud,
     "None nan NaN NaT"},
    {"gdelt-doc", "article lists of the GDELT DOC API, without texts",
     "seendate sourcecountry|seendate domain title|url mobileurl date title", gdelt_doc,
     "None nan NaN NaT"},
    {"reliefweb", "reports of the ReliefWeb API", "fields.title id", reliefweb, ""},
    {"acled", "events of ACLED, the notes as text", "event_id_cnty notes", acled, "", "", ';'},
    {"ucdp", "events of UCDP GED, the source's article as text",
     "source_article where_coordinates|source_headline where_coordinates", ucdp, "", "", ';'},
    {"ftm", "entities of FollowTheMoney (Aleph), one a line", "id schema properties", ftm, ""},
    {"lexisnexistools", "Nexis files turned into a table by LexisNexisTools",
     "newspaper headline article|newspaper headline length|newspaper headline source_file",
     lexisnexistools, "NA"},
});

// Calls `visit` with each part of `list` until it returns false; true if it never does.
template <class Visit>
bool for_each_part(std::string_view list, char separator, Visit visit) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    if (!visit(list.substr(0, end))) return false;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return true;
}

bool has_all(std::string_view signature, const std::vector<std::string>& paths) {
  return for_each_part(signature, ' ', [&paths](std::string_view name) {
    return std::find(paths.begin(), paths.end(), name) != paths.end();
  });
}

}  // namespace

std::span<const Preset> presets() { return all; }

const Preset* find_preset(std::string_view name) {
  const auto found =
      std::find_if(all.begin(), all.end(), [name](const Preset& p) { return p.name == name; });
  return found == all.end() ? nullptr : &*found;
}

PresetMatch detect_preset(const std::vector<std::string_view>& paths) {
  std::vector<std::string> lower;
  lower.reserve(paths.size());
  for (const auto path : paths) lower.push_back(to_lower(trim(path)));
  PresetMatch match;
  for (const auto& preset : all) {
    for_each_part(preset.signature, '|', [&](std::string_view signature) {
      if (!has_all(signature, lower)) return true;
      match = {&preset, signature};
      return false;
    });
    if (match.preset) break;
  }
  return match;
}

const Preset* detect_headerless(const std::vector<std::string>& fields) {
  const auto& preset = all.front();
  std::vector<std::string_view> columns;
  for_each_part(preset.columns, ' ', [&columns](std::string_view name) {
    columns.push_back(name);
    return true;
  });
  constexpr std::size_t url = 0;
  constexpr std::size_t date = 6;
  constexpr std::size_t text = 7;
  // The first line may end inside the text.
  if (fields.size() > columns.size() || fields.size() <= text) return nullptr;
  const bool is_address = fields[url].starts_with("http://") || fields[url].starts_with("https://");
  const bool is_dated = fields[date] == "null" || parse_date(fields[date]);
  return is_address && is_dated ? &preset : nullptr;
}

std::string list_presets() {
  std::string list;
  for (const auto& preset : all) {
    if (!list.empty()) list += ", ";
    list += preset.name;
  }
  return list;
}

}  // namespace dateline::corpus
