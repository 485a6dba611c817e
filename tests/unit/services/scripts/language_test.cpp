// What scripts find, and how they run: by the real helper.
#include "services/scripts/scripts_test.h"

namespace confab::services::scripts {
namespace {

class ScriptLanguageTest : public testing::ScriptsTest {};

TEST_F(ScriptLanguageTest, AMethodGetsItsArgumentAndGivesJson) {
  EXPECT_EQ(value("return { got: request.text.length, more: [1, 'ü', null] };", R"({"text":"hello"})"),
            R"({"got":5,"more":[1,"ü",null]})");
  EXPECT_EQ(value("return null;"), "null");
  EXPECT_EQ(value("return undefined;"), "");
  EXPECT_EQ(value(""), "");
  EXPECT_EQ(value("return new Date(0);"), R"("1970-01-01T00:00:00.000Z")");
  EXPECT_EQ(value("return { then(resolve) { resolve(7); } };"), "7");
}

TEST_F(ScriptLanguageTest, DatesComeAsDatesAndOddKeysAsTheyAre) {
  EXPECT_EQ(value("return [request.at instanceof Date, request.at.getTime(), request.no, Object.keys(request)];",
                  R"({"at":{"$date":5},"no":{"$date":5,"x":1},"__proto__":{"y":2}})"),
            R"([true,5,{"$date":5,"x":1},["at","no","__proto__"]])");
  EXPECT_EQ(value("return request;", R"({"__proto__":{"y":2}})"), R"({"__proto__":{"y":2}})");
}

TEST_F(ScriptLanguageTest, HalvesOfCharactersBecomeWhatEverybodyCanRead) {
  EXPECT_EQ(value(R"(return ['\ud800x', '\\ud800', '\ud83d\ude00', request];)", R"("\udc00")"),
            R"(["\ufffdx","\\ud800","😀","\ufffd"])");
  EXPECT_EQ(value(R"(throw 'half \ud800';)"), "half \uFFFD");
}

TEST_F(ScriptLanguageTest, WhatIsAssignedToAnUndeclaredNameIsMade) {
  EXPECT_EQ(value("for (i = 0; i < 3; i++) { total = (global.total || 0) + i; } return [i, total, globalThis.i];"),
            "[3,3,3]");
  EXPECT_EQ(value("return nowhere;"), "ReferenceError: nowhere is not defined");
  EXPECT_EQ(value("return [typeof nowhere, typeof(elsewhere), typeof Math];"), R"(["undefined","undefined","object"])");
  EXPECT_EQ(value("try { hidden } catch (error) { return error.name; }"), R"("ReferenceError")");
}

TEST_F(ScriptLanguageTest, WhatStandsAroundTheClassIsItsOwn) {
  const auto outcome = call(R"(
const kFactor = 2;
let count = 0;
var old = 1, s = 'mine';
function twice(x) { return x * kFactor; }
class Base { name() { return 'base'; } }
String.prototype.shout = function () { return this.toUpperCase(); };
class Script extends Base { m() { count += 1; return [twice(4), this.name(), 'a'.shout(), old, s, count]; } } // end)");
  EXPECT_EQ(outcome.value, R"([8,"base","A",1,"mine",1])") << outcome.error;
}

TEST_F(ScriptLanguageTest, WhatAScriptKeepsIsThereInTheNextCall) {
  const std::string source = R"(
let variable = 0;
class Script {
  constructor() { this.field = 0; }
  m() { const given = Store.set('n', (Store.get('n') || 0) + 1); global.g = (global.g || 0) + 1;
        return [++variable, ++this.field, given, g]; }
})";
  EXPECT_EQ(call(source).value, "[1,1,1,1]");
  EXPECT_EQ(call(source).value, "[2,2,2,2]");
  EXPECT_EQ(call(source + "\n").value, "[1,1,1,1]") << "another version begins anew";
}

TEST_F(ScriptLanguageTest, SaysWhatWasThrownAndWhere) {
  const auto thrown = call("class Script {\n  m() {\n    throw new TypeError('no');\n  }\n}");
  EXPECT_EQ(thrown.ending, Ending::failed);
  EXPECT_EQ(thrown.error, "TypeError: no");
  EXPECT_NE(thrown.stack.find("script:3:"), std::string::npos) << thrown.stack;
  EXPECT_EQ(call(method("return nowhere;")).stack.find("confab"), std::string::npos) << "none of our own places";
  EXPECT_EQ(value("throw 'text';"), "text");
  EXPECT_EQ(value("throw { a: 1 };"), R"({"a":1})");
  EXPECT_EQ(value("throw undefined;"), "undefined");
  EXPECT_EQ(value("throw Symbol('x');"), "Symbol(x)");
  EXPECT_EQ(value("throw { get message() { throw 1; } };"), "Error: what was thrown cannot be shown");
  EXPECT_EQ(value("await Promise.reject(new Error('later'));"), "Error: later");
}

TEST_F(ScriptLanguageTest, WhatCannotBeCopiedFails) {
  EXPECT_EQ(value("return { f() {} };"), "TypeError: a function cannot be part of the result");
  EXPECT_EQ(ending("return { f: () => 1 };"), Ending::failed);
  EXPECT_EQ(ending("const a = {}; a.a = a; return a;"), Ending::failed);
  EXPECT_EQ(ending("return 1n;"), Ending::failed);
  EXPECT_EQ(value("return new Promise(() => {});"), "Error: what it promised never ended");
  EXPECT_EQ(value("return 'x'.repeat(2 * 1024 * 1024);"), "Error: the result is larger than 1 MiB");
}

TEST_F(ScriptLanguageTest, ASourceThatCannotBeLoadedIsToldApart) {
  const auto error = [&](const std::string& source) {
    const auto outcome = call(source);
    EXPECT_EQ(outcome.ending, Ending::not_loaded) << source;
    return outcome.error;
  };
  EXPECT_EQ(error("class Script {\n  m( }"), "SyntaxError: missing formal parameter (2:5)");
  EXPECT_EQ(error("const x = 1;"), "Error: there is no class Script");
  EXPECT_EQ(error("class Script { constructor() { throw new Error('not now'); } }"), "Error: not now");
  EXPECT_EQ(error("nowhere();"), "ReferenceError: nowhere is not defined");
  EXPECT_NE(error("} }; class Script {}").find("SyntaxError"), std::string::npos) << "it cannot end what is around it";
  EXPECT_NE(error("return class Script {};").find("SyntaxError"), std::string::npos);
  EXPECT_EQ(call("class Script {}").ending, Ending::no_method);
  EXPECT_EQ(call("class Script { get m() { return 5; } }").ending, Ending::no_method);
}

TEST_F(ScriptLanguageTest, CompilesWithoutRunning) {
  EXPECT_FALSE(driver.check("while (true) {} class Script {}"));
  const auto error = driver.check("class Script {\n  m( }");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->name, "SyntaxError");
  EXPECT_EQ(error->message, "missing formal parameter (2:5)");
  EXPECT_NE(error->stack.find("script:2:5"), std::string::npos);
  EXPECT_TRUE(driver.check(std::string(100'000, '(')));
  EXPECT_TRUE(driver.check(std::string(2'000'000, ' ')));
  EXPECT_EQ(driver.running(), 0U) << "nothing stays";
}

TEST_F(ScriptLanguageTest, KnowsTheLanguageAndNothingElse) {
  EXPECT_EQ(value("return new Date(0).toLocaleString('de-DE', { timeZone: 'Asia/Tokyo' });"),
            R"("1.1.1970, 09:00:00")");
  EXPECT_EQ(value("return new Intl.NumberFormat('en-US').format(1234.5);"), R"("1,234.5")");
  EXPECT_EQ(
      value("return ['setTimeout', 'require', 'process', '_', 'moment', 'Buffer', 'WebAssembly', 'SharedArrayBuffer',"
            " 'ask', 'say'].filter((name) => name in globalThis);"),
      "[]");
  EXPECT_EQ(value("return _.map([1], (x) => x);"), "ReferenceError: _ is not defined");
}

TEST_F(ScriptLanguageTest, HasTheTwelveHelpersForTexts) {
  EXPECT_EQ(value("return [s.truncate('Hello world', 8), s.truncate('Hello', 8), s.truncate(null, 3)];"),
            R"(["Hello...","Hello",""])");
  EXPECT_EQ(value("return [s.trim('  a b '), s.trim('--a-', '-'), s.ltrim('xxa', 'x'), s.rtrim('a \\n')];"),
            R"(["a b","a","a","a"])");
  EXPECT_EQ(value("return [s.capitalize('heLLo'), s.capitalize('heLLo', true), s.stripTags('<b>a</b> <br/>1 < 2')];"),
            R"(["HeLLo","Hello","a 1 < 2"])");
  EXPECT_EQ(value("return [s.strLeft('a-b-c', '-'), s.strRight('a-b-c', '-'), s.strRightBack('a-b-c', '-'),"
                  " s.strLeft('abc', '-'), s.strRight('abc', '-')];"),
            R"(["a","b-c","c","abc","abc"])");
  EXPECT_EQ(value("return [s.numberFormat(1234567.891, 2), s.numberFormat(-1234, 1, ',', '.'), s.numberFormat(12),"
                  " s.numberFormat('x')];"),
            R"(["1,234,567.89","-1.234,0","12",""])");
  EXPECT_EQ(value("return [s.pad('1', 3, '0'), s.pad('1', 3, '0', 'left'), s.pad('1', 4, '0', 'both'),"
                  " s.lrpad('a', 4, '*'), s.pad('a', 3)];"),
            R"(["100","001","0010","**a*","a  "])");
}

TEST_F(ScriptLanguageTest, FetchAsksOtherServers) {
  EXPECT_EQ(
      value("const r = await fetch('https://x.example/p', { method: 'POST', headers: { A: 'b' }, body: { q: 1 },"
            " params: { k: 'a b' }, timeout: 500 });"
            "return [r.status, r.statusText, r.ok, r.url, r.redirected, r.headers, await r.json(), await r.text()];"),
      R"([200,"OK",true,"https://there.example/",true,[["Content-Type","application/json"]],{"a":1},"{\"a\":1}"])");
  ASSERT_EQ(fetches.size(), 1U);
  EXPECT_EQ(fetches[0].method, "POST");
  EXPECT_EQ(fetches[0].url, "https://x.example/p?k=a%20b");
  EXPECT_EQ(fetches[0].body, R"({"q":1})");
  EXPECT_EQ(fetches[0].deadline, std::chrono::milliseconds{500});
  EXPECT_EQ(fetches[0].headers,
            (std::vector<std::pair<std::string, std::string>>{{"A", "b"}, {"Content-Type", "application/json"}}));
  answer.error = "nobody is there";
  EXPECT_EQ(value("return fetch('https://x.example/').catch((error) => error.message);"),
            R"("request to https://x.example/ failed, reason: nobody is there")");
}

TEST_F(ScriptLanguageTest, HttpWaitsForTheAnswer) {
  EXPECT_EQ(
      value("return HTTP('post', 'https://x.example/', { params: { a: 1 }, auth: 'ü:pw', followRedirects: false });"),
      R"({"result":{"statusCode":200,"headers":{"content-type":"application/json"},)"
      R"("content":"{\"a\":1}","data":{"a":1},"ok":true,"redirected":true}})");
  ASSERT_EQ(fetches.size(), 1U);
  EXPECT_EQ(fetches[0].body, "a=1");
  EXPECT_FALSE(fetches[0].follow_redirects);
  EXPECT_EQ(fetches[0].headers[0].second, "application/x-www-form-urlencoded");
  EXPECT_EQ(fetches[0].headers[1].second, "Basic w7w6cHc=");

  EXPECT_EQ(value("HTTP('GET', 'https://x.example/?z=1', { params: { a: 1 }, query: 'b=2' }); return 1;"), "1");
  EXPECT_EQ(fetches[1].url, "https://x.example/?z=1&b=2&a=1");
  answer.status = 404;
  answer.body = "gone";
  EXPECT_EQ(
      value("const { error } = HTTP('GET', 'https://x.example/', {}); const { statusCode, data } = error.response;"
            "return [error.message, statusCode, data];"),
      R"(["failed [404] gone",404,null])");
  EXPECT_EQ(value("return HTTP('GET', '/here').error.message;"),
            R"("url must be absolute and start with http:// or https://")");
}

TEST_F(ScriptLanguageTest, TheConsoleIsThereAndBreaksNothing) {
  EXPECT_EQ(
      value("console.log('a', { b: 1 }, new Error('c'), () => 1, undefined, 1n); console.time('t');"
            "console.timeEnd('t'); console.count(); console.assert(false, 'no'); console.dir({}); console.debug(1);"
            "for (let i = 0; i < 500; i++) console.warn('x'.repeat(10000)); return 1;"),
      "1");
}

}  // namespace
}  // namespace confab::services::scripts
