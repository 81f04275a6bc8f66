// SPDX-License-Identifier: GPL-2.0-or-later
// Which paragraphs of a page are the article.
#pragma once

#include <string>

#include "corpus/formats/html_page.h"

namespace dateline::corpus {

// The paragraphs of the article, a blank line between them: of what is marked up as articleBody,
// else of the <article> with the most text, else of the box with the densest text. Left out are
// paragraphs that are little but links, those beside the article (shares, comments, related links)
// unless little else is there, and a first one that repeats the headline. Empty where the page has
// no text.
std::string find_main_text(const HtmlPage& page);

}  // namespace dateline::corpus
