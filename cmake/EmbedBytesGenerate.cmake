# Run by confab_embed_file() with FILE, SYMBOL and OUTPUT: writes a source that pulls the file in with the
# assembler's .incbin. The digest makes it change with the file, for ccache, which does not look into .incbin.
cmake_minimum_required(VERSION 3.25)

string(REGEX REPLACE "^.*::" "" name ${SYMBOL})
string(REGEX REPLACE "::[^:]*$" "" namespace ${SYMBOL})
string(MAKE_C_IDENTIFIER "bytes_${SYMBOL}" label)
file(SIZE ${FILE} size)
file(SHA256 ${FILE} digest)
file(WRITE ${OUTPUT} "#include \"embedded/${name}.h\"

asm(\".pushsection .rodata\\n.balign 16\\n.hidden ${label}\\n.globl ${label}\\n${label}:\\n\"
    \".incbin \\\"${FILE}\\\"\\n.byte 0\\n.popsection # ${digest}\\n\");
extern \"C\" __attribute__((visibility(\"hidden\"))) const char ${label}[];

namespace ${namespace} {

std::string_view ${name}() { return {${label}, ${size}}; }

}  // namespace ${namespace}
")
