package dev.pipewright.designer.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.platform.draft.Present;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherPeopleTest {

    @Test
    void oneself_is_not_among_the_others_however_many_pages_one_has() {
        var others = OtherPeople.of(
                List.of(
                        new Present("1", "ada", "Ada", "map-a"),
                        new Present("2", "ada", "Ada", ""),
                        new Present("3", "ben", "Ben", "")),
                "ada");

        assertThat(others.people()).extracting(OtherPerson::name).containsExactly("Ben");
    }

    @Test
    void a_person_with_several_pages_is_there_once_with_all_that_they_have_selected() {
        var others = OtherPeople.of(
                List.of(
                        new Present("1", "ada", "Ada", "map-a"),
                        new Present("2", "ada", "Ada", ""),
                        new Present("3", "ada", "Ada", "map-b")),
                "ben");

        assertThat(others.people())
                .singleElement()
                .satisfies(ada -> assertThat(ada.nodes()).containsExactly("map-a", "map-b"));
    }

    @Test
    void initials_are_those_of_the_first_and_the_last_word_of_a_name() {
        var others = OtherPeople.of(
                List.of(
                        new Present("1", "ada", "Ada", ""),
                        new Present("2", "augusta", "Augusta Ada King", ""),
                        new Present("3", "strange", "𝒜 of the plane", "")),
                "");

        assertThat(others.people()).extracting(OtherPerson::initials).containsExactly("A", "AK", "𝒜p");
    }

    @Test
    void everybody_sees_a_person_in_the_same_colour() {
        var present = List.of(new Present("1", "ada", "Ada", ""));

        assertThat(OtherPeople.of(present, "ben")).isEqualTo(OtherPeople.of(present, "eve"));
        assertThat(OtherPeople.of(present, "ben").people())
                .allSatisfy(ada -> assertThat(ada.colour()).isBetween(1, OtherPeople.COLOURS));
    }
}
