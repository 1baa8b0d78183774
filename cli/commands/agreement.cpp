/// `recaudit agreement`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_agreement_command(CommandLine& line) {
    add_analysis_command(
        line, {{"agreement", "how much depends on the site or team, and whether its people see the same thing",
                "Prints the tables agreement (ICC(1), ICC(2) and what they rest on, over all sites and over all teams) and group_agreement "
                "(rwg and the average deviation within each site and team).",
                "recaudit agreement --instrument examples/leadership-climate/instrument.yaml --team company "
                "examples/leadership-climate/responses.csv"},
               Part::agreement,
               {"agreement", "group_agreement"},
               "agreement needs sites or teams"});
}

}  // namespace recaudit
