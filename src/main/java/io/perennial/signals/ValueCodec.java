package io.perennial.signals;

import io.perennial.signals.SignalValue.Known;
import io.perennial.signals.SignalValue.Reason;
import io.perennial.signals.SignalValue.Unknown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of all signals of one account as bytes, in the order of the catalogue. */
final class ValueCodec {

    /** Values written by another catalogue cannot be read by position; they are computed again. */
    static final int CATALOGUE = SignalCatalogue.all().stream()
            .map(Signal::key)
            .collect(Collectors.joining(","))
            .hashCode();

    private ValueCodec() {}

    static byte[] encode(SignalValues values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < values.size(); i++) {
                write(values.at(i), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static SignalValues decode(byte[] bytes) {
        SignalValue[] values = new SignalValue[SignalCatalogue.size()];
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < values.length; i++) {
                values[i] = read(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SignalValues(values);
    }

    private static void write(SignalValue value, DataOutputStream out) throws IOException {
        switch (value) {
            case Unknown(Reason reason) -> out.writeByte(-1 - reason.ordinal());
            case Known(double number, Map<String, Object> facts) -> {
                out.writeByte(facts.size());
                out.writeDouble(number);
                for (Map.Entry<String, Object> fact : facts.entrySet()) {
                    out.writeUTF(fact.getKey());
                    fact(fact.getValue(), out);
                }
            }
        }
    }

    private static void fact(Object fact, DataOutputStream out) throws IOException {
        switch (fact) {
            case Integer number -> {
                out.writeByte('i');
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case LocalDate day -> {
                out.writeByte('t');
                out.writeInt((int) day.toEpochDay());
            }
            case String text -> {
                out.writeByte('s');
                out.writeUTF(text.length() > 1000 ? text.substring(0, 1000) : text);
            }
            default -> throw new IllegalArgumentException("a fact is a number, a date or a text but was " + fact);
        }
    }

    private static SignalValue read(DataInputStream in) throws IOException {
        int size = in.readByte();
        if (size < 0) {
            return new Unknown(Reason.values()[-1 - size]);
        }
        double number = in.readDouble();
        Object[] facts = new Object[2 * size];
        for (int i = 0; i < facts.length; i += 2) {
            facts[i] = in.readUTF();
            facts[i + 1] = fact(in);
        }
        return new Known(number, Facts.of(facts));
    }

    private static Object fact(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'i' -> (Object) in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> LocalDate.ofEpochDay(in.readInt());
            case 's' -> in.readUTF();
            default -> throw new IllegalStateException("no fact is written as " + (char) kind);
        };
    }
}
