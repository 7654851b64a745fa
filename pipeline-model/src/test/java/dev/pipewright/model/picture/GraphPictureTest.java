package dev.pipewright.model.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.model.Drawing;
import dev.pipewright.model.Edge;
import dev.pipewright.model.ExamplePipelines;
import dev.pipewright.model.KindTexts;
import dev.pipewright.model.Layout;
import dev.pipewright.model.Node;
import dev.pipewright.model.NodeBox;
import dev.pipewright.model.NodeHeader;
import dev.pipewright.model.NodeId;
import dev.pipewright.model.NodeKind;
import dev.pipewright.model.Pipeline;
import dev.pipewright.model.Position;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GraphPictureTest {

    private static final Pipeline SALES_TO_TAX = ExamplePipelines.salesToTax();

    @Test
    void boxes_stand_from_left_to_right_in_the_direction_of_the_records() {
        Layout layout = GraphLayout.arranged(SALES_TO_TAX, Layout.EMPTY);

        int step = NodeBox.WIDTH + GraphLayout.GAP_ACROSS;
        assertThat(layout.positions())
                .isEqualTo(Map.of(
                        ExamplePipelines.SALES, new Position(0, 0),
                        ExamplePipelines.ORDERS, new Position(step, 0),
                        ExamplePipelines.MAPPING, new Position(2 * step, 0),
                        ExamplePipelines.TAX, new Position(3 * step, 0),
                        ExamplePipelines.RESULTS, new Position(4 * step, 0)));
    }

    @Test
    void a_large_pipeline_is_placed_the_same_way_each_time_and_no_box_covers_another() {
        Pipeline large = treeOf(60);
        Layout first = GraphLayout.arranged(large, Layout.EMPTY);

        assertThat(first.positions()).hasSize(60);
        assertThat(overlapsIn(first)).isEmpty();
        for (int i = 0; i < 20; i++) {
            assertThat(GraphLayout.arranged(large, Layout.EMPTY)).isEqualTo(first);
        }
    }

    @Test
    void what_people_placed_stays_when_the_rest_is_added() {
        var placed = new Layout(Map.of(ExamplePipelines.SALES, new Position(40, 80)), List.of());

        Layout completed = GraphLayout.completed(SALES_TO_TAX, placed);

        assertThat(completed.positions()).hasSize(5);
        assertThat(completed.positionOf(ExamplePipelines.SALES)).isEqualTo(new Position(40, 80));
        assertThat(overlapsIn(completed)).isEmpty();
    }

    @Test
    void the_picture_shows_each_box_with_its_name_and_kind() {
        String svg = imageOf(SALES_TO_TAX, Palette.LIGHT).svg();

        assertThat(svg)
                .startsWith("<svg")
                .contains(">Sales<", ">Source<", ">Map orders<", ">Map<", ">Calculate tax<", ">Keep results<")
                .contains(Palette.LIGHT.accent(NodeKind.API_CALL));
    }

    @Test
    void light_and_dark_differ_in_colours_only() {
        String light = imageOf(SALES_TO_TAX, Palette.LIGHT).svg();
        String dark = imageOf(SALES_TO_TAX, Palette.DARK).svg();

        assertThat(dark).isNotEqualTo(light);
        assertThat(withoutColours(dark)).isEqualTo(withoutColours(light));
    }

    @Test
    void a_line_to_a_box_further_left_goes_between_the_two_and_through_none() {
        Layout layout = GraphLayout.completed(SALES_TO_TAX, Layout.EMPTY)
                .withPositions(Map.of(
                        ExamplePipelines.TAX, new Position(0, 160),
                        ExamplePipelines.RESULTS, new Position(304, 160)));

        String svg = GraphImage.of(new Drawing(SALES_TO_TAX, layout), Palette.LIGHT, Locale.ENGLISH)
                .svg();

        // The margin is 40 pixels; half way between the rows, at 64 and 160, is 112.
        assertThat(svg).contains("Q 884.0 152.0 874.0 152.0").contains("Q 20.0 152.0 20.0 162.0");
    }

    @Test
    void the_png_is_as_large_as_the_drawing() throws IOException {
        byte[] png = imageOf(SALES_TO_TAX, Palette.DARK).png(0.5);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        int drawn = 4 * (NodeBox.WIDTH + GraphLayout.GAP_ACROSS) + NodeBox.WIDTH + 2 * 40;
        assertThat(image.getWidth()).isBetween(drawn / 2, drawn / 2 + 3);
        assertThat(image.getRGB(2, 2) & 0xffffff).isEqualTo(0x14181e);
    }

    @Test
    void a_long_name_ends_in_an_ellipsis_inside_the_box() {
        assertThat(PictureFont.shipped().fitted("Sales of all stores in Washington and Oregon", 14, 120))
                .isEqualTo("Sales of all stor…");
    }

    @Test
    void every_kind_has_a_label() {
        KindTexts texts = KindTexts.in(Locale.ENGLISH);

        for (NodeKind kind : NodeKind.values()) {
            assertThat(texts.label(kind)).isNotBlank();
        }
    }

    private static GraphImage imageOf(Pipeline pipeline, Palette palette) {
        Layout layout = GraphLayout.completed(pipeline, Layout.EMPTY);
        return GraphImage.of(new Drawing(pipeline, layout), palette, Locale.ENGLISH);
    }

    private static String withoutColours(String svg) {
        return svg.replaceAll("#[0-9a-f]{6}", "#").replaceAll("id=\"[^\"]*\"", "");
    }

    private static List<String> overlapsIn(Layout layout) {
        List<String> overlaps = new ArrayList<>();
        layout.positions()
                .forEach((one, at) -> layout.positions().forEach((other, there) -> {
                    boolean across = Math.abs(at.x() - there.x()) < NodeBox.WIDTH;
                    boolean down = Math.abs(at.y() - there.y()) < NodeBox.HEIGHT;
                    if (!one.equals(other) && across && down) {
                        overlaps.add(one + " covers " + other);
                    }
                }));
        return overlaps;
    }

    private static Pipeline treeOf(int size) {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(new Node.Union(NodeHeader.of(new NodeId("union-" + i), "Union " + i)));
            if (i > 0) {
                edges.add(Edge.between(nodes.get((i - 1) / 3).id(), nodes.get(i).id()));
            }
        }
        return new Pipeline("Tree", "", List.of(), nodes, edges);
    }
}
