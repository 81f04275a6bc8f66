// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/output/place_report_writer.h"

#include <cmath>
#include <iomanip>
#include <sstream>
#include <string>

#include "synonyms/words/printable.h"

namespace dateline::query {
namespace {

using synonyms::json_string;
using synonyms::NameTable;
using synonyms::PlaceCandidate;
using synonyms::printable;

std::string rounded(double value) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(2) << value;
  return out.str();
}

bool says_something(double value) { return std::abs(value) >= 0.005; }

// Whether nothing else is known of it than that no place is borne out.
bool is_no_place(const synonyms::PlaceDecision& decision) {
  return decision.dropped && decision.mention.use != synonyms::PlaceUse::person;
}

std::string decided(const synonyms::PlaceDecision& decision) {
  if (is_no_place(decision)) return "no place: nothing here bears one out";
  return std::string(to_string(decision.mention.use));
}

void write_candidate(const PlaceCandidate& candidate, const NameTable& names, std::ostream& out) {
  const auto name = names.name(candidate.name);
  out << "   " << std::setw(8) << rounded(candidate.score) << "  " << printable(name.label) << " ("
      << name.id << ", " << to_string(name.kind) << ")";
  for (const auto& part : score_parts(candidate.evidence, synonyms::PlaceWeights{})) {
    if (says_something(part.value)) out << "  " << part.name << " " << rounded(part.value);
  }
  out << "\n";
}

std::string json_of(const PlaceCandidate& candidate, const NameTable& names) {
  const auto name = names.name(candidate.name);
  std::string out = "{\"id\":" + json_string(name.id) + ",\"name\":" + json_string(name.label) +
                    ",\"score\":" + rounded(candidate.score) + ",\"why\":{";
  std::string why;
  for (const auto& part : score_parts(candidate.evidence, synonyms::PlaceWeights{})) {
    if (!says_something(part.value)) continue;
    why += (why.empty() ? "" : ",") + json_string(part.name) + ":" + rounded(part.value);
  }
  return out + why + "}}";
}

std::string json_of(const PlaceReport::Spot& spot, const NameTable& names) {
  const auto& decision = spot.decision;
  std::string candidates;
  for (const auto& candidate : decision.candidates) {
    candidates += (candidates.empty() ? "" : ",") + json_of(candidate, names);
  }
  const std::string place =
      decision.dropped ? "null" : json_string(names.name(decision.mention.name).id);
  return "{\"type\":\"mention\",\"field\":" + json_string(decision.in_title ? "title" : "text") +
         ",\"offset\":" + std::to_string(spot.offset) + ",\"form\":" + json_string(spot.written) +
         ",\"place\":" + place + ",\"use\":" +
         json_string(is_no_place(decision) ? "none" : to_string(decision.mention.use)) +
         ",\"candidates\":[" + candidates + "]}";
}

}  // namespace

void write_text(const PlaceReport& report, const NameTable& names, std::ostream& out) {
  out << printable(report.id) << "\n";
  for (const auto& count : report.counted) {
    const auto name = names.name(count.place);
    out << "counted  " << printable(name.label) << " (" << name.id << ", " << to_string(name.kind)
        << ")  " << (count.times == 0 ? "stated" : std::to_string(count.times)) << "\n";
  }
  for (const auto& spot : report.spots) {
    out << "\n"
        << (spot.decision.in_title ? "title" : "text") << " " << spot.offset << "  \""
        << printable(spot.written) << "\"  " << decided(spot.decision) << "\n";
    for (const auto& candidate : spot.decision.candidates) write_candidate(candidate, names, out);
  }
}

void write_jsonl(const PlaceReport& report, const NameTable& names, std::ostream& out) {
  for (const auto& spot : report.spots) out << json_of(spot, names) << "\n";
  std::string counted;
  for (const auto& count : report.counted) {
    const auto name = names.name(count.place);
    counted += (counted.empty() ? "" : ",") + std::string("{\"id\":") + json_string(name.id) +
               ",\"name\":" + json_string(name.label) +
               ",\"mentions\":" + std::to_string(count.times) + "}";
  }
  out << "{\"type\":\"summary\",\"id\":" << json_string(report.id) << ",\"places\":[" << counted
      << "]}\n";
}

}  // namespace dateline::query
