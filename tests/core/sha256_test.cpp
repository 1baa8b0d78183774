#include <recaudit/core/sha256.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

// FIPS 180-2, appendix B, and the digest of nothing.
TEST_CASE("fingerprints are those of the standard") {
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("a fingerprint does not depend on how the bytes are cut") {
    Sha256 hash;
    hash.add("a");
    hash.add("");
    hash.add("bc");
    CHECK(hash.hex() == sha256("abc"));
}
