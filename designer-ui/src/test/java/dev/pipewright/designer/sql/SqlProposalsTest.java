package dev.pipewright.designer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.connectors.spi.SqlNames;
import dev.pipewright.connectors.spi.SqlNames.Folding;
import dev.pipewright.connectors.spi.SqlTable;
import dev.pipewright.designer.code.CodeItem;
import dev.pipewright.designer.code.CodeItems;
import dev.pipewright.model.schema.Field;
import dev.pipewright.model.schema.FieldType;
import dev.pipewright.platform.connection.TableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SqlProposalsTest {

    private static final SqlNames POSTGRES = new SqlNames("\"", Folding.LOWER, Set.of("order", "group"));
    private static final List<SqlTable> SHOP = List.of(
            table("public.orders", "id", "customer_id", "total"),
            table("public.customers", "id", "Full Name", "group"),
            table("audit.Order", "at"));

    private final List<String> asked = new ArrayList<>();

    private static SqlTable table(String name, String... columns) {
        List<Field> fields = Stream.of(columns)
                .map(column -> Field.of(column, FieldType.Simple.STRING))
                .toList();
        int dot = name.indexOf('.');
        return new SqlTable(name.substring(0, dot), name.substring(dot + 1), fields);
    }

    /// What is proposed where the statement has a bar.
    private CodeItems at(String statement, List<SqlTable> tables) {
        var proposals = new SqlProposals(new Tables(new TableList(tables, POSTGRES), table -> {
            asked.add(table.name());
            return List.of(Field.of("found_out", FieldType.Simple.STRING));
        }));
        int position = statement.indexOf('|');
        return proposals.at(statement.replace("|", ""), position);
    }

    private List<String> textsAt(String statement) {
        return at(statement, SHOP).items().stream().map(CodeItem::text).toList();
    }

    @Test
    void behind_from_and_join_there_are_tables_as_the_dialect_writes_them() {
        assertThat(textsAt("SELECT * FROM |")).containsExactly("public.orders", "public.customers", "audit.\"Order\"");
        assertThat(textsAt("SELECT * FROM orders o LEFT JOIN cus|")).containsExactly("public.customers");
        assertThat(textsAt("SELECT * FROM orders o, |")).contains("public.customers");
    }

    @Test
    void behind_a_schema_and_a_dot_there_are_its_tables() {
        assertThat(textsAt("SELECT * FROM audit.|")).containsExactly("\"Order\"");
    }

    @Test
    void behind_an_alias_and_a_dot_there_are_its_columns_also_before_the_table_is_named() {
        assertThat(textsAt("SELECT c.| FROM orders o JOIN public.customers AS c ON c.id = o.customer_id"))
                .containsExactly("id", "\"Full Name\"", "\"group\"");
        assertThat(textsAt("SELECT * FROM orders WHERE orders.tot|")).containsExactly("total");
        assertThat(textsAt("SELECT * FROM customers \"The c\" WHERE \"The c\".|"))
                .containsExactly("id", "\"Full Name\"", "\"group\"");
    }

    @Test
    void elsewhere_there_are_aliases_and_the_columns_of_the_tables_that_are_read() {
        assertThat(textsAt("SELECT | FROM orders o JOIN customers c ON c.id = o.customer_id"))
                .containsExactly("o", "c", "o.id", "customer_id", "total", "c.id", "\"Full Name\"", "\"group\"");
        assertThat(textsAt("SELECT 1 FROM orders o ORDER BY o.id, tot|")).containsExactly("total");
        assertThat(textsAt("SELECT * FROM (SELECT id FROM orders WHERE tot|) q"))
                .containsExactly("total");
    }

    @Test
    void in_texts_comments_and_quoted_names_there_is_nothing() {
        assertThat(textsAt("SELECT 'it''s from |' FROM orders")).isEmpty();
        assertThat(textsAt("SELECT 'not yet closed |")).isEmpty();
        assertThat(textsAt("SELECT 1 -- from |")).isEmpty();
        assertThat(textsAt("SELECT 1 /* from |")).isEmpty();
        assertThat(textsAt("SELECT \"Full|\" FROM customers")).isEmpty();
        assertThat(textsAt("SELECT 'done' /* done */ FROM orders WHERE tot|")).containsExactly("total");
    }

    @Test
    void an_item_takes_the_place_of_the_word_that_is_begun() {
        assertThat(at("SELECT * FROM cust|", SHOP).from()).isEqualTo("SELECT * FROM ".length());
        assertThat(at("SELECT o.| FROM orders o", SHOP).from()).isEqualTo("SELECT o.".length());
    }

    @Test
    void of_two_thousand_tables_those_that_begin_as_typed_come_first_and_few_are_sent() {
        var many = IntStream.range(0, 2000)
                .mapToObj(n -> new SqlTable("erp", "t" + n + "_items", List.of()))
                .toList();

        var all = at("SELECT * FROM |", many);
        var some = at("SELECT * FROM t1999|", many);

        assertThat(all.items()).hasSize(SqlProposals.MOST);
        assertThat(all.isPart()).isTrue();
        assertThat(some.items()).extracting(CodeItem::text).containsExactly("erp.t1999_items");
        assertThat(some.isPart()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void the_columns_of_a_table_that_came_without_are_found_out_when_they_are_wanted() {
        var bare = List.of(new SqlTable("erp", "mara", List.of()));

        assertThat(at("SELECT m.| FROM erp.mara m", bare).items())
                .extracting(CodeItem::text)
                .containsExactly("found_out");
        assertThat(asked).containsExactly("mara");
    }
}
