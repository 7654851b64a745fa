package dev.pipewright.designer.presence;

import dev.pipewright.platform.draft.Present;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everybody but oneself, each once however many pages they have open, ordered by name.
///
/// @param people what crosses the wire
public record OtherPeople(List<OtherPerson> people) {

    static final int COLOURS = 6;

    public OtherPeople {
        people = List.copyOf(people);
    }

    /// The others among those who are there.
    ///
    /// @param self the name that the one who looks logs in with
    static OtherPeople of(List<Present> present, String self) {
        Map<String, List<Present>> pages = present.stream()
                .filter(page -> !page.person().equals(self))
                .collect(Collectors.groupingBy(Present::person, LinkedHashMap::new, Collectors.toList()));
        List<OtherPerson> others = new ArrayList<>();
        pages.forEach((person, own) -> others.add(other(person, own)));
        return new OtherPeople(others);
    }

    private static OtherPerson other(String person, List<Present> pages) {
        String name = pages.getFirst().name();
        List<String> nodes = pages.stream()
                .map(Present::node)
                .filter(node -> !node.isEmpty())
                .distinct()
                .toList();
        // The same for everybody who looks.
        int colour = Math.floorMod(person.hashCode(), COLOURS) + 1;
        return new OtherPerson(name, initialsOf(name), colour, nodes);
    }

    private static String initialsOf(String name) {
        String[] words = name.strip().split("\\s+", -1);
        return Stream.of(words[0], words.length > 1 ? words[words.length - 1] : "")
                .filter(word -> !word.isEmpty())
                .map(word -> new String(Character.toChars(word.codePointAt(0))))
                .collect(Collectors.joining());
    }
}
