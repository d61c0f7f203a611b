package io.perennial.access;

/** Who did something, as the audit log names them. */
public sealed interface Actor {

    /** Shown in the audit log. */
    String name();

    /** One of our people. */
    record Person(Member.Id id, String name) implements Actor {
        public static Person of(Member member) {
            return new Person(member.id(), member.email());
        }
    }

    /** A source, through its API key. */
    record Key(long id, String name) implements Actor {
        public static Key of(ApiKey key) {
            return new Key(key.id(), key.source().value() + " (" + key.hint() + "…)");
        }
    }

    /** A part of the product acting by itself, or a command on the machine, e.g. "import". */
    record Process(String name) implements Actor {}
}
