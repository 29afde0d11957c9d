package io.migrate.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Documents, and what was read from them.
 */
@RestController
@Transactional
class DocumentController {

	private final DocumentRepository documents;

	private final UserRepository users;

	private final JdbcClient jdbc;

	private final AuditLog audit;

	DocumentController(DocumentRepository documents, UserRepository users, JdbcClient jdbc, AuditLog audit) {
		this.documents = documents;
		this.users = users;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	@PostMapping("/documents")
	@ResponseStatus(HttpStatus.CREATED)
	DocumentView create(@RequestBody NewDocument document) {
		User owner = this.users.findById(document.ownerId())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "No such owner"));
		Document saved = this.documents.save(new Document(owner, document.title(), document.mediaType()));
		this.audit.record(owner.getName() + " uploads " + document.title());
		return DocumentView.of(saved);
	}

	@PutMapping("/documents/{id}/ocr")
	DocumentView recognise(@PathVariable Long id, @RequestBody Recognition recognition) {
		Document document = this.documents.findById(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		OcrResult result = Objects.requireNonNullElseGet(document.getOcrResult(), () -> new OcrResult(document));
		result.recognise(recognition.engine(), recognition.language(), recognition.confidence(),
				recognition.pageCount(), recognition.content());
		document.setOcrResult(result);
		return DocumentView.of(document);
	}

	@GetMapping("/documents")
	List<Map<String, @Nullable Object>> overview() {
		return this.jdbc.sql("SELECT * FROM document_overview ORDER BY id").query().listOfRows();
	}

	@GetMapping("/documents/search")
	List<Long> search(@RequestParam String words) {
		return this.jdbc.sql("""
				SELECT document_id FROM ocr_results
				WHERE content_search @@ plainto_tsquery('simple', :words) ORDER BY document_id""")
			.param("words", words)
			.query((row, number) -> row.getLong("document_id"))
			.list();
	}

	/**
	 * A document to be made.
	 *
	 * @param ownerId the id of the user who uploads it
	 * @param title the title
	 * @param mediaType such as {@code application/pdf}
	 */
	record NewDocument(Long ownerId, String title, String mediaType) {

	}

	/**
	 * What was read.
	 *
	 * @param engine what read it
	 * @param language the language of the text
	 * @param confidence from 0 to 1
	 * @param pageCount the number of pages
	 * @param content the text
	 */
	record Recognition(String engine, String language, BigDecimal confidence, int pageCount, String content) {

	}

	/**
	 * A document as shown.
	 *
	 * @param id the id
	 * @param title the title
	 * @param mediaType such as {@code application/pdf}
	 * @param recognised whether its text was read
	 */
	record DocumentView(@Nullable Long id, String title, String mediaType, boolean recognised) {

		static DocumentView of(Document document) {
			return new DocumentView(document.getId(), document.getTitle(), document.getMediaType(),
					document.getOcrResult() != null);
		}

	}

}
