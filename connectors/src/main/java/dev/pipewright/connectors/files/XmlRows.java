package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The elements of an XML file that stand at one path. Nothing outside the file is ever loaded.
final class XmlRows implements RowSource {

    private final String file;
    private final InputStream in;
    private final List<String> path;
    private final Deque<String> open = new ArrayDeque<>();
    private final XMLStreamReader reader;
    private long number;

    XmlRows(String file, InputStream in, String path) {
        this.file = file;
        this.in = in;
        this.path = List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            reader = factory.createXMLStreamReader(in);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    @Override
    public @Nullable Row next() {
        try {
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    open.addLast(reader.getLocalName());
                    if (open.size() == path.size() && path.equals(List.copyOf(open))) {
                        return record();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.removeLast();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private Row record() throws XMLStreamException {
        number++;
        String place = "record " + number + ", line " + reader.getLocation().getLineNumber();
        int start = reader.getLocation().getCharacterOffset();
        XmlElement element = new XmlElement();
        Map<String, @Nullable Object> fields = element.fields(reader);
        open.removeLast();
        // The offset is an int and starts over in huge files; a negative length is then of no use and harmless.
        long size = Math.max(0, reader.getLocation().getCharacterOffset() - start);
        if (element.isTooLong()) {
            return Row.Broken.of("", place, "Record " + number + " is longer than 16 MB.");
        }
        return new Row.Fields(fields, place, Math.min(size, JsonValues.MOST_BYTES));
    }

    private ConnectorException broken(XMLStreamException e) {
        Location at = e.getLocation();
        String where = at == null ? "" : ", at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        return new ConnectorException(
                Kind.DATA,
                "The file '" + file + "' is not XML after record " + number + where + ": " + reason(e) + ".",
                e);
    }

    private static String reason(XMLStreamException e) {
        String message = Objects.requireNonNullElse(e.getMessage(), "it breaks off");
        int at = message.indexOf("Message: ");
        String reason = (at < 0 ? message : message.substring(at + 9)).strip();
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            in.close();
        }
    }
}
