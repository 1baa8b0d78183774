#include <recaudit/study/logo.hpp>

#include <doctest/doctest.h>

#include <string>

using namespace recaudit;

TEST_CASE("what a picture is follows from its bytes") {
    CHECK(image_type(std::string_view("\x89PNG\r\n\x1a\n\0\0", 10)) == "image/png");
    CHECK(image_type("\xff\xd8\xff\xe0 JFIF") == "image/jpeg");
    CHECK(image_type("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "image/svg+xml");
    CHECK(image_type("\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- by hand -->\n<!DOCTYPE svg>\n<svg>") == "image/svg+xml");
    for (const char* other : {"", "GIF89a", "%PDF-1.7", "<html>", "<svgx>", "<!-- <svg>", "PNG", "<?xml version=\"1.0\"?>"}) CHECK(image_type(other).empty());
}

TEST_CASE("a drawing that only draws may stand in a report") {
    for (const char* fine : {"<svg><path d=\"M0 0\"/></svg>", "<svg xmlns:xlink=\"x\"><use xlink:href=\"#a\"/></svg>", "<svg><rect style=\"fill:url(#g)\"/></svg>",
                             "<svg><image href=\"data:image/png;base64,AAAA\"/></svg>", "<svg><text>javascript and onload, in words</text></svg>",
                             "<svg><!-- <b> --><g id='a>b'/></svg>", "<svg contentScriptType=\"text/css\"/>"}) {
        CAPTURE(fine);
        CHECK(unsafe_in_drawing(fine).empty());
    }
}

TEST_CASE("a drawing that runs or fetches something may not") {
    for (const char* wrong :
         {"<svg><script>alert(1)</script></svg>", "<svg><SCRIPT/></svg>", "<svg><svg:script/></svg>", "<svg onload=\"alert(1)\"/>", "<svg><g onclick = 'x'/></svg>",
          "<svg><g\nonclick='x'/></svg>", "<svg><g/onclick='x'/></svg>", "<svg><a href=\"javascript:x\"/></svg>", "<svg><image href=\"http://a.b/c\"/></svg>",
          "<svg><image xlink:href='//a.b/c'/></svg>", "<svg><image href=\" https://a.b/c\"/></svg>", "<svg><style>@import 'x'</style></svg>",
          "<svg><style>a{fill:url(http://a.b)}</style></svg>", "<svg><style>a{fill:url( 'http://a.b')}</style></svg>", "<svg><foreignObject/></svg>",
          "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg/>", "<svg><image href=\"data:text/html,x\"/></svg>", "<svg><style>a{fill:\\75rl(http://a)}</style></svg>",
          "<svg><g id=\"a>b\" onclick=\"x\"/></svg>", "<svg a=b onclick='x'/>"}) {
        CAPTURE(wrong);
        CHECK_FALSE(unsafe_in_drawing(wrong).empty());
    }
    CHECK_FALSE(unsafe_in_drawing("<svg>\xff</svg>").empty());
    CHECK_FALSE(unsafe_in_drawing(std::string_view("<svg>\0</svg>", 12)).empty());
}
