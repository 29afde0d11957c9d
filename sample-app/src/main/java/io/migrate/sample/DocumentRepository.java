package io.migrate.sample;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * The documents.
 */
interface DocumentRepository extends JpaRepository<Document, Long> {

}
