"""Who does it and to whom, as the grammar of a clause tells."""

from __future__ import annotations

import pytest
from tests.conftest import Read

from dateline.api import make_report
from dateline.coding.actors import roles_of
from dateline.coding.actors.known import force_of_state
from dateline.coding.coder import Coder
from dateline.coding.reading import EventMention, Reading
from dateline.model import Actor, Span


def event_at(reading: Reading, word: str, kind: str) -> EventMention:
    token = next(t for t in reading.doc if t.text == word)
    sentence = Span(token.sent.start_char, token.sent.end_char)
    return EventMention(kind, Span(token.idx, token.idx + len(word)), token.i, sentence)


def roles(read: Read, text: str, word: str, kind: str) -> tuple[list[str], list[str]]:
    """Return the names of the doers and of those to whom it is done, for the event of a word."""
    reading = read(text)
    reading.events = (event_at(reading, word, kind),)
    found = roles_of(reading, reading.events[0])
    return [a.name for a in found.actors], [t.name for t in found.targets]


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "targets"),
    [
        ("The town was seized by rebels on Monday.", "seized", "capture", ["rebels"], []),
        ("The capture of the town by the Syrian army was announced.", "capture", "capture", ["Syrian army"], []),
        ("The army's capture of the town drew praise.", "capture", "capture", ["army"], []),
        ("Rebels captured the town from Islamic State.", "captured", "capture", ["Rebels"], ["Islamic State"]),
        ("The US-led coalition's strikes on the militants went on.", "strikes", "air_strike", ["US-led coalition"],
         ["militants"]),
        ("Rebel attacks on the army continued.", "attacks", "attack", ["Rebels"], ["army"]),
        ("Clashes between the army and the rebels went on.", "Clashes", "armed_clash", ["army"], ["rebels"]),
        ("Clashes erupted between the army and the rebels.", "Clashes", "armed_clash", ["army"], ["rebels"]),
        ("Soldiers clashed with gunmen in the hills.", "clashed", "armed_clash", ["Soldiers"], ["gunmen"]),
        ("Talks between the government and the rebels began.", "Talks", "negotiation", ["government", "rebels"], []),
        ("Soldiers carried out an attack on a police station.", "attack", "attack", ["Soldiers"], ["police station"]),
        ("The army, alongside Hezbollah, attacked gunmen.", "attacked", "attack", ["army", "Hezbollah"], ["gunmen"]),
        ("Gunmen stormed the village, killing 12 civilians.", "stormed", "attack", ["Gunmen"], ["civilians"]),
        ("A car bomb claimed by Islamic State killed soldiers.", "bomb", "bombing", ["Islamic State"], ["soldiers"]),
        ("A bomb exploded outside the US embassy.", "exploded", "bombing", [], ["US embassy"]),
        ("Ten soldiers were killed in an ambush by rebels.", "ambush", "attack", ["rebels"], ["soldiers"]),
        ("The army shot down 14 of the 17 drones.", "shot", "interception", ["army"], ["drones"]),
        ("Gunmen kidnapped nine out of 12 teachers.", "kidnapped", "abduction", ["Gunmen"], ["teachers"]),
        ("Two individuals shot the judge.", "shot", "attack", ["individuals"], ["judge"]),
        ("The judge was shot by four persons in a car.", "shot", "attack", ["persons"], ["judge"]),
        ("Twenty people killed in a raid.", "killed", "attack", [], []),
        ("The blast was the work of the rebels.", "blast", "bombing", ["rebels"], []),
        ("Rebels took the consul hostage.", "took", "abduction", ["Rebels"], ["consul"]),
        ("The senator's assassination shocked the country.", "assassination", "attack", [], ["senator"]),
        ("The attack was blamed on the Shining Path.", "attack", "attack", ["Shining Path"], []),
        ("Islamic State claimed responsibility for the attack.", "attack", "attack", ["Islamic State"], []),
        ("The police repelled an attack near the bridge.", "attack", "attack", [], ["police"]),
        ("Russian warplanes bombed the hospital.", "bombed", "air_strike", ["Russian warplanes"], ["hospital"]),
        ("The officers came under fire from gunmen.", "came", "attack", ["gunmen"], ["officers"]),
        ("Rebels were driven out of the town by the army.", "driven", "withdrawal", ["Rebels"], ["army"]),
        ("The town fell to the rebels on Monday.", "fell", "capture", ["rebels"], []),
        ("The army took the district of Homs from Islamic State.", "took", "capture", ["army"], ["Islamic State"]),
        ("The army announced Homs's recapture.", "recapture", "capture", ["army"], []),
        ("Israel's siege of Gaza went on.", "siege", "control", ["Israel"], []),
        ("Rebels handed over the town of Homs to the army.", "handed", "withdrawal", ["Rebels"], ["army"]),
        ("The army repelled a rebel attack on the airport.", "repelled", "armed_clash", ["army"], ["rebels"]),
        ("The army repelled an attack by rebels.", "repelled", "armed_clash", ["army"], ["rebels"]),
        ("Nine civilians were killed in army shelling of Homs.", "killed", "shelling", ["army"], ["civilians"]),
        ("Nine civilians were killed in shelling by the army.", "shelling", "shelling", ["army"], ["civilians"]),
        ("The 5th Brigade killed two guerrillas in combat.", "combat", "armed_clash", ["5th Brigade"], ["guerrillas"]),
        ("Police arrested 15 students.", "arrested", "arrest", ["Police"], ["students"]),
        ("The rebels must leave, the general said.", "must", "demand", ["general"], ["rebels"]),
        ("The gang must be disarmed by the army, the mayor said.", "must", "demand", ["mayor"], ["army"]),
    ],
)  # fmt: skip
def test_roles(read: Read, text: str, word: str, kind: str, actors: list[str], targets: list[str]) -> None:
    assert roles(read, text, word, kind) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "targets"),
    [
        ("Fighters stormed a Taliban stronghold in the hills.", "stormed", "offensive", ["Fighters"], ["Taliban"]),
        ("Fighters stormed a Taliban stronghold.", "stronghold", "control", ["Taliban"], []),
        ("Jets bombed Hamas targets.", "bombed", "air_strike", ["Jets"], ["Hamas"]),
        ("Jets hit positions of the rebels.", "hit", "air_strike", ["Jets"], ["rebels"]),
        ("A bomb hit a bus that carried nurses in Kabul.", "bomb", "bombing", [], ["bus", "nurses"]),
        ("Gunmen shot dead a guard and his wife outside their home.", "shot", "attack", ["Gunmen"], ["guard", "wife"]),
        ("Troops fired on fleeing villagers.", "fired", "attack", ["Troops"], ["villagers"]),
        ("Rebels fired rockets at the airport.", "fired", "shelling", ["Rebels"], ["airport"]),
        ("The shelling of rebel positions went on.", "shelling", "shelling", [], ["rebel positions"]),
        ("Police held dozens of opposition supporters.", "held", "arrest", ["Police"], ["opposition supporters"]),
        ("Soldiers beat back a rebel advance.", "advance", "offensive", ["rebels"], ["Soldiers"]),
        ("The union sent rifles to the rebels.", "sent", "military_support", ["union"], ["rebels"]),
        ("The rebels rejected the government's offer.", "rejected", "rejection", ["rebels"], ["government"]),
        ("The council demanded that the rebels leave.", "demanded", "demand", ["council"], ["rebels"]),
        ("The army threatened to attack the rebels.", "threatened", "threat", ["army"], ["rebels"]),
        ("The government and the rebels agreed to a truce.", "truce", "ceasefire", ["government", "rebels"], []),
        ("The army called for an end to the attacks.", "attacks", "attack", [], []),
        ("Hundreds of demonstrators marched against the junta.", "demonstrators", "protest", ["demonstrators"],
         ["junta"]),
        ("The depot blew up.", "blew", "bombing", [], ["depot"]),
        ("A bomb ripped through a market.", "ripped", "bombing", [], ["market"]),
        ("The governor's convoy came under fire from gunmen.", "came", "attack", ["gunmen"], ["governor's convoy"]),
        ("The state withdrew its troops from the town.", "withdrew", "withdrawal", ["state"], []),
        ("The army called on the rebels to leave the town.", "leave", "withdrawal", ["rebels"], []),
        ("Fighters loyal to General Smith shelled the port.", "shelled", "shelling",
         ["Fighters loyal to General Smith"], []),
        ("A soldier was killed by a sniper.", "killed", "attack", ["sniper"], ["soldier"]),
        ("The army repelled the rebels in cooperation with Hezbollah.", "repelled", "armed_clash",
         ["army", "Hezbollah"], ["rebels"]),
        ("Soldiers fought a number of groups including Hezbollah.", "fought", "armed_clash",
         ["Soldiers"], ["groups", "Hezbollah"]),
        ("The mosque attack shook the capital.", "attack", "attack", [], ["mosque"]),
        ("Twelve civilians, among them four children, were killed in the raid.", "raid", "attack", [], ["civilians"]),
        ("A raid on a police post killed six policemen.", "raid", "attack", [], ["policemen"]),
        ("The mayor of the town, Carlos Torres, was killed by gunmen.", "killed", "attack", ["gunmen"],
         ["Carlos Torres"]),
        ("The group was founded by Omar Khan.", "founded", "formation", ["Omar Khan"], ["group"]),
    ],
)  # fmt: skip
def test_roles_by_whose_and_to_whom(
    read: Read, text: str, word: str, kind: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(read, text, word, kind) == (actors, targets)


def test_its_troops_are_the_state_s_own_and_its_positions_are_its_own(read: Read) -> None:
    assert roles(read, "Myanmar said its troops had killed rebels.", "killed", "attack")[0] == ["Myanmar's troops"]
    told = roles(read, "Ukraine's military said its positions had come under attack.", "come", "attack")
    assert told[1] == ["Ukraine's military"]


def test_who_answers_an_attack_has_not_made_it(coder: Coder) -> None:
    claims = coder.code(make_report("In response to rocket fire, Israel bombed a camp.", publisher="Herald")).claims
    assert [[a.name for a in c.actors] for c in claims] == [[], ["Israel"]]


def test_the_two_sides_are_those_that_were_told(coder: Coder) -> None:
    text = "Clashes between the army and Kurdish fighters erupted on Monday. The two sides fought in the old town."
    last = coder.code(make_report(text, publisher="Herald")).claims[-1]
    assert ([a.name for a in last.actors], [t.name for t in last.targets]) == (["army"], ["Kurdish fighters"])


def test_those_who_report_violence_have_no_part_in_it(read: Read) -> None:
    told = roles(read, "Raids killed the Herald Observatory in the port.", "Raids", "air_strike")
    assert told == ([], [])


def test_a_later_pronoun_goes_on_from_the_earlier_one(read: Read) -> None:
    text = "Soldiers left the base. They lost a town that rebels stormed but they have killed gunmen."
    assert roles(read, text, "killed", "attack")[0] == ["Soldiers"]


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "targets"),
    [
        ("The army clashed on Thursday with the gunmen.", "clashed", "armed_clash", ["army"], ["gunmen"]),
        ("Six civilians killed 35 injured in raids.", "killed", "casualties", [], ["civilians"]),
        ("The group knows whose planes carry out raids.", "raids", "air_strike", [], []),
        ("Russia threatened to break off talks if the union attacked.", "threatened", "threat", ["Russia"], ["union"]),
        ("Students staged a rally to denounce the junta.", "rally", "protest", ["Students"], ["junta"]),
        ("The emir began mediation between the army and the rebels.", "mediation", "negotiation", ["emir"],
         ["army", "rebels"]),
        ("Police helped soldiers to defuse the bomb.", "defuse", "interception", ["Police", "soldiers"], []),
        ("Villagers were trapped in an army siege.", "trapped", "control", ["army"], ["Villagers"]),
        ("The fighters' offensive was supported by the air force.", "supported", "military_support", ["air force"],
         ["fighters"]),
        ("Jets hit movements of the rebels.", "hit", "air_strike", ["Jets"], ["rebels"]),
    ],
)  # fmt: skip
def test_roles_that_other_words_stand_between(
    read: Read, text: str, word: str, kind: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(read, text, word, kind) == (actors, targets)


def test_a_group_is_taken_up_by_the_name_within_a_longer_one(coder: Coder) -> None:
    text = "A bomber from the Taliban blew himself up in a market. The group was formed in 1994."
    last = coder.code(make_report(text, publisher="Herald")).claims[-1]
    assert (last.event, [a.name for a in last.actors]) == ("formation", ["Taliban"])


def test_a_weapon_as_the_subject_stands_for_whose_it_is(read: Read) -> None:
    assert roles(read, "Heavy army shelling has killed three nurses.", "killed", "shelling") == (["army"], ["nurses"])
    assert roles(read, "A rebel rocket killed five children.", "killed", "shelling") == (["rebels"], ["children"])


def test_soldiers_killed_in_clashes_with_rebels_are_the_one_side_and_the_rebels_the_other(read: Read) -> None:
    told = roles(read, "Ten soldiers were killed in clashes with rebels.", "clashes", "armed_clash")
    assert told == (["soldiers"], ["rebels"])


def test_people_who_only_suffer_are_no_doers(read: Read) -> None:
    assert roles(read, "Civilians attacked in the market fled.", "attacked", "attack")[0] == []


def test_a_pronoun_and_its_fighters_are_the_group(read: Read) -> None:
    text = "Hamas said its fighters had attacked a convoy of soldiers."
    assert roles(read, text, "attacked", "attack") == (["Hamas"], ["convoy"]) or roles(
        read, text, "attacked", "attack"
    ) == (["Hamas"], ["soldiers"])


def test_we_are_those_who_say_it(read: Read) -> None:
    text = 'The Taliban said in a statement: "We attacked the base on Sunday."'
    assert roles(read, text, "attacked", "attack")[0] in (["Taliban"], ["The Taliban"])


def test_a_place_before_a_deed_is_no_doer(read: Read) -> None:
    assert roles(read, "The Baghdad attack was long.", "attack", "attack")[0] == []


def test_terrorist_before_a_deed_names_nobody_unless_terrorists_are_spoken_of(read: Read) -> None:
    assert roles(read, "A terrorist attack shook the town.", "attack", "attack")[0] == []
    text = "Terrorists fled on Monday. A terrorist attack shook the town."
    assert roles(read, text, "attack", "attack")[0] == ["terrorists"]


def test_and_parts_sides_but_not_adjectives_of_one_noun(read: Read) -> None:
    joint = roles(read, "Russian and Syrian warplanes bombed the market.", "bombed", "air_strike")
    assert joint[0] == ["Russian and Syrian warplanes"]
    apart = roles(read, "Soldiers and Hezbollah attacked the gunmen.", "attacked", "attack")
    assert apart[0] == ["Soldiers", "Hezbollah"]


def test_the_force_of_a_state_is_the_listed_one_where_there_is_one(read: Read) -> None:
    codebook = read("Nothing happened.").codebook
    assert force_of_state(codebook, ["Israeli", "soldiers"]) == "idf"
    assert force_of_state(codebook, ["Uruguayan", "soldiers"]) == "uruguay-army"
    assert force_of_state(codebook, ["Syrian", "regime"]) == "syria-government"
    assert force_of_state(codebook, ["river", "soldiers"]) is None


def test_a_role_is_given_few_names(read: Read) -> None:
    text = "Soldiers, gunmen, rebels, militants, guards and police attacked the convoy."
    assert len(roles(read, text, "attacked", "attack")[0]) <= 4


def test_spans_are_where_the_names_stand(read: Read) -> None:
    reading = read("Russian warplanes bombed the hospital.")
    reading.events = (event_at(reading, "bombed", "air_strike"),)
    found = roles_of(reading, reading.events[0])
    assert found.actors == (Actor("Russian warplanes", "russia-air-force", Span(0, 17)),)


def test_nobody_is_no_actor_and_no_source(coder: Coder) -> None:
    (claim,) = coder.code(
        make_report("No group has claimed responsibility for the bombing.", publisher="Herald")
    ).claims
    assert (claim.event, claim.actors, [s.name for s in claim.sources]) == ("bombing", (), ["Herald"])


@pytest.mark.parametrize(
    ("text", "word", "kind", "actors", "targets"),
    [
        ("Soldiers backed by the Lebanese militant group Hezbollah seized hills.", "seized", "capture",
         ["Soldiers"], []),
        ("The jihadist organisation Ansar Dine attacked the soldiers.", "attacked", "attack",
         ["Ansar Dine"], ["soldiers"]),
        ("The group known as the Northern Shield Council attacked soldiers.", "attacked", "attack",
         ["Northern Shield Council"], ["soldiers"]),
        ("The Islamic State of Iraq and al-Sham (ISIS) group attacked soldiers.", "attacked", "attack",
         ["Islamic State of Iraq and al-Sham"], ["soldiers"]),
        ("Rebels and government forces attacked the gunmen.", "attacked", "attack", ["Rebels", "government forces"],
         ["gunmen"]),
        ("The army shelled positions and movements of rebels.", "shelled", "shelling", ["army"], ["rebels"]),
        ("The army destroyed trucks fitted with guns belonging to rebels.", "destroyed", "attack",
         ["army"], ["rebels"]),
        ("Six civilians were among 22 people killed in raids on the town.", "raids", "air_strike", [], ["civilians"]),
        ("A teacher was among the victims of the bombing.", "bombing", "bombing", [], ["teacher"]),
        ("A total of 21 soldiers were killed in the attack.", "attack", "attack", [], ["soldiers"]),
        ("At least one man was killed by regime shelling while clashes raged on the front lines.", "shelling",
         "shelling", ["regime"], ["man"]),
        ("Councillor arrested after incident at the hall.", "arrested", "arrest", [], ["Councillor"]),
        ("The war began when government forces repressed peaceful protests.", "protests", "protest", [], []),
        ("It was unclear whether the army was behind the attack.", "attack", "attack", [], []),
        ("Assad is backed by Russia Iran and Shiite militias.", "backed", "military_support",
         ["Russia", "Iran", "Shiite militias"], ["Assad"]),
        ("The depot was held by forces loyal to the Syrian government.", "held", "control",
         ["forces loyal to the Syrian government"], []),
    ],
)  # fmt: skip
def test_names_and_owners_that_stand_apart_from_their_deed(
    read: Read, text: str, word: str, kind: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(read, text, word, kind) == (actors, targets)


def test_fighting_elsewhere_is_not_between_the_sides_of_the_last(coder: Coder) -> None:
    coding = coder.code(make_report("Rebels clashed with soldiers in Homs. Fighting was going on in Hama."))
    assert [a.name for a in coding.claims[-1].actors] == []
