// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/reading_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "corpus/dates/date_format.h"
#include "corpus/dates/time_zone.h"
#include "corpus/fields/field_options.h"
#include "corpus/fields/presets.h"
#include "corpus/text/declared_encoding.h"

namespace dateline::indexer {
namespace {

// What a library finds wrong with a value becomes what is wrong with the option.
template <class Read>
auto checked(std::string name, Read read) {
  return [name = std::move(name), read = std::move(read)](const std::string& value) {
    try {
      read(value);
    } catch (const std::invalid_argument& error) {
      throw CLI::ValidationError(name, error.what());
    }
  };
}

char parse_delimiter(const std::string& written) {
  if (written == "tab" || written == "\\t") return '\t';
  if (written.size() == 1 && written[0] != '"' && written[0] != '\n') return written[0];
  throw std::invalid_argument("'" + written + "' is no delimiter; give one character, or tab");
}

void set_preset(ReadingRules& rules, const std::string& name) {
  if (name != "none" && corpus::find_preset(name) == nullptr) {
    throw std::invalid_argument("no preset is called '" + name + "'; there are " +
                                corpus::list_presets() + ", and none");
  }
  rules.read.fields.preset = name;
}

void add_field_options(CLI::App& verb, ReadingRules& rules) {
  verb.add_option_function<std::string>(
          "--preset", checked("--preset", [&rules](const auto& name) { set_preset(rules, name); }),
          "Read files as this producer writes them; none: as no producer does")
      ->type_name("NAME");
  verb.add_option_function<std::vector<std::string>>(
          "--map",
          [&rules](const std::vector<std::string>& written) {
            const auto add = checked("--map", [&rules](const std::string& one) {
              rules.read.fields.mapped.push_back(corpus::parse_mapped_field(one));
            });
            for (const auto& one : written) add(one);
          },
          "title=headline,text=story.body: where fields stand; outlet==Reuters: their value; id=: "
          "none")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("FIELD=NAME");
  verb.add_option("--missing", rules.read.fields.missing, "Values that mean none: n/a,NULL")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("VALUE");
  verb.add_option_function<std::string>(
          "--delimiter",
          checked(
              "--delimiter",
              [&rules](const auto& written) { rules.read.delimiter = parse_delimiter(written); }),
          "What stands between the columns of tables: one character, or tab")
      ->type_name("CHAR");
}

void set_encoding(ReadingRules& rules, const std::string& label) {
  const auto encoding = corpus::find_encoding(label);
  if (!encoding) {
    throw std::invalid_argument("no encoding is called '" + label + "'; there are " +
                                corpus::list_encodings() + "; UTF-16 is told by its bytes");
  }
  rules.read.encoding = *encoding;
}

void add_encoding_options(CLI::App& verb, ReadingRules& rules) {
  verb.add_option_function<std::string>(
          "--encoding",
          checked("--encoding", [&rules](const auto& label) { set_encoding(rules, label); }),
          "The encoding of what is not UTF-8, such as windows-1256, instead of a guess")
      ->type_name("NAME");
  verb.add_flag("--repair-mojibake", rules.read.repairs_mojibake,
                "Undo text that was read in the wrong encoding once (â€™ for ’) instead of only "
                "flagging it");
}

void add_metadata_options(CLI::App& verb, ReadingRules& rules) {
  auto* table =
      verb.add_option("--meta", rules.read.metadata_path,
                      "A table with a row for each file of text: title, outlet, date, ...")
          ->type_name("FILE");
  verb.add_option("--key", rules.read.metadata_key,
                  "The column of --meta that names the files; without it file, filename or path")
      ->needs(table)
      ->type_name("NAME");
}

void add_date_options(CLI::App& verb, ReadingRules& rules) {
  using corpus::DateOrder;
  const std::map<std::string, DateOrder> orders = {{"dmy", DateOrder::day_first},
                                                   {"mdy", DateOrder::month_first},
                                                   {"ymd", DateOrder::year_first}};
  verb.add_option_function<std::string>(
          "--date-order",
          [&rules, orders](const std::string& word) { rules.read.dates.order = orders.at(word); },
          "dmy or mdy: how 4/5/2017 is meant, whatever its column proves; ymd: it is no date")
      ->check(CLI::IsMember({"dmy", "mdy", "ymd"}).description(""))
      ->type_name("ORDER");
  verb.add_option_function<std::string>(
          "--date-format",
          checked("--date-format",
                  [&rules](const auto& format) {
                    corpus::check_date_format(format);
                    rules.read.dates.format = format;
                  }),
          "The only form that is a date, as strptime has it: %d.%m.%y")
      ->type_name("FORMAT");
  verb.add_option_function<std::string>(
          "--timezone",
          checked("--timezone",
                  [&rules](const auto& name) {
                    rules.read.dates.zone = std::make_shared<corpus::TimeZone>(name);
                  }),
          "The zone whose days count, Asia/Baghdad or +03:00; times without a zone are of it")
      ->type_name("ZONE");
}

}  // namespace

void add_reading_options(CLI::App& verb, ReadingRules& rules) {
  add_field_options(verb, rules);
  add_metadata_options(verb, rules);
  add_encoding_options(verb, rules);
  add_date_options(verb, rules);
  verb.add_option_function<std::vector<std::string>>(
          "--outlets",
          [&rules](const std::vector<std::string>& files) {
            rules.outlet_tables.insert(rules.outlet_tables.end(), files.begin(), files.end());
          },
          "A table of outlets of your own, whose rows win; may be repeated")
      ->allow_extra_args(false)
      ->type_name("FILE");
}

void add_rejects_option(CLI::App& verb, ReadingRules& rules) {
  verb.add_option("--rejects", rules.rejects,
                  "Write what is left out to this file, a JSON object a line")
      ->type_name("FILE");
}

void add_reject_options(CLI::App& verb, ReadingRules& rules) {
  add_rejects_option(verb, rules);
  verb.add_option_function<std::string>(
          "--max-errors",
          checked("--max-errors",
                  [&rules](const auto& written) { rules.max_errors = parse_error_limit(written); }),
          "Index nothing where more records than this are bad: 100, or 2%")
      ->type_name("N|P%");
}

void add_duplicates_option(CLI::App& verb, ReadingRules& rules) {
  const std::map<std::string, DuplicatePolicy> policies = {{"first", DuplicatePolicy::first},
                                                           {"last", DuplicatePolicy::last},
                                                           {"error", DuplicatePolicy::error}};
  verb.add_option_function<std::string>(
          "--duplicates",
          [&rules, policies](const std::string& word) { rules.duplicates = policies.at(word); },
          "Of records with one id keep the first or the last, or index nothing: error")
      ->check(CLI::IsMember({"first", "last", "error"}).description(""))
      ->type_name("WHICH")
      ->default_str("first");
}

namespace {

bool names_file(const CLI::Option& option) { return option.get_type_name() == "FILE"; }

std::string absolute(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal();
}

// What decides which articles files give.
void add_kept_options(CLI::App& verb, ReadingRules& rules) {
  add_reading_options(verb, rules);
  add_duplicates_option(verb, rules);
}

std::string name_of(const std::string& written) { return written.substr(0, written.find('=')); }

}  // namespace

void keep_written(const CLI::App& verb, ReadingRules& rules) {
  CLI::App reading;
  ReadingRules unused;
  reading.set_help_flag();
  add_kept_options(reading, unused);
  for (const CLI::Option* known : std::as_const(reading).get_options()) {
    const CLI::Option* option = verb.get_option_no_throw(known->get_name());
    for (const auto& value : option->results()) {
      const std::string kept = names_file(*option) ? absolute(value) : value;
      rules.written.push_back(option->get_name() + "=" + kept);
      if (names_file(*option)) rules.files.push_back(kept);
    }
  }
}

ReadingRules read_written(const std::vector<std::string>& options,
                          const std::vector<std::string>& more) {
  std::vector<std::string> words;
  for (const auto& option : options) {
    const bool replaced = std::ranges::any_of(
        more, [&](const auto& other) { return name_of(other) == name_of(option); });
    if (!replaced) words.push_back(option);
  }
  words.insert(words.end(), more.begin(), more.end());
  ReadingRules rules;
  CLI::App app;
  app.set_help_flag();
  add_kept_options(app, rules);
  std::ranges::reverse(words);  // as CLI11 takes them
  try {
    app.parse(std::vector<std::string>(words));
  } catch (const CLI::ParseError& error) {
    throw std::runtime_error(std::string("the index was built with options that are not known: ") +
                             error.what() + "; build it again");
  }
  keep_written(app, rules);
  return rules;
}

}  // namespace dateline::indexer
