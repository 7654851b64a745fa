package dev.pipewright.connectors.files;

import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// XML elements: `@name` becomes an attribute, `#text` the text, a list repeated elements.
final class XmlText implements RecordText {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.-]*");

    private final String root;
    private final String element;
    private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

    XmlText(String root, String element) {
        this.root = name(root);
        this.element = name(element);
    }

    @Override
    public String beginning(DataRecord first) {
        return beginning();
    }

    private String beginning() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + ">\n";
    }

    @Override
    public String end(boolean isEmpty) {
        return (isEmpty ? beginning() : "") + "</" + root + ">\n";
    }

    @Override
    public String record(DataRecord record, boolean isFirst) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = factory.createXMLStreamWriter(text);
            write(element, record.fields(), xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new ConnectorException(
                    Kind.DATA, Sentence.of("connectors.notWritableAsXml", "reason", e.getMessage()), e);
        }
        return text.append('\n').toString();
    }

    private void write(String name, @Nullable Object value, XMLStreamWriter xml) throws XMLStreamException {
        switch (value) {
            case null -> xml.writeEmptyElement(name(name));
            case List<?> list -> {
                for (Object item : list) {
                    write(name, item, xml);
                }
            }
            case Map<?, ?> object -> writeObject(name, object, xml);
            default -> {
                xml.writeStartElement(name(name));
                xml.writeCharacters(text(value));
                xml.writeEndElement();
            }
        }
    }

    private void writeObject(String name, Map<?, ?> object, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(name(name));
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Object value = entry.getValue();
            if (((String) entry.getKey()).startsWith("@") && value != null) {
                xml.writeAttribute(name(((String) entry.getKey()).substring(1)), text(value));
            }
        }
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            String child = (String) entry.getKey();
            Object value = entry.getValue();
            if (child.equals("#text") && value != null) {
                xml.writeCharacters(text(value));
            } else if (!child.startsWith("@") && !child.equals("#text")) {
                write(child, value, xml);
            }
        }
        xml.writeEndElement();
    }

    private static String text(Object value) {
        String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.controlCharacter"));
        }
        return text;
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ConnectorException(Kind.DATA, Sentence.of("connectors.noXmlName", "name", name));
        }
        return name;
    }
}
