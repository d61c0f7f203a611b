package io.perennial.connect;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.perennial.database.ResumableJob;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports as jobs: one that a killed node left is begun again by another, and tells only what is missing. */
@Configuration(proxyBeanMethods = false)
class ImportTaskConfiguration {

    static final TaskDescriptor<Void> IMPORT = TaskDescriptor.of("connect-import");

    @Bean
    Task<Void> importTask(Importer importer) {
        return ResumableJob.of(IMPORT, importer::runUpload);
    }
}
