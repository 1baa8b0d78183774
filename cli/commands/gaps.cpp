/// `recaudit gaps`.
#include "analysis_command.hpp"
#include "commands.hpp"

namespace recaudit {

void add_gaps_command(CommandLine& line) {
    add_analysis_command(line,
                         {{"gaps", "where perspectives differ, such as staff and service users",
                           "Prints the tables gaps (forms of one family compared scale by scale, for everyone and for each group that "
                           "both sides have) and item_gaps (the same question by question, where the forms link items by a concept). With "
                           "a headcount also how different those who did not answer would have to be (non_response).",
                           "recaudit gaps examples/three-prisons/study.yaml"},
                          Part::gaps,
                          {"gaps", {"item_gaps", "both forms need items of the same concept"}},
                          "a gap needs answers to two forms of one family, such as staff and service users",
                          {"non_response"}});
}

}  // namespace recaudit
