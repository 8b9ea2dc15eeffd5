#include "hearsay/model/wordpiece.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "hearsay/base/utf8.h"

namespace hearsay {
namespace {

/// Signs that BERT's vocabulary has as words of their own: punctuation, and all of ASCII's symbols.
bool stands_alone(char32_t c) {
  if (c < 0x80) return u_isalnum(static_cast<UChar32>(c)) == 0;
  return u_ispunct(static_cast<UChar32>(c)) != 0;
}

bool is_ascii_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace

WordPiece::WordPiece(std::string_view lines) {
  for (PieceId id = 0; !lines.empty(); ++id) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view piece = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++size_;
    if (piece == "[UNK]") unknown_ = id;
    if (piece == "[CLS]") begin_ = id;
    if (piece == "[SEP]") separator_ = id;
    if (piece.size() > 2 && piece.starts_with("##")) {
      inner_.emplace(piece.substr(2), id);
      longest_ = std::max(longest_, piece.size() - 2);
    } else if (!piece.empty()) {
      whole_.emplace(piece, id);
      longest_ = std::max(longest_, piece.size());
    }
  }
}

void WordPiece::split(std::string_view word, std::vector<PieceId>& out) const {
  if (word.size() > kLongestWord) {
    out.push_back(unknown_);
    return;
  }
  if (is_ascii_word(word)) {
    split_run(word, out);
    return;
  }
  const std::size_t before = out.size();
  const std::string form = comparison_form(word);
  std::size_t run = 0;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t begin = at;
    if (!stands_alone(next_code_point(form, at))) continue;
    split_run(std::string_view(form).substr(run, begin - run), out);
    split_run(std::string_view(form).substr(begin, at - begin), out);
    run = at;
  }
  split_run(std::string_view(form).substr(run), out);
  if (out.size() == before) out.push_back(unknown_);
}

void WordPiece::split_run(std::string_view run, std::vector<PieceId>& out) const {
  const std::size_t before = out.size();
  for (std::size_t at = 0; at < run.size();) {
    const auto& pieces = at == 0 ? whole_ : inner_;
    std::size_t size = std::min(run.size() - at, longest_);
    auto found = pieces.end();
    while (size > 0 && (found = pieces.find(run.substr(at, size))) == pieces.end()) --size;
    if (size == 0) {
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    out.push_back(found->second);
    at += size;
  }
}

}  // namespace hearsay
