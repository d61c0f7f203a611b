package io.perennial.connect;

/** Record ids of Salesforce come with 15 characters (case matters) or 18 (with a checksum); both name one record. */
final class SalesforceId {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private SalesforceId() {}

    /** "001A0000006Vm9r" -> "001A0000006Vm9rIAC"; any other text stays as it is. */
    static String full(String id) {
        if (id.length() != 15) {
            return id;
        }
        StringBuilder full = new StringBuilder(id);
        for (int chunk = 0; chunk < 15; chunk += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                bits |= Character.isUpperCase(id.charAt(chunk + i)) ? 1 << i : 0;
            }
            full.append(ALPHABET.charAt(bits));
        }
        return full.toString();
    }
}
