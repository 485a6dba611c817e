# awk -f one_definition.awk LINES, where a line is `src/a/b.cpp:12:struct Name {` (or of a namespace). Fails on two types of one name in one named
# namespace: the linker would take the code of either for both, and no compiler says so.
{
  split($0, part, ":")
  file = part[1]
  text = substr($0, length(part[1]) + length(part[2]) + 3)
  if (file != last) { space = ""; hidden = 0; last = file }
  if (text ~ /^namespace \{/) { hidden = 1; next }
  if (text ~ /^\}  \/\/ namespace$/) { hidden = 0; next }
  if (text ~ /^namespace [a-z_:0-9]+ \{/) { split(text, word, " "); space = word[2]; next }
  if (hidden || text ~ /;$/ || text ~ /</) next
  count = split(text, word, " ")
  name = word[1] == "enum" && word[2] == "class" ? word[3] : word[2]
  if (name ~ /::/) next  # defined where it is declared
  sub(/[:{].*/, "", name)
  key = space "::" name
  if (key in where && where[key] != file) {
    print "lint: " key " is defined in " where[key] " and in " file; failed = 1
  }
  where[key] = file
}
END { exit failed }
