package io.migrate.sample;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a document.
 */
@Entity
@Table(name = "ocr_results")
class OcrResult {

	@Id
	private @Nullable Long documentId;

	@OneToOne(optional = false)
	@MapsId
	@JoinColumn(name = "document_id")
	private @Nullable Document document;

	@Column(nullable = false)
	private String engine = "";

	@Column(nullable = false)
	private String language = "";

	@Column(nullable = false, precision = 4, scale = 3,
			check = @CheckConstraint(constraint = "confidence BETWEEN 0 AND 1"))
	private BigDecimal confidence = BigDecimal.ZERO;

	@Column(nullable = false, check = @CheckConstraint(constraint = "page_count > 0"))
	private int pageCount;

	@Column(nullable = false)
	private String content = "";

	// The database sets it
	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private @Nullable Instant recognisedAt;

	protected OcrResult() {
	}

	OcrResult(Document document) {
		this.document = document;
	}

	void recognise(String engine, String language, BigDecimal confidence, int pageCount, String content) {
		this.engine = engine;
		this.language = language;
		this.confidence = confidence;
		this.pageCount = pageCount;
		this.content = content;
	}

}
