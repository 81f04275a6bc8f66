// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/help_topics.h"

#include <array>

namespace dateline::query {

std::span<const HelpTopic> help_topics() {
  static const std::array<HelpTopic, 1> topics = {
      {{.name = "query", .summary = "The query language, with examples", .text = query_help}}};
  return topics;
}

}  // namespace dateline::query
