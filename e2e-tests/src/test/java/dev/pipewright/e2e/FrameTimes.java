package dev.pipewright.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Locale;

/// How long the main thread of a page was busy with each frame of something, as the browser itself counts it.
///
/// @param script in milliseconds a frame
/// @param layout in milliseconds a frame, with the styles that it takes
record FrameTimes(double script, double layout) {

    /// Measures what a page does.
    ///
    /// @param frames how many frames it takes
    static FrameTimes of(Page page, int frames, Runnable what) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable");
        FrameTimes before = now(session);
        what.run();
        FrameTimes after = now(session);
        session.detach();
        return new FrameTimes((after.script - before.script) / frames, (after.layout - before.layout) / frames);
    }

    private static FrameTimes now(CDPSession session) {
        JsonObject metrics = session.send("Performance.getMetrics");
        return new FrameTimes(
                millis(metrics, "ScriptDuration"),
                millis(metrics, "LayoutDuration") + millis(metrics, "RecalcStyleDuration"));
    }

    private static double millis(JsonObject metrics, String name) {
        for (JsonElement each : metrics.getAsJsonArray("metrics")) {
            JsonObject metric = each.getAsJsonObject();
            if (metric.get("name").getAsString().equals(name)) {
                return metric.get("value").getAsDouble() * 1000;
            }
        }
        throw new IllegalStateException("The browser does not count " + name + ".");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f ms of script, %.1f ms of layout", script, layout);
    }
}
