# Writes OUTPUT, a C++ file that holds every YAML file in FILES as text, sorted by name.
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
  string(APPEND entries "    BuiltinInstrument{\"${id}\", std::string_view(\n\"${text}\")},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "// Made from instruments/*.yaml.
#include <recaudit/instrument/load.hpp>

#include <array>

namespace recaudit {
namespace {

constexpr std::array<BuiltinInstrument, ${count}> all{
${entries}};

}  // namespace

std::span<const BuiltinInstrument> builtin_instruments() { return all; }

}  // namespace recaudit
")
