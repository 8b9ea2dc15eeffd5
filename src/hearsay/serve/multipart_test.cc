#include "hearsay/serve/multipart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace hearsay {
namespace {

using namespace std::string_view_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

constexpr std::string_view kType = "multipart/form-data; boundary=----b";

std::string part(std::string_view headers, std::string_view bytes) {
  return "------b\r\n" + std::string(headers) + "\r\n\r\n" + std::string(bytes) + "\r\n";
}

std::string why(std::string_view type, std::string_view body) {
  const Result<Form> form = read_form(type, body);
  return form ? "" : form.error().why;
}

TEST(Multipart, GivesFieldsAndFiles) {
  const std::string body = part(R"(Content-Disposition: form-data; name="csrf")", "abc") +
                           part(
                               "content-disposition:form-data; name=\"page\"; filename=\"report.html\"\r\n"
                               "Content-Type: text/html",
                               "<p>\r\n------\r\n\0</p>"sv) +
                           part(R"(Content-Disposition: form-data; name=note)", "") + "------b--\r\n";
  const Result<Form> form = read_form(kType, body);
  ASSERT_TRUE(form) << form.error().line();
  EXPECT_THAT(form->fields, ElementsAre(NamedValue{"csrf", "abc"}, NamedValue{"note", ""}));
  ASSERT_EQ(form->files.size(), 1U);
  EXPECT_EQ(form->files[0].field, "page");
  EXPECT_EQ(form->files[0].name, "report.html");
  EXPECT_EQ(form->files[0].content_type, "text/html");
  EXPECT_EQ(form->files[0].bytes, "<p>\r\n------\r\n\0</p>"sv);
  EXPECT_EQ(form->field("csrf"), "abc");
}

TEST(Multipart, FilesAreNotCopied) {
  const std::string body =
      part(R"(Content-Disposition: form-data; name="f"; filename="a")", "bytes") + "------b--";
  const Result<Form> form = read_form(kType, body);
  ASSERT_TRUE(form);
  const char* at = form->files.at(0).bytes.data();
  EXPECT_TRUE(at > body.data() && at < body.data() + body.size());
}

TEST(Multipart, AFileKeepsOnlyItsOwnName) {
  const auto name_of = [](const std::string& written) {
    const std::string body =
        part("Content-Disposition: form-data; name=\"f\"; filename=\"" + written + "\"", "x") + "------b--";
    const Result<Form> form = read_form(kType, body);
    return form ? form->files.at(0).name : form.error().line();
  };
  EXPECT_EQ(name_of("../../etc/passwd"), "passwd");
  EXPECT_EQ(name_of(R"(C:\pages\May 1; a.html)"), "May 1; a.html");
  EXPECT_EQ(name_of("the %22last%22 word.html"), "the \"last\" word.html");
  EXPECT_EQ(name_of(R"(the \"last\" word.html)"), "the \"last\" word.html");
  EXPECT_EQ(name_of("a%0D%0Ab"), "ab");
  EXPECT_EQ(name_of("100%.html"), "100%.html");
  EXPECT_EQ(name_of("Ru\xc3\xadz.html"), "Ruíz.html");
  EXPECT_EQ(name_of("\xff.html"), "\xef\xbf\xbd.html");
  EXPECT_EQ(name_of(".."), "");
  EXPECT_EQ(name_of("a/"), "");
}

TEST(Multipart, NoFileChosenIsNoFile) {
  const std::string body = part(
                               "Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\n"
                               "Content-Type: application/octet-stream",
                               "") +
                           "------b--\r\n";
  const Result<Form> form = read_form(kType, body);
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
}

TEST(Multipart, TellsWhatIsWrong) {
  const std::string whole = part(R"(Content-Disposition: form-data; name="a")", "1");
  EXPECT_THAT(why(kType, ""), HasSubstr("boundary"));
  EXPECT_THAT(why(kType, "x" + whole + "------b--"), HasSubstr("boundary"));
  EXPECT_THAT(why(kType, whole.substr(0, whole.size() - 2)), HasSubstr("never ends"));
  EXPECT_THAT(why(kType, whole), HasSubstr("never ends"));
  EXPECT_THAT(why(kType, whole + "------bX"), HasSubstr("line of its own"));
  EXPECT_THAT(why(kType, part("Content-Type: text/plain", "1") + "------b--"), HasSubstr("no name"));
  EXPECT_THAT(why(kType, part("Content-Disposition: attachment; name=\"a\"", "1") + "------b--"),
              HasSubstr("no name"));
  EXPECT_THAT(why(kType, "------b\r\nContent-Disposition: form-data"), HasSubstr("do not end"));
  EXPECT_THAT(why(kType, part("X: " + std::string(kMostPartHeaderBytes, 'x'), "1") + "------b--"),
              HasSubstr("do not end"));
  EXPECT_THAT(why("multipart/form-data", whole), HasSubstr("no boundary"));
  EXPECT_THAT(why("multipart/form-data; boundary=\"\"", whole), HasSubstr("no boundary"));
  EXPECT_THAT(why("multipart/form-data; boundary=" + std::string(71, 'b'), whole), HasSubstr("no boundary"));
  EXPECT_THAT(why("application/json", "{}"), HasSubstr("Content-Type"));
}

TEST(Multipart, PartsAreBounded) {
  std::string body;
  for (std::size_t count = 0; count < kMostFormParts; ++count)
    body += part(R"(Content-Disposition: form-data; name="a")", "1");
  EXPECT_EQ(read_form(kType, body + "------b--")->fields.size(), kMostFormParts);
  body += part(R"(Content-Disposition: form-data; name="a")", "1");
  EXPECT_THAT(why(kType, body + "------b--"), HasSubstr("more than 10000 parts"));
}

TEST(UrlencodedForm, GivesItsFields) {
  const Result<Form> form = read_form("Application/X-WWW-Form-Urlencoded; charset=utf-8", "a=1&b=x+y");
  ASSERT_TRUE(form) << form.error().line();
  EXPECT_THAT(form->fields, ElementsAre(NamedValue{"a", "1"}, NamedValue{"b", "x y"}));
}

TEST(Form, IsReadFromARequest) {
  HttpRequest request;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = "a=1";
  EXPECT_EQ(read_form(request)->field("a"), "1");
  EXPECT_FALSE(read_form(HttpRequest{}));
}

}  // namespace
}  // namespace hearsay
