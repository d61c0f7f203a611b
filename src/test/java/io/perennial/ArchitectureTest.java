package io.perennial;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the walls of the house. */
class ArchitectureTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("__") && !location.contains("$$"))
            .importPackages("io.perennial");

    /** Endings of classes at the edge of the system; all others are rules and values. */
    private static final Pattern SHELL = Pattern.compile(
            ".*(Store|Endpoint|Page|Listener|Job|Client|Sender|Beans|Configuration|Command|Filter|Worker|Commit)");

    private static final Set<String> VAGUE = Set.of("util", "utils", "common", "manager", "impl", "dto", "helper");

    @Test
    void modulesImportOnlyWhatTheyDeclare() {
        MODULES.verify();
    }

    @Test
    void everyModuleSaysWhatItIsFor() throws IOException {
        for (var module : MODULES) {
            var text = Files.readString(sources(module).resolve("package-info.java"));

            assertThat(text).as(module.getIdentifier() + " has a sentence").contains("/**");
            assertThat(text).as(module.getIdentifier() + " is null-marked").contains("@NullMarked");
            assertThat(text).as(module.getIdentifier() + " names its walls").contains("@ApplicationModule");
        }
    }

    @Test
    void whatIsNotABeanImportsNoFramework() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are rules and values of a module", ArchitectureTest::isCore))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "jakarta..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The bottom and top rooms are about the database, commands and pages themselves: they are shell throughout. */
    private static boolean isCore(JavaClass type) {
        var home = type.getPackageName();
        boolean shellRoom = home.equals("io.perennial")
                || Stream.of("database", "commands", "web").anyMatch(room -> home.startsWith("io.perennial." + room));
        return home.startsWith("io.perennial") && !shellRoom && !isShell(outermost(type)) && !isPartOfStores(type);
    }

    /** A class that nothing but stores use reads and writes their rows. */
    private static boolean isPartOfStores(JavaClass type) {
        var users = type.getDirectDependenciesToSelf().stream()
                .map(use -> outermost(use.getOriginClass()))
                .filter(user -> !user.equals(outermost(type)))
                .toList();
        return !users.isEmpty()
                && users.stream().allMatch(user -> user.getSimpleName().endsWith("Store"));
    }

    private static boolean isShell(JavaClass type) {
        return SHELL.matcher(type.getSimpleName()).matches()
                || type.getSimpleName().equals("package-info")
                || type.isAnnotatedWith("org.springframework.modulith.ApplicationModule")
                || isBean(type);
    }

    private static boolean isBean(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.stereotype.Component")
                || type.isAnnotatedWith("org.springframework.stereotype.Component");
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    @Test
    void onlyTheFacadeIsAPublicBean() {
        for (var module : MODULES) {
            if (module.getIdentifier().toString().equals("web")) {
                continue; // nobody imports it, and its templates see what its pages show
            }
            var facades = CLASSES.stream()
                    .filter(type -> type.getPackageName()
                            .startsWith(module.getBasePackage().getName()))
                    .filter(ArchitectureTest::isBean)
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .map(JavaClass::getSimpleName)
                    .toList();

            assertThat(facades).as("public beans of " + module.getIdentifier()).hasSizeLessThan(2);
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        var vague = new TreeSet<String>();
        for (var type : CLASSES) {
            Stream.of(type.getPackageName().split("\\."))
                    .filter(VAGUE::contains)
                    .forEach(vague::add);
            VAGUE.stream()
                    .filter(word -> type.getSimpleName()
                            .toLowerCase(java.util.Locale.ROOT)
                            .endsWith(word))
                    .forEach(word -> vague.add(type.getName()));
        }

        assertThat(vague).isEmpty();
    }

    @Test
    void sqlIsWrittenInStoresOnly() {
        noClasses()
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are not a store",
                        type -> type.getPackageName().startsWith("io.perennial.")
                                && !type.getPackageName().startsWith("io.perennial.database")
                                && !outermost(type).getSimpleName().endsWith("Store")))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.springframework\\.jdbc\\.core\\..*|java\\.sql\\.PreparedStatement")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void noSqlNamesAnotherModulesSchema() throws IOException {
        var schemas = MODULES.stream()
                .map(module -> module.getIdentifier().toString())
                .toList();
        for (var module : MODULES) {
            for (var file : sqlOf(module)) {
                assertThat(foreignSchemas(
                                Files.readString(file),
                                schemas,
                                module.getIdentifier().toString()))
                        .as("schemas of other modules in " + file)
                        .isEmpty();
            }
        }
    }

    /** {@code join accounts.account a} in a store of {@code kpis} names the schema of {@code accounts}. */
    private static List<String> foreignSchemas(String text, List<String> schemas, String own) {
        var sql = text.lines()
                .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                .reduce("", (all, line) -> all + "\n" + line);
        return schemas.stream()
                .filter(schema -> !schema.equals(own))
                .filter(schema -> Pattern.compile("(?i)\\b(from|join|into|update|table|references|only|copy|on)\\s+"
                                + schema + "\\.[a-z_]+\\b(?!\\()")
                        .matcher(sql)
                        .find())
                .toList();
    }

    private static List<Path> sqlOf(ApplicationModule module) throws IOException {
        var migrations = Path.of(
                "src/main/resources/db/migration", module.getIdentifier().toString());
        try (var sources = Files.walk(sources(module));
                var files = Files.isDirectory(migrations) ? Files.walk(migrations) : Stream.<Path>empty()) {
            return Stream.concat(
                            sources.filter(file -> file.toString().endsWith("Store.java")),
                            files.filter(file -> file.toString().endsWith(".sql")))
                    .toList();
        }
    }

    private static Path sources(ApplicationModule module) {
        return Path.of("src/main/java", module.getBasePackage().getName().replace('.', '/'));
    }
}
