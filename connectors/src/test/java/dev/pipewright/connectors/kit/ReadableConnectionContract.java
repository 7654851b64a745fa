package dev.pipewright.connectors.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.connectors.spi.ReadBatch;
import dev.pipewright.connectors.spi.ReadableConnection;
import dev.pipewright.connectors.spi.ReadableConnection.Reopening;
import dev.pipewright.connectors.spi.RecordReader;
import dev.pipewright.connectors.spi.SourceSplit;
import dev.pipewright.connectors.spi.StreamDescription;
import dev.pipewright.connectors.spi.StreamRequest;
import dev.pipewright.connectors.spi.UnreadableInput;
import dev.pipewright.model.record.DataRecord;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every readable connection does. Extended with a source of some twenty records.
public abstract class ReadableConnectionContract {

    private @Nullable ReadableConnection opened;

    /// Opens the connection.
    protected abstract ReadableConnection open();

    /// Asks for the records of [#expected].
    protected abstract StreamRequest request();

    /// What the source holds: in the order they are delivered in, if the request is ordered.
    protected abstract List<Map<String, @Nullable Object>> expected();

    /// Asks for the same with an agreed schema that some of the records fit and some do not.
    protected abstract StreamRequest partlyUnreadable();

    @BeforeEach
    void openConnection() {
        opened = open();
    }

    @AfterEach
    void closeConnection() {
        connection().close();
    }

    /// The connection under test.
    protected final ReadableConnection connection() {
        if (opened == null) {
            throw new IllegalStateException("not opened yet");
        }
        return opened;
    }

    @Test
    void a_check_says_in_a_sentence_what_was_reached() {
        assertThat(connection().check()).isNotBlank().endsWith(".");
    }

    @Test
    void one_split_delivers_every_record_once() {
        Reading reading = Reading.ofAll(connection(), request(), 1);

        assertThat(reading.unreadable()).isEmpty();
        assertThat(reading.fields()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void splits_together_deliver_every_record_once() {
        Reading reading = Reading.ofAll(connection(), request(), 3);

        assertThat(reading.fields()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    void an_ordered_read_keeps_its_order_and_its_groups_in_one_split() {
        List<String> order = request().orderedBy();
        Set<@Nullable Object> seen = new HashSet<>();
        List<Map<String, @Nullable Object>> inOrder = new ArrayList<>();

        for (SourceSplit split : connection().splits(request(), 3)) {
            Reading part = Reading.of(connection(), request(), split, null);
            inOrder.addAll(part.fields());
            if (!order.isEmpty()) {
                Set<@Nullable Object> groups = new HashSet<>();
                part.fields().forEach(fields -> groups.add(fields.get(order.getFirst())));
                assertThat(Collections.disjoint(groups, seen)).isTrue();
                seen.addAll(groups);
            }
        }

        if (!order.isEmpty()) {
            assertThat(inOrder).isEqualTo(expected());
        }
    }

    @Test
    void a_read_goes_on_after_every_checkpoint_with_exactly_the_rest() {
        SourceSplit whole = connection().splits(request(), 1).getFirst();
        List<DataRecord> all = Reading.of(connection(), request(), whole, null).records();

        for (int i = 0; i < all.size(); i++) {
            if (isPlaceForCheckpoint(all, i)) {
                String checkpoint = checkpointAfter(i, whole);
                Reading rest = Reading.of(connection(), request(), whole, checkpoint);
                assertThat(rest.records()).isEqualTo(all.subList(i + 1, all.size()));
            }
        }
    }

    @Test
    void a_source_that_cannot_be_reopened_refuses_to_make_a_checkpoint() {
        SourceSplit whole = connection().splits(request(), 1).getFirst();

        if (connection().reopening(request()) == Reopening.NOWHERE) {
            assertThatThrownBy(() -> checkpointAfter(0, whole)).isInstanceOf(IllegalStateException.class);
        } else {
            assertThat(checkpointAfter(expected().size() - 1, whole)).isNotBlank();
        }
    }

    @Test
    void a_reader_at_its_end_stays_there() {
        SourceSplit whole = connection().splits(request(), 1).getFirst();

        try (RecordReader reader = connection().read(request(), whole, null)) {
            ReadBatch batch = reader.next();
            while (!batch.isEnd()) {
                batch = reader.next();
            }
            assertThat(reader.next().isEnd()).isTrue();
        }
    }

    @Test
    void records_are_numbered_from_one_and_say_where_they_come_from() {
        SourceSplit whole = connection().splits(request(), 1).getFirst();

        List<DataRecord> records =
                Reading.of(connection(), request(), whole, null).records();

        for (int i = 0; i < records.size(); i++) {
            assertThat(records.get(i).origin().ordinal()).isEqualTo(i + 1L);
            assertThat(records.get(i).origin().stream()).isNotBlank();
            assertThat(records.get(i).origin().position()).isNotBlank();
        }
    }

    @Test
    void the_schema_names_the_fields_of_the_records() {
        List<String> names = connection().schema(request()).fields().stream()
                .map(Field::name)
                .toList();

        assertThat(names).containsAll(expected().getFirst().keySet());
    }

    @Test
    void what_does_not_fit_the_agreed_schema_is_unreadable_and_all_is_numbered_together() {
        SourceSplit whole = connection().splits(partlyUnreadable(), 1).getFirst();

        Reading reading = Reading.of(connection(), partlyUnreadable(), whole, null);

        assertThat(reading.records()).isNotEmpty();
        assertThat(reading.unreadable()).isNotEmpty();
        List<Long> ordinals = new ArrayList<>();
        reading.records().forEach(record -> ordinals.add(record.origin().ordinal()));
        reading.unreadable().forEach(input -> ordinals.add(input.origin().ordinal()));
        assertThat(ordinals)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, expected().size()).boxed().toList());
    }

    @Test
    void unreadable_input_says_what_is_wrong_and_where_it_stands() {
        SourceSplit whole = connection().splits(partlyUnreadable(), 1).getFirst();

        Reading reading = Reading.of(connection(), partlyUnreadable(), whole, null);

        for (UnreadableInput input : reading.unreadable()) {
            assertThat(input.message()).endsWith(".");
            assertThat(input.raw()).isNotBlank();
            assertThat(input.origin().position()).isNotBlank();
            assertThat(input.order())
                    .containsOnlyKeys(partlyUnreadable().orderedBy().toArray(String[]::new));
        }
    }

    @Test
    void a_checkpoint_is_behind_exactly_what_could_not_be_read_before_it() {
        SourceSplit whole = connection().splits(partlyUnreadable(), 1).getFirst();
        Reading all = Reading.of(connection(), partlyUnreadable(), whole, null);

        for (int i = 0; i < all.records().size(); i++) {
            if (isPlaceForCheckpoint(all.records(), i)) {
                DataRecord last = all.records().get(i);
                String checkpoint = checkpointAfter(i, partlyUnreadable(), whole);
                Reading rest = Reading.of(connection(), partlyUnreadable(), whole, checkpoint);
                assertThat(rest.records())
                        .isEqualTo(all.records().subList(i + 1, all.records().size()));
                assertThat(rest.messages())
                        .isEqualTo(all.unreadable().stream()
                                .filter(input -> !isBehind(input, last))
                                .map(UnreadableInput::message)
                                .toList());
            }
        }
    }

    private boolean isBehind(UnreadableInput input, DataRecord last) {
        boolean standsWith = connection().reopening(request()) == Reopening.AT_ORDER_BORDERS
                && new ArrayList<@Nullable Object>(input.order().values()).equals(orderValues(last));
        return input.origin().ordinal() < last.origin().ordinal() || standsWith;
    }

    @Test
    void a_stream_to_choose_from_is_read_with_the_settings_it_comes_with() {
        for (StreamDescription stream : connection().discover()) {
            StreamRequest request = new StreamRequest(stream.settings(), Map.of(), Schema.UNKNOWN, List.of());

            Reading reading = Reading.ofAll(connection(), request, 1);

            assertThat(stream.name()).isNotBlank();
            assertThat(reading.unreadable()).isEmpty();
            if (!reading.records().isEmpty()) {
                assertThat(reading.fields().getFirst().keySet()).containsAll(stream.keys());
                assertThat(stream.schema().fields())
                        .extracting(Field::name)
                        .allSatisfy(
                                name -> assertThat(reading.fields().getFirst()).containsKey(name));
            }
        }
    }

    private boolean isPlaceForCheckpoint(List<DataRecord> all, int i) {
        return switch (connection().reopening(request())) {
            case AFTER_ANY_RECORD -> true;
            case NOWHERE -> false;
            case AT_ORDER_BORDERS ->
                i + 1 == all.size() || !orderValues(all.get(i)).equals(orderValues(all.get(i + 1)));
        };
    }

    private List<@Nullable Object> orderValues(DataRecord record) {
        List<@Nullable Object> values = new ArrayList<>();
        request().orderedBy().forEach(field -> values.add(record.fields().get(field)));
        return values;
    }

    private String checkpointAfter(int index, SourceSplit split) {
        return checkpointAfter(index, request(), split);
    }

    private String checkpointAfter(int index, StreamRequest request, SourceSplit split) {
        int seen = 0;
        try (RecordReader reader = connection().read(request, split, null)) {
            for (ReadBatch batch = reader.next(); !batch.isEnd(); batch = reader.next()) {
                if (index < seen + batch.records().size()) {
                    return reader.checkpointAfter(batch.records().get(index - seen));
                }
                seen += batch.records().size();
            }
        }
        throw new AssertionError("there is no record " + index);
    }
}
