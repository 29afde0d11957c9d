package io.migrate.revision;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import io.migrate.base.Problem;
import io.migrate.base.PopulationName;
import io.migrate.base.Problems;
import io.migrate.graph.RevisionId;
import io.migrate.graph.RevisionNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JavaSourcesTests {

	private static final String ADD_OCR_RESULTS = """
			package com.acme.revisions;

			import io.migrate.operation.Operations;
			import io.migrate.revision.JavaRevision;
			import io.migrate.revision.RevisionInfo;

			import org.springframework.stereotype.Component;

			@Component
			@RevisionInfo(id = "cccc",
			        revises = { "aaaa", "bbbb" },
			        message = \"""
			                add OCR results

			                They come
			                  \\"from\\" a machine.\""",
			        dependsOn = "dddd",
			        labels = "ocr",
			        needsPopulation = "fill-it",
			        created = "2026-01-02T03:04:05Z")
			class AddOcrResults implements JavaRevision {

			    @Override
			    public void upgrade(Operations op) {
			        // Say here what makes the change, such as
			        // op.addColumn("documents", "pages", "integer").notNull().defaultValue(1);
			    }

			    @Override
			    public void downgrade(Operations op) {
			        // Say here what takes it back. Where nothing can, leave this method out, and add to
			        // the annotation: irreversible = "the reason"
			    }

			}
			""";

	private final Problems problems = new Problems();

	@TempDir
	private Path folder;

	@Test
	void aClassHasItsPlaceAndMethods() {
		NewRevision revision = new NewRevision(
				new RevisionNode(new RevisionId("cccc"), List.of(new RevisionId("aaaa"), new RevisionId("bbbb")),
						List.of("dddd"), List.of("ocr")),
				RevisionText.of("add OCR results\n\nThey come\n  \"from\" a machine."),
				Instant.parse("2026-01-02T03:04:05.9Z"))
			.withNeeds(List.of(new PopulationName("fill-it")));
		Path file = sources("com.acme.revisions").write(revision);
		assertThat(file).isEqualTo(this.folder.resolve("com/acme/revisions/AddOcrResults.java"))
			.hasContent(ADD_OCR_RESULTS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "add it", "it's \"quoted\"", "a \\ and \\u0041 and \\n", "größe & more",
			"one\n\ntwo \"\"\" three\n  four\\", "100 %s %n", "*/ class X { } /*" })
	void whatIsWrittenIsReadFromTheSourceAndFromTheClass(String message) throws Exception {
		Path file = sources("p").write(revision(message));
		Revision source = sources("p").revisions().get(0);
		assertThat(source.node()).isEqualTo(revision(message).node());
		try (URLClassLoader loader = compile(file)) {
			Class<?> type = loader.loadClass("p." + file.getFileName().toString().replace(".java", ""));
			var constructor = type.getDeclaredConstructor();
			constructor.setAccessible(true);
			Revision compiled = JavaRevisionSource.of((JavaRevision) constructor.newInstance())
				.revisions(this.problems)
				.get(0);
			assertThat(this.problems.list()).isEmpty();
			assertThat(compiled.node()).isEqualTo(revision(message).node());
			assertThat(compiled.message()).isEqualTo(RevisionText.of(message).message());
			assertThat(compiled.description()).isEqualTo(String.join("\n", RevisionText.of(message).description()));
			assertThat(compiled.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
		}
	}

	private URLClassLoader compile(Path file) throws IOException {
		Path stereotype = Files.createDirectories(this.folder.resolve("org/springframework/stereotype"))
			.resolve("Component.java");
		Files.writeString(stereotype, "package org.springframework.stereotype; public @interface Component { }");
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		Path out = Files.createDirectory(this.folder.resolve("out"));
		int code = compiler.run(null, null, null, "-proc:none", "-d", out.toString(), "-cp",
				System.getProperty("java.class.path"), file.toString(), stereotype.toString());
		assertThat(code).isZero();
		return new URLClassLoader(new URL[] { out.toUri().toURL() });
	}

	@ParameterizedTest
	@CsvSource({ "add OCR results, AddOcrResults", "'100 more', Revision100More", "???, Revisioncccc",
			"'Überblick ändern', UberblickAndern" })
	void theNameIsTheMessageInCamelCase(String message, String name) {
		assertThat(sources("p").write(revision(message)).getFileName()).hasToString(name + ".java");
	}

	@Test
	void aClassThatIsThereIsLeftAsItIs() throws IOException {
		Path there = Files.createDirectories(this.folder.resolve("p")).resolve("AddIt.java");
		Files.writeString(there, "mine");
		assertThatExceptionOfType(InvalidDraftException.class).isThrownBy(() -> sources("p").write(revision("add it")))
			.withMessageContaining("AddIt.java is there already");
		assertThat(there).hasContent("mine");
	}

	@Test
	void whatCannotBeWrittenIsSaid() {
		new JavaSources(this.folder.resolve("none"), "1.2").check(this.problems);
		assertThat(this.problems.list()).extracting(Problem::message)
			.containsExactly("There is no folder " + this.folder
					+ "/none; create it, or name another one with --location or 'migrate.java-source-directory'",
					"'1.2' is no package for revisions; name one with --package or 'migrate.java-revisions-package'");
	}

	@Test
	void sourcesThatSayNothingArePassedOver() throws IOException {
		Path path = Files.createDirectories(this.folder.resolve("p/deep"));
		Files.writeString(path.resolve("A.java"), "// @RevisionInfo(id = \"aaaa\")\nclass A { }");
		Files.writeString(path.resolve("B.java"), "@RevisionInfo(id = Ids.B, message = \"b\") class B { }");
		Files.writeString(path.resolve("C.java"),
				"@RevisionInfo(message = \"id = (\" + \"x\", /* id = \"no\" */ id = \"cccc\" // revises = \"no\"\n,"
						+ " revises = {\"aaaa\",\"bbbb\"})\nclass C { String id = \"dddd\"; }");
		Files.write(path.resolve("D.java"), new byte[] { (byte) 0xff });
		assertThat(sources("p").revisions()).singleElement().satisfies((revision) -> {
			assertThat(revision.id().value()).isEqualTo("cccc");
			assertThat(revision.node().revises()).extracting(RevisionId::value).containsExactly("aaaa", "bbbb");
			assertThat(revision.script().name()).isEqualTo(path.resolve("C.java").toString());
		});
	}

	private JavaSources sources(String packageName) {
		return new JavaSources(this.folder, packageName);
	}

	private static NewRevision revision(String message) {
		return new NewRevision(
				new RevisionNode(new RevisionId("cccc"), List.of(new RevisionId("aaaa")), List.of(), List.of()),
				RevisionText.of(message), Instant.parse("2026-01-02T03:04:05Z"));
	}

}
