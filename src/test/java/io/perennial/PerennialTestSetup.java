package io.perennial;

import io.perennial.database.Database;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/** What the application under test gets from outside: a fresh database and a clock that tests may set. */
final class PerennialTestSetup implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(Database.class, TestDatabase::copy);
        var clock = new SettableClock();
        context.registerBean("settableClock", SettableClock.class, () -> clock, bean -> bean.setPrimary(true));
    }
}
