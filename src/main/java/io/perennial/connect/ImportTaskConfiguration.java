package io.perennial.connect;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports as jobs: one that a killed node left is begun again by another, and tells only what is missing. */
@Configuration(proxyBeanMethods = false)
class ImportTaskConfiguration {

    static final TaskDescriptor<Void> IMPORT = TaskDescriptor.of("connect-import");

    @Bean
    OneTimeTask<Void> importTask(Importer importer) {
        return Tasks.oneTime(IMPORT)
                .execute((instance, context) -> importer.runUpload(Long.parseLong(instance.getId())));
    }
}
