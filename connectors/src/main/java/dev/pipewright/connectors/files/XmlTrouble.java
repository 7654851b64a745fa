package dev.pipewright.connectors.files;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/// Says in plain words what a parser complains about.
final class XmlTrouble {

    static final String TOO_DEEP = "elements stand inside each other more than 200 deep";
    static final String ENTITY = "an entity is used, which is not allowed";

    /// The words by what the complaint of the JDK's parser has in it.
    private static final Map<String, String> WORDS = words();

    private XmlTrouble() {}

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(TOO_DEEP, TOO_DEEP);
        words.put("JAXP00010006", TOO_DEEP);
        words.put("entity \"", ENTITY);
        words.put(ENTITY, ENTITY);
        words.put("within the same entity", "it breaks off");
        words.put("Premature end", "it breaks off");
        words.put("end-tag", "an element is not closed, or another one is closed");
        words.put("prolog", "there is something before the first element");
        words.put("following the root element", "there is something after the last element");
        words.put("trailing section", "there is something after the last element");
        words.put("encoding", "its bytes are not in the encoding it says");
        words.put("Invalid byte", "its bytes are not in the encoding it says");
        words.put("attribute", "an attribute is not written as it must be");
        return words;
    }

    /// What is wrong, without a full stop.
    static String of(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        return WORDS.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("there is something that is no XML");
    }
}
