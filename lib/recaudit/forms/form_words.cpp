#include <recaudit/forms/form_words.hpp>

namespace recaudit {
namespace {

constexpr FormWords english{
    .language = "en",
    .site = "Prison or service",
    .team = "Wing, ward or team",
    .wave = "Round",
    .sheet = "Number of this form",
    .before = "Filled in before the form is handed out",
    .answers = "Your answers",
    .no_name = "Please do not write your name on this form.",
    .choice = "Taking part is your choice. You can leave out any question.",
    .readers = "Only the people who run the audit see this form.",
    .minimum = "Results are shown only for groups of at least {} people, to keep your answers private.",
    .no_minimum = "Results are shown for groups of any size. In a small group somebody may be able to tell who said what.",
    .linked =
        "The number of this form links it to the one you fill in next time. Only the people who run the audit can see which forms belong "
        "together.",
    .quoted = "What you write in your own words may be quoted, without names, and only from groups of at least {} people.",
    .documents = "This form is about documents, not about a person. Please write down no names.",
    .tick_one = "Tick one box for each question.",
    .tick_line = "Tick the one box on each line that fits best.",
    .tick_all = "Tick all that apply.",
    .mistake = "Made a mistake? Fill in the whole box and tick another one.",
    .codes = "The small words and numbers in grey are for typing the answers in.",
    .importance = "How important is this?",
    .about_person = "About you",
    .about_document = "About the document",
    .leave_out = "Leave out what you would rather not say.",
    .own_words = "In your own words",
    .thanks = "Thank you.",
    .page = "Page",
    .of = "of",
};

constexpr FormWords welsh{
    .language = "cy",
    .site = "Carchar neu wasanaeth",
    .team = "Adain, ward neu dîm",
    .wave = "Rownd",
    .sheet = "Rhif y ffurflen hon",
    .before = "I'w lenwi cyn dosbarthu'r ffurflen",
    .answers = "Eich atebion",
    .no_name = "Peidiwch ag ysgrifennu eich enw ar y ffurflen hon.",
    .choice = "Eich dewis chi yw cymryd rhan. Cewch adael unrhyw gwestiwn heb ei ateb.",
    .readers = "Dim ond y bobl sy'n cynnal yr archwiliad sy'n gweld y ffurflen hon.",
    .minimum = "Dim ond ar gyfer grwpiau o {} o bobl o leiaf y dangosir canlyniadau, er mwyn cadw eich atebion yn breifat.",
    .no_minimum = "Dangosir canlyniadau ar gyfer grwpiau o unrhyw faint. Mewn grŵp bach gallai rhywun ddweud pwy ddywedodd beth.",
    .linked =
        "Mae rhif y ffurflen hon yn ei chysylltu â'r un y byddwch yn ei llenwi y tro nesaf. Dim ond y bobl sy'n cynnal yr archwiliad all "
        "weld pa ffurflenni sy'n perthyn i'w gilydd.",
    .quoted = "Gellir dyfynnu'r hyn a ysgrifennwch yn eich geiriau eich hun, heb enwau, a dim ond o grwpiau o {} o bobl o leiaf.",
    .documents = "Mae'r ffurflen hon am ddogfennau, nid am berson. Peidiwch ag ysgrifennu enwau.",
    .tick_one = "Ticiwch un blwch ar gyfer pob cwestiwn.",
    .tick_line = "Ticiwch yr un blwch ar bob llinell sy'n cyd-fynd orau.",
    .tick_all = "Ticiwch bopeth sy'n berthnasol.",
    .mistake = "Wedi gwneud camgymeriad? Llenwch y blwch cyfan a thiciwch un arall.",
    .codes = "Ar gyfer teipio'r atebion y mae'r geiriau a'r rhifau bach llwyd.",
    .importance = "Pa mor bwysig yw hyn?",
    .about_person = "Amdanoch chi",
    .about_document = "Am y ddogfen",
    .leave_out = "Gadewch allan unrhyw beth nad ydych am ei ddweud.",
    .own_words = "Yn eich geiriau eich hun",
    .thanks = "Diolch yn fawr.",
    .page = "Tudalen",
    .of = "o",
};

}  // namespace

const FormWords& form_words(std::string_view language) { return language == "cy" ? welsh : english; }

std::string_view about_heading(const FormWords& words, std::string_view perspective) {
    return perspective == "document" ? words.about_document : words.about_person;
}

}  // namespace recaudit
