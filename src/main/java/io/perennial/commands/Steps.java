package io.perennial.commands;

/** Says each tenth of a long work. */
final class Steps {

    private final Console console;
    private final String work;
    private int said;

    Steps(Console console, String work) {
        this.console = console;
        this.work = work;
    }

    void at(double share) {
        int tenth = (int) (share * 10);
        if (tenth > said) {
            said = tenth;
            console.say("%s: %d %%".formatted(work, tenth * 10));
        }
    }
}
