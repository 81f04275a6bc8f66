// SPDX-License-Identifier: GPL-2.0-or-later
// One typed object a line: "result" opens an answer, "hit" and "facet" follow, "error" stands for a
// query of a batch that is wrong, "summary" is the last line. README.md of this folder lists the
// members.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "query/output/record_text.h"
#include "query/output/result_writer.h"
#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using synonyms::json_string;
using synonyms::printable;

std::string number(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::string number(std::size_t value) { return std::to_string(value); }

std::string string_or_null(std::string_view value) {
  return value.empty() ? "null" : json_string(value);
}

template <class Values, class ToJson>
std::string array(const Values& values, ToJson to_json) {
  std::string out = "[";
  for (const auto& value : values) {
    if (out.size() > 1) out += ',';
    out += to_json(value);
  }
  return out + "]";
}

std::string strings(const std::vector<std::string>& values) {
  return array(values, [](const std::string& value) { return json_string(value); });
}

// Members in the order in which they are added.
class Object {
 public:
  explicit Object(std::string_view type) { add("type", json_string(type)); }
  Object() = default;

  Object& add(std::string_view name, std::string_view json) {
    out_ += out_.size() > 1 ? "," : "";
    out_ += json_string(name);
    out_ += ':';
    out_ += json;
    return *this;
  }
  // Members that are written already, a comma before each.
  Object& add_members(std::string_view members) {
    out_ += members;
    return *this;
  }
  std::string done() const { return out_ + "}"; }

 private:
  std::string out_ = "{";
};

std::string coordinate(const std::optional<double>& degrees) {
  return degrees ? number(*degrees) : "null";
}

Object place_object(const Place& place) {
  return Object()
      .add("id", json_string(place.id))
      .add("name", json_string(place.name))
      .add("country", string_or_null(place.country))
      .add("lat", coordinate(place.latitude))
      .add("lon", coordinate(place.longitude));
}

std::string named_place_json(const NamedPlace& named) {
  const auto& [times, in_title, offset] = named.mentions;
  const std::string_view field = in_title ? "title" : "text";
  return place_object(named.place)
      .add("mentions", number(std::size_t{times}))
      .add("field", times > 0 ? json_string(field) : "null")
      .add("offset", times > 0 ? number(std::size_t{offset}) : "null")
      .done();
}

std::string joined(const std::vector<Segment>& segments) {
  std::string text;
  for (const Segment& segment : segments) text += segment.text;
  return text;
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

// The passage's text and, in characters of UTF-8 bytes, where its marks are.
std::string passage_json(const Passage& passage) {
  std::string marks;
  std::size_t at = 0;
  for (const Segment& segment : passage.segments) {
    if (segment.is_match) {
      marks += (marks.empty() ? "[" : ",[") + number(at) + "," + number(segment.text.size()) + "]";
    }
    at += segment.text.size();
  }
  return Object()
      .add("text", json_string(joined(passage.segments)))
      .add("offset", number(passage.offset))
      .add("marks", "[" + marks + "]")
      .done();
}

std::string match_json(const Match& match) {
  return Object()
      .add("reason", json_string(match.reason))
      .add("met", json_string(match.met))
      .add("written", json_string(match.written))
      .add("field", json_string(match.in_title ? "title" : "text"))
      .add("offset", number(match.offset))
      .done();
}

std::string copy_json(const Copy& copy) {
  return Object()
      .add("id", json_string(copy.id))
      .add("outlet", string_or_null(copy.outlet))
      .add("date", string_or_null(copy.date))
      .done();
}

// "null" for an article without copies.
template <class ToJson>
std::string of_family(const Hit& hit, ToJson to_json) {
  return hit.family ? to_json(*hit.family) : "null";
}

std::string met_json(const Explanation::Part::Met& met) {
  return Object()
      .add("name", json_string(met.name))
      .add("how", json_string(met.how))
      .add("articles", number(met.articles))
      .done();
}

struct HitField {
  std::string_view name;
  std::string (*value)(const Hit& hit);
};

constexpr std::array<HitField, 24> hit_columns = {{
    {"rank", [](const Hit& hit) { return number(hit.rank); }},
    {"score", [](const Hit& hit) { return number(hit.score); }},
    {"id", [](const Hit& hit) { return json_string(hit.id); }},
    {"title", [](const Hit& hit) { return json_string(joined(hit.title)); }},
    {"outlet", [](const Hit& hit) { return string_or_null(hit.outlet); }},
    {"owner", [](const Hit& hit) { return string_or_null(hit.owner); }},
    {"date", [](const Hit& hit) { return string_or_null(hit.date); }},
    {"date_source", [](const Hit& hit) { return string_or_null(hit.date_source); }},
    {"unread_date", [](const Hit& hit) { return string_or_null(hit.unread_date); }},
    {"agency", [](const Hit& hit) { return string_or_null(joined(hit.agencies)); }},
    {"filed", [](const Hit& hit) { return hit.filed ? place_object(*hit.filed).done() : "null"; }},
    {"places", [](const Hit& hit) { return array(hit.places, named_place_json); }},
    {"language", [](const Hit& hit) { return string_or_null(hit.language); }},
    {"url", [](const Hit& hit) { return string_or_null(hit.url); }},
    {"flags", [](const Hit& hit) { return strings(hit.flags); }},
    {"copies", [](const Hit& hit) { return number(hit.family ? hit.family->copies : 1); }},
    {"copies_found",
     [](const Hit& hit) {
       return of_family(hit, [](const Family& family) {
         return family.matching > 0 ? number(family.matching) : "null";
       });
     }},
    {"copy_outlets",
     [](const Hit& hit) {
       return of_family(hit, [](const Family& family) { return number(family.outlets); });
     }},
    {"copy_agency",
     [](const Hit& hit) {
       return of_family(
           hit, [](const Family& family) { return string_or_null(joined(family.agencies)); });
     }},
    {"first_id",
     [](const Hit& hit) {
       return of_family(hit, [](const Family& family) { return json_string(family.first.id); });
     }},
    {"first_outlet",
     [](const Hit& hit) {
       return of_family(hit,
                        [](const Family& family) { return string_or_null(family.first.outlet); });
     }},
    {"first_date",
     [](const Hit& hit) {
       return of_family(hit,
                        [](const Family& family) { return string_or_null(family.first.date); });
     }},
    {"snippet", [](const Hit& hit) { return array(hit.passages, passage_json); }},
    {"matches", [](const Hit& hit) { return array(hit.matches, match_json); }},
}};

std::string value_json(const FacetValue& value) {
  Object object;
  object.add("value", json_string(value.value)).add("label", json_string(value.label));
  if (!value.kind.empty()) {
    object.add("kind", json_string(value.kind)).add("within", string_or_null(value.within));
  }
  object.add("count", number(value.count));
  if (value.others > 0) {
    object.add("other", number(value.other)).add("other_values", number(value.others));
  }
  return object.done();
}

class JsonlWriter final : public ResultWriter {
 public:
  JsonlWriter(std::ostream& out, const WriterOptions& options, bool has_hits)
      : out_(out), has_hits_(has_hits) {
    for (const HitField& column : hit_columns) {
      if (options.fields.empty() || std::ranges::count(options.fields, column.name) > 0) {
        columns_.push_back(&column);
      }
    }
  }

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    Object head("result");
    if (entry) {
      head.add("number", number(entry->number)).add("query_id", json_string(entry->id));
    }
    head.add("query", json_string(page.query))
        .add("understood", json_string(page.understood))
        .add("total", number(page.total));
    if (page.families) head.add("families", number(*page.families));
    head.add("offset", number(page.offset))
        .add("returned", number(page.hits.size()))
        .add("notes", strings(page.notes));
    head.add_members(provenance_json(page.provenance));
    line(head);
    if (!has_hits_) return;
    for (const Hit& hit : page.hits) write_hit(hit, entry);
    for (const Facet& facet : page.facets) write_facet(facet, entry);
  }

  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    Object object("error");
    object.add("number", number(entry.number))
        .add("query_id", json_string(entry.id))
        .add("line", number(entry.line))
        .add("query", json_string(failure.query))
        .add("error", json_string(failure.reason))
        .add("column", failure.column ? number(*failure.column) : "null");
    line(object);
  }

  void write(const Explanation& explanation, std::string_view query) override {
    Object object("explanation");
    object.add("query", json_string(query))
        .add("understood", json_string(explanation.understood))
        .add("parts", array(explanation.parts,
                            [](const Explanation::Part& part) {
                              return Object()
                                  .add("typed", json_string(part.typed))
                                  .add("reading", json_string(part.reading))
                                  .add("articles", number(part.articles))
                                  .add("forms", strings(part.forms))
                                  .add("met", array(part.met, met_json))
                                  .done();
                            }))
        .add("xapian", json_string(explanation.xapian))
        .add("total", number(explanation.total))
        .add("notes", strings(explanation.notes));
    object.add_members(provenance_json(explanation.provenance));
    line(object);
  }

  void write(const ShownArticle& shown) override {
    Object object("article");
    for (const auto name : {"id", "title", "outlet", "owner", "date", "date_source", "unread_date",
                            "agency", "filed", "places", "language", "url", "flags"}) {
      const auto column = std::ranges::find(hit_columns, name, &HitField::name);
      object.add(name, column->value(shown.article));
    }
    object.add("family", array(shown.copies, copy_json));
    object.add("text", json_string(joined(shown.text)));
    line(object);
  }

  void finish(const AnswerSummary& summary, const Provenance& provenance) override {
    Object object("summary");
    object.add("format", number(std::size_t{jsonl_format}))
        .add("queries", number(summary.queries))
        .add("found", number(summary.found))
        .add("errors", number(summary.errors));
    if (summary.queries == 1) object.add("total", number(summary.total));
    if (summary.queries == 1 && summary.families) {
      object.add("families", number(*summary.families));
    }
    object.add_members(provenance_json(provenance));
    line(object);
  }

 private:
  void write_hit(const Hit& hit, const std::optional<BatchEntry>& entry) {
    Object object("hit");
    if (entry) object.add("number", number(entry->number));
    for (const HitField* column : columns_) object.add(column->name, column->value(hit));
    line(object);
  }

  void write_facet(const Facet& facet, const std::optional<BatchEntry>& entry) {
    Object object("facet");
    if (entry) object.add("number", number(entry->number));
    const bool in_families = facet.unit == Unit::families;
    object.add("facet", json_string(facet.request.name))
        .add("unit", json_string(in_families ? "families" : "articles"))
        .add("articles", number(facet.articles))
        .add("without_own_filter", facet.without_own_filter ? "true" : "false")
        .add("many_valued", facet.many_valued ? "true" : "false")
        .add("values", array(facet.values, value_json))
        .add("none", number(facet.none))
        .add("other", number(facet.other))
        .add("other_values", number(facet.others));
    line(object);
  }

  void line(const Object& object) { out_ << object.done() << '\n'; }

  std::ostream& out_;
  bool has_hits_;  // and facets
  std::vector<const HitField*> columns_;
};

// What goes to `answers` and, without hits, to a side file.
class ProvenanceWriter final : public ResultWriter {
 public:
  ProvenanceWriter(std::unique_ptr<ResultWriter> answers, std::ostream& out)
      : answers_(std::move(answers)), side_(out, {}, false) {}

  void write(const ResultPage& page, const std::optional<BatchEntry>& entry) override {
    answers_->write(page, entry);
    side_.write(page, entry);
  }
  void write(const QueryFailure& failure, const BatchEntry& entry) override {
    answers_->write(failure, entry);
    side_.write(failure, entry);
  }
  void finish(const AnswerSummary& summary, const Provenance& provenance) override {
    answers_->finish(summary, provenance);
    side_.finish(summary, provenance);
  }

 private:
  std::unique_ptr<ResultWriter> answers_;
  JsonlWriter side_;
};

}  // namespace

const std::vector<std::string>& hit_fields() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const HitField& column : hit_columns) list.emplace_back(column.name);
    return list;
  }();
  return names;
}

std::unique_ptr<ResultWriter> make_jsonl_writer(std::ostream& out, const WriterOptions& options) {
  return std::make_unique<JsonlWriter>(out, options, true);
}

std::unique_ptr<ResultWriter> make_provenance_writer(std::unique_ptr<ResultWriter> answers,
                                                     std::ostream& out) {
  return std::make_unique<ProvenanceWriter>(std::move(answers), out);
}

}  // namespace dateline::query
