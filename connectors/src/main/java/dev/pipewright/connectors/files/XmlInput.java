package dev.pipewright.connectors.files;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Opens XML so that nothing outside it is ever loaded.
final class XmlInput {

    private XmlInput() {}

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        // The JDK's own, not the one some other library brings along.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }

    /// The path of the first element inside the first, where records most likely are; empty if there is none.
    static Optional<String> likelyPath(InputStream in) {
        List<String> names = new ArrayList<>();
        try {
            XMLStreamReader reader = open(in);
            while (names.size() < 2 && reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    names.add(reader.getLocalName());
                }
            }
            return names.size() == 2 ? Optional.of(String.join("/", names)) : Optional.empty();
        } catch (XMLStreamException e) {
            return Optional.empty(); // Whoever reads it is told what is wrong.
        }
    }
}
