// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/inspection/inspect.h"

#include <algorithm>
#include <map>
#include <ostream>

#include "corpus/fields/field_map.h"
#include "corpus/fields/presets.h"
#include "corpus/files/corpus_files.h"
#include "corpus/reading/article_reader.h"
#include "corpus/reading/metadata_table.h"
#include "indexer/writing/article_outlet.h"
#include "indexer/writing/corpus_reading.h"
#include "indexer/writing/rejects.h"
#include "synonyms/words/printable.h"

namespace dateline::indexer {
namespace {

using corpus::Article;

constexpr std::size_t value_width = 90;  // bytes of a value that are shown
constexpr std::size_t shown_reasons = 3;

// One line, printable, cut between characters.
std::string shown(std::string_view text) {
  auto line = synonyms::one_line(synonyms::printable(text.substr(0, 4 * value_width)));
  if (line.size() <= value_width) return line;
  auto size = value_width;
  while (size > 0 && (line[size] & 0xC0) == 0x80) --size;
  return line.substr(0, size) + "...";
}

void write_line(std::ostream& out, std::string_view name, std::string_view value) {
  constexpr std::size_t column = 12;
  if (value.empty()) return;
  out << "  " << name << std::string(column - std::min(column, name.size()), ' ') << value << "\n";
}

std::string join(const std::vector<std::string>& parts) {
  std::string list;
  for (const auto& part : parts) list += (list.empty() ? "" : ", ") + part;
  return list;
}

// A table of events has hundreds of columns that no article needs.
std::string some_of(std::vector<std::string> parts) {
  constexpr std::size_t most = 30;
  if (parts.size() <= most) return join(parts);
  const auto left = parts.size() - most;
  parts.resize(most);
  return join(parts) + " and " + std::to_string(left) + " more";
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string date_line(const Article& article) {
  if (!article.published) {
    return article.unread_date.empty() ? "none" : "undated: \"" + shown(article.unread_date) + "\"";
  }
  return article.published->to_string() + " (" + std::string(to_string(article.date_source)) + ")";
}

std::string place_line(const Article& article) {
  std::vector<std::string> places;
  for (const auto& place : article.places) {
    places.push_back(shown(place.name) + (place.latitude ? " (with coordinates)" : ""));
  }
  return join(places);
}

// What the files of one inspection share.
struct Shared {
  const synonyms::OutletTable outlets;
  ArticleIds ids{};
  RejectFile rejects;
};

class FileInspection {
 public:
  FileInspection(const corpus::CorpusFile& file, const InspectRequest& request)
      : file_(file), request_(request) {}

  void read(Shared& shared) {
    const auto reader = corpus::open_article_file(file_, request_.rules.read);
    for (bool more = true; more;) {
      try {
        auto article = reader->next();
        more = article.has_value();
        if (article) add(std::move(*article), shared);
      } catch (const corpus::ReadError& error) {
        ++counts_.read;
        ++counts_.rejected;
        if (reasons_.size() < shown_reasons) reasons_.emplace_back(error.what());
        shared.rejects.add(error.file(), error.line(), error.reason());
      }
    }
    notes_ = reader->notes();
  }

  void write(std::ostream& out) const {
    out << synonyms::printable(file_.path) << "\n";
    write_line(out, "format", notes_.format);
    write_line(out, "preset", preset());
    write_line(out, "fields", join(mapped()));
    write_line(out, "passed over", some_of(passed_over()));
    for (const auto& remark : notes_.passed_over) write_line(out, "remark", shown(remark));
    for (const auto& [column, evidence] : notes_.dates)
      write_line(out, "dates", shown(column) + ": " + evidence.to_string(told_order()));
    write_line(out, "suspicious", placeholder());
    write_line(out, "flags", join(flags()));
    write_line(out, "records", record_counts());
    write_line(out, "undated", undated());
    write_line(out, "without", empty_fields());
    for (const auto& reason : reasons_) write_line(out, "rejected", synonyms::printable(reason));
    for (std::size_t i = 0; i < first_.size(); ++i) write_record(out, i + 1, first_[i]);
    out << "\n";
  }

  void add_to(InspectSummary& sum) const {
    sum.read += counts_.read;
    sum.articles += counts_.articles;
    sum.rejected += counts_.rejected;
    sum.duplicates += counts_.duplicates;
    sum.undated += counts_.undated;
    sum.unread_dates += counts_.unread_dates;
  }

 private:
  void add(Article article, Shared& shared) {
    ++counts_.read;
    ++counts_.articles;
    if (const auto first = shared.ids.claim(article)) {
      ++counts_.duplicates;
      shared.rejects.add(article.source_file, article.source_line,
                         "the id '" + article.id + "' stands at " + *first + " already");
    }
    if (!article.published) ++counts_.undated;
    if (article.published) ++days_[*article.published];
    if (!article.published && !article.unread_date.empty()) ++counts_.unread_dates;
    if (article.text.empty()) ++without_text_;
    const std::string written = article.outlet;
    name_outlet(article, shared.outlets);
    if (article.outlet.empty()) ++without_outlet_;
    if (first_.size() >= request_.shown) return;
    outlets_written_.push_back(written);
    first_.push_back(std::move(article));
  }

  std::optional<corpus::DateOrder> told_order() const { return request_.rules.read.dates.order; }

  std::string preset() const {
    const bool has_names = notes_.format.starts_with("JSON") || notes_.format.starts_with("CSV");
    if (notes_.preset.empty())
      return has_names ? "none: no producer is known by these names" : std::string();
    if (notes_.signature.empty()) return notes_.preset + ", as told";
    return notes_.preset + ", since it has " + std::string(notes_.signature);
  }

  std::vector<std::string> mapped() const {
    std::vector<std::string> list;
    for (const auto& [path, fields] : notes_.columns) {
      if (!fields.empty()) list.push_back(shown(path) + " -> " + fields);
    }
    return list;
  }

  std::vector<std::string> passed_over() const {
    std::vector<std::string> list;
    for (const auto& [path, fields] : notes_.columns) {
      if (fields.empty()) list.push_back(path.empty() ? "(unnamed)" : shown(path));
    }
    return list;
  }

  std::vector<std::string> flags() const {
    std::vector<std::string> list;
    for (const auto& [flag, number] : notes_.flags)
      list.push_back(shown(flag) + " " + std::to_string(number));
    return list;
  }

  std::string record_counts() const {
    if (counts_.read == 0) return "none";
    const std::string counts = std::to_string(counts_.read) + ": " +
                               counted(counts_.articles, "article", "articles") + ", " +
                               std::to_string(counts_.rejected) + " rejected";
    if (counts_.duplicates == 0) return counts;
    return counts + "; " + std::to_string(counts_.duplicates) +
           " with an id that an earlier record has";
  }

  std::string undated() const {
    if (counts_.undated == 0) return {};
    return std::to_string(counts_.undated) + ", " + std::to_string(counts_.unread_dates) +
           " of them with a date that is none or not credible";
  }

  // A first of January that far more articles have than any other day may stand for no date.
  std::string placeholder() const {
    constexpr std::size_t least = 20;
    const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
    const auto most = std::max_element(days_.begin(), days_.end(), more);
    if (most == days_.end() || most->first.month != 1 || most->first.day != 1) return {};
    const bool is_rivalled = std::any_of(days_.begin(), days_.end(), [&](const auto& day) {
      return day.first != most->first && day.second * 2 > most->second;
    });
    if (is_rivalled || most->second < least) return {};
    const auto day = most->first.to_string();
    return day + " is the date of " + std::to_string(most->second) +
           ", more than twice as many as any other; if it stands for no date, tell it with "
           "--missing " +
           day + " (as it is written in the file)";
  }

  std::string empty_fields() const {
    std::vector<std::string> list;
    if (without_text_ > 0) list.push_back("text " + std::to_string(without_text_));
    if (without_outlet_ > 0) list.push_back("outlet " + std::to_string(without_outlet_));
    return join(list);
  }

  void write_record(std::ostream& out, std::size_t number, const Article& article) const {
    out << "\n  " << number << ". line " << article.source_line << ", id " << shown(article.id)
        << "\n";
    write_line(out, "title", shown(article.title));
    write_line(out, "outlet", outlet_line(article, outlets_written_[number - 1]));
    write_line(out, "published", date_line(article));
    write_line(out, "language", shown(article.language));
    write_line(out, "url", shown(article.url));
    write_line(out, "filed", shown(article.filed));
    write_line(out, "places", place_line(article));
    write_line(out, "flags", join(article.flags));
    write_line(out, "text", text_line(article));
  }

  static std::string text_line(const Article& article) {
    if (article.text.empty()) return "none";
    return shown(article.text) + " (" + std::to_string(article.text.size()) + " bytes)";
  }

  static std::string outlet_line(const Article& article, const std::string& written) {
    if (article.outlet.empty()) return "none";
    std::string line = shown(article.outlet);
    if (written.empty()) line += " (by its address)";
    if (!written.empty() && written != article.outlet)
      line += ", written \"" + shown(written) + "\"";
    return article.owner.empty() ? line : line + "; owner " + shown(article.owner);
  }

  const corpus::CorpusFile& file_;
  const InspectRequest& request_;
  InspectSummary counts_;
  std::size_t without_text_ = 0;
  std::map<corpus::Date, std::size_t> days_;  // and the articles of each
  std::size_t without_outlet_ = 0;
  std::vector<std::string> reasons_;
  std::vector<Article> first_;
  std::vector<std::string> outlets_written_;  // of first_
  corpus::FileNotes notes_;
};

void write_names(std::ostream& out, corpus::Field field, const std::vector<std::string>& names) {
  if (!names.empty()) write_line(out, to_string(field), join(names));
}

template <class Names>
void write_fields(std::ostream& out, Names names_of) {
  for (auto i = static_cast<int>(corpus::Field::id);
       i <= static_cast<int>(corpus::Field::longitude); ++i) {
    const auto field = static_cast<corpus::Field>(i);
    write_names(out, field, names_of(field));
  }
}

}  // namespace

InspectSummary inspect(const InspectRequest& request, std::ostream& out) {
  Shared shared{.outlets = read_outlet_tables(request.rules.outlet_tables),
                .rejects = RejectFile(request.rules.rejects)};
  InspectSummary summary;
  const auto refuse = [&](const corpus::ReadError& error) {
    ++summary.refused_files;
    shared.rejects.add(error.file(), error.line(), error.reason());
    out << synonyms::printable(error.what()) << "\n\n";
  };
  for (const auto& refused : request.corpus.refused) refuse(refused);
  for (const auto& file : request.corpus.files) {
    ++summary.files;
    FileInspection inspection(file, request);
    try {
      inspection.read(shared);
      inspection.write(out);
    } catch (const corpus::ReadError& error) {
      refuse(error);
    }
    inspection.add_to(summary);
  }
  shared.rejects.close();
  if (const auto& table = request.rules.read.metadata) {
    for (const auto& remark : table->remarks())
      out << synonyms::printable(request.rules.read.metadata_path + ": " + remark) << "\n\n";
  }
  return summary;
}

void write_formats(std::ostream& out) {
  out << "Producers, told by the names in a file's first record, and where their fields stand.\n"
         "A path leads into nested values; + joins several; of one field the first with a value "
         "counts.\n\n";
  for (const auto& preset : corpus::presets()) {
    out << preset.name << ": " << preset.about << "\n";
    std::string signature(preset.signature);
    for (auto at = signature.find('|'); at != std::string::npos; at = signature.find('|', at))
      signature.replace(at, 1, ", or ");
    write_line(out, "told by", signature);
    write_line(out, "no value", preset.missing);
    write_fields(out, [&preset](corpus::Field field) {
      std::vector<std::string> names;
      for (const auto& known : preset.fields) {
        if (known.field == field) names.emplace_back(known.path);
      }
      return names;
    });
    out << "\n";
  }
  out << "any other file, in any case\n";
  write_fields(out, [](corpus::Field field) {
    std::vector<std::string> names;
    for (const auto& alias : corpus::field_aliases()) {
      if (alias.field == field) names.emplace_back(alias.name);
    }
    return names;
  });
}

}  // namespace dateline::indexer
