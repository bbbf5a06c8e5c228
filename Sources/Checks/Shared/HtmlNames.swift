/// The elements of HTML that pages and translators leave in texts.
enum HtmlNames {
    static let elements: Set<String> = [
        "p", "br", "div", "span", "a", "b", "i", "em", "strong", "u", "img", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5",
        "h6", "table", "tr", "td", "th", "tbody", "thead", "blockquote", "script", "style", "iframe", "figure", "figcaption",
        "font", "center", "hr", "sup", "sub", "nobr", "html", "body", "head", "section", "article", "noscript", "strike",
    ]
}
