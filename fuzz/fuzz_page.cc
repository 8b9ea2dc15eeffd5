#include "fuzz_page.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "support/article_properties.h"

namespace hearsay::fuzz {
namespace {

[[noreturn]] void fail(const std::string& why) {
  std::fprintf(stderr, "broken promise: %s\n", why.c_str());
  std::abort();
}

}  // namespace

void read_and_check(const std::uint8_t* data, std::size_t size, InputForm form) {
  const Page page{.name = "page",
                  .bytes = std::string(std::string_view(reinterpret_cast<const char*>(data), size))};
  const PageOptions options{.form = form, .site = {}, .published = {}};
  const Result<Article> article = read_page(page, options);
  if (!article) return;
  if (const auto broken = testing::broken_promise(*article, page, form)) fail(*broken);
  if (const Result<Article> again = read_page(page, options); !again || *again != *article)
    fail("the same page read twice differs");
}

}  // namespace hearsay::fuzz
