// SPDX-License-Identifier: GPL-2.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "query/help_topics.h"
#include "query/verb.h"
#include "synonyms/suggestion.h"

namespace dateline::query {
namespace {

class HelpVerb final : public Verb {
 public:
  VerbText text() const override {
    return {.name = "help",
            .summary = "Explain a topic: query",
            .examples = "\n  dateline-query help query      the query language, with examples\n",
            .manual = ""};
  }

  void add_options(CLI::App& app) override {
    app.add_option("topic", topic_, "The topic; without one they are listed")->type_name("TOPIC");
  }

  int run() override {
    if (topic_.empty()) return list();
    const auto topics = help_topics();
    const auto topic = std::ranges::find(topics, topic_, &HelpTopic::name);
    if (topic != topics.end()) {
      std::cout << topic->text;
      return status::found;
    }
    std::vector<std::string> names;
    for (const HelpTopic& known : topics) names.emplace_back(known.name);
    say("no help on '" + topic_ + "'" + synonyms::did_you_mean(topic_, names) +
        "; dateline-query help lists the topics");
    return status::failed;
  }

 private:
  static int list() {
    std::cout << "Topics, each behind dateline-query help:\n";
    for (const HelpTopic& topic : help_topics()) {
      std::cout << "  " << topic.name << "    " << topic.summary << "\n";
    }
    return status::found;
  }

  std::string topic_;
};

}  // namespace

std::unique_ptr<Verb> make_help_verb(const std::string&) { return std::make_unique<HelpVerb>(); }

}  // namespace dateline::query
