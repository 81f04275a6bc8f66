// SPDX-License-Identifier: GPL-2.0-or-later
// What Arabic, Hebrew and Amharic write in front of a word as one with it: and, in, to, from, the.
// It is passed over to look a name up, never blindly: the whole word comes first, and three letters
// must remain, two if more words follow, and four behind the Arabic article, which short names of
// countries and towns do not have (Qatar is no *al-qatar*): guesses. Only the finder asks.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dateline::synonyms {

// A folded word without its prefixes, the least stripped form first. It must outlive the forms.
class PrefixForms {
 public:
  explicit PrefixForms(std::string_view word) : word_(word) {
    const auto first = static_cast<unsigned char>(word.front());
    if (first >= 0xD8 && first <= 0xDB) add_arabic();
    if (first == 0xD7 && std::ranges::count(whole, word) == 0) strip_letters(hebrew);
    if (first == 0xE1) strip_letters(amharic);
  }
  PrefixForms(const PrefixForms&) = delete;
  PrefixForms& operator=(const PrefixForms&) = delete;

  // Whether a form leaves too little of a word to be a name alone.
  static bool needs_more_words(std::string_view word, std::string_view form) {
    const bool is_rest = word.size() > form.size() && word.ends_with(form);
    const auto prefix = is_rest ? word.substr(0, word.size() - form.size()) : std::string_view();
    const bool behind_article = prefix.ends_with(article) || prefix.ends_with(joined_article);
    return form.size() < (behind_article ? 4U : 3U) * letter_size(form);
  }

  auto begin() const { return forms_.begin(); }
  auto end() const { return forms_.begin() + static_cast<std::ptrdiff_t>(count_); }

 private:
  static constexpr std::string_view article = "ال";
  static constexpr std::string_view joined_article = "لل";  // behind the preposition ل
  static constexpr std::size_t arabic_letter = 2;           // bytes
  static constexpr std::array<std::string_view, 2> conjunctions = {"و", "ف"};
  static constexpr std::array<std::string_view, 3> prepositions = {"ب", "ك", "ل"};
  static constexpr std::array<std::string_view, 7> hebrew = {"ו", "ה", "ב", "ל", "מ", "ש", "כ"};
  // Siege, peace and Hadassah begin with no prefix.
  static constexpr std::array<std::string_view, 3> whole = {"מצור", "שלום", "הדסה"};
  static constexpr std::array<std::string_view, 5> amharic = {"እና", "በ", "ለ", "ከ", "የ"};

  static std::size_t prefix_size(std::string_view word, std::span<const std::string_view> list) {
    for (const auto prefix : list) {
      if (word.starts_with(prefix)) return prefix.size();
    }
    return 0;
  }

  void add_arabic() {
    strip_arabic(word_);
    if (prefix_size(word_, conjunctions) == 0) return;
    add(word_.substr(arabic_letter));
    strip_arabic(word_.substr(arabic_letter));
  }

  void strip_arabic(std::string_view word) {
    if (word.starts_with(joined_article)) {
      restored_ = std::string(article) + std::string(word.substr(2 * arabic_letter));
      add(restored_);
      add(word.substr(2 * arabic_letter));
    }
    if (prefix_size(word, prepositions) > 0) {
      add(word.substr(arabic_letter));
      strip_article(word.substr(arabic_letter));
    }
    strip_article(word);
  }

  void strip_article(std::string_view word) {
    if (word.starts_with(article)) add(word.substr(article.size()));
  }

  // One or two of them.
  void strip_letters(std::span<const std::string_view> letters) {
    std::string_view word = word_;
    for (int i = 0; i < 2; ++i) {
      const std::size_t size = prefix_size(word, letters);
      if (size == 0) return;
      word.remove_prefix(size);
      add(word);
    }
  }

  // Bytes.
  static std::size_t letter_size(std::string_view word) {
    return !word.empty() && word.front() == '\xE1' ? 3 : 2;
  }

  void add(std::string_view form) {
    if (count_ < forms_.size() && form.size() >= 2 * letter_size(form)) forms_[count_++] = form;
  }

  std::string_view word_;
  std::array<std::string_view, 5> forms_;
  std::size_t count_ = 0;
  std::string restored_;
};

}  // namespace dateline::synonyms
