package io.migrate.sample;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
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

	private String engine = "";

	private String language = "";

	@Column(precision = 4, scale = 3)
	private BigDecimal confidence = BigDecimal.ZERO;

	private int pageCount;

	private String content = "";

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
