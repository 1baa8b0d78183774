# Writes OUTPUT, a C++ file that holds every page in FILES as text, sorted by name.
# Text is cut into pieces because a string literal has a limited length.
list(SORT FILES)
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" text "${hex}")
  string(REGEX REPLACE "((\\\\x..){100})" "\\1\"\n\"" text "${text}")
  string(APPEND entries "    Page{\"${name}\", \"${text}\"},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "// Made from docs/statistics/*.md.
#include \"pages.hpp\"

#include <array>

namespace recaudit {
namespace {

constexpr std::array<Page, ${count}> pages{{
${entries}}};

}  // namespace

std::span<const Page> all_pages() { return pages; }

}  // namespace recaudit
")
