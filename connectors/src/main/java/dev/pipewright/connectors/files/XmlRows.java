package dev.pipewright.connectors.files;

import dev.pipewright.connectors.json.JsonValues;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The elements of an XML file that stand at one path. Nothing outside the file is ever loaded.
final class XmlRows implements RowSource {

    private static final int MOST_DEPTH = 200;
    private static final int MOST_NAMED = 5;

    private final String file;
    private final InputStream in;
    private final List<String> path;
    private final boolean mayBeEmpty;
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> others = new LinkedHashSet<>();
    private final XMLStreamReader reader;
    private boolean sawParent;
    private long number;

    /// @param mayBeEmpty true if a file without any element at the path is no failure
    XmlRows(String file, InputStream in, String path, boolean mayBeEmpty) {
        this.file = file;
        this.in = in;
        this.path = List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
        this.mayBeEmpty = mayBeEmpty;
        try {
            reader = XmlInput.open(in);
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
                    if (enter(reader.getLocalName())) {
                        return record();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    open.removeLast();
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        refuseWrongPath();
        return null;
    }

    /// Goes into an element; true if it is a record.
    private boolean enter(String name) throws XMLStreamException {
        boolean isInParent = isParent();
        open.addLast(name);
        if (open.size() > MOST_DEPTH) {
            throw new XMLStreamException(XmlTrouble.TOO_DEEP, reader.getLocation());
        }
        boolean isRecord = isInParent && name.equals(path.getLast());
        sawParent |= isInParent || isParent();
        if (!isRecord && (isInParent || open.size() == 1) && others.size() < MOST_NAMED) {
            others.add(String.join("/", open));
        }
        return isRecord;
    }

    /// True where a record would be a child.
    private boolean isParent() {
        return open.size() == path.size() - 1 && path.subList(0, open.size()).equals(List.copyOf(open));
    }

    /// A file may have no record today; but where something else stands in their place, the path is wrong.
    private void refuseWrongPath() {
        boolean hasOnlyParent = sawParent && others.size() <= 1 && path.size() > 1;
        if (number > 0 || mayBeEmpty || hasOnlyParent) {
            return;
        }
        throw new ConnectorException(
                Kind.SETTINGS,
                Sentence.of(
                        "connectors.noElement",
                        "element",
                        String.join("/", path),
                        "file",
                        file,
                        "known",
                        String.join(", ", others)));
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
            return new Row.Broken("", place, "Record " + number + " is longer than 16 MB.");
        }
        return new Row.Fields(fields, place, Math.min(size, JsonValues.MOST_BYTES));
    }

    private ConnectorException broken(XMLStreamException e) {
        Location at = e.getLocation();
        String where = at == null ? "" : ", at line " + at.getLineNumber() + ", column " + at.getColumnNumber();
        return new ConnectorException(
                Kind.DATA,
                Sentence.of(
                        "connectors.brokenXml",
                        "file",
                        file,
                        "number",
                        number,
                        "where",
                        where,
                        "reason",
                        XmlTrouble.of(e)),
                e);
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
