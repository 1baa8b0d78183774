#include <recaudit/core/table.hpp>

namespace recaudit {

const std::vector<std::pair<Column, Label Scope::*>>& scope_columns() {
    static const std::vector<std::pair<Column, Label Scope::*>> columns{
        {{"instrument", "The family of forms, or the form where it stands alone."}, &Scope::instrument},
        {{"perspective", "Whose answers these are: staff, service users or others; empty where perspectives are compared."},
         &Scope::perspective},
        {{"wave", "The round of the audit; empty for rows over all rounds."}, &Scope::wave},
        {{"by", "The grouping of this row: all, site, team or an attribute."}, &Scope::by},
        {{"site", "The prison or service, in rows about sites and teams."}, &Scope::site},
        {{"group", "The team, or the attribute's value."}, &Scope::group},
    };
    return columns;
}

}  // namespace recaudit
