package io.migrate.boot.page;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HtmlTests {

	private final Html html = new Html();

	@Test
	void textIsNothingButText() {
		this.html.element("p", "<script>alert('1')</script> & \"co\"");
		assertThat(this.html)
			.hasToString("<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;co&quot;</p>");
	}

	@Test
	void anAttributeCannotBeLeft() {
		this.html.element("a", "x", "href", "\" onclick='y' <");
		assertThat(this.html).hasToString("<a href=\"&quot; onclick=&#39;y&#39; &lt;\">x</a>");
	}

	@Test
	void whatPeopleWroteHasADirectionOfItsOwn() {
		this.html.foreign("\u202Eabc");
		assertThat(this.html).hasToString("<bdi>\u202Eabc</bdi>");
	}

	@Test
	void charactersThatHtmlForbidsAreReplaced() {
		this.html.text("a\u0000b\u001Bc\u0085d\ne\tf");
		assertThat(this.html).hasToString("a\uFFFDb\uFFFDc\uFFFDd\ne\tf");
	}

	@Test
	void whatIsNotClosedIsNoHtml() {
		this.html.open("p");
		assertThatIllegalStateException().isThrownBy(this.html::toString).withMessage("Not closed: [p]");
	}

}
