package io.migrate.boot.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTests {

	@Test
	void anotherReaderReadsWhatWasWritten() {
		Map<String, Object> written = new LinkedHashMap<>();
		written.put("text", "\"\\/\b\n\r\t\u0000 ä € \ud83d\ude00 </script>");
		written.put("list", Arrays.asList(1, true, null, List.of(), Map.of(), List.of("x")));
		written.put("", Map.of("a", Map.of("b", false)));
		assertThat(JsonMapper.shared().readValue(Json.of(written), Object.class)).isEqualTo(written);
		assertThat(Json.of(written)).isASCII();
	}

	@Test
	void itCanBeRead() {
		assertThat(Json.of(List.of(Map.of("id", "aaaa"), List.of()))).isEqualTo("""
				[
				  {
				    "id": "aaaa"
				  },
				  []
				]""");
	}

}
