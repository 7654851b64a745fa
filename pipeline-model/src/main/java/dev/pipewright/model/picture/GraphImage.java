package dev.pipewright.model.picture;

import com.mxgraph.canvas.mxSvgCanvas;
import com.mxgraph.util.mxCellRenderer;
import com.mxgraph.util.mxDomUtils;
import com.mxgraph.util.mxXmlUtils;
import com.mxgraph.view.mxGraph;
import dev.pipewright.model.Drawing;
import dev.pipewright.model.KindTexts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A pipeline as a picture, for lists, reports and documents.
public final class GraphImage {

    private final mxGraph graph;

    private GraphImage(mxGraph graph) {
        this.graph = graph;
    }

    /// Prepares the picture of a drawing as it stands; see [GraphLayout#completed] for one that has no layout yet.
    public static GraphImage of(Drawing drawing, Palette palette, Locale locale) {
        return new GraphImage(new PictureGraph(palette, KindTexts.in(locale)).graphOf(drawing));
    }

    /// The picture as an SVG document, as large as its content.
    public String svg() {
        var canvas = (mxSvgCanvas) mxCellRenderer.drawCells(graph, null, 1, null, new Canvases());
        Element root = canvas.getDocument().getDocumentElement();
        root.setAttribute("viewBox", "0 0 " + root.getAttribute("width") + " " + root.getAttribute("height"));
        root.setAttribute("role", "img");
        NodeList texts = root.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            // A browser may have the font by the name of its family, or not at all.
            text.setAttribute("font-family", text.getAttribute("font-family") + ", Inter, sans-serif");
            text.setAttribute("font-weight", "500");
        }
        return mxXmlUtils.getXml(root);
    }

    /// The picture as the bytes of a PNG file.
    ///
    /// @param scale pixels of the image for a pixel of the canvas
    public byte[] png(double scale) {
        BufferedImage image = mxCellRenderer.createBufferedImage(graph, null, scale, null, true, null);
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Canvases extends mxCellRenderer.CanvasFactory {
        @Override
        public mxSvgCanvas createCanvas(int width, int height) {
            Document document = mxDomUtils.createSvgDocument(width, height);
            var canvas = new mxSvgCanvas(document);
            canvas.setEmbedded(true);
            return canvas;
        }
    }
}
