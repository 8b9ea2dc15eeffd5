#include "hearsay/story/near_copies.h"

#include <algorithm>
#include <utility>

namespace hearsay {
namespace {

constexpr std::size_t kMostCandidates = 16;   // that are compared
constexpr std::uint32_t kLeastText = 12;      // words, below which the same words are no copy: "Page not found"
constexpr std::uint32_t kLeastShared = 20;    // words of shared sentences
constexpr std::size_t kLeastShingles = 3;     // shared; some 24 runs of five words
constexpr std::size_t kLeastOfShingles = 16;  // in a report whose share of them is taken: some 130 words
constexpr double kNearCopy = 0.3;             // share of one of the two
constexpr double kCopy = 0.5;    // share of one of the two, from which on the rest is said to be taken over
constexpr double kDouble = 0.8;  // share of both

/// Sums up `measure` of what stands in both sorted lists.
template <class Item, class Measure>
auto sum_of_shared(const std::vector<Item>& a, const std::vector<Item>& b, Measure measure) {
  decltype(measure(a.front())) sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x < *y)
      ++x;
    else if (*y < *x)
      ++y;
    else {
      sum += measure(*x);
      ++x;
      ++y;
    }
  }
  return sum;
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double SharedText::most() const { return std::max({of_this, of_other, wording_of_this, wording_of_other}); }

double SharedText::least() const {
  return std::min(std::max(of_this, wording_of_this), std::max(of_other, wording_of_other));
}

NearCopies::Found NearCopies::add(std::span<const ReportSketch> sketches) {
  const auto number = static_cast<ReportNumber>(sketches.size() - 1);
  const ReportSketch& report = sketches.back();
  Found found;
  if (report.words < kLeastText) return found;
  const auto [same, is_new] = same_.try_emplace(report.text, number);
  if (!is_new) {
    found.shared.push_back({same->second, 1, 1, 1, 1});
    found.is_double = true;
    return found;
  }
  for (const ReportNumber other : candidates(report)) {
    const SharedText shared = compare(report, sketches[other], other);
    if (shared.most() < kNearCopy) continue;
    found.shared.push_back(shared);
    found.is_double = found.is_double || shared.least() >= kDouble;
  }
  std::ranges::sort(found.shared, {}, &SharedText::other);
  enter(sketches, found.shared);
  return found;
}

/// Enters what the report does not have from its near copies in other papers: so an agency's text stays its
/// first report's, however many print it. What fills up is what one paper writes again and again, and what is
/// shared by reports with little else in common.
void NearCopies::enter(std::span<const ReportSketch> sketches, const std::vector<SharedText>& shared) {
  const auto number = static_cast<ReportNumber>(sketches.size() - 1);
  const ReportSketch& report = sketches.back();
  std::vector<const ReportSketch*> origins;
  for (const SharedText& one : shared)
    if (const ReportSketch& other = sketches[one.other];
        one.most() >= kCopy && (report.site == 0 || other.site != report.site))
      origins.push_back(&other);
  const auto is_copied = [&](auto list, const auto& item) {
    return std::ranges::any_of(
        origins, [&](const ReportSketch* other) { return std::ranges::binary_search(other->*list, item); });
  };
  for (const SketchSentence& sentence : report.sentences)
    if (!is_copied(&ReportSketch::sentences, sentence)) sentences_.add(sentence.hash, number);
  for (const std::uint64_t shingle : report.shingles)
    if (!is_copied(&ReportSketch::shingles, shingle)) shingles_.add(shingle, number);
}

/// The earlier reports that share most of what is rare enough to be looked up, the earliest first among equals.
std::vector<ReportNumber> NearCopies::candidates(const ReportSketch& report) const {
  std::vector<ReportNumber> hits;
  for (const SketchSentence& sentence : report.sentences)
    if (!sentences_.is_full(sentence.hash)) sentences_.find(sentence.hash, hits);
  for (const std::uint64_t shingle : report.shingles)
    if (!shingles_.is_full(shingle)) shingles_.find(shingle, hits);
  std::ranges::sort(hits);
  std::vector<std::pair<std::size_t, ReportNumber>> counted;  // hits that it lacks: the fewer the better
  for (std::size_t i = 0; i < hits.size();) {
    std::size_t end = i;
    while (end < hits.size() && hits[end] == hits[i]) ++end;
    counted.emplace_back(hits.size() - (end - i), hits[i]);
    i = end;
  }
  std::ranges::sort(counted);
  if (counted.size() > kMostCandidates) counted.resize(kMostCandidates);
  std::vector<ReportNumber> best;
  best.reserve(counted.size());
  for (const auto& [lacking, number] : counted) best.push_back(number);
  return best;
}

SharedText NearCopies::compare(const ReportSketch& a, const ReportSketch& b, ReportNumber number) const {
  const auto words = [this](const SketchSentence& sentence) {
    return sentences_.is_full(sentence.hash) ? std::size_t{0} : std::size_t{sentence.words};
  };
  const auto all_words = [&](const ReportSketch& report) {
    std::size_t sum = 0;
    for (const SketchSentence& sentence : report.sentences) sum += words(sentence);
    return sum;
  };
  const auto one = [this](std::uint64_t shingle) { return std::size_t{shingles_.is_full(shingle) ? 0U : 1U}; };
  const auto all_shingles = [&](const ReportSketch& report) {
    std::size_t sum = 0;
    for (const std::uint64_t shingle : report.shingles) sum += one(shingle);
    return sum;
  };
  SharedText shared{.other = number};
  if (const std::size_t both = sum_of_shared(a.sentences, b.sentences, words); both >= kLeastShared) {
    shared.of_this = share(both, all_words(a));
    shared.of_other = share(both, all_words(b));
  }
  if (const std::size_t both = sum_of_shared(a.shingles, b.shingles, one); both >= kLeastShingles) {
    const std::size_t of_a = all_shingles(a);
    const std::size_t of_b = all_shingles(b);
    if (of_a >= kLeastOfShingles) shared.wording_of_this = share(both, of_a);
    if (of_b >= kLeastOfShingles) shared.wording_of_other = share(both, of_b);
  }
  return shared;
}

std::size_t NearCopies::bytes() const {
  constexpr std::size_t kNode = 40;  // of an unordered_map, with its bucket
  return sentences_.bytes() + shingles_.bytes() + same_.size() * kNode;
}

}  // namespace hearsay
