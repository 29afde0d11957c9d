package io.migrate.boot.autoconfigure;

import java.sql.Connection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.migrate.session.Transactions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Transactions of the application's own transaction manager, so that what a populator
 * does through repositories belongs to the same transaction as the record of it. The
 * manager is made when the first populator runs, and not before: it may need what waits
 * for the database.
 */
final class ApplicationTransactions implements Transactions {

	private static final boolean HIKARI_PRESENT = ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource",
			ApplicationTransactions.class.getClassLoader());

	private final DataSource dataSource;

	private final SingletonSupplier<Optional<PlatformTransactionManager>> manager;

	ApplicationTransactions(DataSource dataSource, ObjectProvider<PlatformTransactionManager> managers) {
		this.dataSource = dataSource;
		this.manager = SingletonSupplier.of(() -> Optional.ofNullable(managers.getIfUnique()).filter(this::reaches));
	}

	/**
	 * Whether the application has one main transaction manager, and its transactions run
	 * on connections of this data source.
	 */
	@Override
	public boolean isAvailable() {
		return this.manager.obtain().isPresent();
	}

	@Override
	public void run(Consumer<Connection> work) {
		in(this.manager.obtain().orElseThrow(), () -> {
			Connection connection = DataSourceUtils.getConnection(this.dataSource);
			try {
				work.accept(connection);
				return true;
			}
			finally {
				DataSourceUtils.releaseConnection(connection, this.dataSource);
			}
		});
	}

	// Only a transaction shows what it runs on: managers are proxied, and some have
	// several
	private boolean reaches(PlatformTransactionManager manager) {
		return in(manager, () -> TransactionSynchronizationManager.hasResource(this.dataSource));
	}

	private boolean in(PlatformTransactionManager manager, BooleanSupplier work) {
		refuseSingleConnection();
		TransactionTemplate template = new TransactionTemplate(manager);
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		try {
			return Boolean.TRUE.equals(template.execute((status) -> work.getAsBoolean()));
		}
		catch (CannotCreateTransactionException ex) {
			throw new NoSecondConnectionException(ex);
		}
	}

	// It would wait for as long as the pool lets it, since the lock has that connection
	private void refuseSingleConnection() {
		if (HIKARI_PRESENT && HikariPools.hasOneConnection(this.dataSource)) {
			throw new NoSecondConnectionException(null);
		}
	}

	/** Knows pools that need not be there. */
	private static final class HikariPools {

		static boolean hasOneConnection(DataSource dataSource) {
			HikariDataSource pool = DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class,
					HikariDataSource.class);
			return pool != null && pool.getMaximumPoolSize() == 1;
		}

	}

}
