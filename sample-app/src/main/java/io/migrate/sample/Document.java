package io.migrate.sample;

import java.time.Instant;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * A scanned document.
 */
@Entity
@Table(name = "documents", indexes = @Index(name = "documents_owner_id_idx", columnList = "owner_id"))
class Document {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(optional = false)
	@JoinColumn(name = "owner_id")
	private @Nullable User owner;

	@Column(nullable = false)
	private String title = "";

	@Column(nullable = false)
	private String mediaType = "";

	// The database sets it
	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private @Nullable Instant createdAt;

	// The database sets it, on insert and by a trigger on update
	@Column(nullable = false, insertable = false, updatable = false)
	@ColumnDefault("now()")
	private @Nullable Instant updatedAt;

	@OneToOne(mappedBy = "document", cascade = CascadeType.ALL)
	@PrimaryKeyJoinColumn
	private @Nullable OcrResult ocrResult;

	protected Document() {
	}

	Document(User owner, String title, String mediaType) {
		this.owner = owner;
		this.title = title;
		this.mediaType = mediaType;
	}

	@Nullable Long getId() {
		return this.id;
	}

	String getTitle() {
		return this.title;
	}

	String getMediaType() {
		return this.mediaType;
	}

	@Nullable OcrResult getOcrResult() {
		return this.ocrResult;
	}

	void setOcrResult(OcrResult ocrResult) {
		this.ocrResult = ocrResult;
	}

}
