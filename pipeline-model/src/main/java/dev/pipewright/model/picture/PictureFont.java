package dev.pipewright.model.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The one font of pictures, shipped with the product, so that a picture looks the same on every machine.
final class PictureFont {

    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

    // Loaded once: a font is half a megabyte when opened, and registering it is for the whole process.
    private static final PictureFont SHIPPED = new PictureFont();

    private final Font font;

    private PictureFont() {
        try (InputStream in = PictureFont.class.getResourceAsStream("Inter-Medium.otf")) {
            font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, "the font is part of the jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the shipped font is not readable", e);
        }
        GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(font);
    }

    static PictureFont shipped() {
        return SHIPPED;
    }

    String family() {
        return font.getFamily();
    }

    /// The text, or its start and an ellipsis if it is wider.
    ///
    /// @param size in pixels
    /// @param width the most room, in pixels
    String fitted(String text, int size, int width) {
        Font sized = font.deriveFont((float) size);
        if (widthOf(text, sized) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && widthOf(text.substring(0, end).strip() + "…", sized) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + "…";
    }

    private static double widthOf(String text, Font sized) {
        return sized.getStringBounds(text, MEASURE).getWidth();
    }
}
