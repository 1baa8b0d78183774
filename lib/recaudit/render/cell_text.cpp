#include <recaudit/render/cell_text.hpp>

#include <recaudit/core/number_format.hpp>

#include <cmath>

namespace recaudit {
namespace {

struct ToText {
    const Messages& messages;
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const LinkedText& linked) const { return linked.text; }
    std::string operator()(const NumberCell& number) const {
        const double smallest = std::pow(10, -number.decimals);
        if (number.form == NumberForm::p_value && number.value < smallest / 2) return "< " + readable(smallest, number.decimals);
        return readable(number.value, number.decimals);
    }
    std::string operator()(const IntervalCell& interval) const {
        return messages.say("range",
                            {{"low", readable(interval.low, interval.decimals)}, {"high", readable(interval.high, interval.decimals)}});
    }
    std::string operator()(const EstimateCell& estimate) const {
        const std::string range = (*this)(IntervalCell{estimate.low, estimate.high, estimate.decimals});
        return messages.say("short.value", {{"value", readable(estimate.value, estimate.decimals)}, {"range", range}});
    }
    std::string operator()(const WithheldCell&) const { return messages.say("withheld"); }
    std::string operator()(const UndefinedCell& undefined) const { return "\u2013 " + undefined.reason; }
};

}  // namespace

std::string cell_text(const ReportCell& cell, const Messages& messages) { return std::visit(ToText{messages}, cell); }

}  // namespace recaudit
