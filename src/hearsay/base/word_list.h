// Word lists: data files compiled in. A line is an entry, its fields parted by tabs; lines that begin with #
// and empty lines are skipped.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

namespace hearsay {

/// The entries of a data file, each a list of fields. Views into `data`.
[[nodiscard]] std::vector<std::vector<std::string_view>> word_list_lines(std::string_view data);

/// A set of words or phrases, with the rest of the line's fields. The data must outlive it: it is compiled in.
class WordList {
 public:
  explicit WordList(std::string_view data);
  [[nodiscard]] bool contains(std::string_view word) const { return entries_.contains(word); }
  /// The fields behind the word, or nullptr if it is not in the list.
  [[nodiscard]] const std::vector<std::string_view>* find(std::string_view word) const;
  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  std::unordered_map<std::string_view, std::vector<std::string_view>> entries_;
};

}  // namespace hearsay
