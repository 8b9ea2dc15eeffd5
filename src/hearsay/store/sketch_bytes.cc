#include "hearsay/store/sketch_bytes.h"

#include <bit>
#include <type_traits>

namespace hearsay {
namespace {

/// Whole numbers, the lowest byte first.
class Writer {
 public:
  template <class Number>
  void put(Number number) {
    auto bits = static_cast<std::uint64_t>(static_cast<std::make_unsigned_t<Number>>(number));
    for (std::size_t i = 0; i < sizeof(Number); ++i, bits >>= 8U) bytes_ += static_cast<char>(bits & 0xFFU);
  }
  void put(float number) { put(std::bit_cast<std::uint32_t>(number)); }
  void put_count(std::size_t count) { put(static_cast<std::uint32_t>(count)); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  void get(Number& number) {
    if (bytes_.size() < sizeof(Number)) {
      failed_ = true;
      return;
    }
    std::uint64_t bits = 0;
    for (std::size_t i = sizeof(Number); i-- > 0;) bits = bits << 8U | static_cast<unsigned char>(bytes_[i]);
    bytes_.remove_prefix(sizeof(Number));
    number = static_cast<Number>(static_cast<std::make_unsigned_t<Number>>(bits));
  }
  void get(float& number) {
    std::uint32_t bits = 0;
    get(bits);
    number = std::bit_cast<float>(bits);
  }
  /// No more than there are bytes for, whatever is claimed.
  [[nodiscard]] std::size_t count(std::size_t size_of_one) {
    std::uint32_t count = 0;
    get(count);
    failed_ = failed_ || bytes_.size() / size_of_one < count;
    return failed_ ? 0 : count;
  }
  [[nodiscard]] bool is_whole() const { return !failed_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool failed_ = false;
};

template <class Stream, class Item, class Fields>
void write_list(Stream& out, const std::vector<Item>& items, const Fields& fields) {
  out.put_count(items.size());
  for (const Item& item : items) fields(item);
}

}  // namespace

std::string sketch_to_bytes(const ReportSketch& sketch) {
  Writer out;
  out.put(static_cast<std::uint8_t>(sketch.published.has_value()));
  out.put(sketch.published.value_or(0));
  out.put(sketch.site);
  out.put(sketch.text);
  out.put(sketch.words);
  write_list(out, sketch.sentences, [&](const SketchSentence& s) { out.put(s.hash), out.put(s.words); });
  write_list(out, sketch.shingles, [&](std::uint64_t hash) { out.put(hash); });
  write_list(out, sketch.terms, [&](const SketchTerm& t) {
    out.put(t.hash), out.put(t.count), out.put(t.in_lead), out.put(t.common);
  });
  write_list(out, sketch.names, [&](const SketchName& n) { out.put(n.hash), out.put(n.count); });
  write_list(out, sketch.days, [&](const SketchDay& d) { out.put(d.day), out.put(d.weight); });
  return out.take();
}

Result<ReportSketch> sketch_from_bytes(std::string_view bytes) {
  Reader in(bytes);
  ReportSketch sketch;
  std::uint8_t is_dated = 0;
  std::int32_t published = 0;
  in.get(is_dated);
  in.get(published);
  if (is_dated != 0) sketch.published = published;
  in.get(sketch.site);
  in.get(sketch.text);
  in.get(sketch.words);
  sketch.sentences.resize(in.count(12));
  for (SketchSentence& s : sketch.sentences) in.get(s.hash), in.get(s.words);
  sketch.shingles.resize(in.count(8));
  for (std::uint64_t& hash : sketch.shingles) in.get(hash);
  sketch.terms.resize(in.count(7));
  for (SketchTerm& t : sketch.terms) in.get(t.hash), in.get(t.count), in.get(t.in_lead), in.get(t.common);
  sketch.names.resize(in.count(5));
  for (SketchName& n : sketch.names) in.get(n.hash), in.get(n.count);
  sketch.days.resize(in.count(8));
  for (SketchDay& d : sketch.days) in.get(d.day), in.get(d.weight);
  if (!in.is_whole())
    return std::unexpected(Error{.input = {},
                                 .what = "cannot read what the store keeps of a report",
                                 .why = "its bytes are damaged",
                                 .advice = "hearsay reread makes it anew from the page",
                                 .offset = {}});
  return sketch;
}

}  // namespace hearsay
