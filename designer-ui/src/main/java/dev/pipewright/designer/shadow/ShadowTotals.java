package dev.pipewright.designer.shadow;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.pipewright.designer.look.DataText;
import dev.pipewright.designer.look.Formats;
import dev.pipewright.designer.look.ListTable;
import dev.pipewright.platform.shadow.CurrencyTotal;
import dev.pipewright.platform.shadow.ShadowKind;
import dev.pipewright.platform.shadow.ShadowReport;
import java.math.BigDecimal;
import java.util.Map;

/// What a draft changes, in numbers: how many documents, and how much money of each currency.
final class ShadowTotals extends Div {

    private final transient Formats formats = Formats.ofReader();

    ShadowTotals(ShadowReport report) {
        addClassName("pw-shadow-totals");
        add(new Paragraph(getTranslation(
                "shadow.found",
                report.same(),
                formats.number(report.same()),
                report.changed(),
                formats.number(report.changed()))));
        for (Map.Entry<ShadowKind, Long> kind : report.counts().entrySet()) {
            var line = new Paragraph(getTranslation(
                    "shadow.count." + kind.getKey().name(), kind.getValue(), formats.number(kind.getValue())));
            line.addClassName("pw-soft");
            add(line);
        }
        if (report.answeredDifferently() > 0) {
            var noise = new Paragraph(getTranslation(
                    "shadow.noise", report.answeredDifferently(), formats.number(report.answeredDifferently())));
            noise.addClassName("pw-soft");
            add(noise);
        }
        if (!report.totals().isEmpty()) {
            var table =
                    new ListTable("shadow.currency", "shadow.tax", "shadow.taxNow", "shadow.taxBy", "shadow.amountBy");
            report.totals().forEach(total -> table.getBody().add(table.line(currency(total), sums(total))));
            add(table);
        }
    }

    private Component currency(CurrencyTotal total) {
        return new DataText(total.currency().isEmpty() ? "–" : total.currency());
    }

    private Component[] sums(CurrencyTotal total) {
        return new Component[] {
            new DataText(formats.amount(total.taxBefore(), total.currency())),
            new DataText(formats.amount(total.taxAfter(), total.currency())),
            difference(total.taxDifference(), total.currency()),
            difference(total.amountDifference(), total.currency())
        };
    }

    private Component difference(BigDecimal by, String currency) {
        return new DataText(signed(formats, by, currency));
    }

    /// A difference with its sign, as in `+0.83 USD`.
    static String signed(Formats formats, BigDecimal by, String currency) {
        return (by.signum() > 0 ? "+" : "") + formats.amount(by, currency);
    }
}
