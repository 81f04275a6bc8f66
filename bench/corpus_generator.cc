// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a made-up corpus of any size to standard output, as dateline JSONL:
//   corpus_generator SHARE_FOLDER ARTICLES SEED
//
// Sentences are frames of this file with names, places and words in their gaps. Names and places
// are those of the project's tables, in any of their Latin spellings, the earlier rows oftener;
// words are those of the English dictionary, as often as Zipf's law says; so the vocabulary grows
// with the corpus as that of real text does. One article in eight is a wire copy of an earlier one
// under another outlet's name. Outlets are invented. The same seed gives the same bytes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "synonyms/table/name_rows.h"
#include "synonyms/words/script.h"

namespace {

using namespace dateline;

// {p} a town or site, {c} a country, {g} a group or military, {h} a person, {w} a word, {n} a
// number
constexpr std::array<std::string_view, 24> frames = {
    "Shelling near {p} went on through the night, and {w} was reported from {p}.",
    "{h} told reporters in {p} that the {w} {w} would be kept.",
    "Fighters of {g} held the road between {p} and {p} for {n} days.",
    "At least {n} people were hurt when a {w} hit a market in {p}, officials said.",
    "The government of {c} denied any {w} with {g}.",
    "Aid trucks with {w}, {w} and {w} reached {p} on the {n}th day.",
    "A spokesman for {g} called the {w} a {w} and would say no more.",
    "In {p}, families spoke of {w} and {w} after {n} weeks without water.",
    "Neither {c} nor {c} has said what the {w} will cost.",
    "\"We saw the {w} from the bridge,\" said a teacher in {p}.",
    "Talks between {g} and {g} broke off over the {w} of {p}.",
    "The {w} at {p} was closed, and {n} buses turned back towards {p}.",
    "Observers counted {n} breaches of the {w} in the countryside of {p}.",
    "{h} and {h} met for the first time since the {w} began.",
    "Power was cut in {p} after a {w} struck the {w} station.",
    "A convoy of {n} vehicles left {p} before dawn, witnesses said.",
    "The {w} in {c} has put {n} hospitals out of work, doctors said.",
    "Prices of {w} rose again, and the {w} market of {p} stood empty.",
    "{g} said it had shot down a drone over {p}; {c} did not comment.",
    "Nobody in {p} could say who had ordered the {w}.",
    "It was the {n}th such {w} this year, according to a {w} of local groups.",
    "Farmers around {p} have not seen their {w} since the {w}.",
    "The {w} was signed in {p} in the presence of {h}.",
    "Smoke rose over the {w} and the {w}, and then it was {w}."};
constexpr std::array<std::string_view, 3> agencies = {"Meridian Wire", "Straits News Agency",
                                                      "Plateau Press"};
constexpr std::array<std::string_view, 12> first_words = {
    "Cape",  "Harbour", "Northern", "Delta",  "Steppe", "Levant",
    "River", "Gulf",    "Highland", "Border", "Valley", "Island"};
constexpr std::array<std::string_view, 5> last_words = {"Courier", "Register", "Monitor", "Post",
                                                        "Herald"};
constexpr std::array<std::string_view, 12> months = {"Jan",  "Feb", "March", "April", "May", "June",
                                                     "July", "Aug", "Sept",  "Oct",   "Nov", "Dec"};
constexpr std::size_t kept_for_copies = 64;

// Rank r is drawn about as often as 1 / (r + shift): Zipf's law as Mandelbrot mended it.
class Zipf {
 public:
  Zipf(std::size_t size, double shift) {
    double sum = 0;
    for (std::size_t rank = 0; rank < size; ++rank) {
      sum += 1.0 / (static_cast<double>(rank) + shift);
      sums_.push_back(sum);
    }
  }
  std::size_t draw(std::mt19937_64& random) const {
    // Not a standard distribution, whose values differ between libraries.
    const double at = static_cast<double>(random() >> 11) * 0x1p-53 * sums_.back();
    return static_cast<std::size_t>(std::ranges::upper_bound(sums_, at) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

// Things to fill one kind of gap with.
struct Choices {
  std::vector<std::vector<std::string>> spellings;  // of each thing
  Zipf zipf{1, 1};

  void settle(double shift) { zipf = Zipf(spellings.size(), shift); }
  const std::string& draw(std::mt19937_64& random) const {
    const auto& thing = spellings[zipf.draw(random)];
    return thing[random() % 4 == 0 ? random() % thing.size() : 0];
  }
};

struct Article {
  std::string title;
  std::string text;
};

class Generator {
 public:
  Generator(const std::string& share, std::uint64_t seed) : random_(seed) {
    for (const char* table : {"/names.tsv", "/places.tsv", "/places_listed.tsv"})
      read_table(share + table);
    read_words(share + "/english.words");
    for (Choices* choices : {&places_, &countries_, &groups_, &persons_}) choices->settle(3);
    words_.settle(20);
  }

  void write_article(std::size_t number) {
    const bool copies = !recent_.empty() && random_() % 8 == 0;
    const Article article = copies ? recent_[random_() % recent_.size()] : make_article();
    if (!copies) remember(article);
    std::printf(
        "{\"id\":\"made-%zu\",\"outlet\":\"%s\",\"published\":\"%s\",\"language\":\"en\",\"title\":"
        "\"%s\",\"text\":\"%s\"}\n",
        number, outlet().c_str(), date_.c_str(), escaped(article.title).c_str(),
        escaped(article.text).c_str());
  }

 private:
  void read_table(const std::string& path) {
    std::ifstream in(path);
    if (!in) throw std::runtime_error(path + ": cannot be opened");
    for (const auto& row : synonyms::read_name_rows(in, path)) {
      Choices* choices = choices_for(row.kind);
      std::vector<std::string> spellings;
      for (const auto& spelling : row.spellings) {
        const bool plain = spelling.text.find_first_of("(),/") == std::string::npos;
        if (!spelling.adjective && plain && is_ascii(spelling.text))
          spellings.push_back(spelling.text);
      }
      if (choices != nullptr && !spellings.empty())
        choices->spellings.push_back(std::move(spellings));
    }
  }

  Choices* choices_for(synonyms::NameKind kind) {
    using synonyms::NameKind;
    if (kind == NameKind::country) return &countries_;
    if (kind == NameKind::person) return &persons_;
    if (kind == NameKind::group || kind == NameKind::military) return &groups_;
    return kind == NameKind::town || kind == NameKind::site ? &places_ : nullptr;
  }

  static bool is_ascii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }

  // The dictionary is in the order of the alphabet; its words get ranks by chance.
  void read_words(const std::string& path) {
    std::ifstream in(path);
    for (std::string word; std::getline(in, word);) {
      const bool plain = std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && word.size() > 2) words_.spellings.push_back({word});
    }
    if (words_.spellings.empty()) throw std::runtime_error(path + ": no words in it");
    for (std::size_t i = words_.spellings.size() - 1; i > 0; --i) {
      std::swap(words_.spellings[i], words_.spellings[random_() % (i + 1)]);
    }
  }

  Article make_article() {
    set_date();
    Article article{.title = sentence()};
    article.title.pop_back();
    std::string place = places_.draw(random_);
    std::ranges::transform(place, place.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    article.text =
        place + ", " + day_ + " (" + std::string(agencies[random_() % agencies.size()]) + ") - ";
    const std::size_t sentences = 12 + random_() % 48;
    for (std::size_t i = 0; i < sentences; ++i) {
      article.text += sentence();
      if (i + 1 < sentences) article.text += random_() % 3 == 0 ? "\n\n" : " ";
    }
    return article;
  }

  std::string sentence() {
    std::string out;
    std::string_view frame = frames[random_() % frames.size()];
    for (auto gap = frame.find('{'); gap != std::string_view::npos; gap = frame.find('{')) {
      out.append(frame.substr(0, gap)).append(fill(frame[gap + 1]));
      frame.remove_prefix(gap + 3);
    }
    return out.append(frame);
  }

  std::string fill(char gap) {
    switch (gap) {
      case 'p':
        return places_.draw(random_);
      case 'c':
        return countries_.draw(random_);
      case 'g':
        return groups_.draw(random_);
      case 'h':
        return persons_.draw(random_);
      case 'n':
        return std::to_string(2 + random_() % 98);
      default:
        return words_.draw(random_);
    }
  }

  void set_date() {
    const std::size_t month = random_() % 12;
    const std::size_t day = 1 + random_() % 28;
    day_ = std::string(months[month]) + " " + std::to_string(day);
    std::ostringstream date;
    date << 2012 + random_() % 13 << (month < 9 ? "-0" : "-") << month + 1
         << (day < 10 ? "-0" : "-") << day;
    date_ = date.str();
  }

  std::string outlet() {
    static const Zipf zipf(first_words.size() * last_words.size(), 2);
    const std::size_t number = zipf.draw(random_);
    return std::string(first_words[number % first_words.size()]) + " " +
           std::string(last_words[number / first_words.size()]);
  }

  void remember(const Article& article) {
    if (recent_.size() < kept_for_copies) return recent_.push_back(article);
    recent_[random_() % recent_.size()] = article;
  }

  static std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      c == '\n' ? out += "\\n" : out += c;
    }
    return out;
  }

  std::mt19937_64 random_;
  Choices places_, countries_, groups_, persons_, words_;
  std::vector<Article> recent_;
  std::string date_;  // of the last article made: 2014-06-10
  std::string day_;   // June 10
};

}  // namespace

int main(int argument_count, char** arguments) {
  const std::span given(arguments, static_cast<std::size_t>(argument_count));
  if (given.size() != 4) {
    std::cerr << "corpus_generator SHARE_FOLDER ARTICLES SEED\n";
    return 2;
  }
  try {
    Generator generator(given[1], std::strtoull(given[3], nullptr, 10));
    const std::size_t articles = std::strtoull(given[2], nullptr, 10);
    for (std::size_t i = 0; i < articles; ++i) generator.write_article(i);
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 2;
  }
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}
