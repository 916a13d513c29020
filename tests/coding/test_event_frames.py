"""Events: the many ways in which news words each type, and the frames that the parse takes for something else."""

from __future__ import annotations

import pytest
from tests.conftest import Read

WAR = "Troops and rebel fighters have fought over the province since the war began.\n\n"


def told(read: Read, sentence: str) -> set[str]:
    """Return the types of the events of a sentence that stands in a report of a war."""
    return {e.event for e in read(WAR + sentence).events if e.trigger.start >= len(WAR)}


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("armed_clash", "Thousands were displaced by fighting in the hills."),
        ("armed_clash", "The town was worn out by three years of fighting."),
        ("armed_clash", "The patrol came into contact with a rebel column in the forest."),
        ("armed_clash", "The two armies were locked in heavy fighting at the bridge."),
        ("offensive", "The army began a drive to clear the rebels from the valley."),
        ("offensive", "Rebels mounted an attack to recapture the crossing."),
        ("offensive", "The forces tightened the noose around the town."),
        ("withdrawal", "The departure of the troops from the base is over."),
        ("control", "The brigade has its headquarters in the old school."),
        ("control", "Soldiers surrounded the embassy at noon."),
        ("control", "Rebel groups maintain a presence in the west of the province."),
        ("control", "Shells fell on the opposition-held side of the city."),
        ("air_strike", "The town came under attack from aircraft."),
        ("air_strike", "Planes carpet-bombed the hills."),
        ("shelling", "Shelling by the army killed at least 21 villagers."),
        ("shelling", "Gunners opened up with howitzers on the hills."),
        ("bombing", "The rebels exploded a bomb under the bridge."),
        ("suicide_bombing", "A suicide bomber crashed into a patrol."),
        ("attack", "Masked men burst into the house and killed him."),
        ("attack", "The militants seized the mayor and shot him in the square."),
        ("attack", "Three villagers were killed in rebel fire."),
        ("attack", "The minister said the militia was responsible for the killings."),
        ("abduction", "Unknown men snatched the activist from his home."),
        ("sexual_violence", "Guards sexually abused the prisoners."),
        ("arrest", "The police seized the student leader at the airport."),
        ("destruction", "A mast was destroyed by the retreating militia."),
        ("destruction", "The dam was blown apart."),
        ("interception", "Police seized 200 kilograms of explosives."),
        ("interception", "Sappers disposed of a mine."),
        ("casualties", "At least 30 bodies had been brought to the clinic."),
        ("armed_clash", "Two rebels were killed in an encounter near the dam."),
        ("casualties", "Two wounded guards bled to death in the hut."),
        ("release", "The rebels seized two nuns and released them hours later."),
        ("destruction", "The navy sank two boats off the coast."),
        ("deployment", "The army relocated its helicopters to the coast."),
        ("formation", "The two militias declared an alliance."),
        ("military_support", "Ammunition was airdropped to the fighters."),
        ("surrender", "Two rebels yielded to the troops."),
        ("ceasefire", "The rebels announced a suspension of hostilities."),
        ("agreement", "The rebels walked away from the agreement."),
        ("release", "The captive soldiers were handed over to the Red Cross."),
        ("evacuation", "The embassy is withdrawing its diplomats."),
        ("displacement", "The village was emptied of its people."),
        ("aid", "The army allowed food into the enclave."),
        ("rejection", "The rebels threw out the offer."),
        ("threat", "The general said his army would turn the town into rubble."),
        ("sanction", "The expulsion of the diplomats was announced."),
        ("protest", "Students occupied the campus."),
        ("riot", "Students fought running battles with the police in the capital."),
        ("riot", "Protesters set fire to a police station on Sunday night."),
        ("armed_clash", "All attacks on the ridge were beaten off."),
        ("offensive", "Troops are moving on towards the dam."),
        ("offensive", "Rebels advanced five kilometres north of the river."),
        ("offensive", "Rebels opened a new front in the south."),
        ("capture", "Soldiers marched into the centre of the town at dawn."),
        ("withdrawal", "The soldiers moved out of the town."),
        ("air_strike", "A drone dropped grenades on the market."),
        ("shelling", "Two shells came down on a bakery."),
        ("suicide_bombing", "A militant detonated his explosives vest among the worshippers."),
        ("suicide_bombing", "Three suicide attackers struck the village on Monday."),
        ("attack", "Gunmen ambushed an army convoy at the ford."),
        ("attack", "The radio presenter was found shot dead in his car."),
        ("attack", "Raiders cut the throats of six fishermen."),
        ("abduction", "Forty girls were driven away in lorries by militants."),
        ("arrest", "The army captured eight suspects in the hills."),
        ("interception", "The destroyer engaged three drones over the strait."),
        ("interception", "Sappers rendered harmless 14 mines on the road."),
        ("deployment", "Hundreds of troops crossed into eastern Congo."),
        ("surrender", "Seventy fighters handed their rifles to the peacekeepers."),
        ("formation", "The colonel broke away from the leadership with his men."),
        ("evacuation", "The air force lifted 90 foreigners out of the city."),
        ("demand", "The council passed a resolution demanding an end to the fighting."),
        ("demand", "The opposition wants the president to step down."),
        ("withdrawal", "The city fell from government control in June."),
        ("displacement", "Fighting in the hills has displaced 30,000 people."),
    ],
)
def test_a_wording_names_its_type(read: Read, event: str, sentence: str) -> None:
    assert event in told(read, sentence)


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("offensive", "The ministry began a disinformation campaign against the union."),
        ("withdrawal", "The rebels pulled out of the agreement."),
        ("protest", "The war began in March 2011."),
        ("military_support", "Hezbollah is fighting the rebels alongside the army."),
        ("attack", "Reporters shot a film in the ruins."),
        ("attack", "The rebels struck a new blow to the talks."),
        ("arrest", "The troops seized two machine guns."),
        ("bombing", "A car bomb was defused outside the ministry."),
        ("shelling", "Troops found a cache of mortar shells."),
        ("evacuation", "Gunmen opened fire on a bus carrying pilgrims."),
        ("protest", "Militants waving black flags took the town."),
        ("arrest", "Police arrested two men for fraud."),
        ("displacement", "The judge escaped unhurt when gunmen fired on his car."),
        ("displacement", "The mayor escaped an attempt on his life."),
        ("attack", "A long verbal attack on the general was read on television."),
    ],
)
def test_another_sense_does_not(read: Read, event: str, sentence: str) -> None:
    assert event not in told(read, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels ambushed a military convoy near the dam.",
        "A bomb hit a military convoy on the bridge.",
        "A military convoy was attacked near the dam.",
        "An attack on a military convoy killed two drivers.",
    ],
)
def test_a_convoy_that_is_struck_is_only_struck(read: Read, sentence: str) -> None:
    assert "deployment" not in told(read, sentence)


def test_a_strong_verb_stands_before_a_weak_noun(read: Read) -> None:
    assert told(read, "The militia maintains a presence in the town.") == {"control"}
