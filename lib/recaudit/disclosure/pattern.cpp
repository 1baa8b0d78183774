#include <recaudit/disclosure/audit.hpp>
#include <recaudit/disclosure/pattern.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <tuple>

namespace recaudit {
namespace {

constexpr std::uint32_t no_group = CensusFamily::no_group;
constexpr std::size_t responded = 0;
constexpr std::size_t most_tried = 60;  // groups whose hiding is tried before the first is simply taken

using Kind = CensusVariable::Kind;
using Reasons = std::vector<Reason>;  // per group

/// Variables that share one pattern, because the figures of some follow from those of the others.
class Bundles {
public:
    explicit Bundles(const std::vector<CensusVariable>& variables) : head_(variables.size()) {
        std::iota(head_.begin(), head_.end(), std::size_t{0});
        join(0, 1);
        join_parts(variables);
        for (std::size_t i = 0; i < head_.size(); ++i) {
            const std::size_t head = find(i);
            if (head == i) all_.emplace_back();
            place_.push_back(head == i ? all_.size() - 1 : place_[head]);
            all_[place_[i]].push_back(i);
        }
    }
    [[nodiscard]] const std::vector<std::vector<std::size_t>>& all() const { return all_; }
    [[nodiscard]] std::size_t of(std::size_t variable) const { return place_[variable]; }

private:
    [[nodiscard]] std::size_t find(std::size_t i) const {
        while (head_[i] != i) i = head_[i];
        return i;
    }
    void join(std::size_t a, std::size_t b) {
        const std::size_t x = find(a), y = find(b);
        head_[std::max(x, y)] = std::min(x, y);
    }
    /// A composite goes with one of its scales. A scale's items go together; with the scale as well where they could be
    /// worked out from scales: it has one item only, or shares one with another scale. Ratings go with both their items.
    void join_parts(const std::vector<CensusVariable>& variables) {
        std::vector<std::size_t> scales_of(variables.size());
        for (const CensusVariable& variable : variables)
            if (variable.kind == Kind::scale)
                for (const std::size_t item : variable.parts) ++scales_of[item];
        for (std::size_t i = 0; i < variables.size(); ++i) {
            const std::vector<std::size_t>& parts = variables[i].parts;
            if (parts.empty()) continue;
            if (variables[i].kind == Kind::rating) {
                for (const std::size_t item : parts) join(i, item);
                continue;
            }
            const bool shares = std::ranges::any_of(parts, [&](std::size_t part) { return scales_of[part] > 1; });
            if (variables[i].kind == Kind::composite || shares || parts.size() == 1) join(i, parts.front());
            if (variables[i].kind == Kind::scale)
                for (const std::size_t item : parts) join(item, parts.front());
        }
    }
    std::vector<std::size_t> head_;
    std::vector<std::vector<std::size_t>> all_;
    std::vector<std::size_t> place_;
};

/// Finds the pattern of one slice.
class Hider {
public:
    Hider(const People& people, const SliceRules& rules) : people_(&people), rules_(&rules), bundles_(people.family().variables) {}

    SlicePattern run() {
        pattern_.assign(people_->family().variables.size(), Reasons(people_->groups(), Reason::none));
        if (rules_->minimum <= 1) return std::move(pattern_);
        const auto& left_out = people_->slice().left_out;
        if (rules_->earlier.other_people) show_only_what_is_out();
        else hide_bundles();
        for (std::size_t group = 0; group < left_out.size(); ++group)
            for (Reasons& reasons : pattern_)
                if (left_out[group] > 0) reasons[group] = Reason::small_group;
        return std::move(pattern_);
    }

private:
    using Bundle = std::vector<std::size_t>;

    void hide_bundles() {
        const auto& variables = people_->family().variables;
        for (const bool items : {false, true})
            for (const auto& bundle : bundles_.all())
                if (items == (variables[bundle.front()].kind == Kind::item)) settle(bundle);
        for (std::size_t i = 0; i < variables.size(); ++i)
            if (variables[i].kind == Kind::composite)
                for (const std::size_t scale : variables[i].parts) take_over(pattern_[i], i, pattern_[scale]);
    }

    /// What is hidden in one variable is hidden in another; groups small in both keep their reason.
    void take_over(Reasons& into, std::size_t variable, const Reasons& from) const {
        for (std::size_t group = 0; group < into.size(); ++group)
            if (into[group] == Reason::none && from[group] != Reason::none)
                into[group] = is_small(variable, group) ? Reason::small_group : Reason::to_protect_another;
    }
    [[nodiscard]] bool is_small(std::size_t variable, std::size_t group) const {
        const std::int64_t n = people_->of(variable, group);
        return n > 0 && n < rules_->minimum;
    }
    [[nodiscard]] Reason primary(std::size_t variable, std::size_t group) const {
        if (is_small(variable, group)) return Reason::small_group;
        if (people_->is_unanimous(variable, group)) return Reason::same_answer;
        const auto& mixed = rules_->earlier.mixed;
        const bool is_mixed = !mixed.empty() && mixed[variable][group] != 0 && people_->of(variable, group) > 0;
        return is_mixed ? Reason::earlier_release : Reason::none;
    }
    /// The figure is out already and cannot be taken back.
    [[nodiscard]] bool is_out(std::size_t variable, std::size_t group) const {
        return !rules_->earlier.published.empty() && rules_->earlier.published[variable][group] != 0;
    }
    /// Beside figures of other people, nothing is told but what they told already: whom the difference is about cannot be known.
    void show_only_what_is_out() {
        for (std::size_t variable = 0; variable < pattern_.size(); ++variable)
            for (std::size_t group = 0; group < people_->groups(); ++group) {
                pattern_[variable][group] = primary(variable, group);
                if (pattern_[variable][group] == Reason::none && !is_out(variable, group))
                    pattern_[variable][group] = Reason::earlier_release;
            }
    }

    void settle(const Bundle& bundle) {
        Reasons reasons(people_->groups(), Reason::none);
        const auto& variables = people_->family().variables;
        if (bundle.front() != responded) take_over(reasons, bundle.front(), pattern_[responded]);
        for (std::size_t i = 0; i < variables.size(); ++i)
            if (variables[i].kind == Kind::scale && bundles_.of(i) != bundles_.of(bundle.front()))
                for (const std::size_t item : variables[i].parts)
                    if (bundles_.of(item) == bundles_.of(bundle.front())) take_over(reasons, item, pattern_[i]);
        for (const std::size_t variable : bundle)
            for (std::size_t group = 0; group < reasons.size(); ++group)
                if (const Reason why = primary(variable, group);
                    why != Reason::none && (reasons[group] == Reason::none || why < reasons[group]))
                    reasons[group] = why;
        close(bundle, reasons);
        for (const std::size_t variable : bundle) pattern_[variable] = reasons;
    }

    /// Hides more until nothing that must stay hidden can be worked out.
    void close(const Bundle& bundle, Reasons& reasons) const {
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::size_t variable : bundle)
                for (const Relation& relation : people_->relations())
                    while (close_relation(variable, relation, reasons)) changed = true;
            for (std::size_t i = 0; i < bundle.size() && !changed; ++i) changed = close_sums(bundle[i], reasons);
        }
    }

    /// What of a parent is not published group by group.
    struct Rest {
        std::int64_t named = 0, blank = 0;  // people
        std::size_t groups = 0;             // hidden, with anyone
        bool any_protected = false;
        bool is_direct = true;
        ValueRange values;
    };
    [[nodiscard]] Rest rest_of(std::size_t variable, std::uint32_t parent, const Relation& relation, const Reasons& reasons) const {
        Rest out;
        out.is_direct = relation.is_direct;
        out.blank = people_->of(variable, parent);
        for (const std::uint32_t child : relation.children[parent]) {
            const std::int64_t n = people_->of(variable, child);
            out.blank -= n;
            if (n == 0 || is_shown(variable, child, reasons)) continue;
            out.named += n;
            ++out.groups;
            out.any_protected = out.any_protected || primary(variable, child) != Reason::none;
            out.values.add(people_->values(variable, child));
        }
        if (out.blank > 0) out.values.add(people_->values_of_blank(variable, relation, parent));
        return out;
    }
    [[nodiscard]] bool is_exposed(const Rest& rest) const {
        const std::int64_t all = rest.named + rest.blank;
        if (all > 0 && (all < rules_->minimum || rest.values.is_one())) return true;
        if (!rest.is_direct || !rest.any_protected || rest.blank >= rules_->minimum) return false;
        return rest.groups < 2 || rest.named < rules_->minimum;
    }
    [[nodiscard]] bool is_shown(std::size_t variable, std::uint32_t group, const Reasons& reasons) const {
        return reasons[group] == Reason::none || is_out(variable, group);
    }
    [[nodiscard]] bool may_hide(std::size_t variable, std::uint32_t group, const Reasons& reasons) const {
        return reasons[group] == Reason::none && !is_out(variable, group) && people_->of(variable, group) > 0;
    }
    bool close_relation(std::size_t variable, const Relation& relation, Reasons& reasons) const {
        for (std::uint32_t parent = 0; parent < relation.children.size(); ++parent) {
            const auto& children = relation.children[parent];
            if (children.empty() || !is_shown(variable, parent, reasons) || people_->of(variable, parent) == 0) continue;
            if (!is_exposed(rest_of(variable, parent, relation, reasons))) continue;
            std::vector<std::uint32_t> shown;
            for (const std::uint32_t child : children)
                if (may_hide(variable, child, reasons)) shown.push_back(child);
            const bool has_child = !shown.empty();
            if (!has_child && !may_hide(variable, parent, reasons)) continue;
            reasons[has_child ? smallest(shown) : parent] = Reason::to_protect_another;
            return true;
        }
        return false;
    }
    /// By the people who responded, then by name, so that it is the same group for every variable.
    [[nodiscard]] auto order_of(std::uint32_t group) const {
        const CensusGroup& of = people_->family().groups[group];
        return std::tuple(people_->of(responded, group), of.grouping, of.name.view());
    }
    [[nodiscard]] std::uint32_t smallest(const std::vector<std::uint32_t>& groups) const {
        return *std::ranges::min_element(groups, {}, [&](std::uint32_t group) { return order_of(group); });
    }

    [[nodiscard]] PublishedSums published(std::size_t variable, const Reasons& reasons) const {
        PublishedSums out;
        for (std::uint32_t group = 0; group < reasons.size(); ++group)
            out.groups.push_back(people_->of(variable, group) > 0 && is_shown(variable, group, reasons) ? 1 : 0);
        return out;
    }
    bool close_sums(std::size_t variable, Reasons& reasons) const {
        Protection protection{rules_->minimum, {}};
        for (std::uint32_t group = 0; group < reasons.size(); ++group)
            protection.groups.push_back(primary(variable, group) != Reason::none && !is_out(variable, group) ? 1 : 0);
        const PublishedSums sums = published(variable, reasons);
        const Audit found = audit(*people_, variable, sums, protection);
        return std::ranges::any_of(found.exposed, [&](const Exposed& exposed) {
            const auto group = undoing(variable, sums, exposed, reasons);
            if (group) reasons[*group] = Reason::to_protect_another;
            return group.has_value();
        });
    }

    /// Groups that may be hidden: those beside the exposed people first, then those that hold some of them, then the
    /// others; smaller ones first, everyone last.
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::size_t variable, const Exposed& exposed, const Reasons& reasons) const {
        std::vector<std::uint8_t> rank(reasons.size(), 2);
        std::vector<std::uint32_t> atoms = exposed.atoms;
        atoms.insert(atoms.end(), exposed.less.begin(), exposed.less.end());
        for (const std::uint32_t atom : atoms) {
            for (std::size_t grouping = 0; grouping < people_->groupings(); ++grouping)
                if (const std::uint32_t group = people_->group_of(atom, grouping); group != no_group)
                    rank[group] = std::min<std::uint8_t>(rank[group], 1);
            for (const Relation& relation : people_->relations()) {
                const std::uint32_t parent = people_->group_of(atom, relation.above), own = people_->group_of(atom, relation.below);
                if (!relation.is_direct || parent == no_group || (own != no_group && is_shown(variable, own, reasons))) continue;
                for (const std::uint32_t sibling : relation.children[parent]) rank[sibling] = 0;
            }
        }
        std::vector<std::uint32_t> out;
        for (std::uint32_t group = 0; group < reasons.size(); ++group) {
            if (people_->family().groups[group].grouping == 0) rank[group] = 3;
            if (may_hide(variable, group, reasons)) out.push_back(group);
        }
        std::ranges::sort(out, {}, [&](std::uint32_t group) { return std::tuple(rank[group], order_of(group)); });
        return out;
    }
    /// The first group whose hiding undoes what exposes these people; the first of all where it takes several.
    [[nodiscard]] std::optional<std::uint32_t> undoing(std::size_t variable, PublishedSums sums, const Exposed& exposed,
                                                       const Reasons& reasons) const {
        const auto tried = candidates(variable, exposed, reasons);
        for (std::size_t i = 0; i < std::min(tried.size(), most_tried); ++i) {
            sums.groups[tried[i]] = 0;
            if (!can_be_worked_out(*people_, variable, sums, exposed)) return tried[i];
            sums.groups[tried[i]] = 1;
        }
        return tried.empty() ? std::nullopt : std::optional(tried.front());
    }

    const People* people_;
    const SliceRules* rules_;
    Bundles bundles_;
    SlicePattern pattern_;
};

}  // namespace

std::string_view name_of(Reason reason) {
    static constexpr std::array<std::string_view, 5> names{"", "small_group", "same_answer", "earlier_release", "to_protect_another"};
    return names[static_cast<std::size_t>(reason)];
}

SlicePattern pattern_of(const People& people, const SliceRules& rules) { return Hider(people, rules).run(); }

}  // namespace recaudit
