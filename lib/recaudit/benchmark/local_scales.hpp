/// An organisation's own scales (`local: true`), which are never set against anything. See docs/formats/instrument.md.
#pragma once

#include <recaudit/instrument/instrument.hpp>
#include <recaudit/scoring/groups.hpp>
#include <recaudit/study/study.hpp>

namespace recaudit {

/// Whether any of the composite's scales is local.
[[nodiscard]] bool is_local(const Instrument& form, const Composite& composite);

/// Whether the scale or composite is local in any form of the family.
[[nodiscard]] bool is_local(const Study& study, const Family& family, const Shared& dimension);

}  // namespace recaudit
