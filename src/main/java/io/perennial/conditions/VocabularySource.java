package io.perennial.conditions;

import java.util.List;

/** Port of the modules that contribute names to conditions. Asked at each check, so names may come and go. */
public interface VocabularySource {

    List<Name> names();
}
