package io.perennial.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pool of connections to the database that was opened before the application. */
@Configuration(proxyBeanMethods = false)
class DatabaseBeans {

    @Bean
    HikariDataSource dataSource(Database database, @Value("${perennial.database.connections:24}") int connections) {
        return database.pool(connections);
    }
}
