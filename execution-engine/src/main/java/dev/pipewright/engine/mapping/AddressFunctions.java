package dev.pipewright.engine.mapping;

import static dev.pipewright.engine.mapping.Understood.understood;

import dev.pipewright.engine.mapping.business.Addresses;
import dev.pipewright.engine.mapping.business.Countries;
import dev.pipewright.engine.mapping.business.PhoneNumbers;
import dev.pipewright.engine.mapping.business.PostalCodes;
import dev.pipewright.engine.mapping.business.States;

/// Functions on where people are and how to reach them.
final class AddressFunctions {

    private AddressFunctions() {}

    static Functions.Library library() {
        return places(new Functions.Library(FunctionGroup.ADDRESS))
                .add(
                        "postalCode",
                        "<(sn)s:s>",
                        "code country",
                        "$postalCode('981101234', 'US')",
                        "'98110-1234'",
                        understood(a -> PostalCodes.clean(a.textOrNumber(0), a.text(1))))
                .add(
                        "cleanAddress",
                        "<s-:s>",
                        "text",
                        "$cleanAddress(' 4581  Finch St. , , Bayshore,')",
                        "'4581 Finch St., Bayshore'",
                        TextFunctions.onText(Addresses::clean))
                .add(
                        "addressLines",
                        "<(sa):a<s>>",
                        "lines",
                        "$addressLines(['4581 Finch St.', '', null, 'Bayshore '])",
                        "['4581 Finch St.', 'Bayshore']",
                        understood(a -> Addresses.lines(a.texts(0))))
                .add(
                        "addressParts",
                        "<(sa)s?:o>",
                        "lines country?",
                        "$addressParts(['4581 Finch St.', 'Bayshore, CA 94326'], 'US')",
                        "{'line1': '4581 Finch St.', 'city': 'Bayshore', 'region': 'CA', 'postalCode': '94326',"
                                + " 'country': 'US'}",
                        understood(a -> Addresses.parts(a.texts(0), a.textOrNull(1))))
                .add(
                        "phone",
                        "<(sn)s?:s>",
                        "number country?",
                        "$phone('(206) 555-0123', 'US')",
                        "'+12065550123'",
                        understood(a -> PhoneNumbers.international(a.textOrNumber(0), a.textOrNull(1))));
    }

    private static Functions.Library places(Functions.Library library) {
        return library.add(
                        "countryCode",
                        "<s-:s>",
                        "text",
                        "$countryCode('United States')",
                        "'US'",
                        understood(a -> Countries.code(a.text(0))))
                .add(
                        "countryCode3",
                        "<s-:s>",
                        "text",
                        "$countryCode3('US')",
                        "'USA'",
                        understood(a -> Countries.code3(a.text(0))))
                .add(
                        "countryName",
                        "<ss?:s>",
                        "text locale?",
                        "$countryName('DEU', 'fr')",
                        "'Allemagne'",
                        understood(a -> Countries.name(a.text(0), a.value(1) == Missing.MISSING ? "en" : a.text(1))))
                .add(
                        "stateCode",
                        "<ss:s>",
                        "text country",
                        "$stateCode('Wash.', 'US')",
                        "'WA'",
                        understood(a -> States.code(a.text(0), a.text(1))))
                .add(
                        "stateName",
                        "<ss:s>",
                        "text country",
                        "$stateName('WA', 'US')",
                        "'Washington'",
                        understood(a -> States.name(a.text(0), a.text(1))));
    }
}
