# shellcheck shell=bash
# What may know what: docs/layers.txt, and SQL where it belongs; errors that nothing is refused with.

check_layers() {
  say "Layers: docs/layers.txt, SQL in store/ and sql/ only"
  local failed=0
  git grep -nE '^#include "[a-z_]+/' -- src | awk -f tools/lint/layers.awk docs/layers.txt - || failed=1
  if git grep -nE '"[^"]*\<(SELECT [a-z(]|INSERT INTO|DELETE FROM|UPDATE [a-z_]+ SET|ORDER BY|JOIN [a-z]+ ON)' -- \
    src ':!src/store' ':!src/sql'; then
    echo "lint: SQL stands in store/ and sql/ and nowhere else" >&2
    failed=1
  fi
  # The table keeps store/ out of the adapters. Whoever asks by a handle that core hands on is past it all the same.
  if git grep -nE '\<db[.)]*(\.|->)(read|begin)\(|core::(may|require)\(' -- src/rest src/ddp src/content; then
    echo "lint: adapters have no rules and read nothing: that is a use case of core/" >&2
    failed=1
  fi
  if git grep -nE '#include "(settings|permissions)/groups/' -- '*.h' ':!src/*/groups'; then
    echo "lint: a header that includes a group makes its readers compile with every new row; name it in the .cpp" >&2
    failed=1
  fi
  # A new setting, permission or event compiles less than fifteen sources.
  tools/recompiled.sh --lint >&2 || failed=1
  git grep -nE '^(namespace( [a-z_:0-9]+)? \{|\}  // namespace$|(struct|class|enum class|enum) [A-Za-z0-9_]+.*\{)' -- \
    'src/*.cpp' 'src/*.h' | awk -f tools/lint/one_definition.awk || failed=1
  if comm -23 <(sed -nE 's/^inline constexpr ErrorCode ([a-z_]+)\{.*/errors::\1/p' src/base/errors/*.h | sort -u) \
    <(git grep -hoE 'errors::[a-z_]+' -- src | sort -u) | grep .; then
    echo "lint: src/base/errors/ declares these, and nothing is refused with them" >&2
    failed=1
  fi
  # One kind more is a row in tables that the compiler checks, and nowhere a branch.
  if git grep -nE '([=!]= *|case )(confab::)?(model::)?RoomKind::|RoomKind::[a-z]+ *([=!]=|\?)' -- src ':!src/model/room_kind_table.h' ||
    git grep -nE "\\b(type|[rph]\\.type) *(IN \\(|=|<>) *'[cdplv]'" -- 'src/store/*.cpp'; then
    echo "lint: ask for a property of the kind of room (model/room_kind.h), or keep a row of each (model/room_kind_table.h)" >&2
    failed=1
  fi
  # One pattern and one name of 26 letters took it seconds; it works on bytes, too.
  if git grep -nE '<regex>|std::(basic_)?regex' -- src; then
    echo "lint: regular expressions are base/pattern.h, which takes no longer than the text is long" >&2
    failed=1
  fi
  return $failed
}
