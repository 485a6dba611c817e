# awk -f layers.awk docs/layers.txt INCLUDES, where a line of INCLUDES is `src/a/b.cpp:12:#include "c/d.h"`.
# Fails on every include that the table does not allow, and on a table with a circle in it.

function fail(text) { print "lint: " text; failed = 1 }

function area(path,   part) {
  split(path, part, "/")
  return part[1] == "core" ? "core/" part[2] : part[1]
}
function top(folder) { return folder ~ /^core\// ? "core" : folder }

function allowed(from, to) {
  if (from == to) return 1
  return top(from) == top(to) ? (from, to) in may : (top(from), top(to)) in may
}

FNR == NR {
  sub(/#.*/, "")
  if (NF == 0) next
  for (i = 2; i <= NF; ++i) {
    if (!($i in known)) fail("docs/layers.txt: " $1 " names " $i ", which does not stand above it")
    may[$1, $i] = 1
  }
  known[$1] = 1
  next
}

{
  match($0, /:[0-9]+:/)
  from = area(substr($0, 5, RSTART - 5))
  split(substr($0, RSTART + RLENGTH), quoted, "\"")
  to = area(quoted[2])
  if (!(from in known)) fail(substr($0, 1, RSTART - 1) ": " from " has no line in docs/layers.txt")
  else if (!allowed(from, to)) fail($0 ": " from " may not use " to " (docs/layers.txt)")
}

END { exit failed }
