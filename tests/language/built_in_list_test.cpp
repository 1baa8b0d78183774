// The list that comes with the program finds what it is for, and lets ordinary sentences be. Sentences are made up.
#include <recaudit/language/find_terms.hpp>
#include <recaudit/language/load.hpp>

#include <doctest/doctest.h>

#include <array>
#include <set>
#include <string>
#include <string_view>

using namespace recaudit;

namespace {

const TermList& built_in() {
    static const TermList list = [] {
        auto parsed = load_term_list("respectful-language", ".");
        REQUIRE(parsed.value.has_value());
        return std::move(*parsed.value);
    }();
    return list;
}

/// What is found in a text: "addict in 'addicts'".
std::string found_in(const TermFinder& finder, std::string_view text) {
    std::string out;
    for (const FoundTerm& one : finder.find(text))
        out += (out.empty() ? "" : ", ") + built_in().terms[one.term].id + " in '" +
               std::string(text.substr(one.at.begin, one.at.end - one.at.begin)) + "'";
    return out;
}

struct Example {
    std::string_view term, sentence;
};

constexpr std::array flagged{
    Example{"addict", "He is a heroin addict."},
    Example{"junkie", "Two junkies came to the hatch."},
    Example{"druggie", "Known druggie, watch closely."},
    Example{"smackhead", "The smack-heads wait at the gate."},
    Example{"crackhead", "A crackhead, says the last note."},
    Example{"criminal", "A career criminal with no address."},
    Example{"offender", "The offender came to see us."},
    Example{"prolific_offender", "A prolific offender of this town."},
    Example{"ex_offender", "A scheme for ex-offenders."},
    Example{"liar", "He is a liar."},
    Example{"failure", "She is such a failure."},
    Example{"failed_person", "He has failed again."},
    Example{"alcoholic", "Her father was an alcoholic."},
    Example{"wino", "The winos in the park."},
    Example{"drug_user", "A drug user from the town."},
    Example{"abuser", "Substance abusers go to wing C."},
    Example{"substance_abuse", "A history of substance abuse."},
    Example{"clean", "She has been clean for a year."},
    Example{"dirty", "He gave a dirty sample."},
    Example{"inmate", "Each inmate has a number."},
    Example{"convict", "A convict from the north."},
    Example{"con", "An old lag, he knows how it works."},
    Example{"ex_con", "They will not hire an ex-con."},
    Example{"schizophrenic", "A known schizophrenic."},
    Example{"a_diagnosis", "She is a borderline."},
    Example{"psycho", "The psycho in cell four."},
    Example{"nutter", "He is a nutter."},
    Example{"mad", "She is mad and will stay so."},
    Example{"the_mentally_ill", "A place for the mentally ill."},
    Example{"self_harmer", "A self-harmer since school."},
    Example{"cutter", "She is a known cutter."},
    Example{"committed_suicide", "His brother committed suicide."},
    Example{"failed_suicide", "Came in after a failed suicide."},
    Example{"frequent_flyer", "One of our frequent flyers."},
    Example{"revolving_door", "A revolving door patient."},
    Example{"bed_blocker", "Two bed blockers on the ward."},
    Example{"non_compliant", "He was non-compliant with medication."},
    Example{"refuses", "She refuses to engage."},
    Example{"resistant", "He is resistant to help."},
    Example{"treatment_resistant", "A treatment-resistant man."},
    Example{"lacks_insight", "She lacks insight."},
    Example{"in_denial", "He is in denial."},
    Example{"manipulative", "Manipulative on the wing."},
    Example{"attention_seeking", "This is attention-seeking."},
    Example{"problem_patient", "A problem patient from the start."},
    Example{"difficult", "He is very difficult."},
    Example{"challenging", "A challenging individual."},
    Example{"unmotivated", "An unmotivated man of thirty."},
    Example{"hard_to_reach", "Work with hard-to-reach groups."},
    Example{"disengaged", "She disengaged from services."},
    Example{"failed_to_attend", "Failed to attend twice."},
    Example{"dna", "DNA x2, discharged."},
    Example{"chaotic", "Leads a chaotic lifestyle."},
    Example{"dysfunctional", "From a dysfunctional family."},
    Example{"low_functioning", "A low-functioning young man."},
    Example{"the_vulnerable", "We serve the vulnerable."},
    Example{"suffers_from", "He suffers from depression."},
    Example{"sufferer", "A group for sufferers."},
    Example{"victim_of_illness", "A victim of addiction."},
    Example{"done_to", "Assessments are done to patients."},
    Example{"put_on_script", "He was put on a script."},
    Example{"placed_on", "She was placed on basic."},
    Example{"allowed", "He was allowed to ring home."},
    Example{"made_to", "She was made to share a cell."},
    Example{"got_him_to", "We got him to engage."},
    Example{"managed", "We managed his behaviour."},
    Example{"handled", "He is hard to handle."},
    Example{"case", "A difficult case came in today."},
    Example{"body", "Count the bodies before lunch."},
    Example{"number", "They call people by their number."},
    Example{"will_never", "He will never change."},
    Example{"hopeless", "A hopeless case."},
    Example{"lost_cause", "Staff wrote him off."},
    Example{"no_hope", "There is no hope for him."},
    Example{"chronic", "A chronic relapser."},
    Example{"back_again", "He's back again, what a surprise."},
    Example{"once_an_addict", "Always an addict, that one."},
    Example{"set_to_fail", "She is bound to relapse."},
    Example{"them", "We cannot trust the likes of them."},
    Example{"those_people", "We met those people again."},
    Example{"that_lot", "That lot on the wing get everything."},
    Example{"their_sort", "I know their sort."},
};

constexpr std::array<std::string_view, 131> harmless{"One of them helped me write to my family.",
                                                     "The wing is clean and the showers work.",
                                                     "We never get clean clothes on time.",
                                                     "I got clean bedding on my first day.",
                                                     "Staying clean is hard when the showers are broken.",
                                                     "The kitchen is dirty.",
                                                     "He is clean and tidy in his cell.",
                                                     "The heating is back again, thank you.",
                                                     "Please come back again next week.",
                                                     "Here again the staff were kind.",
                                                     "The morning handover is chaotic.",
                                                     "Paperwork is chaotic since the move.",
                                                     "It is very difficult to see a doctor.",
                                                     "This is a difficult time for everyone.",
                                                     "A referral was made to housing.",
                                                     "Every effort was made to reach her family.",
                                                     "Changes were made to the rota.",
                                                     "The bread is made to order.",
                                                     "The notice was placed on the board.",
                                                     "Visitors are allowed to bring books.",
                                                     "We are not allowed to open the windows.",
                                                     "The workload is hard to manage.",
                                                     "Caseloads are unmanageable.",
                                                     "She managed her time well.",
                                                     "My key worker managed her own fears.",
                                                     "They handled her complaint well.",
                                                     "The council is another body that could help.",
                                                     "Age is just a number.",
                                                     "I want to be more than just a number.",
                                                     "This plan will never work without more staff.",
                                                     "He will never forget what they did for him.",
                                                     "The heating is hopeless.",
                                                     "I felt hopeless and they listened.",
                                                     "They had to write off the debt.",
                                                     "People who had past help came back to thank us.",
                                                     "There is no hope of a new gym this year.",
                                                     "Chronic understaffing wears us out.",
                                                     "We are chronically short of beds.",
                                                     "He has chronic pain in his back.",
                                                     "We are set up to fail by the rota.",
                                                     "The new scheme is doomed without money.",
                                                     "There is still a them and us here.",
                                                     "It is us and them in the canteen.",
                                                     "Those people who listened helped me most.",
                                                     "Thanks to these people I kept going.",
                                                     "I need more people like that around me.",
                                                     "That lot of forms took all day.",
                                                     "Her kind words stayed with me.",
                                                     "His kind heart makes the wing a better place.",
                                                     "They thanked us for their kind help.",
                                                     "What is his sort code?",
                                                     "A typical prisoner spends ten hours a day outside the cell.",
                                                     "The pros and cons were weighed.",
                                                     "The pros outweigh the cons.",
                                                     "There is a time lag in the data.",
                                                     "Our service lags behind others.",
                                                     "The rota is a con trick.",
                                                     "We have psycho-social support on the wing.",
                                                     "The psycho-education group was good.",
                                                     "She made a Christmas fruitcake.",
                                                     "The training was not engaging.",
                                                     "The new manager does not engage with the team's ideas.",
                                                     "I did not attend the training because of my shift.",
                                                     "Healthcare is hard to reach by phone.",
                                                     "The alarm is hard to reach from the bed.",
                                                     "Recovery is in our DNA.",
                                                     "A DNA test was asked for.",
                                                     "The figures give little insight into why.",
                                                     "The report had no insight into what staff do.",
                                                     "He was refused treatment by the hospital.",
                                                     "The team was refused help by the council.",
                                                     "The paint is fire resistant.",
                                                     "Some infections are resistant to treatment.",
                                                     "The system failed her.",
                                                     "He failed his driving test.",
                                                     "They failed to answer our letter.",
                                                     "The boiler failed again.",
                                                     "The failed treatment was stopped.",
                                                     "The pilot was a failure of planning.",
                                                     "She had heart failure.",
                                                     "The courts may not convict him.",
                                                     "He works in criminal justice.",
                                                     "She has a criminal record.",
                                                     "The criminal case is still open.",
                                                     "The National Offender Management Service ended.",
                                                     "He goes to Alcoholics Anonymous.",
                                                     "Use the alcoholic hand gel at the door.",
                                                     "The drug users forum meets on Monday.",
                                                     "Substance misuse services are upstairs.",
                                                     "A dysfunctional rota hurts us all.",
                                                     "This is a dysfunctional system.",
                                                     "The vulnerable prisoners unit is next door.",
                                                     "The most vulnerable time is the first night.",
                                                     "The building suffers from damp.",
                                                     "The service suffers from understaffing.",
                                                     "The harm done to them was real.",
                                                     "We put up the notice on the wing.",
                                                     "The lock is not compliant with fire rules.",
                                                     "There is a non-compliance notice on the lift.",
                                                     "She has a borderline result on the test.",
                                                     "He has a bipolar disorder.",
                                                     "It is a depressive episode, she says.",
                                                     "The workload was mad last week.",
                                                     "She is mad about football.",
                                                     "Ligature cutters are kept in the office.",
                                                     "They met in the complex case meeting.",
                                                     "The court case is over.",
                                                     "Get them to the gate on time.",
                                                     "Ask them to get him to hospital.",
                                                     "Two members of staff are leaving.",
                                                     "I am not motivated by targets.",
                                                     "Staff listened and I felt safe.",
                                                     "The best body of evidence is here.",
                                                     "It is part of the staff handbook.",
                                                     "The staff are firm and fair.",
                                                     "We lived on the same wing for years.",
                                                     "I trust my key worker.",
                                                     "They believe in me.",
                                                     "He is a man of few words.",
                                                     "Nobody asked me what I want.",
                                                     "Give people their own keys.",
                                                     "The food is cold and late.",
                                                     "We talk about risk openly.",
                                                     "Peer mentors make the difference.",
                                                     "The induction pack is out of date.",
                                                     "My family can visit on Sundays.",
                                                     "Let us plan release earlier.",
                                                     "The manager is new and learning.",
                                                     "It was a kind place to be.",
                                                     "The gym helps me more than pills.",
                                                     "I would like to study."};

}  // namespace

TEST_CASE("there is a sentence for each term, in which it alone is found") {
    const TermFinder finder(built_in());
    std::set<std::string_view> shown;
    for (const Example& example : flagged) {
        CAPTURE(example.sentence);
        shown.insert(example.term);
        const auto found = finder.find(example.sentence);
        REQUIRE(found.size() == 1);
        CHECK(built_in().terms[found.front().term].id == example.term);
    }
    for (const Term& term : built_in().terms) CHECK_MESSAGE(shown.contains(term.id), term.id, " has no sentence");
}

TEST_CASE("each phrase by itself is found, as its own term and whole") {
    const TermFinder finder(built_in());
    for (const Term& term : built_in().terms)
        for (const std::string& phrase : term.match) {
            CAPTURE(phrase);
            CHECK(found_in(finder, phrase) == term.id + " in '" + phrase + "'");
        }
}

TEST_CASE("in ordinary sentences nothing is found") {
    const TermFinder finder(built_in());
    for (const std::string_view sentence : harmless) {
        CAPTURE(sentence);
        CHECK(found_in(finder, sentence).empty());
    }
}
