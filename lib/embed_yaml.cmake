# Writes OUTPUT, a C++ file whose function NAME, declared in HEADER, gives every YAML file in FILES, sorted by name.
# Text is cut into pieces because a string literal has a limited length.
list(SORT FILES)
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(id ${file} NAME_WE)
  file(READ ${file} hex HEX)
  string(REGEX MATCHALL "..?" bytes "${hex}")
  list(TRANSFORM bytes PREPEND "\\x")
  string(JOIN "" text ${bytes})
  string(REGEX REPLACE "((\\\\x..){100})" "\\1\"\n\"" text "${text}")
  string(APPEND entries "    BuiltinFile{\"${id}\", std::string_view(\n\"${text}\")},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "// Made from YAML files by lib/embed_yaml.cmake.
#include <recaudit/${HEADER}>

#include <array>

namespace recaudit {
namespace {

constexpr std::array<BuiltinFile, ${count}> all{
${entries}};

}  // namespace

std::span<const BuiltinFile> ${NAME}() { return all; }

}  // namespace recaudit
")
