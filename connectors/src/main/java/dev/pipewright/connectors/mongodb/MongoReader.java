package dev.pipewright.connectors.mongodb;

import com.mongodb.client.MongoCursor;
import dev.pipewright.connectors.convert.BatchDraft;
import dev.pipewright.connectors.convert.RecordSize;
import dev.pipewright.connectors.convert.TextForms;
import dev.pipewright.connectors.spi.ConnectorException;
import dev.pipewright.connectors.spi.ConnectorException.Kind;
import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.model.Sentence;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.record.Origin;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// Reads documents in their order, from the beginning or from behind a place.
final class MongoReader implements RecordReader {

    private final MongoSource source;
    private final MongoAccess access;
    private final MongoCursor<BsonDocument> cursor;
    private final BatchDraft draft;
    private long ordinal;
    private @Nullable Place last;

    /// The places of the documents of the last batch.
    private List<Place> places = new ArrayList<>();

    MongoReader(MongoSource source, MongoAccess access, MongoCheckpoint from) {
        this.source = source;
        this.access = access;
        this.draft = new BatchDraft(source.request(), source.settings().keysOrId(), TextForms.ISO);
        this.ordinal = from.documents();
        this.last = from.after();
        BsonDocument behind = last == null ? new BsonDocument() : last.behind(source.order());
        cursor =
                access.during(doing(), database -> source.find(database, behind).cursor());
    }

    private String doing() {
        return "read the collection " + source.settings().collection();
    }

    @Override
    public ReadBatch next() {
        places = new ArrayList<>();
        return access.during(doing(), _ -> {
            while (!draft.isFull() && cursor.hasNext()) {
                read(cursor.next());
            }
            return draft.take();
        });
    }

    private void read(BsonDocument document) {
        ordinal++;
        places.add(placeOf(document));
        Origin origin = new Origin(source.settings().collection(), ordinal, "document " + ordinal);
        DocumentFields read = DocumentFields.of(document);
        String trouble = read.trouble();
        if (trouble == null) {
            draft.add(origin, read.fields(), RecordSize.of(read.fields()));
        } else {
            String message = "Document " + ordinal + ": " + trouble + ".";
            draft.addUnreadable(origin, BsonValues.text(document), message, draft.orderOf(read.fields()));
        }
    }

    /// Each document must have a place of its own: what shares one, or has none, would be lost when the read goes on.
    private Place placeOf(BsonDocument document) {
        List<BsonValue> values = new ArrayList<>();
        for (String field : source.order()) {
            BsonValue value = BsonValues.at(field, document);
            if (value == null || !Place.has(value) || (value.isNull() && !field.equals(MongoSource.ID))) {
                throw new ConnectorException(
                        Kind.DATA, Sentence.of("connectors.documentWithoutPlace", "field", field, "ordinal", ordinal));
            }
            values.add(value);
        }
        Place place = new Place(values);
        if (place.equals(last)) {
            throw new ConnectorException(
                    Kind.DATA,
                    Sentence.of(
                            "connectors.sameIdTwice",
                            "collection",
                            source.settings().collection()));
        }
        last = place;
        return place;
    }

    @Override
    public String checkpointAfter(DataRecord record) {
        long documents = record.origin().ordinal();
        int index = Math.toIntExact(documents - (ordinal - places.size()) - 1);
        return new MongoCheckpoint(places.get(index), documents).text();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
