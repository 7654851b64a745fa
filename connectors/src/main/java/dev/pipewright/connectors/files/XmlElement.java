package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Makes record values of an element: attributes become `@name`, children fields, repeated children a list, text
/// beside them `#text`, and an element with text only is that text.
final class XmlElement {

    private static final int MOST_DEPTH = 200;

    private long characters;
    private int depth;

    /// The fields of the element the reader stands at; the reader then stands at its end.
    Map<String, @Nullable Object> fields(XMLStreamReader reader) throws XMLStreamException {
        depth++;
        if (depth > MOST_DEPTH) {
            throw new XMLStreamException(XmlTrouble.TOO_DEEP, reader.getLocation());
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            characters += reader.getAttributeValue(i).length();
            fields.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                add(fields, reader.getLocalName(), value(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                characters += reader.getTextLength();
                if (!isTooLong()) {
                    text.append(reader.getText());
                }
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new XMLStreamException(XmlTrouble.ENTITY, reader.getLocation());
            }
        }
        if (!text.toString().isBlank()) {
            fields.put("#text", text.toString().strip());
        }
        depth--;
        return fields;
    }

    private @Nullable Object value(XMLStreamReader reader) throws XMLStreamException {
        Map<String, @Nullable Object> fields = fields(reader);
        if (fields.isEmpty()) {
            return null;
        }
        boolean onlyText = fields.size() == 1 && fields.containsKey("#text");
        return onlyText ? fields.get("#text") : fields;
    }

    private void add(Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
        if (isTooLong()) {
            return;
        }
        characters += name.length();
        if (!fields.containsKey(name)) {
            fields.put(name, value);
        } else if (fields.get(name) instanceof Several several) {
            several.add(value);
        } else {
            Several several = new Several();
            several.add(fields.get(name));
            several.add(value);
            fields.put(name, several);
        }
    }

    /// The values of a child that is repeated. No other value of an element is a list.
    private static final class Several extends ArrayList<@Nullable Object> {}

    boolean isTooLong() {
        return characters > JsonValues.MOST_BYTES;
    }
}
