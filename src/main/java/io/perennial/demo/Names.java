package io.perennial.demo;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Invented names of companies and people; mail addresses end in the reserved ".example". */
final class Names {

    private static final List<String> FIRST = List.of(
            "Nordlicht",
            "Alpenblick",
            "Hafenwerk",
            "Kieselbach",
            "Birkental",
            "Sonnenhof",
            "Talwind",
            "Wolkenstein",
            "Eichgrund",
            "Silbersee",
            "Rotbuchen",
            "Falkenau",
            "Mondsteg",
            "Steinacker",
            "Lindenfels",
            "Moorblick",
            "Quellental",
            "Bergahorn",
            "Seerose",
            "Windhag",
            "Auenland",
            "Klarwasser",
            "Weidenried",
            "Tannenspitz",
            "Sandkamp");
    private static final List<String> TRADE = List.of(
            "Logistik",
            "Handel",
            "Lebensmittel",
            "Möbel",
            "Getränke",
            "Baustoffe",
            "Kurier",
            "Spedition",
            "Pharma",
            "Textil");
    private static final List<String> FORM = List.of("GmbH", "AG", "KG", "GmbH & Co. KG", "SE");
    private static final List<String> GIVEN = List.of(
            "Dana", "Mika", "Jule", "Till", "Ronja", "Levi", "Smilla", "Arvid", "Frieda", "Juri", "Malin", "Ole", "Pia",
            "Quirin", "Svea", "Tjark", "Ylva", "Bela", "Carla", "Edda", "Henrik", "Ida", "Kaya", "Lasse");
    private static final List<String> FAMILY = List.of(
            "Brandt", "Keller", "Vogt", "Ernst", "Ahrens", "Bohn", "Dorn", "Eibl", "Falk", "Grimm", "Hauk", "Imhof",
            "Jost", "Kolbe", "Lenz", "Moll", "Nagel", "Ortlieb", "Pohl", "Quast", "Rieger", "Sturm", "Thoma", "Ulrich",
            "Wendt", "Zobel");

    private Names() {}

    /** A company's name, different for every index below 250. */
    static String company(int index) {
        int first = index % FIRST.size();
        int trade = (index / FIRST.size() + first) % TRADE.size();
        return FIRST.get(first) + " " + TRADE.get(trade) + " " + FORM.get((index * 7 + index / 25) % FORM.size());
    }

    /** A person's name, different for each number below 600 within one company. */
    static String person(int company, int number) {
        int shifted = number + company * 37;
        return GIVEN.get(shifted % GIVEN.size()) + " "
                + FAMILY.get((shifted / GIVEN.size() + shifted * 5) % FAMILY.size());
    }

    /** "Möbel & Co" -> "moebel-co". */
    static String slug(String text) {
        String plain = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
