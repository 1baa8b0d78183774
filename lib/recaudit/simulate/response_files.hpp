/// Which simulated people go into which response file, and under which headings. See docs/formats/responses.md.
#pragma once

#include <recaudit/simulate/answers.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace recaudit {

/// One response file and the groups in it.
struct SimulatedFile {
    std::size_t source = 0;  // index into Study::responses
    std::string name;
    std::vector<std::size_t> groups;  // indices into Population::groups
};

/// Every source with its groups: those of its instrument that its constants do not rule out. Where several sources fit
/// equally well they take turns. Patterns become names; a name outside the study's folder is reported.
[[nodiscard]] Parsed<std::vector<SimulatedFile>> files_of(const Study& study, const Population& population);

/// The columns of a file, in order.
class FileLayout {
public:
    /// Keeps references to its arguments.
    FileLayout(const Study& study, const Effects& effects, const Population& population, const FormModel& model,
               const ResponseSource& source);
    [[nodiscard]] std::string header() const;
    void append_row(std::string& out, const SimulatedGroup& group, const DrawnPerson& person) const;

private:
    struct GroupColumn {
        std::string name, heading;
    };
    struct ItemColumn {
        std::size_t item = 0;
        std::string heading;
        std::size_t choice = no_choice;  // a tick of a checklist
    };
    static constexpr std::size_t no_choice = static_cast<std::size_t>(-1);
    void add_group_column(const std::string& name, const ResponseSource& source, bool usual);
    void add_item_columns(std::size_t item, const Item& declared, const ResponseSource& source);
    [[nodiscard]] std::string group_value(const std::string& name, const SimulatedGroup& group, const DrawnPerson& person) const;
    [[nodiscard]] std::string item_value(const ItemColumn& column, const DrawnPerson& person) const;

    const Effects& effects_;
    const Population& population_;
    const FormModel& model_;
    std::vector<GroupColumn> groups_;
    std::vector<ItemColumn> items_;
};

}  // namespace recaudit
