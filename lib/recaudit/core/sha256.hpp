/// SHA-256 fingerprints of inputs, for provenance.json.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace recaudit {

/// Takes bytes in any number of pieces, gives their SHA-256 as 64 lower-case hexadecimal digits.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    void add(std::string_view bytes);
    [[nodiscard]] std::string hex();  // once, at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace recaudit
