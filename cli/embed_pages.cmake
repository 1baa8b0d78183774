# Writes OUTPUT, a C++ file that holds every page in FILES as text, sorted.
# Text is cut into pieces because a string literal has a limited length.
list(SORT FILES)
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME_WE)
  get_filename_component(folder ${file} DIRECTORY)
  get_filename_component(folder ${folder} NAME)
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "\\\\x\\1" text "${hex}")
  string(REGEX REPLACE "((\\\\x..){100})" "\\1\"\n\"" text "${text}")
  string(APPEND entries "    Page{\"${folder}\", \"${name}\", \"${text}\"},\n")
endforeach()
list(LENGTH FILES count)
file(WRITE ${OUTPUT} "// Made from pages of docs.
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
