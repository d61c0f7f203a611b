package io.perennial.web;

/** Where to go after something was done: where one came from, never to another site. */
final class Back {

    private Back() {}

    static String to(String asked, String otherwise) {
        return "redirect:" + (asked.isBlank() ? otherwise : SignInPage.local(asked));
    }
}
